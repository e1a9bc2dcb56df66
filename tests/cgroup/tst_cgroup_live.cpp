// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/host.h"
#include "core/cgroup/reader.h"
#include "core/cgroup/removal.h"
#include "core/sys/pidfd.h"
#include "tests/cgroup/livecgroups.h"
#include "tests/support/verify.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace darse;
using namespace darse::cgroup;
using darse::test::LiveCgroups;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMemory = std::size_t{64} << 20U;
constexpr auto kWork = 100ms;

/// Uses memory and its processor, says so, and waits to be killed.
[[noreturn]] void work(int ready)
{
    void* memory = ::mmap(nullptr, kMemory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        ::_exit(1);
    std::memset(memory, 1, kMemory);
    timespec used{};
    do {
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    } while (std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec) < kWork);
    if (::write(ready, "r", 1) != 1)
        ::_exit(1);
    for (;;)
        ::pause();
}

/// That a process has used by its own clock.
std::chrono::nanoseconds processorTime(int pid)
{
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return {};
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

/// A child in a cgroup, ended and reaped at the latest with this object.
class Worker {
public:
    Worker(const LiveCgroups& cgroups, const std::string& cgroup)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return;
        m_ready = UniqueFd(ends[0]);
        const UniqueFd theirs(ends[1]);
        m_pid = ::fork();
        if (m_pid != 0)
            return;
        if (!cgroups.enter(cgroup))
            ::_exit(1);
        work(theirs.get());
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker()
    {
        if (m_pid > 0 && ::kill(m_pid, SIGKILL) == 0)
            ::waitpid(m_pid, nullptr, 0);
    }

    [[nodiscard]] int pid() const { return m_pid; }
    [[nodiscard]] bool waitUntilReady() const
    {
        char letter = 0;
        return m_pid > 0 && ::read(m_ready.get(), &letter, 1) == 1;
    }

private:
    pid_t m_pid = -1;
    UniqueFd m_ready;
};

Wait soon()
{
    return {.deadline = Deadline::after(20s), .stop = {}};
}

} // namespace

/// The hierarchies of the machine that this runs on.
class TestCgroupLive : public QObject {
    Q_OBJECT

private:
    Result<Hierarchy> m_found = Hierarchy::find();

private Q_SLOTS:
    void initTestCase() { VERIFY_OK(m_found); }

    void numbersArePlausible()
    {
        const LiveCgroups cgroups(*m_found, "darse-live");
        const std::string cgroup = cgroups.make("web");
        // So little that it is throttled even where many others want the processor.
        QVERIFY(cgroups.write(cgroup, "cpu", "cpu.cfs_quota_us", "6250") ||
                cgroups.write(cgroup, "cpu", "cpu.max", "6250 100000"));
        QVERIFY(cgroups.write(cgroup, "memory", "memory.limit_in_bytes", "268435456") ||
                cgroups.write(cgroup, "memory", "memory.max", "268435456"));
        const Worker worker(cgroups, cgroup);
        QVERIFY(worker.waitUntilReady());

        const auto paths = m_found->pathsOf(worker.pid());
        VERIFY_OK(paths);
        auto reader = CgroupReader::open(*m_found, *paths);
        VERIFY_OK(reader);
        const auto sample = reader->read(What::Everything);
        VERIFY_OK(sample);
        const auto own = processorTime(worker.pid());
        QVERIFY2(own >= kWork && sample->cpu.used > own / 2 && sample->cpu.used < own * 2,
                 qPrintable(QString::number(sample->cpu.used.value_or(0ns).count())));
        QVERIFY(sample->cpu.user && sample->cpu.system);
        QVERIFY(std::chrono::abs(*sample->cpu.user + *sample->cpu.system - *sample->cpu.used) < 50ms);
        QVERIFY(sample->cpu.limit == 0.0625);
        QVERIFY(sample->cpu.weight == 100U);
        QVERIFY(sample->cpu.throttledPeriods > 0U && sample->cpu.periods >= sample->cpu.throttledPeriods);
        QVERIFY(sample->cpu.throttled > 0ms);
        QVERIFY(sample->memory.current >= kMemory && sample->memory.current < kMemory + kMemory / 4);
        QVERIFY(sample->memory.anonymous >= kMemory && sample->memory.workingSet >= kMemory);
        QVERIFY(sample->memory.workingSet <= sample->memory.current && sample->memory.peak >= sample->memory.current);
        QVERIFY(sample->memory.limit == 268435456U);
        QVERIFY(sample->memory.oomKills == 0U);
        QVERIFY(sample->pids.current == 1U && sample->pids.limit == kUnlimited);
        const auto host = hostCpu();
        VERIFY_OK(host);
        QVERIFY(host->used > *sample->cpu.used && host->online >= 1);
    }

    void keptDescriptorsTellThatItIsGone()
    {
        const LiveCgroups cgroups(*m_found, "darse-live");
        const std::string cgroup = cgroups.make("web");
        auto reader = CgroupReader::open(*m_found, cgroups.pathsOf(cgroup));
        VERIFY_OK(reader);
        VERIFY_OK(reader->read(What::Use));
        QVERIFY(reader->keptDescriptors() > 0);
        VERIFY_OK(removeCgroup(*m_found, cgroups.top(), cgroup));
        cgroups.make("web"); // the same path again, which is another cgroup
        VERIFY_FAILS(reader->read(What::Use), ErrorKind::NotFound);
        VERIFY_FAILS(reader->read(What::Use), ErrorKind::NotFound);
    }

    void everybodyIsKilled_data()
    {
        QTest::addColumn<bool>("isFrozen");
        QTest::newRow("running") << false;
        QTest::newRow("frozen") << true;
    }
    void everybodyIsKilled()
    {
        QFETCH(bool, isFrozen);
        const LiveCgroups cgroups(*m_found, "darse-live");
        const std::string cgroup = cgroups.make("web");
        const std::string below = cgroups.make("web/below");
        const Worker outer(cgroups, cgroup);
        const Worker inner(cgroups, below);
        QVERIFY(outer.waitUntilReady() && inner.waitUntilReady());
        if (isFrozen)
            QVERIFY(cgroups.write(cgroup, "freezer", "freezer.state", "FROZEN") ||
                    cgroups.write(cgroup, "pressure", "cgroup.freeze", "1"));
        VERIFY_FAILS(removeCgroup(*m_found, cgroups.top(), cgroup), ErrorKind::InUse);
        VERIFY_OK(killAllIn(*m_found, cgroup, soon()));
        for (const Worker* each : {&outer, &inner}) {
            const auto process = sys::PidFd::open(each->pid());
            VERIFY_OK(process);
            const auto hasEnded = process->hasEnded();
            VERIFY_OK(hasEnded);
            QVERIFY(*hasEnded);
        }
        QCOMPARE(cgroupsBelow(*m_found, cgroups.top()), std::vector<std::string>{"web"});
        VERIFY_OK(removeCgroup(*m_found, cgroups.top(), cgroup));
        QVERIFY(cgroupsBelow(*m_found, cgroups.top()).empty());
        VERIFY_OK(removeCgroup(*m_found, cgroups.top(), cgroup));
    }

    void nobodyElseIsKilled()
    {
        const LiveCgroups cgroups(*m_found, "darse-live");
        const std::string cgroup = cgroups.make("web");
        const Worker beside(cgroups, cgroups.make("web2"));
        QVERIFY(beside.waitUntilReady());
        VERIFY_OK(killAllIn(*m_found, cgroup, soon()));
        VERIFY_OK(killAllIn(*m_found, cgroups.top() + "/nobody", soon()));
        const auto process = sys::PidFd::open(beside.pid());
        VERIFY_OK(process);
        const auto hasEnded = process->hasEnded();
        VERIFY_OK(hasEnded);
        QVERIFY(!*hasEnded);
        for (const char* wrong : {"/", "", "darse", "/darse/../x"})
            VERIFY_FAILS(killAllIn(*m_found, wrong, soon()), ErrorKind::InvalidInput);
    }

    void ownCgroupIsSpared()
    {
        // In a child, because it goes into a cgroup and would be the one to die.
        const LiveCgroups cgroups(*m_found, "darse-live");
        const std::string cgroup = cgroups.make("self");
        const pid_t pid = ::fork();
        if (pid == 0) {
            if (!cgroups.enter(cgroup))
                ::_exit(2);
            const auto killed = killAllIn(*m_found, cgroup, soon());
            ::_exit(!killed && killed.error().kind() == ErrorKind::InvalidInput ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(pid, &status, 0), pid);
        QCOMPARE(status, 0);
    }

    void onlyWhatIsOursIsRemoved()
    {
        const LiveCgroups cgroups(*m_found, "darse-live");
        const std::string cgroup = cgroups.make("web");
        VERIFY_FAILS(removeCgroup(*m_found, "/darse", cgroup), ErrorKind::InvalidInput);
        VERIFY_FAILS(removeCgroup(*m_found, cgroups.top(), cgroups.top()), ErrorKind::InvalidInput);
        VERIFY_FAILS(removeCgroup(*m_found, cgroups.top(), cgroups.top() + "/../x"), ErrorKind::InvalidInput);
        VERIFY_FAILS(removeCgroup(*m_found, cgroups.top(), cgroups.top() + "x"), ErrorKind::InvalidInput);
        QCOMPARE(cgroupsBelow(*m_found, cgroups.top()), std::vector<std::string>{"web"});
    }
};

QTEST_GUILESS_MAIN(TestCgroupLive)
#include "tst_cgroup_live.moc"
