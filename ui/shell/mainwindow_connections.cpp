// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/shell/mainwindow.h"

#include <QStringList>

#include <algorithm>

namespace darse::ui {
namespace {

const QString kSetting = QStringLiteral("connections");

} // namespace

/// Each is its address and its name, with a blank between: addresses have none.
void MainWindow::addKnownConnections()
{
    if (!m_maker)
        return;
    for (const QString& known : m_settings.list(kSetting)) {
        auto connection = m_maker(known.section(u' ', 1), known.section(u' ', 0, 0));
        const bool isNew =
            connection && std::ranges::find(m_connections, connection->id, &Connection::id) == m_connections.end();
        if (!isNew)
            continue;
        m_added << connection->id;
        m_connections.push_back(std::move(*connection));
    }
}

void MainWindow::connectToLast()
{
    const QString setting = QStringLiteral("connection");
    const QString id = m_settings.text(setting);
    const auto last = std::ranges::find(m_connections, id, &Connection::id);
    const bool isOver = last != m_connections.end() && !last->isKept && !m_settings.isForThisRun(setting);
    connectTo(isOver ? QString() : id);
}

void MainWindow::askForConnection()
{
    if (!m_maker)
        return;
    const auto check = [this](const QString& address) {
        const auto made = m_maker(address, address);
        if (!made || address.contains(u' '))
            return tr("That is no address such as %1, %2 or %3.")
                .arg(QStringLiteral("/run/docker.sock"), QStringLiteral("machine:2376"),
                     QStringLiteral("user@machine"));
        const bool isKnown = std::ranges::find(m_connections, made->id, &Connection::id) != m_connections.end();
        return isKnown ? tr("This connection is there already.") : QString();
    };
    auto* dialog = new ConnectionDialog(check, this);
    connect(dialog, &ConnectionDialog::given, this, &MainWindow::addConnection, Qt::QueuedConnection);
    dialog->open();
}

/// The one in use stays until another is chosen. Nothing may show the list meanwhile.
void MainWindow::forgetRemovedConnections()
{
    const QStringList known = m_settings.list(kSetting);
    std::erase_if(m_connections, [this, &known](const Connection& connection) {
        const bool isKept = !m_added.contains(connection.id) || connection.id == m_connection;
        return !isKept && std::ranges::none_of(known, [&connection](const QString& each) {
            return each.section(u' ', 0, 0) == connection.id;
        });
    });
}

void MainWindow::addConnection(const QString& name, const QString& address)
{
    auto connection = m_maker(name, address);
    if (!connection)
        return;
    const QString id = connection->id;
    m_added << id;
    m_connections.push_back(std::move(*connection));
    m_settings.setList(kSetting, m_settings.list(kSetting) << address + u' ' + name);
    connectTo(id);
}

} // namespace darse::ui
