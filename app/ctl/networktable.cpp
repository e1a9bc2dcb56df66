// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

namespace darse::ctl {

std::span<const Command> networkCommands()
{
    return {};
}

} // namespace darse::ctl
