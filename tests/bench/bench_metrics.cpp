// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/history.h"
#include "core/metrics/sampler.h"
#include "tests/bench/stopwatch.h"
#include "tests/cgroup/livecgroups.h"
#include "tests/support/tempdir.h"

#include <csignal>
#include <cstdio>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace darse;
using namespace darse::metrics;

namespace {

constexpr int kCgroups = 1000;
constexpr std::int64_t kBegin = 1'764'355'200;
constexpr std::int64_t kDays = 14;
constexpr std::int64_t kDay = 86400;

void wantDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// A process that sleeps in each of a thousand cgroups, as a container's would.
class Sleepers {
public:
    explicit Sleepers(const test::LiveCgroups& cgroups)
    {
        for (int i = 0; i < kCgroups; ++i) {
            const std::string cgroup = cgroups.make(std::to_string(i));
            const pid_t pid = ::fork();
            if (pid == 0) {
                ::prctl(PR_SET_PDEATHSIG, SIGKILL);
                static_cast<void>(cgroups.enter(cgroup));
                ::pause();
                ::_exit(0);
            }
            std::array<char, 65> id{};
            std::snprintf(id.data(), id.size(), "%064d", i);
            m_all.push_back({.id = id.data(), .name = std::to_string(i), .pid = pid});
        }
    }
    Sleepers(const Sleepers&) = delete;
    Sleepers& operator=(const Sleepers&) = delete;
    ~Sleepers()
    {
        for (const Subject& one : m_all) {
            ::kill(one.pid, SIGKILL);
            ::waitpid(one.pid, nullptr, 0);
        }
    }

    [[nodiscard]] const std::vector<Subject>& all() const { return m_all; }

private:
    std::vector<Subject> m_all;
};

WallTime moment(std::int64_t second)
{
    return WallTime(std::chrono::seconds(second));
}

void sweeps(const cgroup::Hierarchy& hierarchy, const Sleepers& sleepers, const std::filesystem::path& folder)
{
    // Nothing is known of all together: each is read at every tick, as if all worked.
    Sweep sweep({.hierarchy = hierarchy,
                 .source = [&] { return sleepers.all(); },
                 .disk = "/",
                 .mostDescriptors = descriptorsForMetrics()});
    History history(folder / "sweeps");
    std::int64_t second = kBegin;
    const auto tick = [&](Sweep::Attention attention) {
        sweep.tick(moment(++second), Sweep::Listing::Same, attention);
    };
    for (int i = 0; i < 60; ++i)
        tick(Sweep::Attention::Watched); // opens, and everybody has found its turn
    std::printf("%zu cgroups with a sleeping process each, %zu descriptors kept\n", sweep.all().size(),
                sweep.keptDescriptors());
    const auto nothing = [](int) {};
    bench::measure({"sweep: 1000, for history", 10}, nothing, [&](int) { tick(Sweep::Attention::History); });
    bench::measure({"sweep: 1000, watched", 10}, nothing, [&](int) { tick(Sweep::Attention::Watched); });
    const auto record = [&] {
        for (const auto& [id, one] : sweep.all())
            history.record(id, second, one.meter.values());
    };
    record(); // makes the files
    bench::measure(
        {"history: 1000 samples", 2}, [&](int) { tick(Sweep::Attention::History); }, [&](int) { record(); });
}

/// Of all threads: the sampler has its own.
double processorSeconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// What the first touch of a page costs when nobody has touched it for a second, in microseconds: next to nothing on
/// bare hardware, but tens of them where a hypervisor takes pages away. A thousand idle containers are little else.
double restedPage()
{
    constexpr std::size_t kPage = 4096;
    constexpr std::size_t kPages = 2000;
    void* const memory = ::mmap(nullptr, kPages * kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return 0;
    ::madvise(memory, kPages * kPage, MADV_NOHUGEPAGE);
    const auto touch = [&] {
        for (std::size_t page = 0; page < kPages; ++page)
            static_cast<volatile char*>(memory)[page * kPage] = 1;
    };
    touch();
    static_cast<void>(waitUntil(Deadline::after(std::chrono::seconds(1)), {}));
    const bench::Took took = bench::timed(touch);
    ::munmap(memory, kPages * kPage);
    return took.cpu * 1000 / kPages;
}

/// The whole thread, as the engine has it, for a while.
void idle(const cgroup::Hierarchy& hierarchy, const Sleepers& sleepers, const std::string& around,
          const std::filesystem::path& folder)
{
    constexpr std::uint64_t kTicks = 20;
    History history(folder / "idle");
    Sampler sampler({.sweep = {.hierarchy = hierarchy,
                               .source = [&] { return sleepers.all(); },
                               .disk = "/",
                               .mostDescriptors = descriptorsForMetrics(),
                               .around = around},
                     .observe = [&](const Sweep& sweep) {
                         const std::int64_t now = sweep.moment().at.time_since_epoch() / std::chrono::seconds(1);
                         for (const Metered* one : sweep.awake())
                             history.record(one->subject.id, now, one->meter.values());
                         for (const Metered* one : sweep.restingSince()) {
                             if (one->isResting)
                                 history.rest(one->subject.id, now, one->meter.values());
                         }
                         history.pass(now);
                     }});
    const auto wait = [&](std::uint64_t until) {
        while (sampler.ticks() < until)
            static_cast<void>(waitUntil(Deadline::after(std::chrono::milliseconds(100)), {}));
    };
    wait(3);
    const std::uint64_t before = sampler.ticks();
    const double used = processorSeconds();
    const bench::Took took = bench::timed([&] { wait(before + kTicks); });
    const double share = (processorSeconds() - used) * 1000 / took.wall * 100;
    std::printf("sampler with history, 1000 idle: %.2f %% of a core over %llu s (goal for the whole engine: 1 %%)\n",
                share, static_cast<unsigned long long>(kTicks));
    std::printf("  of this machine: %.2f us for a page that was not touched for a second\n", restedPage());
}

void ring(const std::filesystem::path& folder)
{
    History history(folder / "ring");
    const std::string id(64, 'a');
    Values values;
    for (const Metric metric : kRemembered)
        values.set(metric, 1);
    const std::int64_t end = kBegin + kDays * kDay;
    const bench::Took took = bench::timed([&] {
        for (std::int64_t second = kBegin; second < end; ++second) {
            values.set(Metric::Cpu, static_cast<double>(second % 100) / 100);
            history.record(id, second, values);
        }
    });
    std::printf("write: %.2f us a sample of %zu numbers, over 14 days of seconds (goal 2 us)\n",
                took.cpu * 1000 / static_cast<double>(kDays * kDay), kRemembered.size());
    const auto size = std::filesystem::file_size(folder / "ring" / (id + ".ring"));
    std::printf("file: %ju bytes, as before the first sample\n", static_cast<std::uintmax_t>(size));
    const auto ask = [&](std::int64_t step) {
        const auto told = history.query(
            id, {.from = end - kDays * kDay + 60, .to = end, .step = step, .metrics = {Metric::Cpu}}, end);
        if (!told || told->points.front().empty())
            std::printf("the query failed\n");
    };
    bench::measure(
        {"query: 14 days, 300 points", 5}, [](int) {}, [&](int) { ask(0); });
    bench::measure(
        {"query: 14 days, every minute", 5}, [](int) {}, [&](int) { ask(60); });
}

} // namespace

/// What metrics cost with a thousand containers. The part with cgroups takes root.
int main()
{
    wantDescriptors();
    const test::TempDir folder;
    bench::reportHead();
    ring(folder.path());
    const auto hierarchy = cgroup::Hierarchy::find();
    if (!hierarchy || ::geteuid() != 0) {
        static_cast<void>(std::fprintf(stderr, "cgroups need root\n"));
        return 0;
    }
    const test::LiveCgroups cgroups(*hierarchy, "darse-bench-metrics");
    {
        const Sleepers sleepers(cgroups);
        sweeps(*hierarchy, sleepers, folder.path());
        idle(*hierarchy, sleepers, cgroups.top(), folder.path());
    }
    return 0;
}
