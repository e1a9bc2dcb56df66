// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/logfiles.h"
#include "core/runtime/logline.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace darse::runtime {
namespace {

constexpr std::int64_t kBlock = std::int64_t{256} * 1024;

/// Counts lines from the end of a log, until there are enough.
class TailCounter {
public:
    explicit TailCounter(std::uint64_t wanted) : m_wanted(wanted) {}

    /// The next line towards the beginning; false when it is not wanted any more.
    bool takes(std::string_view head)
    {
        const auto line = parseLine(head);
        if (!line)
            return true; // damage counts for nothing, and is skipped when it is read
        bool& isOpen = m_isOpen[line->isError ? 1 : 0];
        if (line->isPartial && isOpen)
            return true; // a part of a line that is counted
        if (m_count == m_wanted)
            return false;
        isOpen = true;
        ++m_count;
        return true;
    }

private:
    std::uint64_t m_wanted;
    std::uint64_t m_count = 0;
    bool m_isOpen[2]{}; ///< whether partial lines before belong to one that is counted
};

/// Reads `size` bytes at `offset`, or as many as there are.
Result<std::string_view> readAt(int fd, std::string& buffer, std::int64_t offset, std::size_t size)
{
    buffer.resize(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(fd, buffer.data() + done, size - done, offset + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error::fromErrno(errno, "read the log");
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return std::string_view(buffer).substr(0, done);
}

/// Sets the offset of `file` to its first line that is wanted; false when all of them are, and those before it may be.
Result<bool> skipWithin(LogFile& file, TailCounter& counter)
{
    struct stat status {};
    if (::fstat(file.fd.get(), &status) != 0)
        return Error::fromErrno(errno, "look at the log");
    std::string buffer;
    file.offset = status.st_size;
    for (std::int64_t end = status.st_size; end > 0;) {
        const std::int64_t begin = std::max<std::int64_t>(0, end - kBlock);
        // The lines that begin in this block; what stands before their text may reach beyond it.
        TRY_DECLARE(const std::string_view block,
                    readAt(file.fd.get(), buffer, begin, static_cast<std::size_t>(end - begin) + kMaxLineHead));
        std::size_t at = std::min(block.size(), static_cast<std::size_t>(end - begin));
        while (at > 0 || begin == 0) {
            const void* found = at == 0 ? nullptr : ::memrchr(block.data(), '\n', at);
            if (found == nullptr && begin > 0)
                break;
            at = found == nullptr ? 0 : static_cast<std::size_t>(static_cast<const char*>(found) - block.data());
            const std::size_t start = found == nullptr ? 0 : at + 1;
            const std::string_view rest = block.substr(start, kMaxLineHead);
            const std::string_view head = rest.substr(0, rest.find('\n'));
            if (!counter.takes(head))
                return true;
            file.offset = begin + static_cast<std::int64_t>(start);
            if (found == nullptr)
                return false;
        }
        end = begin;
    }
    return false;
}

} // namespace

Result<void> skipToTail(std::vector<LogFile>& files, std::uint64_t lines)
{
    TailCounter counter(lines);
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        TRY_DECLARE(const bool isEnough, skipWithin(*file, counter));
        if (!isEnough)
            continue;
        files.erase(files.begin(), file.base() - 1);
        return ok();
    }
    return ok();
}

} // namespace darse::runtime
