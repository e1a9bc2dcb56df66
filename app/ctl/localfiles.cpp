// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/localfiles.h"

#include "core/rootfs/tartree.h"
#include "core/rootfs/trees.h"
#include "core/rootfs/treewalk.h"
#include "core/sys/beneath.h"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace darse::ctl {
namespace {

namespace fs = std::filesystem;

Result<UniqueFd> openFolder(const std::string& path)
{
    UniqueFd folder(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return Error::fromErrno(errno, "open the folder " + path);
    return folder;
}

} // namespace

CopyPlace parseCopyPlace(const std::string& text)
{
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon == 0 || text.front() == '/' || text.front() == '.')
        return {.path = text};
    return {.container = text.substr(0, colon), .path = text.substr(colon + 1)};
}

SplitPath splitPath(std::string path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return {.folder = ".", .name = path};
    return {.folder = slash == 0 ? "/" : path.substr(0, slash), .name = path.substr(slash + 1)};
}

Result<void> writeTar(const std::string& path, const std::string& name, const ByteSink& sink)
{
    // What is asked for by its own name may be a link to it; what ends in "/" or "." is where it leads.
    const int follow = path.ends_with('/') || path.ends_with('.') ? 0 : O_NOFOLLOW;
    UniqueFd held(::open(path.c_str(), O_PATH | O_CLOEXEC | follow));
    if (!held.isOpen())
        return Error::fromErrno(errno, "open " + path);
    TRY_DECLARE(const rootfs::HeldEntry entry, rootfs::HeldEntry::of(std::move(held)));
    if (S_ISSOCK(entry.status().st_mode))
        return Error(ErrorKind::InvalidInput, path + " is a socket, which cannot be copied");
    const std::stop_token never;
    rootfs::TarTree tar(sink, never);
    TRY(tar.add(name, entry));
    if (entry.isDirectory()) {
        TRY_DECLARE(const UniqueFd top, entry.open(O_RDONLY | O_DIRECTORY));
        const rootfs::Visit visit = [&](const rootfs::Visited& visited) -> Result<rootfs::Into> {
            TRY(tar.add(name + "/" + visited.path, visited.entry));
            return rootfs::Into::Enter;
        };
        TRY(rootfs::walkTree(top.get(), rootfs::OtherMounts::Enter, visit, never));
    }
    return tar.finish();
}

Result<void> extractInto(const std::string& folder, const ByteSource& tar)
{
    TRY_DECLARE(const UniqueFd root, openFolder(folder));
    return rootfs::extractInside(root.get(), "/", tar, {.refusesTypeChange = true}, {});
}

Result<void> extractAs(const std::string& path, const std::string& name, const ByteSource& tar)
{
    std::string place = splitPath(path).folder + "/.darse-cp-XXXXXX";
    if (::mkdtemp(place.data()) == nullptr)
        return Error::fromErrno(errno, "make a folder in " + splitPath(path).folder);
    const ScopeGuard guard([&place] {
        std::error_code error;
        fs::remove_all(place, error);
    });
    TRY(extractInto(place, tar));
    if (::rename((place + "/" + name).c_str(), path.c_str()) != 0)
        return Error::fromErrno(errno, "write " + path);
    return ok();
}

} // namespace darse::ctl
