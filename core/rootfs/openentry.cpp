// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/openentry.h"

#include "core/sys/beneath.h"
#include "core/sys/files.h"
#include "core/sys/removetree.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <string_view>
#include <unistd.h>

namespace darse::rootfs {

Result<UniqueFd> openDirectory(int root, const std::string& path)
{
    return sys::openBelow(root, path,
                          {.flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW, .symlinks = sys::Symlinks::Refuse});
}

Result<UniqueFd> openFile(int directory, const std::string& name)
{
    UniqueFd file(::openat(directory, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, name);
    TRY(sys::requireRegular(file.get(), name));
    return file;
}

Result<std::vector<std::string>> namesIn(int directory)
{
    UniqueFd listed(::openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(listed.get()), ::closedir);
    if (!entries)
        return Error::fromErrno(errno, "list a directory");
    (void)listed.release();
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(entries.get())) {
        const std::string_view name = static_cast<const char*>(entry->d_name);
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
    std::ranges::sort(names);
    return names;
}

Result<std::string> linkTarget(int directory, const std::string& name)
{
    std::string target(PATH_MAX, '\0');
    const ssize_t size = ::readlinkat(directory, name.c_str(), target.data(), target.size());
    if (size < 0)
        return Error::fromErrno(errno, name);
    target.resize(static_cast<std::size_t>(size));
    return target;
}

Result<void> emptyDirectory(int directory, const std::stop_token& stop)
{
    TRY_DECLARE(const std::vector<std::string> names, namesIn(directory));
    for (const std::string& name : names)
        TRY(sys::removeTreeAt(directory, name, stop));
    return ok();
}

} // namespace darse::rootfs
