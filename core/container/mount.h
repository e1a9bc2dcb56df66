// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace darse::container {

enum class MountType { Bind, Volume, Tmpfs };

/// Where a mount appears that is made later, on the one side or the other. Default: rprivate.
enum class Propagation { Default, Private, RPrivate, Shared, RShared, Slave, RSlave };

/// SELinux labels of a bind mount.
enum class Relabel { None, Shared, Private };

/// In which words a mount was asked for; an inspect tells it in the same.
enum class MountForm {
    Bind,   ///< "-v source:target:options"
    Object, ///< "--mount", all of it in members
    Tmpfs   ///< "--tmpfs target:options"
};

/// A bind mount, volume or tmpfs as it was asked for.
struct Mount {
    MountForm form = MountForm::Object;
    MountType type = MountType::Volume;
    std::string source{}; ///< absolute path of the host, or name of a volume (empty: anonymous)
    std::string target{}; ///< absolute path in the container
    bool isReadOnly = false;
    Propagation propagation = Propagation::Default;
    Relabel relabel = Relabel::None;
    bool makesSource = false; ///< bind: a missing source becomes a directory ("-v"); else it is an error ("--mount")
    bool isNonRecursive = false;
    bool copiesNothing = false; ///< volume: what the image has there does not fill a new volume
    std::string volumeDriver{};
    std::map<std::string, std::string> volumeOptions{};
    std::map<std::string, std::string> volumeLabels{};
    std::int64_t tmpfsSize = 0;               ///< bytes; 0: the kernel's default
    std::optional<std::uint32_t> tmpfsMode{}; ///< absent: 01777
    std::string options{}; ///< those of "-v a:b:OPTIONS" or "--tmpfs p:OPTIONS", as they came; the members say the same

    friend bool operator==(const Mount&, const Mount&) = default;
};

} // namespace darse::container
