// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray.h"

#include "core/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QSystemTrayIcon>
#include <QWidget>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;
using backend::Status;

constexpr int kIconSize = 64;
constexpr int kPaceMilliseconds = 1000;

bool runs(const backend::ObjectPtr& container)
{
    return container->status == Status::Running || container->status == Status::Warning;
}

} // namespace

Tray::Tray(QWidget& window) : m_window(window), m_menu(std::make_unique<QMenu>()), m_count(m_menu->addAction(QString()))
{
    m_count->setEnabled(false);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Tray::look);
    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::look);
    m_menu->addSeparator();
    m_menu->addAction(tr("Open Darse"), this, &Tray::openWindow)->setObjectName(QStringLiteral("open"));
    m_menu->addAction(tr("Quit"), &m_window, &QWidget::close)->setObjectName(QStringLiteral("quit"));
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_icon = std::make_unique<QSystemTrayIcon>(
            QIcon(iconPixmap(QStringLiteral("darse-mark"), colors().accent, kIconSize, 1)));
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Context)
                openWindow();
        });
        m_icon->show();
    }
    look();
}

Tray::~Tray() = default;

void Tray::follow(session::Session* session, const QString& connection)
{
    m_session = session;
    m_connection = connection;
    if (session != nullptr) {
        connect(&session->store(Kind::Container), &session::ObjectStore::updated, this, &Tray::lookSoon);
        connect(session, &session::Session::linkChanged, this, &Tray::look);
    }
    look();
}

QString Tray::words() const
{
    if (m_session == nullptr || m_session->backend().link() == backend::Link::Connecting)
        return tr("Connecting…");
    if (m_session->backend().link() == backend::Link::Lost)
        return tr("Not connected");
    const auto rows = m_session->store(Kind::Container).snapshot();
    if (rows->empty())
        return tr("No containers");
    const auto running = static_cast<int>(std::ranges::count_if(*rows, runs));
    return tr("%1 of %n container(s) run", "", static_cast<int>(rows->size())).arg(running);
}

/// Counting touches every container.
void Tray::lookSoon()
{
    if (m_icon != nullptr && !m_soon.isActive())
        m_soon.start(kPaceMilliseconds);
}

void Tray::look()
{
    const QString words = this->words();
    m_count->setText(words);
    if (m_icon != nullptr)
        m_icon->setToolTip(m_connection.isEmpty() ? QStringLiteral("Darse\n") + words
                                                  : QStringLiteral("Darse · %1\n%2").arg(m_connection, words));
}

void Tray::openWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace darse::ui
