// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fsck.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"
#include "tests/system/storechild.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <set>
#include <sstream>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using store::ImageStore;

namespace {

/// What must be in the store, and what may be: the child was killed in the middle of that.
struct Expected {
    std::set<int> present{};
    std::set<int> uncertain{};
};

std::set<int> meant(const std::string& what)
{
    std::set<int> numbers;
    for (int i = 0; i < kChildImages; ++i) {
        if (what == "*" || what == std::to_string(i))
            numbers.insert(i);
    }
    return numbers;
}

void follow(const std::string& log, Expected& expected)
{
    std::istringstream lines(log);
    std::string state;
    std::string what;
    expected.uncertain.clear();
    while (lines >> state >> what) {
        const std::set<int> numbers = meant(what.substr(1));
        expected.uncertain = state == "begin" ? numbers : std::set<int>();
        for (const int number : numbers) {
            if (state == "done" && what.front() == '+')
                expected.present.insert(number);
            else if (state == "done")
                expected.present.erase(number);
        }
    }
}

} // namespace

/// A store whose process is killed at random moments, again and again.
class TestStoreKilled : public QObject {
    Q_OBJECT

private:
    TempDir m_dir;
    Expected m_expected;

    /// Runs the child for so long; what it has said.
    std::string runAndKill(std::chrono::microseconds time, unsigned seed)
    {
        const auto log = m_dir / "log";
        const UniqueFd out(::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
        const UniqueFd errors(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3));
        const sys::Command command{.argv = {STORECHILD, m_dir / "store", std::to_string(seed)},
                                   .deadline = Deadline::never()};
        const auto child = sys::spawn(command, {null.get(), out.get(), errors.get()});
        if (!child)
            return "spawn: " + child.error().message();
        // It ends by itself only when something is wrong with it.
        const bool endedItself = child->handle.waitForEnd(Deadline::after(time), {}).isOk();
        (void)child->handle.sendSignal(SIGKILL);
        (void)child->handle.waitForEnd(Deadline::never(), {});
        (void)child->handle.reap();
        return endedItself ? "ended" : contentOf(log);
    }

    void verifyStore()
    {
        auto opened = ImageStore::open(m_dir / "store",
                                       {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}});
        VERIFY_OK(opened);
        ImageStore& store = **opened;
        const auto findings = store::checkStore(store, store::Depth::Deep, {});
        VERIFY_OK(findings);
        QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().what.c_str());
        QVERIFY(sys::listDirectory(m_dir / "store/work")->empty());
        for (int i = 0; i < kChildImages; ++i) {
            const auto found = store.resolve(childImageName(i));
            if (m_expected.uncertain.contains(i))
                continue;
            QCOMPARE(found.isOk(), m_expected.present.contains(i));
        }
        // From here on nothing is uncertain.
        m_expected.present.clear();
        for (int i = 0; i < kChildImages; ++i) {
            if (store.resolve(childImageName(i)))
                m_expected.present.insert(i);
        }
    }

private Q_SLOTS:
    void storeIsSoundAfterEveryKill()
    {
        const int kills = qEnvironmentVariableIsSet("DARSE_KILLS") ? qEnvironmentVariableIntValue("DARSE_KILLS") : 30;
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::uniform_int_distribution time(0, 600'000);
        int steps = 0;
        for (int i = 0; i < kills; ++i) {
            const std::string log =
                runAndKill(std::chrono::microseconds(time(random)), static_cast<unsigned>(random()));
            QVERIFY2(log.empty() || log.starts_with("begin"), log.c_str());
            steps += static_cast<int>(std::ranges::count(log, '\n'));
            follow(log, m_expected);
            verifyStore();
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d steps in %d lives", steps, kills);
        QVERIFY2(steps > kills, "the child hardly ever got to work");
    }
};

QTEST_GUILESS_MAIN(TestStoreKilled)
#include "tst_store_killed.moc"
