// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/launch.h"

#include "app/common/complain.h"
#include "app/common/options.h"
#include "app/common/places.h"
#include "core/base/result.h"
#include "core/base/version.h"

#include <QStringList>

#include <algorithm>
#include <iostream>

namespace darse::app {
namespace {

constexpr Option kOptions[] = {
    {.name = "demo", .valueName = "", .help = "Open a demonstration fleet: nothing in it is real"},
    {.name = "tour", .valueName = "DIR", .help = "Walk through all pages of the demonstration, one PNG each in DIR"},
    {.name = "theme", .valueName = "NAME", .help = "system, light or dark"},
    {.name = "lang", .valueName = "CODE", .help = "en or fr"},
    {.name = "size", .valueName = "WxH", .help = "Size of the window, at first 1280x800"},
    {.name = "socket", .valueName = "PATH", .help = "Where the embedded engine listens; with --root it is started"},
    {.name = "root", .valueName = "DIR", .help = "Where the embedded engine keeps its state"},
    kVersionOption,
    kHelpOption,
};

constexpr std::string_view kUsage = "Usage: darse [OPTION…]\nA container console for the desktop.";

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

Result<QString> oneOf(const Arguments& given, std::string_view option, const QStringList& allowed)
{
    const QString value = QString::fromStdString(given.value(option).value_or(""));
    if (!given.has(option) || allowed.contains(value))
        return value;
    return Error(ErrorKind::InvalidInput, "--" + std::string(option) + " is one of " +
                                              allowed.join(QStringLiteral(", ")).toStdString() + ", not \"" +
                                              value.toStdString() + "\"");
}

Result<Launch> understand(const Arguments& given)
{
    if (!given.words.empty())
        return Error(ErrorKind::InvalidInput, "\"" + given.words.front() + "\" is not understood");
    Launch launch;
    launch.isDemonstration = given.has("demo");
    launch.tourFolder = QString::fromStdString(given.value("tour").value_or(""));
    if (given.has("tour") && launch.tourFolder.isEmpty())
        return Error(ErrorKind::InvalidInput, "--tour needs a folder");
    TRY_DECLARE(launch.theme,
                oneOf(given, "theme", {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}));
    TRY_DECLARE(launch.language, oneOf(given, "lang", {QStringLiteral("en"), QStringLiteral("fr")}));
    TRY_DECLARE(launch.size, parseSize(QString::fromStdString(given.value("size").value_or(""))));
    launch.isEngineNamed = given.has("socket");
    const User user = currentUser();
    launch.socket = QString::fromStdString(given.value("socket").value_or(defaultSocket(user)));
    launch.root = QString::fromStdString(given.value("root").value_or(defaultRoot(user).valueOr({})));
    // Whoever names only a socket means an engine that somebody else looks after.
    launch.startsEngine = !launch.root.isEmpty() && (given.has("root") || !given.has("socket"));
    return launch;
}

/// Absent when everything has been said already (--help, --version).
Result<std::optional<Launch>> answer(const std::vector<const char*>& words)
{
    TRY_DECLARE(const Arguments given, parseArguments(kOptions, words));
    if (given.has("help"))
        std::cout << helpText(kUsage, kOptions) << std::flush;
    if (given.has("version"))
        std::cout << kProgram << " " << kVersion << std::endl;
    if (given.has("help") || given.has("version"))
        return std::optional<Launch>();
    TRY_DECLARE(Launch launch, understand(given));
    return std::optional<Launch>(std::move(launch));
}

} // namespace

LaunchOrExit readLaunch(int argc, const char* const* argv)
{
    const Result<std::optional<Launch>> launch = answer({argv + std::min(argc, 1), argv + argc});
    if (!launch) {
        const std::string sentence = launch.error().message() + " (see darse --help)";
        return {{}, complain(kProgram, sentence, exitcode::kUsage)};
    }
    if (*launch)
        return {**launch, std::nullopt};
    return {{}, endOfOutput(kProgram)};
}

} // namespace darse::app
