// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/complain.h"
#include "app/common/options.h"
#include "app/common/places.h"
#include "app/ctl/commands.h"
#include "core/base/version.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <span>

namespace darse::ctl {
namespace {

using app::exitcode::kSuccess;
using app::exitcode::kUsage;

constexpr std::string_view kProgram = "darsectl";
constexpr std::array kOptions = {
    app::Option{"socket", '\0', "PATH", "Talk to the engine on the unix socket PATH"},
    app::Option{"json", '\0', "", "Print JSON instead of text for people"},
    app::kVersionOption,
    app::kHelpOption,
};

std::string usageText()
{
    std::string out =
        "Usage: darsectl [--socket PATH] [--json] COMMAND\nDrives the container engine of Darse.\n\nCommands:";
    for (const Command& command : commands()) {
        std::string name(command.name);
        name.resize(10, ' ');
        out += "\n  " + name + std::string(command.help);
    }
    return out;
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

int runCommand(const app::Arguments& arguments)
{
    if (arguments.words.empty())
        return app::complain(kProgram, "no command given, see darsectl --help", kUsage);
    const std::string& word = arguments.words.front();
    const auto all = commands();
    const auto command = std::find_if(all.begin(), all.end(), [&word](const Command& row) { return row.name == word; });
    if (command == all.end())
        return unknownCommand(word);
    if (arguments.words.size() > 1)
        return app::complain(kProgram, word + " takes no further words, but got \"" + arguments.words[1] + "\"",
                             kUsage);
    const Context context{.socket = arguments.value("socket").value_or(app::defaultSocket(app::currentUser())),
                          .output = arguments.has("json") ? Output::Json : Output::People};
    const auto text = command->run(context);
    if (!text)
        return app::complain(kProgram, text.error().message());
    std::cout << *text << std::flush;
    return std::cout ? kSuccess : app::complain(kProgram, "the output could not be written");
}

int run(std::span<const char* const> words)
{
    const auto arguments = app::parseArguments(kOptions, words);
    if (!arguments)
        return app::complain(kProgram, arguments.error().message(), kUsage);
    if (arguments->has("help")) {
        std::cout << app::helpText(usageText(), kOptions);
        return kSuccess;
    }
    if (arguments->has("version")) {
        std::cout << kProgram << " " << kVersion << "\n";
        return kSuccess;
    }
    return runCommand(*arguments);
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
