// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/removebelow.h"

#include "core/sys/directory.h"
#include "core/sys/mountpoint.h"

namespace darse::rootfs {

Result<void> removeBelow(const std::filesystem::path& folder, const std::string& name)
{
    TRY_DECLARE(const sys::Directory directory, sys::Directory::open(folder));
    auto removed = directory.removeTree(name, {});
    if (removed || removed.error().kind() != ErrorKind::InUse)
        return removed;
    std::error_code error;
    const auto real = std::filesystem::canonical(folder, error);
    if (error)
        return removed;
    TRY(sys::unmount(real / name));
    TRY(sys::unmountBelow(real / name));
    return directory.removeTree(name, {});
}

} // namespace darse::rootfs
