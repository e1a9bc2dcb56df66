// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/complain.h"
#include "app/common/places.h"
#include "app/ctl/commands.h"
#include "core/base/version.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <span>

namespace darse::ctl {
namespace {

using app::exitcode::kSuccess;
using app::exitcode::kUsage;

constexpr std::string_view kProgram = "darsectl";
/// The options that are no command's own.
constexpr std::string_view kCommonOptions = "socket json version help";

bool hasWord(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const auto blank = words.find(' ');
        if (words.substr(0, blank) == word)
            return true;
        words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
    }
    return false;
}

std::vector<app::Option> optionsIn(std::string_view names)
{
    std::vector<app::Option> out;
    std::ranges::copy_if(options(), std::back_inserter(out),
                         [names](const app::Option& option) { return hasWord(names, option.name); });
    return out;
}

std::string usageText()
{
    std::string out = "Usage: darsectl [OPTION…] COMMAND [WORD…]\nDrives the container engine of Darse. darsectl "
                      "COMMAND --help tells "
                      "more.\n\nCommands:";
    for (const Command& command : commands()) {
        std::string name(command.name);
        name.resize(16, ' ');
        out += "\n  " + name + std::string(command.help);
    }
    return out;
}

std::string usageOf(const Command& command)
{
    return "Usage: darsectl " + std::string(command.name) + (command.options.empty() ? "" : " [OPTION…]") +
           (command.words.empty() ? "" : " " + std::string(command.words)) + "\n" + std::string(command.help) + ".";
}

int unknownCommand(const std::string& word)
{
    std::vector<std::string_view> names;
    for (const Command& command : commands())
        names.push_back(command.name);
    const auto guess = app::nearest(word, names);
    return app::complain(kProgram,
                         "unknown command \"" + word + "\"" +
                             (guess ? ", did you mean " + std::string(*guess) + "?" : ", see darsectl --help"),
                         kUsage);
}

/// Takes the words of the command's name off the front.
const Command* takeCommand(std::vector<std::string>& words)
{
    for (std::size_t count = std::min<std::size_t>(2, words.size()); count > 0; --count) {
        const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
        const auto all = commands();
        const auto found = std::ranges::find(all, name, &Command::name);
        if (found == all.end())
            continue;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
        return &*found;
    }
    return nullptr;
}

/// What is wrong with the words and options that a command was given.
std::optional<std::string> complaintAbout(const Command& command, const app::Arguments& given)
{
    const std::string name(command.name);
    for (const auto& [option, values] : given.options) {
        if (!hasWord(kCommonOptions, option) && !hasWord(command.options, option))
            return std::string(name).append(" has no option --").append(option);
    }
    if (std::ranges::find(given.words, std::string()) != given.words.end())
        return name + " was given an empty word";
    if (given.words.size() < command.fewest)
        return name + " needs " + std::string(command.words) + ", see darsectl " + name + " --help";
    if (given.words.size() <= command.most)
        return std::nullopt;
    const std::string& extra = given.words[command.most];
    return command.most == 0 ? name + " takes no further words, but got \"" + extra + "\""
                             : name + " takes " + std::string(command.words) + ", but also got \"" + extra + "\"";
}

int runCommand(app::Arguments given)
{
    if (given.words.empty())
        return app::complain(kProgram, "no command given, see darsectl --help", kUsage);
    const std::vector<std::string> words = given.words;
    const Command* command = takeCommand(given.words);
    if (command == nullptr)
        return unknownCommand(words.size() > 1 && words[0] == "image" ? words[0] + " " + words[1] : words[0]);
    if (given.has("help")) {
        const std::string names = std::string(command->options) + " " + std::string(kCommonOptions);
        std::cout << app::helpText(usageOf(*command), optionsIn(names));
        return kSuccess;
    }
    if (const auto complaint = complaintAbout(*command, given))
        return app::complain(kProgram, *complaint, kUsage);
    Engine engine(given.value("socket").value_or(app::defaultSocket(app::currentUser())));
    const Context context{engine, given, given.has("json") ? Output::Json : Output::People};
    const auto text = command->run(context);
    if (!text)
        return app::complain(kProgram, text.error().message(),
                             text.error().kind() == ErrorKind::InvalidInput ? kUsage : app::exitcode::kFailure);
    std::cout << *text << std::flush;
    return std::cout ? kSuccess : app::complain(kProgram, "the output could not be written");
}

int run(std::span<const char* const> words)
{
    auto arguments = app::parseArguments(options(), words);
    if (!arguments)
        return app::complain(kProgram, arguments.error().message(), kUsage);
    if (arguments->has("help") && arguments->words.empty()) {
        std::cout << app::helpText(usageText(), optionsIn(kCommonOptions));
        return kSuccess;
    }
    if (arguments->has("version")) {
        std::cout << kProgram << " " << kVersion << "\n";
        return kSuccess;
    }
    return runCommand(std::move(*arguments));
}

} // namespace
} // namespace darse::ctl

int main(int argc, char** argv)
try {
    const std::span<const char* const> words(argv, static_cast<std::size_t>(argc));
    return darse::ctl::run(words.subspan(words.empty() ? 0 : 1));
} catch (...) {
    // Only a failed allocation gets here, so nothing is allocated for it.
    static_cast<void>(std::fputs("darsectl: out of memory\n", stderr));
    return 1;
}
