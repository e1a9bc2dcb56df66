// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/oomlog.h"

#include "core/cgroup/fields.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <iterator>
#include <unistd.h>

namespace darse::metrics {
namespace {

constexpr std::string_view kMark = "oom-kill:";
constexpr std::string_view kTask = ",task=";
constexpr std::string_view kPid = ",pid=";
constexpr std::size_t kMostKept = 256;
constexpr std::size_t kRecord = 8192; ///< as the kernel wants a reader to take it

/// The kernel's times are those of a clock that stands still while the machine sleeps.
WallTime bootMoment()
{
    timespec up{};
    ::clock_gettime(CLOCK_MONOTONIC, &up);
    return std::chrono::system_clock::now() - (std::chrono::seconds(up.tv_sec) + std::chrono::nanoseconds(up.tv_nsec));
}

} // namespace

std::optional<OomKill> parseOomKill(std::string_view record, WallTime boot)
{
    // "6,812,5340021,-;oom-kill:constraint=CONSTRAINT_MEMCG,…,oom_memcg=/a,task_memcg=/a/b,task=sh,pid=7,uid=0"
    const auto semicolon = record.find(';');
    if (semicolon == std::string_view::npos)
        return std::nullopt;
    std::string_view head = record.substr(0, semicolon);
    std::string_view text = record.substr(semicolon + 1);
    if (!text.starts_with(kMark))
        return std::nullopt;
    text = text.substr(kMark.size(), text.find('\n') - kMark.size());
    static_cast<void>(cgroup::takeWord(head, ','));
    static_cast<void>(cgroup::takeWord(head, ','));
    const auto since = cgroup::numberIn<std::int64_t>(cgroup::takeWord(head, ','));
    // The name is the process's own choice, and may look like what stands around it.
    const auto task = text.find(kTask);
    const auto pid = text.rfind(kPid);
    if (task == std::string_view::npos || pid == std::string_view::npos || pid < task)
        return std::nullopt;
    OomKill out;
    out.process = text.substr(task + kTask.size(), pid - task - kTask.size());
    std::string_view rest = text.substr(pid + kPid.size());
    out.pid = cgroup::numberIn<int>(cgroup::takeWord(rest, ',')).value_or(0);
    cgroup::forEachWord(text.substr(0, task), ',', [&out](std::string_view word) {
        const std::string_view key = cgroup::takeWord(word, '=');
        if (key == "task_memcg")
            out.cgroup = word;
        else if (key == "oom_memcg")
            out.limited = word;
    });
    if (out.process.empty() || out.pid <= 0)
        return std::nullopt;
    out.at = boot + std::chrono::microseconds(since.value_or(0));
    return out;
}

OomLog::OomLog(const std::filesystem::path& path) :
    m_kernel(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY))
{
    if (m_kernel.isOpen())
        ::lseek(m_kernel.get(), 0, SEEK_END);
}

bool OomLog::listen()
{
    bool isNew = false;
    const WallTime boot = bootMoment();
    std::array<char, kRecord> record;
    while (m_kernel.isOpen()) {
        const ssize_t count = ::read(m_kernel.get(), record.data(), record.size());
        if (count < 0 && (errno == EPIPE || errno == EINTR))
            continue; // what we had not read was overwritten
        if (count <= 0)
            break;
        if (auto kill = parseOomKill({record.data(), static_cast<std::size_t>(count)}, boot)) {
            m_kills.push_back(std::move(*kill));
            isNew = true;
        }
    }
    if (m_kills.size() > kMostKept)
        m_kills.erase(m_kills.begin(), m_kills.end() - kMostKept);
    return isNew;
}

bool OomLog::concerns(std::string_view id) const
{
    return std::ranges::any_of(m_kills,
                               [id](const OomKill& kill) { return kill.cgroup.find(id) != std::string::npos; });
}

std::vector<OomKill> OomLog::take(std::string_view id)
{
    listen();
    const auto isOthers = [id](const OomKill& kill) { return kill.cgroup.find(id) == std::string::npos; };
    const auto middle = std::stable_partition(m_kills.begin(), m_kills.end(), isOthers);
    std::vector<OomKill> out(std::make_move_iterator(middle), std::make_move_iterator(m_kills.end()));
    m_kills.erase(middle, m_kills.end());
    return out;
}

} // namespace darse::metrics
