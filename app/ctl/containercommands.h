// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/attachment.h"
#include "app/ctl/commands.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::ctl {

// The rows' functions.
[[nodiscard]] Result<std::string> runContainer(const Context& context);
[[nodiscard]] Result<std::string> createContainer(const Context& context);
[[nodiscard]] Result<std::string> startContainers(const Context& context);
[[nodiscard]] Result<std::string> attachContainer(const Context& context);
[[nodiscard]] Result<std::string> execInContainer(const Context& context);
[[nodiscard]] Result<std::string> containerLogs(const Context& context);
[[nodiscard]] Result<std::string> containerList(const Context& context);
[[nodiscard]] Result<std::string> containerInspect(const Context& context);
[[nodiscard]] Result<std::string> containerPorts(const Context& context);
[[nodiscard]] Result<std::string> containerTop(const Context& context);
[[nodiscard]] Result<std::string> containerPrune(const Context& context);
[[nodiscard]] Result<std::string> stopContainers(const Context& context);
[[nodiscard]] Result<std::string> restartContainers(const Context& context);
[[nodiscard]] Result<std::string> killContainers(const Context& context);
[[nodiscard]] Result<std::string> pauseContainers(const Context& context);
[[nodiscard]] Result<std::string> unpauseContainers(const Context& context);
[[nodiscard]] Result<std::string> removeContainers(const Context& context);
[[nodiscard]] Result<std::string> renameContainer(const Context& context);
[[nodiscard]] Result<std::string> waitForContainers(const Context& context);
[[nodiscard]] Result<std::string> updateContainers(const Context& context);
[[nodiscard]] Result<std::string> containerDiff(const Context& context);
[[nodiscard]] Result<std::string> containerExport(const Context& context);
[[nodiscard]] Result<std::string> containerCommit(const Context& context);
[[nodiscard]] Result<std::string> copyFiles(const Context& context);

/// "/containers/NAME/rest"
[[nodiscard]] std::string containerPath(const std::string& name, std::string_view rest);

/// What 'inspect' tells of a container.
[[nodiscard]] Result<nlohmann::json> inspected(const Context& context, const std::string& name);
/// How its output travels.
[[nodiscard]] StreamForm formOf(const nlohmann::json& inspection);

/// Does the same to each word, and prints the names of those that it worked for; the first error comes last.
[[nodiscard]] Result<std::string> toEach(const Context& context,
                                         const std::function<Result<void>(const std::string& name)>& act);

/// The number that the body of an answer to "wait" tells, which comes whenever it comes.
[[nodiscard]] Result<int> exitCodeIn(net::Exchange& exchange);

/// What a program ends with whose container could not be started: 127 when there is no such program, 126 when it cannot
/// be run, else 125.
[[nodiscard]] int failureCode(const Error& error);

/// Saves what a GET answers with: to the file, or the standard output when `path` is empty or "-".
[[nodiscard]] Result<std::string> saveAnswer(const Context& context, const std::string& target,
                                             const std::string& path);

} // namespace darse::ctl
