// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/treeparents.h"

#include "core/store/layername.h"
#include "core/sys/beneath.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::rootfs {
namespace {

constexpr int kDirectory = O_PATH | O_DIRECTORY | O_CLOEXEC;

} // namespace

/// Without any link on the way: from the directory that we hold, whatever its name leads to by now.
Result<UniqueFd> TreeParents::openPlain(const std::string& path) const
{
    return sys::openBelow(m_directory, path.empty() ? "." : path,
                          {.flags = kDirectory, .symlinks = sys::Symlinks::Refuse});
}

/// Links may be absolute, which only the top of the container can judge.
Result<UniqueFd> TreeParents::openInRoot(const std::string& path) const
{
    auto opened = sys::openBelow(m_root, m_place + '/' + path, {.flags = kDirectory, .resolve = sys::Resolve::InRoot});
    if (opened)
        return opened;
    const int error = opened.error().errnoValue();
    if (error == ENOENT || error == ENOTDIR)
        return Error(ErrorKind::InvalidInput,
                     "\"" + store::shown(path) + "\" is no directory, nor does it lead to one");
    return opened;
}

Result<UniqueFd> TreeParents::find(const std::string& path) const
{
    auto plain = openPlain(path);
    if (plain || (plain.error().errnoValue() != ELOOP && plain.error().errnoValue() != ENOTDIR))
        return plain;
    return openInRoot(path);
}

Result<int> TreeParents::make(const std::string& path)
{
    if (m_asked == path)
        return m_last.get();
    m_asked.reset();
    auto plain = openPlain(path);
    if (!plain)
        plain = walk(path);
    if (!plain)
        return std::move(plain).error();
    m_last = std::move(plain).value();
    m_asked = path;
    return m_last.get();
}

Result<UniqueFd> TreeParents::walk(const std::string& path)
{
    TRY_DECLARE(UniqueFd current, openPlain({}));
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        TRY_DECLARE(current, step(current.get(), path.substr(start, end - start), path.substr(0, end)));
        start = end + 1;
    }
    return current;
}

Result<UniqueFd> TreeParents::step(int from, const std::string& name, const std::string& path)
{
    UniqueFd next(::openat(from, name.c_str(), kDirectory | O_NOFOLLOW));
    if (!next.isOpen() && errno == ENOENT) {
        if (::mkdirat(from, name.c_str(), 0755) != 0 && errno != EEXIST)
            return Error::fromErrno(errno, store::shown(path));
        ++m_madeCount;
        next = UniqueFd(::openat(from, name.c_str(), kDirectory | O_NOFOLLOW));
    }
    if (next.isOpen())
        return next;
    if (errno == ENOTDIR || errno == ELOOP)
        return openInRoot(path);
    return Error::fromErrno(errno, store::shown(path));
}

} // namespace darse::rootfs
