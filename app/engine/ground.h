// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"
#include "core/sys/finding.h"

namespace darse::engine {

/// Where the engine and its monitors keep what lives no longer than the machine: beside the socket, apart for every
/// state folder.
[[nodiscard]] std::filesystem::path runtimeFolder(const std::string& socketFolder, const std::string& root);

/// As many open files as we may have: every connection and every log that is followed is one. Containers have limits of
/// their own.
void raiseOpenFiles();

/// What this machine gives to containers.
[[nodiscard]] ContainerGround findGround(const std::filesystem::path& runtimeFolder, bool isRootless);

/// The best way to put layers on top of one another, of those that a probe has found to work.
[[nodiscard]] rootfs::Mounting chooseMounting(const std::vector<sys::Finding>& probe, bool isRootless);

} // namespace darse::engine
