// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/trash.h"
#include "core/base/result.h"

#include <QDialog>

#include <functional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// What is in the trash, to be brought back or to go for good.
class TrashDialog final : public QDialog {
    Q_OBJECT
public:
    using Keeps = std::function<bool(const QString& key)>;

    /// The session's backend has a trash(). What a person protected is not deleted for good from here.
    TrashDialog(session::Session& session, QWidget* parent, Keeps keeps = {});

private:
    void read();
    void arrived(const Result<std::vector<backend::Discarded>>& all);
    void look();
    void askToPurge(const backend::Discarded& one);
    void begin(const QString& title, const QString& commandLine, const backend::Pending<void>& work);
    [[nodiscard]] const backend::Discarded* current() const;

    session::Session& m_session;
    Keeps m_keeps;
    std::vector<backend::Discarded> m_known;
    QListWidget* m_list;
    QLabel* m_note;
    QPushButton* m_restore;
    QPushButton* m_purge;
};

} // namespace darse::ui
