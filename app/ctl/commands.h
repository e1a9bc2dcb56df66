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
    int& code; ///< what darsectl ends with when it is not 0: that of a container, or why there is none

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
    std::span<const app::Option> options; ///< its own
    std::string_view help;
    Result<std::string> (*run)(const Context& context);
    app::Order order = app::Order::Anywhere;
    int failure = 0; ///< what it ends with when it fails; 0: as every program does
};

/// All of them, the source of help and completion.
[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command* findCommand(std::string_view name);

/// The options that every command has.
[[nodiscard]] std::span<const app::Option> commonOptions();

/// Those that may come before the command: the common ones, and --root for the commands that have it.
[[nodiscard]] std::span<const app::Option> leadingOptions();

/// The table by family.
[[nodiscard]] std::span<const Command> generalCommands();
[[nodiscard]] std::span<const Command> kubeCommands();
[[nodiscard]] std::span<const Command> imageCommands();
[[nodiscard]] std::span<const Command> containerCommands();
[[nodiscard]] std::span<const Command> fileCommands();
[[nodiscard]] std::span<const Command> networkCommands();

/// "run", "create" and what else starts programs.
[[nodiscard]] std::span<const app::Option> createOptions();
[[nodiscard]] std::span<const app::Option> runOptions();
[[nodiscard]] std::span<const app::Option> execOptions();

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
