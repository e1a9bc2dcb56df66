// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/distil.h"

#include "core/rootfs/copyfile.h"
#include "core/rootfs/layerview.h"
#include "core/rootfs/openentry.h"
#include "core/rootfs/treewalk.h"
#include "core/store/layername.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

/// A file that was written to has another time; a directory has its own only as far as people care.
Result<bool> isSame(const HeldEntry& now, const HeldEntry& before)
{
    const struct stat& left = now.status();
    const struct stat& right = before.status();
    if (left.st_mode != right.st_mode || left.st_uid != right.st_uid || left.st_gid != right.st_gid)
        return false;
    if (now.isDirectory())
        return true;
    if (now.isLink()) {
        TRY_DECLARE(const std::string target, now.target());
        TRY_DECLARE(const std::string earlier, before.target());
        return target == earlier;
    }
    return left.st_size == right.st_size && left.st_rdev == right.st_rdev &&
           left.st_mtim.tv_sec == right.st_mtim.tv_sec && left.st_mtim.tv_nsec == right.st_mtim.tv_nsec;
}

class Distiller {
public:
    Distiller(int copy, int upper, LowerLayers& lowers) : m_copy(copy), m_upper(upper), m_lowers(lowers) {}

    Result<Into> visit(const Visited& visited);
    /// What the image has in this directory and the copy has not.
    Result<void> markMissing(const std::string& path);

private:
    Result<void> keep(const Visited& visited);
    Result<UniqueFd> makeDirectory(const std::string& path);

    int m_copy;
    int m_upper;
    LowerLayers& m_lowers;
};

/// With all on the way to it, each as it is in the copy.
Result<UniqueFd> Distiller::makeDirectory(const std::string& path)
{
    auto there = openPlainDirectory(m_upper, path);
    if (there || path.empty() || there.error().kind() != ErrorKind::NotFound)
        return there;
    TRY_DECLARE(const UniqueFd parent, makeDirectory(parentOf(path)));
    if (::mkdirat(parent.get(), baseOf(path).c_str(), S_IRWXU) != 0)
        return Error::fromErrno(errno, path);
    TRY_DECLARE(UniqueFd made, openPlainDirectory(m_upper, path));
    TRY_DECLARE(const UniqueFd model, openPlainDirectory(m_copy, path));
    struct stat status {};
    if (::fstat(model.get(), &status) != 0)
        return Error::fromErrno(errno, path);
    TRY(copyMeta(model.get(), made.get(), status).within(path));
    return made;
}

Result<void> Distiller::keep(const Visited& visited)
{
    if (visited.entry.isDirectory()) {
        TRY(makeDirectory(visited.path));
        return ok();
    }
    TRY_DECLARE(const UniqueFd from, openPlainDirectory(m_copy, parentOf(visited.path)));
    TRY_DECLARE(const UniqueFd to, makeDirectory(parentOf(visited.path)));
    const std::string name = baseOf(visited.path);
    if (::linkat(from.get(), name.c_str(), to.get(), name.c_str(), 0) != 0 && errno != ENOENT)
        return Error::fromErrno(errno, visited.path);
    return ok();
}

Result<Into> Distiller::visit(const Visited& visited)
{
    TRY_DECLARE(const auto before, m_lowers.find(visited.path));
    bool isChanged = !before;
    if (before) {
        TRY_DECLARE(const bool isTheSame, isSame(visited.entry, *before));
        isChanged = !isTheSame;
    }
    if (isChanged)
        TRY(keep(visited));
    if (before && before->isDirectory() && visited.entry.isDirectory()) {
        TRY(m_lowers.enter(visited.path));
        TRY(markMissing(visited.path));
    }
    return Into::Enter;
}

Result<void> Distiller::markMissing(const std::string& path)
{
    TRY_DECLARE(const UniqueFd directory, openPlainDirectory(m_copy, path));
    TRY_DECLARE(const auto present, namesIn(directory.get()));
    TRY_DECLARE(const auto before, m_lowers.names(path));
    for (const std::string& name : before) {
        if (std::ranges::binary_search(present, name))
            continue;
        TRY_DECLARE(const UniqueFd upper, makeDirectory(path));
        if (::mknodat(upper.get(), name.c_str(), S_IFCHR, makedev(0, 0)) != 0)
            return Error::fromErrno(errno, "mark " + store::joined(path, name) + " as removed");
    }
    return ok();
}

} // namespace

Result<void> distil(const std::filesystem::path& copy, const LayerView& view, const std::stop_token& stop)
{
    TRY_DECLARE(LowerLayers lowers, LowerLayers::open(view));
    const UniqueFd from(::open(copy.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    const UniqueFd to(::open(view.upper.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!from.isOpen() || !to.isOpen())
        return Error::fromErrno(errno, copy.native());
    Distiller distiller(from.get(), to.get(), lowers);
    TRY(distiller.markMissing(""));
    return walkTree(
        from.get(), OtherMounts::Stay, [&](const Visited& visited) { return distiller.visit(visited); }, stop);
}

} // namespace darse::rootfs
