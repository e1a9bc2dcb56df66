// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse::sys {

/// What programs are installed with.
enum class Installer { Apt, Dnf, Unknown };

/// From the text of /etc/os-release: the distribution, else one that it is like.
[[nodiscard]] Installer installerOf(std::string_view osRelease);
/// Of the running system.
[[nodiscard]] Installer installerHere();

/// The command that brings a program, whatever its package is called there: "sudo apt install passt" for pasta. For an
/// unknown distribution a sentence.
[[nodiscard]] std::string installCommand(Installer installer, std::string_view program);

/// The command that adds an option to the kernel's command line, for the next boot.
[[nodiscard]] std::string bootOptionCommand(Installer installer, std::string_view option);

} // namespace darse::sys
