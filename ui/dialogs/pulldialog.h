// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QListWidget;
class QPushButton;
class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Asks which image to pull, and what tags there are; the pull itself lives in the operations drawer.
class PullDialog : public QDialog {
    Q_OBJECT
public:
    /// The session's backend has images().
    PullDialog(session::Session& session, QWidget* parent);

Q_SIGNALS:
    void started();

private:
    void say(const QString& problem);
    void check();
    void pull();
    void askForTags();
    void showTags(const QString& repository, const Result<QStringList>& tags);
    [[nodiscard]] QString repository() const;

    session::Session& m_session;
    QLineEdit* m_field;
    QLabel* m_problem;
    QPushButton* m_pull;
    QPushButton* m_askTags;
    QListWidget* m_tags;
    QString m_asked; ///< whose tags are on their way
};

/// Pulls in the operations drawer. The session's backend has images().
void beginPull(session::Session& session, const QString& reference);

} // namespace darse::ui
