// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/logwatch.h"

#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstring>
#include <sys/inotify.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kWatched =
    IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr auto kFirstLook = 1ms;
constexpr auto kLastLook = 1024ms;

} // namespace

Result<std::unique_ptr<LogWatch>> LogWatch::open(const std::filesystem::path& log, const std::stop_token& stop)
{
    UniqueFd events(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!events.isOpen())
        return Error::fromErrno(errno, "watch a log");
    const std::filesystem::path folder = log.parent_path();
    if (::inotify_add_watch(events.get(), folder.c_str(), kWatched) < 0)
        return Error::fromErrno(errno, "watch " + folder.string());
    TRY_DECLARE(auto stopFd, sys::StopFd::create(stop));
    return std::unique_ptr<LogWatch>(new LogWatch(std::move(events), std::move(stopFd), log.filename().string()));
}

Result<void> LogWatch::wait(const std::optional<std::chrono::sys_time<std::chrono::nanoseconds>>& until,
                            const std::stop_token& stop)
{
    for (;;) {
        Deadline deadline = m_nextLook ? Deadline::after(*m_nextLook) : Deadline::never();
        if (until)
            deadline = std::min(deadline, Deadline::after(*until - std::chrono::system_clock::now() + 1ms));
        pollfd entries[] = {{.fd = m_events.get(), .events = POLLIN, .revents = 0},
                            {.fd = m_stopFd->get(), .events = POLLIN, .revents = 0}};
        TRY_DECLARE(const bool isReady, sys::pollUntil(entries, deadline));
        if (stop.stop_requested())
            return canceled("follow the log");
        if (!isReady) {
            m_nextLook = m_nextLook && *m_nextLook < kLastLook ? std::optional(*m_nextLook * 2) : std::nullopt;
            return ok();
        }
        TRY_DECLARE(const bool isOurs, takeEvents());
        if (isOurs)
            return ok();
    }
}

Result<bool> LogWatch::takeEvents()
{
    alignas(inotify_event) char buffer[16 * (sizeof(inotify_event) + NAME_MAX + 1)];
    bool isOurs = false;
    for (;;) {
        const ssize_t got = ::read(m_events.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            return isOurs;
        if (got < 0)
            return Error::fromErrno(errno, "watch a log");
        for (ssize_t at = 0; at < got;) {
            inotify_event event{};
            std::memcpy(&event, buffer + at, sizeof event);
            const char* const name = buffer + at + sizeof event;
            at += static_cast<ssize_t>(sizeof event + event.len);
            const bool isOfFolder = event.len == 0; // lost events too
            isOurs = isOurs || isOfFolder || m_name == name;
            if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0)
                return Error(ErrorKind::NotFound, "the log has been removed");
            if (!isOfFolder && m_name == name)
                m_nextLook = (event.mask & IN_CLOSE_WRITE) != 0 ? std::optional(kFirstLook) : std::nullopt;
        }
    }
}

} // namespace darse::runtime
