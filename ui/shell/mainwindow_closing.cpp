// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept when the window closes, and what is asked before.
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shell.h"

#include <QCloseEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;

/// What was begun just now mostly ends by itself before anybody has read a question.
constexpr auto kGrace = 500ms;
constexpr qsizetype kMostNamed = 5;

QStringList unfinishedIn(const session::Operations& operations)
{
    QStringList titles;
    for (const session::Operation* operation : operations.all()) {
        if (operation->state() == session::Operation::State::Running)
            titles << operation->description().title;
    }
    return titles;
}

QString listed(const QStringList& names)
{
    const QString all = names.first(std::min(names.size(), kMostNamed)).join(QStringLiteral(", "));
    return names.size() > kMostNamed ? all + QStringLiteral(", …") : all;
}

} // namespace

/// Whether somebody is asked: then it is closed, if at all, by who answers.
bool MainWindow::asksBeforeClosing()
{
    if (m_isSureToClose)
        return false;
    QStringList lost = unsavedIn(m_session->companion<Drafts>().content());
    for (const Drafts::Content& content : m_drafts)
        lost += unsavedIn(content);
    const QStringList unfinished = unfinishedIn(m_session->operations());
    if (lost.isEmpty() && unfinished.isEmpty())
        return false;
    if (lost.isEmpty() && !std::exchange(m_hasWaitedToClose, true)) {
        QTimer::singleShot(kGrace, this, [this] {
            if (m_hasWaitedToClose) // else somebody was asked meanwhile
                close();
        });
        return true;
    }
    m_hasWaitedToClose = false;
    QStringList sentences;
    if (!lost.isEmpty())
        sentences
            << tr("What is written there was neither applied nor saved: %1.").arg(lost.join(QStringLiteral(", ")));
    if (!unfinished.isEmpty())
        sentences << tr("Not finished yet: %1. It may stay half done.").arg(listed(unfinished));
    auto* dialog = new ConfirmDialog({.verb = tr("Close"),
                                      .what = {},
                                      .names = {},
                                      .consequence = sentences.join(u' '),
                                      .title = lost.isEmpty() ? tr("Close while something is being done?")
                                                              : tr("Close and lose what you have written?"),
                                      .agree = lost.isEmpty() ? tr("Close anyway") : tr("Close and lose it")},
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
