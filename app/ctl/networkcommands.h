// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

namespace darse::ctl {

[[nodiscard]] Result<std::string> networkList(const Context& context);
[[nodiscard]] Result<std::string> networkCreate(const Context& context);
[[nodiscard]] Result<std::string> networkRemove(const Context& context);
[[nodiscard]] Result<std::string> networkInspect(const Context& context);
[[nodiscard]] Result<std::string> networkConnect(const Context& context);
[[nodiscard]] Result<std::string> networkDisconnect(const Context& context);
[[nodiscard]] Result<std::string> networkPrune(const Context& context);
[[nodiscard]] Result<std::string> volumeList(const Context& context);
[[nodiscard]] Result<std::string> volumeCreate(const Context& context);
[[nodiscard]] Result<std::string> volumeRemove(const Context& context);
[[nodiscard]] Result<std::string> volumeInspect(const Context& context);
[[nodiscard]] Result<std::string> volumePrune(const Context& context);

} // namespace darse::ctl
