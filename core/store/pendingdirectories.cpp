// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pendingdirectories.h"

#include "core/base/guard.h"
#include "core/store/layername.h"
#include "core/sys/beneath.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace darse::store {
namespace {

constexpr std::size_t kMaxMemory = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kNode = 160; // about what one entry of the map takes besides its name

Result<void> finishOne(int root, const std::string& path, const DirectoryFinish& finish)
{
    const auto directory =
        sys::openBelow(root, path.empty() ? "." : path,
                       {.flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW, .symlinks = sys::Symlinks::Refuse});
    if (!directory)
        return directory.error();
    if (::fchmod(directory->get(), finish.mode) != 0 || ::futimens(directory->get(), finish.times.data()) != 0)
        return Error::fromErrno(errno, shown(path));
    return ok();
}

} // namespace

Result<void> PendingDirectories::add(const std::string& path, const DirectoryFinish& finish)
{
    const auto [it, isNew] = m_directories.insert_or_assign(path, finish);
    if (isNew)
        m_memory += it->first.size() + kNode;
    if (m_memory > kMaxMemory)
        return Error(ErrorKind::InvalidInput, "the layer has more directories than make sense");
    return ok();
}

void PendingDirectories::forget(const std::string& path)
{
    const auto drop = [this](auto it) {
        m_memory -= it->first.size() + kNode;
        return m_directories.erase(it);
    };
    if (const auto self = m_directories.find(path); self != m_directories.end())
        drop(self);
    const std::string below = path + '/';
    for (auto it = m_directories.lower_bound(below); it != m_directories.end() && it->first.starts_with(below);)
        it = drop(it);
}

Result<void> PendingDirectories::finish(int root) const
{
    // What is in a directory sorts after it.
    for (auto it = m_directories.rbegin(); it != m_directories.rend(); ++it)
        TRY(finishOne(root, it->first, it->second));
    return ok();
}

} // namespace darse::store
