// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/forwardrow.h"

#include <vector>

class QVBoxLayout;

namespace darse::ui {

/// Ports of pods below one another. Rows stay as long as they are about the same.
class ForwardList final : public QWidget {
    Q_OBJECT
public:
    explicit ForwardList(session::Session& session, QWidget* parent = nullptr);

    void setSubjects(const std::vector<ForwardRow::Subject>& subjects);

Q_SIGNALS:
    void podAsked(const QString& key);

private:
    session::Session& m_session;
    std::vector<ForwardRow::Subject> m_shown;
    std::vector<ForwardRow*> m_rows;
    QVBoxLayout* m_column;
};

} // namespace darse::ui
