// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/logfiles.h"
#include "core/runtime/logs.h"
#include "core/sys/wait.h"

#include <cerrno>
#include <climits>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>

namespace darse::runtime {
namespace {

constexpr std::uint32_t kWatched = IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;

Result<void> renameFile(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return Error::fromErrno(errno, "rename " + from.string());
    return ok();
}

/// Makes room for "ctr.log.1"; no more than `files` are kept with the current one.
Result<void> shift(const std::filesystem::path& log, int files)
{
    int free = 1;
    for (; free < files - 1; ++free) {
        TRY_DECLARE(const auto there, identityOf(rotatedLog(log, free)));
        if (!there)
            break;
    }
    for (int number = free; number > 1; --number)
        TRY(renameFile(rotatedLog(log, number - 1), rotatedLog(log, number)));
    return ok();
}

/// One step towards a second name for the file that is written to; false when there is nothing left to do.
Result<bool> keepOnce(const std::filesystem::path& log, int files)
{
    const std::filesystem::path kept = keptLog(log);
    TRY_DECLARE(const auto current, identityOf(log));
    TRY_DECLARE(const auto before, identityOf(kept));
    if (!current || before == current)
        return false;
    if (before && files > 1) {
        TRY(shift(log, files));
        TRY(renameFile(kept, rotatedLog(log, 1)));
    } else if (before && ::unlink(kept.c_str()) != 0) {
        return Error::fromErrno(errno, "remove " + kept.string());
    }
    if (::link(log.c_str(), kept.c_str()) != 0 && errno != EEXIST && errno != ENOENT)
        return Error::fromErrno(errno, "link " + log.string());
    return true;
}

class Keeper final : public LogKeeper {
public:
    Keeper(UniqueFd events, int files) : m_events(std::move(events)), m_files(files) {}

    void start()
    {
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    Result<void> add(const std::filesystem::path& log, int files) override
    {
        const std::scoped_lock lock(m_mutex);
        const int watch = ::inotify_add_watch(m_events.get(), log.parent_path().c_str(), kWatched);
        if (watch < 0)
            return Error::fromErrno(errno, "watch " + log.parent_path().string());
        const int most = files > 0 ? files : m_files;
        m_logs[watch].insert_or_assign(log, most);
        return keep(log, most);
    }
    void forget(const std::filesystem::path& log) override
    {
        const std::scoped_lock lock(m_mutex);
        for (auto& [watch, logs] : m_logs) {
            const auto found = logs.find(log);
            if (found == logs.end())
                continue;
            static_cast<void>(keep(log, found->second));
            logs.erase(found);
            if (logs.empty()) {
                ::inotify_rm_watch(m_events.get(), watch);
                m_logs.erase(watch);
            }
            return;
        }
    }

private:
    static Result<void> keep(const std::filesystem::path& log, int files)
    {
        for (;;) {
            TRY_DECLARE(const bool isMore, keepOnce(log, files));
            if (!isMore)
                return ok();
        }
    }
    void run(const std::stop_token& stop)
    {
        const auto stopFd = sys::StopFd::create(stop);
        while (stopFd && !stop.stop_requested()) {
            pollfd entries[] = {{.fd = m_events.get(), .events = POLLIN, .revents = 0},
                                {.fd = (*stopFd)->get(), .events = POLLIN, .revents = 0}};
            if (!sys::pollUntil(entries, Deadline::never()) || !takeEvents())
                return;
        }
    }
    bool takeEvents()
    {
        alignas(inotify_event) char buffer[64 * (sizeof(inotify_event) + NAME_MAX + 1)];
        const ssize_t got = ::read(m_events.get(), buffer, sizeof buffer);
        if (got < 0)
            return errno == EINTR || errno == EAGAIN;
        std::set<int> touched;
        for (ssize_t at = 0; at < got;) {
            inotify_event event{};
            std::memcpy(&event, buffer + at, sizeof event);
            at += static_cast<ssize_t>(sizeof event + event.len);
            touched.insert(event.wd);
        }
        const std::scoped_lock lock(m_mutex);
        for (const auto& [watch, logs] : m_logs) {
            // -1: more has happened than the kernel could remember.
            if (!touched.contains(watch) && !touched.contains(-1))
                continue;
            for (const auto& [log, files] : logs)
                static_cast<void>(keep(log, files)); // a full disk is told by whoever writes to it
        }
        return true;
    }

    UniqueFd m_events;
    int m_files;
    std::mutex m_mutex{};
    std::map<int, std::map<std::filesystem::path, int>> m_logs{}; ///< and how many files each may have
    std::jthread m_thread{};                                      ///< last: ends first
};

} // namespace

Result<std::unique_ptr<LogKeeper>> LogKeeper::open(int files)
{
    UniqueFd events(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!events.isOpen())
        return Error::fromErrno(errno, "watch logs");
    auto keeper = std::make_unique<Keeper>(std::move(events), files);
    keeper->start();
    return std::unique_ptr<LogKeeper>(std::move(keeper));
}

} // namespace darse::runtime
