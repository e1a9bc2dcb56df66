// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/memorythrift.h"

#include <QFile>
#include <QIODevice>
#include <QTest>

#include <atomic>

using darse::sys::MemoryThrift;
using namespace std::chrono_literals;

/// Memory is given back when it has been quiet, and not before.
class TestMemoryThrift : public QObject {
    Q_OBJECT

private:
    /// KiB of files that this process has in its memory.
    static int mapped()
    {
        QFile status(u"/proc/self/status"_qs);
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        const auto begin = text.indexOf("RssFile:") + 8;
        return text.mid(begin, text.indexOf(" kB", begin) - begin).trimmed().toInt();
    }

private Q_SLOTS:
    void quietGivesItBackOnceAfterEveryBurst()
    {
        std::atomic<int> times = 0;
        MemoryThrift thrift(1ms, [&times] { ++times; });
        thrift.stir();
        QTRY_COMPARE_WITH_TIMEOUT(times.load(), 1, 60'000);
        thrift.stir();
        QTRY_COMPARE_WITH_TIMEOUT(times.load(), 2, 60'000);
    }
    void nothingIsGivenBackWhileSomethingHappens()
    {
        std::atomic<int> times = 0;
        MemoryThrift thrift(1h, [&times] { ++times; });
        for (int i = 0; i < 1000; ++i)
            thrift.stir();
        QCOMPARE(times.load(), 0);
    }
    void itEndsWhetherOrNotAnythingHappened()
    {
        std::atomic<int> times = 0;
        {
            MemoryThrift untouched(1h, [&times] { ++times; });
            MemoryThrift waiting(1h, [&times] { ++times; });
            waiting.stir();
        }
        QCOMPARE(times.load(), 0);
    }
    void codeThatIsNotUsedLeavesUs()
    {
        const int before = mapped();
        darse::sys::giveMemoryBack();
        QVERIFY(before > 0);
        const int after = mapped();
        QVERIFY2(after < before, qPrintable(u"%1 then %2"_qs.arg(before).arg(after)));
    }
    void theRealOneWorks()
    {
        MemoryThrift thrift;
        thrift.stir();
    }
};

QTEST_GUILESS_MAIN(TestMemoryThrift)
#include "tst_memorythrift.moc"
