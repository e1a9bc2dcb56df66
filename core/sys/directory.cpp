// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/directory.h"

#include "core/sys/files.h"
#include "core/sys/removetree.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace darse::sys {
namespace {

constexpr int kDirectoryFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

/// "a/b/c/" → {"a/b", "c"}; "c" → {".", "c"}.
std::pair<std::string, std::string> splitLast(std::string path)
{
    while (path.ends_with('/'))
        path.pop_back();
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return {".", path};
    return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

} // namespace

Result<Directory> Directory::open(const std::filesystem::path& path, Resolver resolver)
{
    UniqueFd fd(::open(path.c_str(), kDirectoryFlags));
    if (!fd.isOpen())
        return Error::fromErrno(errno, path.native());
    return Directory(std::move(fd), resolver);
}

Result<UniqueFd> Directory::openBelow(const std::string& path, OpenHow how) const
{
    how.resolver = m_resolver;
    return sys::openBelow(m_fd.get(), path, how);
}

Result<Directory> Directory::makeDirectories(const std::string& path, mode_t mode) const
{
    TRY_DECLARE(UniqueFd current, openBelow(".", {.flags = kDirectoryFlags}));
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string name = path.substr(start, end - start);
        if (name == "..")
            return Error(ErrorKind::InvalidInput, path + " contains \"..\"");
        if (!name.empty() && ::mkdirat(current.get(), name.c_str(), mode) != 0 && errno != EEXIST)
            return Error::fromErrno(errno, "make directory " + path);
        start = end + 1;
        // From the top each time: a link on the way may lead up, which only the top can judge.
        TRY_DECLARE(current, openBelow(end == 0 ? "/" : path.substr(0, end), {.flags = kDirectoryFlags}));
    }
    return Directory(std::move(current), m_resolver);
}

Result<std::string> Directory::readFile(const std::string& path, Bytes limit) const
{
    // A look before the open: opening a device or a FIFO may already do something.
    TRY_DECLARE(const UniqueFd look, openBelow(path, {.flags = O_PATH}));
    TRY(requireRegular(look.get(), path));
    TRY_DECLARE(const UniqueFd file, openBelow(path, {.flags = O_RDONLY | O_NONBLOCK | O_NOCTTY}));
    TRY(requireRegular(file.get(), path));
    return readAll(file.get(), limit, path);
}

Result<void> Directory::removeTree(const std::string& path, const std::stop_token& stop) const
{
    const auto [parent, name] = splitLast(path);
    if (name.empty() || name == "." || name == "..")
        return Error(ErrorKind::InvalidInput, "\"" + path + "\" does not name something below the directory");
    const auto holder = openBelow(parent, {.flags = kDirectoryFlags});
    if (!holder && holder.error().kind() == ErrorKind::NotFound)
        return ok();
    if (!holder)
        return holder.error();
    return removeTreeAt(holder->get(), name, stop).within("remove " + path);
}

} // namespace darse::sys
