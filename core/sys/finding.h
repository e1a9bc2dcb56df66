// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace darse::sys {

/// What one look at the machine has shown, in words for a person.
struct Finding {
    std::string name = {}; ///< stable, as it travels in JSON: "userNamespace"
    bool isOk = false;
    std::string reason = {}; ///< one sentence without a full stop: what is there, or why it is not
    std::string remedy = {}; ///< what to do about it; empty when all is well or nothing helps
};

} // namespace darse::sys
