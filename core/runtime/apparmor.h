// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/processrunner.h"

#include <string>

namespace darse::runtime {

/// The AppArmor profile that confines containers for which nobody asks for another. Its number grows with its rules:
/// one that an older engine has loaded is not taken for it.
inline constexpr const char* kApparmorProfile = "darse-default-1";

/// It, as apparmor_parser reads it.
[[nodiscard]] std::string apparmorProfile();

/// Whether a list of the kernel's ("NAME (enforce)" a line) has it.
[[nodiscard]] bool isApparmorLoaded(std::string_view list);

/// Loads it unless that was done since the machine began: its name, or nothing where that cannot be, because the parser
/// is missing or refuses. For root, on a machine with AppArmor.
[[nodiscard]] std::string loadApparmor(sys::ProcessRunner& runner);

} // namespace darse::runtime
