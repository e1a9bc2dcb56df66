// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <array>

namespace darse::ctl {

using nlohmann::json;

namespace {

using app::Option;

constexpr std::array kCopy = {
    Option{"archive", 'a', "", "Keep the owners of files that go into a container"},
};
constexpr std::array kExport = {
    Option{"output", 'o', "FILE", "Write to FILE instead of the standard output"},
};
constexpr std::array kCommit = {
    Option{"author", 'a', "TEXT", "Who made it"},
    Option{"change", 'c', "LINE", "Set CMD, ENTRYPOINT, ENV … as a Dockerfile does; may be repeated"},
    Option{"message", 'm', "TEXT", "What the history says of it"},
    Option{"no-pause", '\0', "", "Let the container go on meanwhile"},
};

constexpr std::array kCommands = {
    Command{"cp", "CONTAINER:PATH PATH|- or PATH|- CONTAINER:PATH", 2, 2, kCopy,
            "Copy files out of a container or into one", copyFiles},
    Command{"diff", "CONTAINER", 1, 1, {}, "Show what a container has changed in its files", containerDiff},
    Command{"export", "CONTAINER", 1, 1, kExport, "Write all files of a container to a tar", containerExport},
    Command{"commit", "CONTAINER [NAME]", 1, 2, kCommit, "Make an image of a container", containerCommit},
};

const char* kindOf(const json& change)
{
    const int kind = change.value("Kind", 0);
    if (kind == 1)
        return "A ";
    return kind == 2 ? "D " : "C ";
}

} // namespace

std::span<const Command> fileCommands()
{
    return kCommands;
}

Result<std::string> containerDiff(const Context& context)
{
    TRY_DECLARE(const json changes, context.engine.json("GET", containerPath(context.word(0), "/changes")));
    if (context.output == Output::Json)
        return printed(changes.is_array() ? changes : json::array());
    std::string out;
    for (const json& change : changes)
        out += kindOf(change) + field(change, "Path") + "\n";
    return out;
}

Result<std::string> containerExport(const Context& context)
{
    return saveAnswer(context, containerPath(context.word(0), "/export"), context.value("output"));
}

Result<std::string> containerCommit(const Context& context)
{
    // The name is given whole: the engine takes it apart.
    net::Query query{{"container", context.word(0)},
                     {"repo", context.given.words.size() > 1 ? context.word(1) : std::string()},
                     {"author", context.value("author")},
                     {"comment", context.value("message")},
                     {"pause", context.given.has("no-pause") ? "0" : ""}};
    for (const std::string& change : context.given.values("change"))
        query.emplace_back("changes", change);
    TRY_DECLARE(const json made, context.engine.json("POST", "/commit" + queryOf(query)));
    return context.output == Output::Json ? printed(made) : field(made, "Id") + "\n";
}

} // namespace darse::ctl
