// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/insidepath.h"

#include "core/sys/beneath.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <vector>

namespace darse::rootfs {

std::string cleaned(std::string_view path)
{
    std::vector<std::string_view> kept;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (name.empty() || name == ".")
            continue;
        if (name != "..")
            kept.push_back(name);
        else if (!kept.empty())
            kept.pop_back();
    }
    std::string clean;
    for (const std::string_view name : kept)
        clean.append(1, '/').append(name);
    return clean.empty() ? "/" : clean;
}

InsidePath readInside(std::string_view path)
{
    const bool isContent = path == "." || path.ends_with("/.");
    const bool isFollowed = isContent || path.ends_with('/');
    const std::string clean = cleaned(path);
    const auto slash = clean.rfind('/');
    InsidePath inside{.path = clean.substr(1), .name = clean.substr(slash + 1), .parent = clean.substr(0, slash)};
    if (isFollowed && !inside.path.empty())
        inside.path += '/';
    if (inside.path.empty())
        inside = {.path = ".", .name = "/", .parent = "/"};
    if (inside.parent.empty())
        inside.parent = "/";
    if (isContent)
        inside.name = ".";
    return inside;
}

Result<UniqueFd> openInside(int root, const std::string& path, int flags)
{
    const std::string place = cleaned(path);
    auto opened = sys::openBelow(root, place == "/" ? "." : place.substr(1),
                                 {.flags = flags | O_DIRECTORY, .resolve = sys::Resolve::InRoot});
    if (!opened && opened.error().errnoValue() == ENOTDIR)
        return Error(ErrorKind::InvalidInput, path + " is no directory");
    return opened;
}

Result<HeldEntry> holdInside(int root, const InsidePath& inside)
{
    TRY_DECLARE(UniqueFd held,
                sys::openBelow(root, inside.path, {.flags = O_PATH | O_NOFOLLOW, .resolve = sys::Resolve::InRoot}));
    return HeldEntry::of(std::move(held));
}

} // namespace darse::rootfs
