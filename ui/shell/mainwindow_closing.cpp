// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept when the window closes, and what is asked before.
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shell.h"

#include <QCloseEvent>

#include <algorithm>

namespace darse::ui {

/// Whether somebody is asked: then it is closed, if at all, by who answers.
bool MainWindow::asksBeforeClosing()
{
    if (m_isSureToClose)
        return false;
    QStringList lost = unsavedIn(m_session->companion<Drafts>().content());
    for (const Drafts::Content& content : m_drafts)
        lost += unsavedIn(content);
    if (lost.isEmpty())
        return false;
    auto* dialog = new ConfirmDialog(
        {.verb = tr("Close"),
         .what = {},
         .names = {},
         .consequence =
             tr("What is written there was neither applied nor saved: %1.").arg(lost.join(QStringLiteral(", "))),
         .title = tr("Close and lose what you have written?"),
         .agree = tr("Close and lose it")},
        this);
    connect(dialog, &ConfirmDialog::confirmed, this, [this] {
        m_isSureToClose = true;
        close();
    });
    dialog->open();
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (asksBeforeClosing())
        return event->ignore();
    const auto keep = [this](const char* name, const QString& text) {
        m_settings.setText(QString::fromLatin1(name), text);
    };
    keep("window.place", QString::fromLatin1(saveGeometry().toBase64()));
    // A place in a connection of this run only would be looked for in another one at the next start.
    const auto current = std::ranges::find(m_connections, m_connection, &Connection::id);
    if (current == m_connections.end() || !current->isKept)
        return QMainWindow::closeEvent(event);
    const QString connection = QStringLiteral("connection");
    if (!m_settings.isForThisRun(connection) || m_settings.text(connection) != m_connection)
        keep("location", m_shell->location().toText());
    m_settings.setText(connection, m_connection);
    QMainWindow::closeEvent(event);
}

} // namespace darse::ui
