// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/volumefill.h"

#include "core/rootfs/copyfile.h"
#include "core/rootfs/copytree.h"
#include "core/rootfs/openentry.h"
#include "core/sys/removetree.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

/// 0 or an errno. What is there already was put there by somebody else: it stays.
int moveEntry(int from, int to, const char* name)
{
    if (::renameat2(from, name, to, name, RENAME_NOREPLACE) == 0 || errno == EEXIST)
        return 0;
    if (errno != EINVAL) // file systems over the network do not know how
        return errno;
    return ::renameat(from, name, to, name) == 0 ? 0 : errno;
}

} // namespace

Result<bool> isEmptyVolume(int volume)
{
    TRY_DECLARE(const auto names, namesIn(volume));
    return std::ranges::all_of(names, [](const std::string& name) { return name == kStagingName; });
}

Result<void> stage(const Filling& filling, int from, const std::stop_token& stop)
{
    TRY(sys::removeTreeAt(filling.staging, kStagingName, stop));
    if (::mkdirat(filling.staging, kStagingName, S_IRWXU) != 0)
        return Error::fromErrno(errno, "fill a volume");
    TRY_DECLARE(const UniqueFd staged, openDirectory(filling.staging, kStagingName));
    return copyTree(from, staged.get(), {}, stop);
}

Result<void> putInPlace(const Filling& filling)
{
    const auto staged = openDirectory(filling.staging, kStagingName);
    if (!staged && staged.error().kind() == ErrorKind::NotFound)
        return ok();
    if (!staged)
        return staged.error();
    struct stat status {};
    if (::fstat(staged->get(), &status) != 0)
        return Error::fromErrno(errno, "fill a volume");
    TRY_DECLARE(const auto names, namesIn(staged->get()));
    for (const std::string& name : names) {
        if (const int error = moveEntry(staged->get(), filling.volume, name.c_str()); error != 0)
            return Error::fromErrno(error, "fill a volume with " + name);
    }
    TRY(copyMeta(staged->get(), filling.volume, status).within("fill a volume"));
    TRY(sys::removeTreeAt(filling.staging, kStagingName, {}));
    // Removing the staging folder may have changed the time of the volume.
    const std::array<timespec, 2> times{status.st_atim, status.st_mtim};
    return ::futimens(filling.volume, times.data()) == 0 ? ok() : Error::fromErrno(errno, "fill a volume");
}

} // namespace darse::rootfs
