// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/logbursts.h"
#include "ui/pages/details/endingsection.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;

/// Why a container has ended, in words.
class TestEnding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEndHasItsSentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        QTest::newRow("well") << 0 << u"did its work"_s;
        QTest::newRow("error") << 3 << u"told of an error. Exit code 3."_s;
        QTest::newRow("missing") << 127 << u"was not found"_s;
        QTest::newRow("forbidden") << 126 << u"could not be executed"_s;
        QTest::newRow("killed") << 137 << u"SIGKILL"_s;
        QTest::newRow("asked") << 143 << u"asked to end (SIGTERM)"_s;
        QTest::newRow("crash") << 139 << u"crashed (SIGSEGV)"_s;
        QTest::newRow("beyond") << 255 << u"told of an error"_s;
    }
    void eachEndHasItsSentence()
    {
        QFETCH(int, code);
        QFETCH(QString, part);
        const QString sentence = endingSentence({.exitCode = code});
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    }

    void outOfMemoryNamesTheLimit()
    {
        const QString sentence =
            endingSentence({.exitCode = 137, .isOutOfMemory = true, .memoryLimit = qint64{64} * 1024 * 1024});
        QVERIFY2(sentence.contains(u"64"_s) && sentence.contains(u"memory"_s), qPrintable(sentence));
        QVERIFY(!endingSentence({.exitCode = 137, .isOutOfMemory = true}).contains(u"limit"_s));
        const QString both = endingSentence({.exitCode = 137,
                                             .isOutOfMemory = true,
                                             .memoryLimit = qint64{64} * 1024 * 1024,
                                             .memoryUsed = qint64{63} * 1024 * 1024});
        QVERIFY2(both.contains(u"64"_s) && both.contains(u"63"_s), qPrintable(both));
    }

    void burstsStandOutFromWhatIsUsual()
    {
        std::vector<qint64> moments;
        for (qint64 second = 0; second < 600; second += 5)
            moments.push_back(second * 1000);
        QVERIFY(burstsIn(moments).empty());
        for (qint64 line = 0; line < 400; ++line)
            moments.push_back(300'500 + line * 40); // over two stretches of ten seconds
        std::ranges::sort(moments);
        const auto bursts = burstsIn(moments);
        QCOMPARE(bursts.size(), std::size_t{1});
        QVERIFY(bursts[0].atMilliseconds >= 300'000 && bursts[0].atMilliseconds <= 300'500);
        QVERIFY(bursts[0].lines >= 400);
        QVERIFY(burstsIn({}).empty());
        QVERIFY(burstsIn(std::vector<qint64>(1000, 5)).empty()); // there is nothing to compare with
    }
};

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
