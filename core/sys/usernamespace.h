// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/finding.h"
#include "core/sys/idmap.h"
#include "core/sys/processrunner.h"

namespace darse::sys {

/// How a process stands to user namespaces.
enum class NamespaceEntry {
    NotNeeded, ///< it is root, of the machine or of a namespace that somebody else made
    Complete,  ///< root of a namespace with the user's subordinate ids
    OneId,     ///< root of a namespace without any other id: what belongs to others cannot be kept
    Refused,   ///< outside, as it was
};

struct UserNamespace {
    NamespaceEntry entry = NamespaceEntry::Refused;
    IdMap users{};  ///< empty when nothing was entered
    IdMap groups{}; ///< the same
    Finding finding{};
};

/// Makes an ordinary user's process root of a user namespace, and gives it a mount namespace: as whom files are written
/// and what is mounted is its own affair from then on. To the machine it stays who it was. Only before the first thread
/// starts. The maps are written by newuidmap and newgidmap from the system's directories; without them, or without
/// subordinate ids, one id must do. Whatever happens, this process either is inside or is as it was.
/// `keeper` tells of the namespaces of an earlier process, which are entered again when somebody keeps them.
[[nodiscard]] UserNamespace enterUserNamespace(ProcessRunner& runner, const std::filesystem::path& keeper);

} // namespace darse::sys
