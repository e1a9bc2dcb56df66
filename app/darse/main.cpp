// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/complain.h"
#include "app/darse/displayguard.h"
#include "app/darse/launch.h"
#include "app/darse/watchdog.h"
#include "app/darse/wiring.h"
#include "core/base/version.h"
#include "core/session/settings.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/tour.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFontMetrics>
#include <QStandardPaths>

#include <fontconfig/fontconfig.h>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

using namespace darse;

namespace {

/// Without this, Qt would abort the program with a core dump.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

QString settingsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/darse/settings.json");
}

long residentKibibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

/// Once it can be seen: looking for it before would load a font that is not used.
void tellMissingFonts()
{
    if (!QFontMetrics(QApplication::font()).inFont(QLatin1Char('A')))
        app::complain(app::kProgram,
                      "no fonts were found, so text cannot be shown; install a font such as DejaVu Sans");
}

/// For benchmarks: says when the first pictures were there, and ends.
void tellFirstPaint(ui::MainWindow& window, const QElapsedTimer& clock)
{
    if (!qEnvironmentVariableIsSet("DARSE_EXIT_AFTER_PAINT"))
        return;
    QObject::connect(&window, &ui::MainWindow::outlined, &window,
                     [&clock] { std::cout << "outlined ms=" << clock.elapsed() << std::endl; });
    QObject::connect(&window, &ui::MainWindow::painted, &window, [&clock] {
        std::cout << "painted ms=" << clock.elapsed() << " rss_kib=" << residentKibibytes() << std::endl;
        QCoreApplication::quit();
    });
}

void startTour(ui::MainWindow& window, const QString& folder)
{
    auto* tour = new ui::Tour(window, folder, &window);
    QObject::connect(tour, &ui::Tour::finished, &window, [folder](int pictures, const QString& problem) {
        if (problem.isEmpty())
            std::cout << app::kProgram << ": " << pictures << " pictures in "
                      << QDir(folder).absolutePath().toStdString() << std::endl;
        else
            app::complain(app::kProgram, problem.toStdString());
        QCoreApplication::exit(problem.isEmpty() ? app::exitcode::kSuccess : app::exitcode::kFailure);
    });
    QObject::connect(&window, &ui::MainWindow::painted, tour, &ui::Tour::start);
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer clock;
    clock.start();
    const app::LaunchOrExit start = app::readLaunch(argc, argv);
    if (start.exitCode)
        return *start.exitCode;
    const app::Launch& launch = start.launch;
    const bool isTour = !launch.tourFolder.isEmpty();
    if (!hasDisplay()) {
        if (!isTour)
            return app::complain(app::kProgram,
                                 "there is no display to open a window on (darse --tour DIR needs none)");
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    // A platform without screens warns of every window that is raised.
    if (isTour && !qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        qputenv("QT_LOGGING_RULES", "default.warning=false");
    if (isTour && !QDir().mkpath(launch.tourFolder))
        return app::complain(app::kProgram, "the folder " + launch.tourFolder.toStdString() + " cannot be made");

    // Reading the rules of the fonts is the slowest single step of a start, and needs nothing of Qt's.
    std::jthread fonts(FcInit);
    std::optional<app::DisplayGuard> guard(std::in_place);
    const std::unique_ptr<QApplication> application = app::makeApplication(argc, argv);
    guard.reset();
    QCoreApplication::setApplicationName(QStringLiteral("darse"));
    QCoreApplication::setApplicationVersion(
        QString::fromUtf8(kVersion.data(), static_cast<qsizetype>(kVersion.size())));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.darse.Darse"));
    // A tour shows what everybody gets, not what one person chose, and leaves no traces.
    session::Settings settings(isTour ? QString() : settingsPath());
    if (isTour)
        settings.setFlag(QStringLiteral("guide.done"), true);
    // What the command line asks for holds for this start only.
    if (!launch.theme.isEmpty())
        settings.useText(QStringLiteral("theme"), launch.theme);
    if (!launch.language.isEmpty())
        settings.useText(QStringLiteral("language"), launch.language);

    ui::Connections connections = app::makeConnections(launch);
    fonts.join();
    ui::MainWindow window(connections, app::makeConnection, settings);
    if (launch.size)
        window.resize(*launch.size);
    const QString connection = QStringLiteral("connection");
    if (launch.isDemonstration || isTour)
        settings.useText(connection, QStringLiteral("demo"));
    else if (launch.isEngineNamed)
        settings.useText(connection, QStringLiteral("engine"));
    window.connectToLast();
    QObject::connect(&window, &ui::MainWindow::outlined, &window, tellMissingFonts);
    tellFirstPaint(window, clock);
    if (isTour)
        startTour(window, launch.tourFolder);
    window.show();
    return QApplication::exec();
}
