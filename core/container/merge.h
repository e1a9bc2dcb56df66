// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"
#include "core/oci/imageconfig.h"

namespace darse::container {

/// `asked` with what the image says where the person said nothing: command, environment, user, ports, volumes, labels,
/// stop signal, health check. InvalidInput when there is nothing to run, for environment that is not "NAME=value", for
/// a working directory that is not absolute. Labels of an image are labels and nothing else: none of them steers us.
[[nodiscard]] Result<Config> merged(Config asked, const oci::RunConfig& image);

/// What is run: entry point and command in one.
[[nodiscard]] std::vector<std::string> arguments(const Config& config);

/// "SIGTERM", "term", "15", "SIGRTMIN+3"; InvalidInput otherwise.
[[nodiscard]] Result<int> signalNumber(std::string_view text);
/// "SIGTERM"
[[nodiscard]] std::string signalName(int number);

/// [a-zA-Z0-9][a-zA-Z0-9_.-]+, as Docker takes it.
[[nodiscard]] Result<void> checkName(std::string_view name);
/// Two words, chosen by chance, that nobody has to be ashamed of.
[[nodiscard]] std::string madeUpName();

} // namespace darse::container
