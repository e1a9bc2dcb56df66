// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

namespace darse::ctl {

[[nodiscard]] Result<std::string> applyObjects(const Context& context);
[[nodiscard]] Result<std::string> getObjects(const Context& context);
[[nodiscard]] Result<std::string> describeObject(const Context& context);
[[nodiscard]] Result<std::string> deleteObjects(const Context& context);
[[nodiscard]] Result<std::string> playFile(const Context& context);
[[nodiscard]] Result<std::string> generateObjects(const Context& context);
/// What is asked for the log of "pod/NAME[/CONTAINER]".
[[nodiscard]] Result<std::string> podLogTarget(const Context& context);
[[nodiscard]] Result<std::string> kubeConfig(const Context& context);

} // namespace darse::ctl
