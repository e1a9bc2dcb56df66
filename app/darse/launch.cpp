// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/launch.h"

#include "app/common/options.h"

#include <QStringList>

namespace darse::app {
namespace {

constexpr Option kOptions[] = {
    {.name = "demo", .value = "", .help = "open a demonstration fleet: nothing in it is real"},
    {.name = "tour", .value = "DIR", .help = "walk through all pages of the demonstration, one PNG each in DIR"},
    {.name = "theme", .value = "NAME", .help = "system, light or dark"},
    {.name = "lang", .value = "CODE", .help = "en or fr"},
    {.name = "size", .value = "WxH", .help = "size of the window, 1280x800 at first"},
    {.name = "socket", .value = "PATH", .help = "where the embedded engine listens", .letter = 's'},
};

const Program kProgram{
    .name = "darse", .purpose = "A container console for the desktop.", .words = {}, .options = kOptions};

Result<std::optional<QSize>> parseSize(const QString& text)
{
    if (text.isEmpty())
        return std::optional<QSize>();
    constexpr int kLargest = 16384;
    const QStringList parts = text.split(QLatin1Char('x'));
    bool isWidth = false;
    bool isHeight = false;
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(&isWidth), parts[1].toInt(&isHeight)) : QSize();
    if (!isWidth || !isHeight || size.width() < 1 || size.height() < 1 ||
        std::max(size.width(), size.height()) > kLargest)
        return Error(ErrorKind::InvalidInput, "\"" + text.toStdString() + "\" is not a size such as 1280x800");
    return std::optional<QSize>(size);
}

Result<QString> oneOf(const Given& given, std::string_view option, const QStringList& allowed)
{
    const QString value = QString::fromStdString(given.value(option));
    if (value.isEmpty() || allowed.contains(value))
        return value;
    return Error(ErrorKind::InvalidInput, "--" + std::string(option) + " is one of " +
                                              allowed.join(QStringLiteral(", ")).toStdString() + ", not \"" +
                                              value.toStdString() + "\"");
}

Result<Launch> understand(const Given& given)
{
    if (!given.words().empty())
        return Error(ErrorKind::InvalidInput, "\"" + given.words().front() + "\" is not understood");
    Launch launch;
    launch.isDemonstration = given.has("demo");
    launch.tourFolder = QString::fromStdString(given.value("tour"));
    if (given.has("tour") && launch.tourFolder.isEmpty())
        return Error(ErrorKind::InvalidInput, "--tour needs a folder");
    TRY_DECLARE(launch.theme,
                oneOf(given, "theme", {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}));
    TRY_DECLARE(launch.language, oneOf(given, "lang", {QStringLiteral("en"), QStringLiteral("fr")}));
    TRY_DECLARE(launch.size, parseSize(QString::fromStdString(given.value("size"))));
    launch.socket = QString::fromStdString(given.value("socket"));
    return launch;
}

} // namespace

LaunchOrExit readLaunch(int argc, const char* const* argv)
{
    const Start start = startProgram(kProgram, argc, argv);
    if (start.exitCode)
        return {{}, start.exitCode};
    Result<Launch> launch = understand(start.given);
    if (launch)
        return {*std::move(launch), std::nullopt};
    app::complain(kProgram, launch.error().message() + " (see darse --help)");
    return {{}, exitcode::kUsage};
}

void complain(const QString& message)
{
    app::complain(kProgram, message.toStdString());
}

} // namespace darse::app
