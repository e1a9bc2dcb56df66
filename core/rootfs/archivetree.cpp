// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is read out of a container: stat, archive, export.
#include "core/rootfs/insidepath.h"
#include "core/rootfs/tartree.h"
#include "core/rootfs/trees.h"
#include "core/rootfs/treewalk.h"
#include "core/sys/beneath.h"

#include <array>
#include <climits>
#include <fcntl.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

/// Where the kernel says that an open thing is.
std::string placeOf(int fd)
{
    std::array<char, PATH_MAX> place{};
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t size = ::readlink(link.c_str(), place.data(), place.size());
    return {place.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

/// Where a link leads in the end, as an absolute path in the container; the link's own word when that is nowhere.
Result<std::string> finalTarget(int root, const InsidePath& inside, const HeldEntry& link)
{
    const auto reached = sys::openBelow(root, inside.path, {.flags = O_PATH, .resolve = sys::Resolve::InRoot});
    const auto top = sys::openBelow(root, ".", {.flags = O_PATH});
    if (reached && top) {
        const std::string above = placeOf(top->get());
        const std::string place = placeOf(reached->get());
        if (!above.empty() && place == above)
            return std::string("/");
        if (!above.empty() && place.starts_with(above + '/'))
            return place.substr(above.size());
    }
    auto said = link.target();
    if (!said)
        return std::move(said).error();
    return cleaned(said->starts_with('/') ? *said : inside.parent + '/' + *said);
}

} // namespace

PathStat told(std::string name, const struct stat& status)
{
    return {.name = std::move(name),
            .size = static_cast<std::uint64_t>(status.st_size),
            .mode = status.st_mode,
            .modified = std::chrono::sys_time<std::chrono::nanoseconds>(
                std::chrono::seconds(status.st_mtim.tv_sec) + std::chrono::nanoseconds(status.st_mtim.tv_nsec)),
            .user = status.st_uid,
            .group = status.st_gid};
}

Result<PathStat> statInside(int root, const std::string& path)
{
    const InsidePath inside = readInside(path);
    TRY_DECLARE(const HeldEntry entry, holdInside(root, inside));
    PathStat answer = told(inside.name, entry.status());
    if (entry.isLink()) {
        TRY_DECLARE(answer.linkTarget, finalTarget(root, inside, entry));
    }
    return answer;
}

Result<void> archiveInside(int root, const std::string& path, const ByteSink& sink, const std::stop_token& stop)
{
    const InsidePath inside = readInside(path);
    TRY_DECLARE(const HeldEntry entry, holdInside(root, inside));
    if (S_ISSOCK(entry.status().st_mode))
        return Error(ErrorKind::InvalidInput, path + " is a socket, which cannot be copied");
    TarTree tar(sink, stop);
    TRY(tar.add(inside.name, entry));
    if (entry.isDirectory()) {
        TRY_DECLARE(const UniqueFd top, entry.open(O_RDONLY | O_DIRECTORY));
        const std::string prefix = inside.name == "/" ? "/" : inside.name + '/';
        const Visit visit = [&](const Visited& visited) -> Result<Into> {
            TRY(tar.add(prefix + visited.path, visited.entry));
            return Into::Enter;
        };
        TRY(walkTree(top.get(), OtherMounts::Enter, visit, stop));
    }
    return tar.finish();
}

Result<void> exportTree(int root, const ByteSink& sink, const std::stop_token& stop)
{
    TarTree tar(sink, stop);
    const Visit visit = [&](const Visited& visited) -> Result<Into> {
        TRY(tar.add(visited.path, visited.entry, visited.isMountPoint ? Content::Empty : Content::Whole));
        return Into::Enter;
    };
    TRY(walkTree(root, OtherMounts::Stay, visit, stop));
    return tar.finish();
}

} // namespace darse::rootfs
