// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"

#include <array>
#include <vector>

namespace darse::ctl {
namespace {

using app::Option;
using app::Order;

/// As Docker's client ends, when there is no container whose exit code it could have.
constexpr int kNoContainer = 125;

constexpr Option kDetachKeys{"detach-keys", '\0', "KEYS", "The keys that leave it running, instead of ctrl-p,ctrl-q"};
constexpr Option kFilter{"filter", 'f', "KEY=VALUE", "Only what fits; may be repeated"};
constexpr Option kTime{"time", 't', "SECONDS", "How long it gets to end"};
constexpr Option kSignal{"signal", 's', "SIGNAL", "Another signal than the usual one"};

constexpr std::array kList = {
    Option{"all", 'a', "", "Also those that do not run"},
    kFilter,
    Option{"last", 'n', "NUMBER", "The latest so many, also those that do not run"},
    Option{"size", 's', "", "What they have written"},
    Option{"no-trunc", '\0', "", "All of each text"},
    Option{"quiet", 'q', "", "Only ids"},
    Option{"format", '\0', "TEMPLATE", "As docker's templates: {{.Names}}, table {{.ID}}\\t{{.Status}}, json"},
};
constexpr std::array kStart = {
    Option{"attach", 'a', "", "Show its output, and end as it ends"},
    Option{"interactive", 'i', "", "Hand the standard input on"},
    kDetachKeys,
};
constexpr std::array kStop = {kTime, kSignal};
constexpr std::array kKill = {kSignal};
constexpr std::array kRemove = {
    Option{"force", 'f', "", "Also when it runs"},
    Option{"volumes", 'v', "", "With its volumes that have no name"},
};
constexpr std::array kLogs = {
    Option{"follow", 'f', "", "Show what comes, as it comes"},
    Option{"tail", 'n', "NUMBER", "The last so many lines"},
    Option{"since", '\0', "TIME", "From then on: 2024-01-31T12:00:00Z or 24h"},
    Option{"until", '\0', "TIME", "Up to then: 2024-01-31T12:00:00Z or 24h"},
    Option{"timestamps", 't', "", "With the time of each line"},
    Option{"raw", '\0', "", "Also on a terminal as it was said, with what steers terminals"},
    Option{"namespace", '\0', "NAME", "Of a pod; else \"default\""},
};
constexpr std::array kAttach = {
    Option{"no-stdin", '\0', "", "Do not hand the standard input on"},
    Option{"no-sig-proxy", '\0', "", "Keep signals instead of passing them on"},
    kDetachKeys,
};
constexpr std::array kInspect = {Option{"size", 's', "", "What it has written"}};
constexpr std::array kPrune = {kFilter};

constexpr std::array kUpdate = {
    Option{"memory", 'm', "SIZE", "At most so much memory: 512m"},
    Option{"memory-swap", '\0', "SIZE", "At most so much memory and swap"},
    Option{"memory-reservation", '\0', "SIZE", "So much memory when it is scarce"},
    Option{"cpus", '\0', "NUMBER", "At most so many processors: 1.5"},
    Option{"cpu-shares", '\0', "NUMBER", "Its weight among others"},
    Option{"cpuset-cpus", '\0', "LIST", "On these processors only: 0-3"},
    Option{"pids-limit", '\0', "NUMBER", "At most so many processes"},
    Option{"restart", '\0', "WHEN", "Start it again: no, always, unless-stopped or on-failure[:NUMBER]"},
};

} // namespace

std::span<const Command> containerCommands()
{
    static const std::vector<Command> all{
        {"run", "IMAGE [COMMAND [WORD…]]", 1, kAnyNumber, runOptions(), "Make a container and start it", runContainer,
         Order::BeforeWords, kNoContainer},
        {"create", "IMAGE [COMMAND [WORD…]]", 1, kAnyNumber, createOptions(), "Make a container", createContainer,
         Order::BeforeWords},
        {"ps", "", 0, 0, kList, "List containers", containerList},
        {"start", "CONTAINER…", 1, kAnyNumber, kStart, "Start containers", startContainers},
        {"stop", "CONTAINER…", 1, kAnyNumber, kStop, "Ask containers to end, and make them", stopContainers},
        {"restart", "CONTAINER…", 1, kAnyNumber, kStop, "End containers and start them again", restartContainers},
        {"kill", "CONTAINER…", 1, kAnyNumber, kKill, "Send containers a signal, SIGKILL unless told", killContainers},
        {"pause", "CONTAINER…", 1, kAnyNumber, {}, "Freeze containers", pauseContainers},
        {"unpause", "CONTAINER…", 1, kAnyNumber, {}, "Let frozen containers go on", unpauseContainers},
        {"rename", "CONTAINER NAME", 2, 2, {}, "Give a container another name", renameContainer},
        {"rm", "CONTAINER…", 1, kAnyNumber, kRemove, "Remove containers", removeContainers},
        {"wait",
         "CONTAINER…",
         1,
         kAnyNumber,
         {},
         "Wait for containers to end, and show their exit codes",
         waitForContainers},
        {"logs", "CONTAINER", 1, 1, kLogs, "Show what a container has said, or pod/NAME[/CONTAINER]", containerLogs},
        {"exec", "CONTAINER COMMAND [WORD…]", 2, kAnyNumber, execOptions(), "Run a program in a container",
         execInContainer, Order::BeforeWords},
        {"attach", "CONTAINER", 1, 1, kAttach, "Be at the terminal of a container", attachContainer},
        {"inspect", "CONTAINER…", 1, kAnyNumber, kInspect, "Show all of a container", containerInspect},
        {"top",
         "[CONTAINER [WORD…]]",
         0,
         kAnyNumber,
         {},
         "Show the processes of a container, with arguments of ps; without one, who uses most",
         containerTop,
         Order::BeforeWords},
        {"port", "CONTAINER [PORT]", 1, 2, {}, "Show where the ports of a container can be reached", containerPorts},
        {"update", "CONTAINER…", 1, kAnyNumber, kUpdate, "Change the limits of containers", updateContainers},
        {"prune", "", 0, 0, kPrune, "Remove containers that do not run", containerPrune},
    };
    return all;
}

} // namespace darse::ctl
