// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/options.h"
#include "app/ctl/engine.h"

#include <span>
#include <string>
#include <string_view>

namespace darse::ctl {

enum class Output { People, Json };

/// What a command needs to know.
struct Context {
    Engine& engine;
    const app::Arguments& given; ///< the options; words[0] is the first one after the command
    Output output = Output::People;

    [[nodiscard]] const std::string& word(std::size_t index) const { return given.words[index]; }
    [[nodiscard]] std::string value(std::string_view option) const { return given.value(option).value_or(""); }
};

inline constexpr std::size_t kAnyNumber = 1000;

/// One row of the table of commands. `run` gives the text to print; what takes long tells on stderr how it goes on.
struct Command {
    std::string_view name;  ///< "image pull"
    std::string_view words; ///< "NAME", for people
    std::size_t fewest;     ///< words
    std::size_t most;
    std::string_view options; ///< names of its own options, with blanks between
    std::string_view help;
    Result<std::string> (*run)(const Context& context);
};

[[nodiscard]] std::span<const Command> commands();

/// Every option of every command.
[[nodiscard]] std::span<const app::Option> options();

// The rows' functions, by family.
[[nodiscard]] Result<std::string> ping(const Context& context);
[[nodiscard]] Result<std::string> version(const Context& context);
[[nodiscard]] Result<std::string> machine(const Context& context);
[[nodiscard]] Result<std::string> doctor(const Context& context);
[[nodiscard]] Result<std::string> events(const Context& context);
[[nodiscard]] Result<std::string> diskUse(const Context& context);
[[nodiscard]] Result<std::string> login(const Context& context);
[[nodiscard]] Result<std::string> logout(const Context& context);
[[nodiscard]] Result<std::string> imageList(const Context& context);
[[nodiscard]] Result<std::string> imageInspect(const Context& context);
[[nodiscard]] Result<std::string> imageHistory(const Context& context);
[[nodiscard]] Result<std::string> imageLayers(const Context& context);
[[nodiscard]] Result<std::string> imagePull(const Context& context);
[[nodiscard]] Result<std::string> imagePush(const Context& context);
[[nodiscard]] Result<std::string> imageTag(const Context& context);
[[nodiscard]] Result<std::string> imageUntag(const Context& context);
[[nodiscard]] Result<std::string> imageRemove(const Context& context);
[[nodiscard]] Result<std::string> imagePrune(const Context& context);
[[nodiscard]] Result<std::string> imageImport(const Context& context);
[[nodiscard]] Result<std::string> imageSave(const Context& context);
[[nodiscard]] Result<std::string> imageLoad(const Context& context);
[[nodiscard]] Result<std::string> imageSearch(const Context& context);
[[nodiscard]] Result<std::string> imageCheck(const Context& context);
[[nodiscard]] Result<std::string> imageStarter(const Context& context);

/// --filter key=value, any number of times, as Docker's API wants it: {"key": ["value"]}. Empty without one.
[[nodiscard]] Result<std::string> filtersOf(const Context& context);

} // namespace darse::ctl
