// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include "app/ctl/completion.h"
#include "app/ctl/enginelife.h"
#include "app/ctl/metricscommands.h"

#include <algorithm>
#include <array>

namespace darse::ctl {
namespace {

using app::Option;

constexpr std::array kCommonOptions = {
    Option{"socket", '\0', "PATH", "Talk to the engine on the unix socket PATH"},
    Option{"json", '\0', "", "Print JSON instead of text for people"},
    app::kVersionOption,
    app::kHelpOption,
};

constexpr std::array kEvents = {
    Option{"filter", '\0', "KEY=VALUE", "Only what fits; may be repeated"},
    Option{"since", '\0', "TIME", "From then on: 2024-01-31T12:00:00Z or 24h"},
    Option{"until", '\0', "TIME", "Up to then: 2024-01-31T12:00:00Z or 24h"},
};
constexpr std::array kLogin = {
    Option{"user", 'u', "NAME", "Log in as NAME; the password is read from the standard input"},
};
constexpr Option kRootOption{"root", '\0', "DIR", "The engine that keeps its state in DIR"};
constexpr std::array kRoot = {kRootOption};
constexpr std::array kLeadingOptions = [] {
    std::array<Option, kCommonOptions.size() + 1> out{};
    std::ranges::copy(kCommonOptions, out.begin());
    out.back() = kRootOption;
    out.back().help = "For engine start, stop and status: the engine that keeps its state in DIR";
    return out;
}();

constexpr std::array kCommands = {
    Command{"version", "", 0, 0, {}, "Show the versions of darsectl and of the engine", version},
    Command{"ping", "", 0, 0, {}, "Ask the engine whether it is there", ping},
    Command{"machine", "", 0, 0, {}, "Show the machine that the engine runs on", machine},
    Command{"doctor", "", 0, 0, {}, "Look for what is missing on the machine, and how to get it", doctor},
    Command{"events", "", 0, 0, kEvents, "Show what happens, as it happens", events},
    Command{"df", "", 0, 0, {}, "Show what images, containers and volumes take on the disk", diskUse},
    Command{"login", "REGISTRY", 1, 1, kLogin, "Log in to a registry and keep the login", login},
    Command{"logout", "REGISTRY", 1, 1, {}, "Forget the login of a registry", logout},
    Command{"engine start", "", 0, 0, kRoot, "Start the engine, and wait until it answers", engineStart},
    Command{"engine stop", "", 0, 0, kRoot, "End the engine; containers go on", engineStop},
    Command{"engine status", "", 0, 0, kRoot, "Show whether the engine runs", engineStatus},
    Command{"completion", "bash|zsh|fish", 1, 1, {}, "Print what a shell completes these commands with", completion},
};

} // namespace

std::span<const Command> generalCommands()
{
    return kCommands;
}

std::span<const Command> commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> out;
        for (const auto family : {generalCommands(), containerCommands(), fileCommands(), imageCommands(),
                                  networkCommands(), metricsCommands(), kubeCommands()})
            out.insert(out.end(), family.begin(), family.end());
        return out;
    }();
    return all;
}

const Command* findCommand(std::string_view name)
{
    const auto all = commands();
    const auto found = std::ranges::find(all, name, &Command::name);
    return found == all.end() ? nullptr : &*found;
}

std::span<const app::Option> commonOptions()
{
    return kCommonOptions;
}

std::span<const app::Option> leadingOptions()
{
    return kLeadingOptions;
}

} // namespace darse::ctl
