// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/pages/tidings.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/shell.h"
#include "ui/shell/tray.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace darse::ui {
namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr QSize kSmallest(900, 600);
constexpr double kPresentationScale = 1.5;
constexpr std::chrono::milliseconds kTrayPause{500};

QString settingName(const char* name)
{
    return QString::fromLatin1(name);
}

/// "Containers — Darse", "web — Containers — Darse".
QString titleOf(const Location& location, session::Session& session)
{
    QStringList parts;
    if (const auto kind = location.kind(); kind && !location.key.isEmpty()) {
        const backend::ObjectPtr object = session.has(*kind) ? session.store(*kind).find(location.key) : nullptr;
        parts << visibleText(object ? object->name : location.key);
    } else if (!kind && !location.key.isEmpty() && location.page != QLatin1StringView("logs")) {
        parts << visibleText(location.key);
    }
    const auto place = std::ranges::find_if(
        places(), [&location](const Place& row) { return location.page == QLatin1StringView(row.page); });
    if (place != places().end())
        parts << placeText(*place);
    if (location.page == QLatin1StringView("settings"))
        parts << SettingsPage::tr("Settings");
    parts << QStringLiteral("Darse");
    // Qt would take "[*]" for the mark of unsaved changes.
    return parts.join(QStringLiteral(" — ")).replace(QLatin1StringView("[*]"), QLatin1StringView("[*][*]"));
}

/// What became of a settings file that does not do. Nothing in it is ever thrown away.
QString settingsWords(const Error& problem)
{
    if (problem.kind() == ErrorKind::InvalidInput)
        return MainWindow::tr("The file with your settings is damaged. It was kept, and Darse begins with new ones.");
    return MainWindow::tr("The file with your settings cannot be used: what you choose is forgotten at the end. Look "
                          "at the rights on its folder.");
}

} // namespace

MainWindow::MainWindow(Connections& connections, ConnectionMaker maker, session::Settings& settings) :
    m_connections(connections),
    m_maker(std::move(maker)),
    m_settings(settings),
    m_location(Location::fromText(settings.text(settingName("location"))))
{
    setMinimumSize(kSmallest);
    restorePlace();
    addKnownConnections();
    const auto tellProblem = [this] {
        if (const auto& problem = m_settings.problem())
            m_notices.add({.isError = true,
                           .title = tr("Your settings"),
                           .text = settingsWords(*problem),
                           .raw = QString::fromStdString(problem->message()),
                           .location = {}});
    };
    connect(&m_settings, &session::Settings::problemChanged, this, tellProblem);
    QTimer::singleShot(0, this, tellProblem);
}

MainWindow::~MainWindow()
{
    // The shell reads the session until its last moment.
    delete m_shell;
}

void MainWindow::restorePlace()
{
    resize(kFirstSize);
    const QByteArray place = QByteArray::fromBase64(m_settings.text(settingName("window.place")).toLatin1());
    if (!place.isEmpty())
        restoreGeometry(place);
}

void MainWindow::connectTo(const QString& id)
{
    const auto found = std::ranges::find(m_connections, id, &Connection::id);
    const Connection& connection = found != m_connections.end() ? *found : m_connections.front();
    if (m_session != nullptr && connection.id == m_connection)
        return;
    // What was looked at belongs to the other connection.
    if (m_shell != nullptr)
        m_location = {QStringLiteral("overview"), {}, {}};
    delete m_shell;
    m_shell = nullptr;
    if (m_tray != nullptr)
        m_tray->follow(nullptr, {});
    if (m_session != nullptr)
        m_drafts.insert(m_connection, m_session->companion<Drafts>().content());
    m_connection = connection.id;
    m_wasLost = false;
    m_wasConnected = false;
    m_session = std::make_unique<session::Session>(connection.make(), nullptr, session::delayByTimer,
                                                   session::Session::Opening::Later);
    m_session->companion<Drafts>().setContent(m_drafts.take(m_connection));
    m_session->setName(connection.name);
    connect(m_session.get(), &session::Session::linkChanged, this, &MainWindow::linkChanged);
    connect(&m_session->operations(), &session::Operations::ended, this, &MainWindow::operationEnded);
    connect(&m_session->companion<Tidings>(), &Tidings::saved, this, [this](const QString& path) {
        m_notices.add({.isError = false,
                       .title = tr("%1 is saved", "name of a file").arg(visibleText(path.section(u'/', -1))),
                       .text = {},
                       .raw = {},
                       .location = {}});
    });
    // The first picture comes before anything is asked for.
    if (m_progress != Progress::Nothing)
        m_session->backend().open();
    rebuild();
}

void MainWindow::rebuild()
{
    if (m_shell != nullptr)
        m_location = m_shell->location();
    delete m_shell;
    m_shell = nullptr;
    forgetRemovedConnections();
    applyLanguage(m_settings.text(settingName("language")));
    const bool isPresenting = m_settings.flag(settingName("presentation"));
    applyTheme(*qApp, themeFromName(m_settings.text(settingName("theme"))), isPresenting ? kPresentationScale : 1.0);
    constexpr int kWindowIcon = 64;
    setWindowIcon(iconPixmap(QStringLiteral("darse-mark"), colors().accent, kWindowIcon, 1));
    m_shell = new Shell({*m_session, m_settings, m_notices, m_connections, m_connection}, m_location, this);
    setCentralWidget(m_shell);
    connect(m_shell, &Shell::rebuildAsked, this, &MainWindow::rebuild, Qt::QueuedConnection);
    connect(m_shell, &Shell::connectionChosen, this, &MainWindow::connectTo, Qt::QueuedConnection);
    connect(m_shell, &Shell::connectionAddAsked, this, &MainWindow::askForConnection, Qt::QueuedConnection);
    connect(m_shell, &Shell::quitAsked, this, &QWidget::close);
    connect(m_shell, &Shell::located, this, &MainWindow::tellPlace);
    if (m_progress != Progress::Nothing)
        m_shell->fill();
    if (m_progress == Progress::Painted)
        lookForTray();
    tellPlace();
}

/// Once the page can be seen: nobody waits for the tray. Made anew with the language and the colours.
void MainWindow::lookForTray()
{
    m_tray.reset();
    if (m_settings.flag(settingName("tray.off")))
        return;
    m_tray = std::make_unique<Tray>(*this);
    const auto connection = std::ranges::find(m_connections, m_connection, &Connection::id);
    m_tray->follow(m_session.get(),
                   connection == m_connections.end()
                       ? QString()
                       : QCoreApplication::translate("connections", connection->name.toUtf8().constData()));
}

void MainWindow::tellPlace()
{
    setWindowTitle(titleOf(m_shell->location(), *m_session));
}

void MainWindow::operationEnded(session::Operation* operation)
{
    using State = session::Operation::State;
    if (operation->description().isSeen && operation->description().isSeen())
        return;
    std::optional<Location> location;
    if (operation->description().target)
        location = Location::ofObject(*operation->description().target);
    if (operation->state() == State::Failed && operation->error())
        m_notices.addError(tr("%1: failed").arg(operation->description().title), *operation->error(), location);
}

void MainWindow::linkChanged()
{
    const backend::Backend& backend = m_session->backend();
    const bool isLost = backend.link() == backend::Link::Lost;
    if (isLost && !m_wasLost && backend.error())
        m_notices.addError(m_wasConnected ? tr("The connection is lost") : tr("No connection"), *backend.error());
    if (!isLost && m_wasLost && backend.link() == backend::Link::Connected)
        m_notices.add({.isError = false, .title = tr("The connection is back"), .text = {}, .raw = {}, .location = {}});
    m_wasConnected = m_wasConnected || backend.link() == backend::Link::Connected;
    m_wasLost = isLost || (m_wasLost && backend.link() != backend::Link::Connected);
}

bool MainWindow::event(QEvent* event)
{
    const bool result = QMainWindow::event(event);
    if (event->type() != QEvent::Paint)
        return result;
    if (m_progress == Progress::Nothing) {
        m_progress = Progress::Outlined;
        QTimer::singleShot(0, this, &MainWindow::fill);
    } else if (m_progress == Progress::Filled) {
        m_progress = Progress::Painted;
        QTimer::singleShot(0, this, &MainWindow::painted);
        QTimer::singleShot(kTrayPause, this, &MainWindow::lookForTray);
    }
    return result;
}

void MainWindow::fill()
{
    Q_EMIT outlined();
    m_session->backend().open();
    m_shell->fill();
    m_progress = Progress::Filled;
    m_shell->update();
}

} // namespace darse::ui
