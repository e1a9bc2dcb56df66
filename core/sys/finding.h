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
    std::string remedy = {}; ///< what to do about it, if it can be a command; empty when all is well or nothing helps
    std::string consequence = {}; ///< what does not work because of it, or what may happen; empty when all is well
    bool isEssential = false;     ///< without it no container runs, or none as people expect
};

} // namespace darse::sys
