// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/logfiles.h"
#include "core/runtime/logline.h"
#include "core/runtime/logwatch.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>

namespace darse::runtime {
namespace {

constexpr std::size_t kBlock = std::size_t{256} * 1024;
/// The longest line of a monitor is a fraction of that; what is longer is damage.
constexpr std::size_t kMaxLine = std::size_t{2} * 1024 * 1024;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

/// Cuts what is read into lines, without copying them.
class LineCutter {
public:
    explicit LineCutter(LineJoiner& joiner) : m_joiner(&joiner), m_buffer(kBlock, '\0') {}

    /// Reads to the end of the file, but so many bytes at most.
    Result<void> drain(const LogFile& file, const std::stop_token& stop, std::size_t most = kAll)
    {
        while (most > 0) {
            if (stop.stop_requested())
                return canceled("read the log");
            if (m_buffer.size() - m_filled < kBlock / 2)
                m_buffer.resize(m_buffer.size() * 2);
            TRY_DECLARE(
                const std::size_t got,
                sys::readSome(file.fd.get(), {m_buffer.data() + m_filled, std::min(most, m_buffer.size() - m_filled)}));
            if (got == 0)
                return ok();
            most -= got;
            const std::size_t from = m_filled;
            m_filled += got;
            TRY(cut(from));
        }
        return ok();
    }

    /// A file ends, and with it what it has of a line.
    Result<void> finishFile()
    {
        const std::string_view rest(m_buffer.data(), std::exchange(m_filled, 0));
        return rest.empty() ? ok() : m_joiner->take(rest);
    }

private:
    /// `from`: there is no newline before.
    Result<void> cut(std::size_t from)
    {
        const char* const begin = m_buffer.data();
        std::size_t start = 0;
        for (;;) {
            const void* found = std::memchr(begin + from, '\n', m_filled - from);
            if (found == nullptr)
                break;
            const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - begin) + 1;
            TRY(m_joiner->take({begin + start, end - start}));
            start = from = end;
        }
        m_filled -= start;
        if (m_filled > kMaxLine)
            m_filled = 0;
        std::memmove(m_buffer.data(), begin + start, m_filled);
        return ok();
    }

    LineJoiner* m_joiner;
    std::string m_buffer;
    std::size_t m_filled = 0;
};

/// Reads one log after the other file, and on.
class Reading {
public:
    Reading(const std::filesystem::path& log, const LogQuery& query, const LogSink& sink) :
        m_log(log),
        m_follows(query.follows),
        m_sink([this, &sink](const LogLine& line) {
            m_hasTold = true;
            return sink(line);
        }),
        m_joiner(query, m_sink)
    {
    }

    /// All that is there now, beginning with the tail if that is asked for.
    Result<void> readAll(const std::optional<std::uint64_t>& tail, const std::stop_token& stop)
    {
        TRY_DECLARE(auto files, openLogFiles(m_log));
        if (tail)
            TRY(skipToTail(files, *tail));
        return readThrough(std::move(files), stop);
    }
    /// What has been added since.
    Result<void> readOn(const std::stop_token& stop)
    {
        if (m_current)
            TRY(m_cutter.drain(*m_current, stop));
        TRY_DECLARE(const auto now, identityOf(m_log));
        if (!now || (m_current && *now == m_current->identity))
            return ok();
        TRY_DECLARE(auto files, openLogFiles(m_log));
        if (!m_current)
            return readThrough(std::move(files), stop);
        // Nobody writes to the file that we have any more, but it may have grown since we looked.
        TRY(m_cutter.drain(*m_current, stop));
        TRY(m_cutter.finishFile());
        const auto ours = std::ranges::find(files, m_current->identity, &LogFile::identity);
        if (ours != files.end())
            files.erase(files.begin(), ours + 1);
        return readThrough(std::move(files), stop);
    }
    /// Who gathers lines lets them go.
    Result<void> pause()
    {
        const bool hasTold = m_hasTold;
        auto told = hasTold ? m_sink({}) : ok();
        m_hasTold = false;
        return told;
    }
    Result<void> finish()
    {
        TRY(m_cutter.finishFile());
        return m_joiner.finish();
    }

private:
    Result<void> readThrough(std::vector<LogFile> files, const std::stop_token& stop)
    {
        for (LogFile& file : files) {
            if (::lseek(file.fd.get(), file.offset, SEEK_SET) < 0)
                return Error::fromErrno(errno, "go to a place in the log");
            TRY(m_cutter.finishFile());
            TRY_DECLARE(const std::size_t most, m_follows ? Result(kAll) : sizeBehind(file));
            TRY(m_cutter.drain(file, stop, most));
            m_current = std::move(file);
        }
        return ok();
    }
    /// Who writes faster than anybody reads has no end.
    static Result<std::size_t> sizeBehind(const LogFile& file)
    {
        struct stat status {};
        if (::fstat(file.fd.get(), &status) != 0)
            return Error::fromErrno(errno, "look at the log");
        return static_cast<std::size_t>(std::max<std::int64_t>(0, status.st_size - file.offset));
    }

    std::filesystem::path m_log;
    bool m_follows;
    bool m_hasTold = false;
    const LogSink m_sink;
    LineJoiner m_joiner;
    LineCutter m_cutter{m_joiner};
    std::optional<LogFile> m_current{};
};

Result<void> follow(Reading& reading, LogWatch& watch, const LogQuery& query, const std::function<bool()>& isOver,
                    const std::stop_token& stop)
{
    for (;;) {
        // First the question, then the reading: what was written before the end is read.
        const bool wasOver = isOver() || (query.until && *query.until < std::chrono::system_clock::now());
        TRY(reading.readOn(stop));
        if (wasOver)
            return ok();
        TRY(reading.pause());
        TRY(watch.wait(query.until, stop));
    }
}

} // namespace

Result<void> readLog(const std::filesystem::path& log, const LogQuery& query, const LogSink& sink,
                     const std::function<bool()>& isOver, const std::stop_token& stop)
{
    Reading reading(log, query, sink);
    if (!query.follows) {
        TRY(reading.readAll(query.tail, stop));
        return reading.finish();
    }
    TRY_DECLARE(auto watch, LogWatch::open(log, stop));
    TRY(reading.readAll(query.tail, stop));
    TRY(follow(reading, *watch, query, isOver, stop));
    return reading.finish();
}

void wakeReaders(const std::filesystem::path& log)
{
    // Both times, for one alone is no event of its attributes. A log that has not been begun has its folder.
    if (::utimensat(AT_FDCWD, log.c_str(), nullptr, AT_SYMLINK_NOFOLLOW) != 0)
        static_cast<void>(::utimensat(AT_FDCWD, log.parent_path().c_str(), nullptr, 0));
}

} // namespace darse::runtime
