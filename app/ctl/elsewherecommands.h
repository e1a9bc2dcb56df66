// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

namespace darse::ctl {

[[nodiscard]] Result<std::string> imageTags(const Context& context);
[[nodiscard]] Result<std::string> imageReferrers(const Context& context);

} // namespace darse::ctl
