// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"
#include "tests/support/verify.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace darse;
using namespace std::chrono_literals;

class TestStop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWaitEndsAtItsDeadline();
    void aWaitEndsWhenAskedToStop();
    void aStopBeforeTheWaitCounts();
    void aPassedDeadlineDoesNotBlock();
    void goOnSaysWhy();
    void linkedStopsFollowEitherParent();
    void linkedStopsDoNotReachTheirParents();
    void linkedStopsOutliveTheirParents();
    void aLinkWakesExactlyOnce();
};

void TestStop::aWaitEndsAtItsDeadline()
{
    const auto deadline = Deadline::after(20ms);
    QVERIFY(waitUntil(deadline, {}).isOk());
    QVERIFY(deadline.hasPassed());
}

void TestStop::aWaitEndsWhenAskedToStop()
{
    for (const Deadline& deadline : {Deadline::never(), Deadline::after(1h)}) {
        std::stop_source source;
        std::atomic<bool> hasEnded = false;
        Result<void> result;
        std::jthread waiter([&] {
            result = waitUntil(deadline, source.get_token());
            hasEnded = true;
        });
        QVERIFY(!hasEnded);
        source.request_stop();
        waiter.join();
        VERIFY_FAILS(result, ErrorKind::Canceled);
    }
}

void TestStop::aStopBeforeTheWaitCounts()
{
    std::stop_source source;
    source.request_stop();
    const auto result = waitUntil(Deadline::never(), source.get_token());
    VERIFY_FAILS(result, ErrorKind::Canceled);
}

void TestStop::aPassedDeadlineDoesNotBlock()
{
    QVERIFY(waitUntil(Deadline::after(-1h), {}).isOk());
}

void TestStop::goOnSaysWhy()
{
    std::stop_source source;
    QVERIFY(goOn("pull web", {Deadline::never(), source.get_token()}).isOk());
    const auto late = goOn("pull web", {Deadline::after(0s), source.get_token()});
    VERIFY_FAILS(late, ErrorKind::Timeout);
    QCOMPARE(late.error().message(), std::string("pull web: timed out"));
    source.request_stop();
    const auto stopped = goOn("pull web", {Deadline::after(0s), source.get_token()});
    VERIFY_FAILS(stopped, ErrorKind::Canceled);
    QCOMPARE(stopped.error().message(), std::string("pull web: canceled"));
}

void TestStop::linkedStopsFollowEitherParent()
{
    for (int which = 0; which < 3; ++which) {
        std::stop_source request;
        std::stop_source server;
        LinkedStop linked(request.get_token(), server.get_token());
        QVERIFY(!linked.token().stop_requested());
        if (which == 0)
            request.request_stop();
        else if (which == 1)
            server.request_stop();
        else
            linked.requestStop();
        QVERIFY(linked.token().stop_requested());
    }
    std::stop_source before;
    before.request_stop();
    QVERIFY(LinkedStop({}, before.get_token()).token().stop_requested());
}

void TestStop::linkedStopsDoNotReachTheirParents()
{
    std::stop_source request;
    std::stop_source server;
    LinkedStop linked(request.get_token(), server.get_token());
    linked.requestStop();
    QVERIFY(!request.stop_requested());
    QVERIFY(!server.stop_requested());
}

void TestStop::linkedStopsOutliveTheirParents()
{
    auto request = std::make_unique<std::stop_source>();
    LinkedStop linked(request->get_token(), {});
    request.reset();
    QVERIFY(!linked.token().stop_requested());
    linked.requestStop();
    QVERIFY(linked.token().stop_requested());
}

void TestStop::aLinkWakesExactlyOnce()
{
    std::stop_source source;
    int woken = 0;
    {
        const StopLink early(source.get_token(), [&] { ++woken; });
        QCOMPARE(woken, 0);
        source.request_stop();
        source.request_stop();
        QCOMPARE(woken, 1);
    }
    const StopLink late(source.get_token(), [&] { ++woken; });
    QCOMPARE(woken, 2);
    {
        std::stop_source other;
        {
            const StopLink gone(other.get_token(), [&] { ++woken; });
        }
        other.request_stop();
    }
    QCOMPARE(woken, 2);
}

QTEST_APPLESS_MAIN(TestStop)
#include "tst_stop.moc"
