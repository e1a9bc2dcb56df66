// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"
#include "core/base/result.h"

#include <QWidget>

class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// The control group of a pod and those in it, one for each container that runs; hidden where nobody tells of any.
class PodGroups final : public QWidget {
    Q_OBJECT
public:
    explicit PodGroups(session::Session& session, QWidget* parent = nullptr);

    void setPod(const backend::Pod& pod);

private:
    void fill();
    void arrived(const QString& asked, const Result<QString>& inspection);

    session::Session& m_session;
    QLabel* m_tree;
    QString m_asked;  ///< key of the container that has told, or will
    QString m_around; ///< the group that all of them are in; empty: not known
    QStringList m_rows;
};

} // namespace darse::ui
