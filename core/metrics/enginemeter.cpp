// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/enginemeter.h"

#include "core/cgroup/fields.h"
#include "core/sys/files.h"

#include <algorithm>
#include <sys/resource.h>

namespace darse::metrics {
namespace {

constexpr int kIoTicks = 2;

struct StatusRow {
    std::string_view key;
    Metric metric;
    double unit;
};

constexpr double kKibi = 1024;
constexpr std::array kStatus = {
    StatusRow{"VmRSS:", Metric::Memory, kKibi},
    StatusRow{"VmHWM:", Metric::MemoryPeak, kKibi},
    StatusRow{"RssAnon:", Metric::MemoryAnonymous, kKibi},
    StatusRow{"RssFile:", Metric::MemoryFile, kKibi},
    StatusRow{"VmSwap:", Metric::MemorySwap, kKibi},
    StatusRow{"Threads:", Metric::Pids, 1},
};

double seconds(const timeval& time)
{
    constexpr double kMicro = 1e-6;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * kMicro;
}

} // namespace

void EngineMeter::read()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    const auto rate = [&](Metric metric, double counter) {
        m_values.set(metric, m_rates.at(static_cast<std::size_t>(metric)).grown(counter, now));
    };
    rusage used{};
    if (::getrusage(RUSAGE_SELF, &used) == 0) {
        rate(Metric::Cpu, seconds(used.ru_utime) + seconds(used.ru_stime));
        rate(Metric::CpuUser, seconds(used.ru_utime));
        rate(Metric::CpuSystem, seconds(used.ru_stime));
    }
    const auto status = sys::readFile(m_proc / "self/status", kibibytes(16));
    cgroup::forEachLine(status ? std::string_view(*status) : std::string_view(), [this](std::string_view line) {
        const auto* const row =
            std::ranges::find_if(kStatus, [line](const StatusRow& one) { return line.starts_with(one.key); });
        if (row == kStatus.end())
            return;
        line.remove_prefix(row->key.size());
        line.remove_prefix(std::min(line.find_first_of("0123456789"), line.size()));
        if (const auto number = cgroup::numberIn<std::uint64_t>(cgroup::takeWord(line)))
            m_values.set(row->metric, static_cast<double>(*number) * row->unit);
    });
    if (m_ticks++ % kIoTicks == 0)
        readIo(now);
}

void EngineMeter::readIo(SteadyTime now)
{
    const auto io = sys::readFile(m_proc / "self/io", kibibytes(4));
    cgroup::forEachPair(
        io ? std::string_view(*io) : std::string_view(), [&](std::string_view key, std::string_view value) {
            const auto number = cgroup::numberIn<std::uint64_t>(value);
            const auto rate = [&](Metric metric) {
                if (number)
                    m_values.set(metric,
                                 m_rates.at(static_cast<std::size_t>(metric)).grown(static_cast<double>(*number), now));
            };
            if (key == "read_bytes:")
                rate(Metric::IoRead);
            else if (key == "write_bytes:")
                rate(Metric::IoWritten);
        });
}

} // namespace darse::metrics
