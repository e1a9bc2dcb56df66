// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/deadline.h"
#include "tests/support/manualclock.h"

#include <QTest>

#include <climits>

using namespace darse;
using namespace std::chrono_literals;

class TestDeadline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itPassesAtItsTime();
    void neverNeverPasses();
    void durationsThatDoNotFitAreNever();
    void negativeDurationsHavePassed();
    void pollTimeoutRoundsUp();
    void pollTimeoutStaysWithinAnInt();
    void theEarlierIsSmaller();
    void aSetWallDoesNotMoveDeadlines();

private:
    test::ManualClock m_clock;
};

void TestDeadline::itPassesAtItsTime()
{
    const auto deadline = Deadline::after(5s, m_clock.steadyNow());
    QVERIFY(!deadline.hasPassed(m_clock.steadyNow()));
    QVERIFY(deadline.remaining(m_clock.steadyNow()) == 5s);
    m_clock.advance(4999ms);
    QVERIFY(!deadline.hasPassed(m_clock.steadyNow()));
    QVERIFY(deadline.remaining(m_clock.steadyNow()) == 1ms);
    m_clock.advance(1ms);
    QVERIFY(deadline.hasPassed(m_clock.steadyNow()));
    m_clock.advance(1h);
    QVERIFY(deadline.remaining(m_clock.steadyNow()) == 0s);
    QCOMPARE(deadline.pollTimeout(m_clock.steadyNow()), 0);
}

void TestDeadline::neverNeverPasses()
{
    QVERIFY(Deadline::never().isNever());
    QVERIFY(!Deadline::never().hasPassed());
    QCOMPARE(Deadline::never().pollTimeout(), -1);
    QVERIFY(!Deadline::after(1s).isNever());
}

void TestDeadline::durationsThatDoNotFitAreNever()
{
    QVERIFY(Deadline::after(std::chrono::hours::max()).isNever());
    QVERIFY(Deadline::after(std::chrono::nanoseconds::max()).isNever());
    QVERIFY(Deadline::after(std::chrono::duration<double>(1e300)).isNever());
}

void TestDeadline::negativeDurationsHavePassed()
{
    QVERIFY(Deadline::after(-1s).hasPassed());
    QVERIFY(Deadline::after(std::chrono::hours::min()).hasPassed());
    QVERIFY(Deadline::after(0s).hasPassed());
}

void TestDeadline::pollTimeoutRoundsUp()
{
    const auto now = m_clock.steadyNow();
    QCOMPARE(Deadline::after(1ns, now).pollTimeout(now), 1);
    QCOMPARE(Deadline::after(1500us, now).pollTimeout(now), 2);
    QCOMPARE(Deadline::after(2ms, now).pollTimeout(now), 2);
}

void TestDeadline::pollTimeoutStaysWithinAnInt()
{
    const auto now = m_clock.steadyNow();
    QCOMPARE(Deadline::after(24h * 365, now).pollTimeout(now), INT_MAX);
}

void TestDeadline::theEarlierIsSmaller()
{
    const auto now = m_clock.steadyNow();
    QVERIFY(std::min(Deadline::after(2s, now), Deadline::after(1s, now)) == Deadline::after(1s, now));
    QVERIFY(std::min(Deadline::never(), Deadline::after(1s, now)) == Deadline::after(1s, now));
}

void TestDeadline::aSetWallDoesNotMoveDeadlines()
{
    const auto deadline = Deadline::after(5s, m_clock.steadyNow());
    m_clock.setWall(m_clock.wallNow() + 24h);
    QVERIFY(deadline.remaining(m_clock.steadyNow()) == 5s);
    const SystemClock system;
    const auto before = system.steadyNow();
    QVERIFY(before <= system.steadyNow());
    QVERIFY(system.wallNow() > std::chrono::system_clock::time_point());
}

QTEST_APPLESS_MAIN(TestDeadline)
#include "tst_deadline.moc"
