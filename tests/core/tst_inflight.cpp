// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/inflight.h"
#include "tests/support/verify.h"

#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace darse;
using store::InFlight;

/// Who wants to make what somebody else is making.
class TestInFlight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneWaitsForTheOther()
    {
        InFlight table;
        auto first = table.take({"layer", "blob"}, [] {}, {});
        VERIFY_OK(first);
        std::promise<void> waits;
        auto second =
            std::async(std::launch::async, [&] { return table.take({"blob"}, [&] { waits.set_value(); }, {}).isOk(); });
        waits.get_future().wait();
        first.value().reset();
        QVERIFY(second.get());
    }
    void othersDoNotWait()
    {
        InFlight table;
        const auto first = table.take({"a"}, [] {}, {});
        bool hasWaited = false;
        VERIFY_OK(table.take({"b"}, [&] { hasWaited = true; }, {}));
        QVERIFY(!hasWaited);
    }
    void nobodyWaitsForTheSilent()
    {
        InFlight table(std::chrono::milliseconds(50));
        auto silent = table.take({"a"}, [] {}, {});
        VERIFY_OK(silent);
        auto beside = table.take({"a"}, [] {}, {});
        VERIFY_OK(beside);
        // The name is held until both have ended.
        silent.value().reset();
        bool hasWaited = false;
        VERIFY_OK(table.take({"a"}, [&] { hasWaited = true; }, {}));
        QVERIFY(hasWaited);
    }
    void whoGoesOnIsWaitedFor()
    {
        InFlight table(std::chrono::hours(1));
        auto first = table.take({"a"}, [] {}, {});
        VERIFY_OK(first);
        first.value()->beat();
        std::stop_source stop;
        auto second = std::async(std::launch::async, [&] {
            const auto turn = table.take(
                {"a"}, [&] { stop.request_stop(); }, stop.get_token());
            return turn ? ErrorKind::Internal : turn.error().kind();
        });
        QVERIFY(second.get() == ErrorKind::Canceled);
    }
};

QTEST_GUILESS_MAIN(TestInFlight)
#include "tst_inflight.moc"
