// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/insidepath.h"
#include "core/rootfs/roots.h"
#include "core/sys/beneath.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::rootfs {
namespace {

constexpr mode_t kPointMode = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;

Result<UniqueFd> findPoint(int root, const InsidePath& inside)
{
    return sys::openBelow(root, inside.path, {.flags = O_PATH, .resolve = sys::Resolve::InRoot});
}

} // namespace

Result<UniqueFd> makeMountPoint(int root, const std::string& path, mode_t type)
{
    const InsidePath inside = readInside(cleaned(path));
    auto found = findPoint(root, inside);
    if (found || found.error().errnoValue() != ENOENT)
        return found;
    if (type == S_IFDIR) {
        TRY(makeWorkingDirectory(root, inside.path, 0, 0));
        return findPoint(root, inside);
    }
    TRY(makeWorkingDirectory(root, inside.parent, 0, 0));
    TRY_DECLARE(const UniqueFd folder, openInside(root, inside.parent, O_RDONLY));
    const UniqueFd file(
        ::openat(folder.get(), inside.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kPointMode));
    if (!file.isOpen())
        return Error::fromErrno(errno, path);
    return findPoint(root, inside);
}

} // namespace darse::rootfs
