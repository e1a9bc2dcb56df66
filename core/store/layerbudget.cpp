// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layerbudget.h"

#include "core/store/layername.h"

#include <cerrno>
#include <sys/statvfs.h>

namespace darse::store {
namespace {

constexpr std::uint64_t kCheckEvery = std::uint64_t{16} * 1024 * 1024;
constexpr std::uint64_t kEntryCosts = std::uint64_t{8} * 1024; ///< an inode, and its part of a directory

Error tooMuch(const std::string& what)
{
    return {ErrorKind::InvalidInput, "the layer has more than " + what};
}

} // namespace

Result<void> LayerBudget::checkSpace()
{
    m_sinceCheck = 0;
    struct statvfs status {};
    if (::fstatvfs(m_directory, &status) != 0)
        return Error::fromErrno(errno, "the file system for the layer");
    const Bytes free = Bytes(std::uint64_t{status.f_bavail}) * std::uint64_t{status.f_frsize};
    if (free < m_limits.freeSpaceFloor)
        return Error::fromErrno(ENOSPC, "only " + formatBytes(free) + " are free, and " +
                                            formatBytes(m_limits.freeSpaceFloor) + " have to stay so");
    return ok();
}

Result<void> LayerBudget::takeEntry(std::uint64_t implied)
{
    if (++m_entries + implied > m_limits.entries)
        return tooMuch(std::to_string(m_limits.entries) + " entries");
    m_sinceCheck += kEntryCosts;
    return m_sinceCheck >= kCheckEvery ? checkSpace() : ok();
}

Result<void> LayerBudget::takeContent(std::size_t size)
{
    m_content += Bytes(size);
    if (m_content > m_limits.content)
        return tooMuch(formatBytes(m_limits.content) + " of content");
    m_sinceCheck += size;
    return m_sinceCheck >= kCheckEvery ? checkSpace() : ok();
}

Result<void> LayerBudget::checkFileSize(std::uint64_t size, const std::string& path) const
{
    if (Bytes(size) > m_limits.file)
        return tooMuch(formatBytes(m_limits.file) + " in one file, \"" + shown(path) + "\"");
    return ok();
}

} // namespace darse::store
