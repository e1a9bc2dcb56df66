// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/facts.h"
#include "tests/support/tempdir.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using namespace darse::metrics;
using namespace std::chrono_literals;

namespace {

const WallTime kBoot{std::chrono::seconds(1'764'355'200)};

std::string record(const std::string& task, int pid)
{
    return "6,812,5340021,-;oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=abc,mems_allowed=0,"
           "oom_memcg=/darse/abc,task_memcg=/darse/abc/in,task=" +
           task + ",pid=" + std::to_string(pid) + ",uid=0\n";
}

} // namespace

/// Whom the kernel has killed for want of memory, and when a disk will be full.
class TestMetricsDeaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordTellsWhoAndWhen()
    {
        const auto kill = parseOomKill(record("dd", 4711), kBoot);
        QVERIFY(kill);
        QVERIFY(kill->process == "dd" && kill->pid == 4711);
        QVERIFY(kill->cgroup == "/darse/abc/in" && kill->limited == "/darse/abc");
        QVERIFY(kill->at == kBoot + 5340021us);
    }
    void otherRecordsAreNone()
    {
        QVERIFY(!parseOomKill("", kBoot));
        QVERIFY(!parseOomKill("oom-kill:task=a,pid=1", kBoot));
        QVERIFY(!parseOomKill("6,1,2,-;Memory cgroup out of memory: Killed process 4711 (dd)\n", kBoot));
        QVERIFY(!parseOomKill("6,1,2,-;oom-kill:constraint=CONSTRAINT_NONE\n", kBoot));
        QVERIFY(!parseOomKill("6,1,2,-;oom-kill:a,task=x,pid=none,uid=0\n", kBoot));
    }
    void aProcessMayCallItselfAnything()
    {
        const auto kill = parseOomKill(record("x,pid=1,task=y", 7), kBoot);
        QVERIFY(kill && kill->pid == 7 && kill->process == "x,pid=1,task=y");
        const auto other = parseOomKill(record(",task_memcg=/a", 8), kBoot);
        QVERIFY(other && other->pid == 8 && other->cgroup == "/darse/abc/in");
    }
    void theLogGivesEachOnce()
    {
        const test::TempDir folder;
        const auto path = folder.path() / "kmsg";
        QCOMPARE(::mkfifo(path.c_str(), S_IRUSR | S_IWUSR), 0);
        OomLog log(path);
        const UniqueFd kernel(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        const auto say = [&](const std::string& text) {
            return ::write(kernel.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
        };
        QVERIFY(say(record("dd", 1)));
        QVERIFY(log.take("other").empty());
        QVERIFY(say(record("sh", 2)));
        const auto kills = log.take("abc");
        QVERIFY(kills.size() == 2 && kills[0].process == "dd" && kills[1].process == "sh");
        QVERIFY(log.take("abc").empty());
        QVERIFY(OomLog(folder.path() / "none").take("abc").empty());
    }
    void theReasonNamesThem()
    {
        Values values;
        values.set(Metric::MemoryLimit, 1048576);
        QVERIFY(oomReason(1, values) == "1 of its processes was killed at a limit of 1 MiB");
        const std::vector<OomKill> two{{.process = "dd", .pid = 1}, {.process = "sh", .pid = 2}};
        QVERIFY(oomReason(2, values, two) == "dd (process 1), sh (process 2) were killed at a limit of 1 MiB");
        QVERIFY(oomReason(1, Values(), {two.data(), 1}) ==
                "dd (process 1) was killed because the machine had no more memory");
    }
    void aDiskThatFillsUpIsForetold()
    {
        FactWatch watch;
        Values values;
        values.set(Metric::DiskSize, 1e9);
        std::vector<FactChange> told;
        const auto seconds = [&](int count, double used, double growth) {
            for (int i = 0; i < count; ++i) {
                values.set(Metric::DiskUsed, used += growth);
                for (FactChange& change : watch.observe(values))
                    told.push_back(std::move(change));
            }
        };
        seconds(600, 1e8, 0); // at rest
        QVERIFY(told.empty());
        seconds(600, 1e8, 1e3); // 250 hours
        QVERIFY(told.empty());
        seconds(300, 1e8, 1e6); // ten minutes
        QVERIFY(told.size() == 1 && told[0].fact == Fact::DiskFullSoon && !told[0].isOver);
        QVERIFY(told[0].reason.find("full in about") != std::string::npos);
        seconds(600, 2e8, 0);
        QVERIFY(told.size() == 2 && told[1].isOver);
    }
};

QTEST_GUILESS_MAIN(TestMetricsDeaths)
#include "tst_metrics_deaths.moc"
