// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frontend.h"

#include "app/common/complain.h"
#include "app/common/places.h"
#include "core/base/version.h"

#include <algorithm>
#include <iostream>
#include <optional>

namespace darse::ctl {
namespace {

using app::exitcode::kFailure;
using app::exitcode::kSuccess;
using app::exitcode::kUsage;

constexpr std::string_view kProgram = "darsectl";

/// "image", of "image list".
std::string_view familyOf(const Command& command)
{
    const auto blank = command.name.find(' ');
    return blank == std::string_view::npos ? std::string_view() : command.name.substr(0, blank);
}

bool isFamily(std::string_view word)
{
    return !word.empty() && std::ranges::find(commands(), word, familyOf) != commands().end();
}

std::vector<app::Option> optionsOf(const Command& command)
{
    std::vector<app::Option> out(command.options.begin(), command.options.end());
    out.insert(out.end(), commonOptions().begin(), commonOptions().end());
    return out;
}

/// Of all commands, or of those of a family.
std::string usageText(std::string_view family)
{
    std::string out = "Usage: darsectl [OPTION…] COMMAND [WORD…]\nDrives the container engine of Darse. darsectl "
                      "COMMAND --help tells more.\n\nCommands:";
    for (const Command& command : commands()) {
        if (!family.empty() && familyOf(command) != family)
            continue;
        std::string name(command.name);
        name.resize(20, ' ');
        out += "\n  " + name + std::string(command.help);
    }
    return out;
}

std::string usageOf(const Command& command)
{
    return "Usage: darsectl " + std::string(command.name) + " [OPTION…]" +
           (command.words.empty() ? "" : " " + std::string(command.words)) + "\n" + std::string(command.help) + ".";
}

Error unknownCommand(const std::vector<std::string>& words)
{
    const bool hasFamily = isFamily(words.front());
    if (hasFamily && words.size() == 1)
        return {ErrorKind::InvalidInput, words.front() + " needs a further word"};
    const std::string word = hasFamily ? words[0] + " " + words[1] : words[0];
    std::vector<std::string_view> names;
    for (const Command& command : commands())
        names.push_back(command.name);
    const auto guess = app::nearest(word, names);
    return {ErrorKind::InvalidInput, "unknown command \"" + word + "\"" +
                                         (guess ? ", did you mean " + std::string(*guess) + "?" : std::string())};
}

/// Takes the words of the command's name off the front.
const Command* takeCommand(std::vector<std::string>& words)
{
    for (std::size_t count = std::min<std::size_t>(2, words.size()); count > 0; --count) {
        const Command* found = findCommand(count == 2 ? words[0] + " " + words[1] : words[0]);
        if (found == nullptr)
            continue;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
        return found;
    }
    return nullptr;
}

Result<void> checkWords(const Command& command, const std::vector<std::string>& words)
{
    const std::string name(command.name);
    const auto complaint = [](std::string text) { return Error(ErrorKind::InvalidInput, std::move(text)); };
    if (words.size() < command.fewest)
        return complaint(name + " needs " + std::string(command.words));
    // What a container gets is its own business.
    const bool isForContainer = command.order == app::Order::BeforeWords;
    const auto ours = std::span(words).first(isForContainer ? command.fewest : words.size());
    if (std::ranges::find(ours, std::string()) != ours.end())
        return complaint(name + " was given an empty word");
    if (words.size() <= command.most)
        return ok();
    const std::string& extra = words[command.most];
    return complaint(command.most == 0
                         ? name + " takes no further words, but got \"" + extra + "\""
                         : name + " takes " + std::string(command.words) + ", but also got \"" + extra + "\"");
}

/// The options and words after the name of the command, which `into` has; its given ones came before it.
Result<void> takeRest(const std::vector<std::string>& rest, Invocation& into)
{
    std::vector<const char*> words;
    words.reserve(rest.size());
    for (const std::string& word : rest)
        words.push_back(word.c_str());
    TRY_DECLARE(app::Arguments own, app::parseArguments(optionsOf(*into.command), words, into.command->order));
    for (auto& [name, values] : own.options) {
        auto& all = into.given.options[name];
        all.insert(all.end(), values.begin(), values.end());
    }
    into.given.words = std::move(own.words);
    if (into.given.has("help") || into.given.has("version"))
        return ok();
    if (into.given.has("root") &&
        std::ranges::find(into.command->options, "root", &app::Option::name) == into.command->options.end())
        return Error(ErrorKind::InvalidInput, "--root is for engine start, stop and status; " +
                                                  std::string(into.command->name) +
                                                  " asks the engine that listens at --socket");
    return checkWords(*into.command, into.given.words);
}

void showHelp(const Invocation& asked)
{
    const auto& words = asked.given.words;
    if (asked.command != nullptr)
        std::cout << app::helpText(usageOf(*asked.command), optionsOf(*asked.command));
    else
        std::cout << app::helpText(usageText(words.empty() ? std::string_view() : words.front()), leadingOptions());
}

/// Where a command line that was not understood is explained.
std::string seeHelp(const Invocation& asked)
{
    const auto& words = asked.given.words;
    std::string topic;
    if (asked.command != nullptr)
        topic = std::string(asked.command->name) + " ";
    else if (!words.empty() && isFamily(words.front()))
        topic = words.front() + " ";
    return " (see darsectl " + topic + "--help)";
}

int codeFor(const Command* command, const Error& error)
{
    if (command != nullptr && command->failure != 0)
        return command->failure;
    return error.kind() == ErrorKind::InvalidInput ? kUsage : kFailure;
}

int runCommand(const Invocation& asked)
{
    Engine engine(asked.given.value("socket").value_or(app::defaultSocket(app::currentUser())));
    int code = kSuccess;
    const Context context{engine, asked.given, asked.given.has("json") ? Output::Json : Output::People, code};
    const auto text = asked.command->run(context);
    if (!text)
        return app::complain(kProgram, text.error().message(),
                             code != kSuccess ? code : codeFor(asked.command, text.error()));
    std::cout << *text << std::flush;
    return std::cout ? code : app::complain(kProgram, "the output could not be written");
}

} // namespace

Result<void> understand(std::span<const char* const> words, Invocation& into)
{
    TRY_DECLARE(into.given, app::parseArguments(leadingOptions(), words, app::Order::BeforeWords));
    if (into.given.words.empty())
        return ok();
    std::vector<std::string> rest = into.given.words;
    into.command = takeCommand(rest);
    if (into.command != nullptr)
        return takeRest(rest, into);
    // "image --help" tells of its commands.
    const bool asksForHelp = rest.size() > 1 && (rest[1] == "--help" || rest[1] == "-h");
    if (!isFamily(rest.front()) || (!asksForHelp && !into.given.has("help")))
        return unknownCommand(rest);
    into.given.options["help"] = {""};
    return ok();
}

int run(std::span<const char* const> words)
{
    Invocation asked;
    if (const auto result = understand(words, asked); !result)
        return app::complain(kProgram, result.error().message() + seeHelp(asked),
                             codeFor(asked.command, result.error()));
    if (asked.given.has("help")) {
        showHelp(asked);
        return app::endOfOutput(kProgram);
    }
    if (asked.given.has("version")) {
        std::cout << kProgram << " " << kVersion << "\n";
        return app::endOfOutput(kProgram);
    }
    if (asked.command == nullptr)
        return app::complain(kProgram, "no command given" + seeHelp(asked), kUsage);
    return runCommand(asked);
}

} // namespace darse::ctl
