// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/idmap.h"

#include <QTest>

using namespace darse::sys;

namespace {

const IdOwner kAnna{"anna", 1000};
using Ranges = std::vector<IdRange>;

} // namespace

/// Whose subordinate ids are which, and the map that is made of them.
class TestIdMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesAreFoundByNameAndByNumber()
    {
        QCOMPARE(subordinateIds("anna:100000:65536\n", kAnna), (Ranges{{100000, 65536}}));
        QCOMPARE(subordinateIds("1000:100000:65536", kAnna), (Ranges{{100000, 65536}}));
        QCOMPARE(subordinateIds("bert:100000:65536\nanna:165536:10\n1000:300000:5\n", kAnna),
                 (Ranges{{165536, 10}, {300000, 5}}));
    }
    void nobodyElsesLineCounts()
    {
        QVERIFY(subordinateIds("", kAnna).empty());
        QVERIFY(subordinateIds("ann:100000:1\nannab:100000:1\n10000:100000:1\nANNA:100000:1\n", kAnna).empty());
        QVERIFY(subordinateIds(":100000:65536\n", {"", 1000}).empty());
    }
    void otherLinesArePassedOver_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"",
                                 "#",
                                 "# anna:100000:65536",
                                 "#anna:100000:65536",
                                 "anna",
                                 "anna:",
                                 "anna::",
                                 "anna:100000",
                                 "anna:100000:",
                                 "anna::65536",
                                 "anna:100000:65536:1",
                                 "anna:100000:65536:",
                                 " anna:100000:65536",
                                 "anna: 100000:65536",
                                 "anna:100000:65536 ",
                                 "anna:100000:65536\r",
                                 "anna:-1:65536",
                                 "anna:+100000:65536",
                                 "anna:1e5:65536",
                                 "anna:0x186a0:65536",
                                 "anna:100000:65536x",
                                 "anna:99999999999999999999:1"})
            QTest::newRow(line) << QByteArray(line);
        QTest::newRow("a zero byte") << QByteArray("anna\0:100000:65536", 18);
        QTest::newRow("a very long one") << QByteArray("anna:").append(QByteArray(1 << 20, '1')).append(":1");
    }
    void otherLinesArePassedOver()
    {
        QFETCH(QByteArray, line);
        const std::string text = line.toStdString();
        QVERIFY(subordinateIds(text, kAnna).empty());
        QCOMPARE(subordinateIds(text + "\nanna:200000:7\n" + text, kAnna), (Ranges{{200000, 7}}));
    }
    void rangesThatNobodyMayHaveAreLeftOut_data()
    {
        QTest::addColumn<std::string>("line");
        QTest::newRow("the root of the machine") << std::string("anna:0:65536");
        QTest::newRow("nothing") << std::string("anna:100000:0");
        QTest::newRow("beyond the last id") << std::string("anna:4294967290:10");
        QTest::newRow("all but root, and no id") << std::string("anna:1:4294967295");
    }
    void rangesThatNobodyMayHaveAreLeftOut()
    {
        QFETCH(std::string, line);
        QVERIFY(subordinateIds(line, kAnna).empty());
    }
    void lastIdCanBeUsed() { QCOMPARE(subordinateIds("anna:4294967290:5", kAnna), (Ranges{{4294967290, 5}})); }
    void overlapIsLeftOut()
    {
        QCOMPARE(subordinateIds("anna:100:10\nanna:109:5\nanna:95:6\nanna:102:2\nanna:90:40\nanna:110:5\nanna:95:5\n",
                                kAnna),
                 (Ranges{{100, 10}, {110, 5}, {95, 5}}));
    }
    void mapHasNoGap()
    {
        const IdMap map = idMapFor(1000, {{100000, 65536}, {300000, 5}});
        QCOMPARE(map, (IdMap{{0, 1000, 1}, {1, 100000, 65536}, {65537, 300000, 5}}));
        QCOMPARE(idCount(map), 65542U);
        QCOMPARE(idMapText(map), std::string("0 1000 1\n1 100000 65536\n65537 300000 5\n"));
    }
    void ownIdIsMappedOnce()
    {
        QCOMPARE(idMapFor(1000, {{900, 200}, {2000, 10}}), (IdMap{{0, 1000, 1}, {1, 2000, 10}}));
        QCOMPARE(idMapFor(1000, {}), (IdMap{{0, 1000, 1}}));
    }
    void mapFitsIntoWhatTheKernelReads()
    {
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += "anna:" + std::to_string(4'000'000'000U + 2U * static_cast<unsigned>(i)) + ":1\n";
        const IdMap map = idMapFor(1000, subordinateIds(text, kAnna));
        QVERIFY(map.size() > 50);
        QVERIFY(idMapText(map).size() < 4096);
    }
    void mapEndsAtTheLastId()
    {
        QCOMPARE(idCount(idMapFor(4'294'967'000U, {{1, 4'294'966'000U}, {4'294'967'100U, 100}})), 4'294'966'101U);
        QCOMPARE(idCount(idMapFor(4'294'967'294U, {{1, 4'294'967'293U}, {5, 100}})), 4'294'967'295U);
    }
    void freeIdsAreAboveAllThatAreGiven()
    {
        QCOMPARE(firstFreeId(""), 100000U);
        QCOMPARE(firstFreeId("bert:500:10\n"), 100000U);
        QCOMPARE(firstFreeId("bert:165536:65536\nanna:100000:65536\nnonsense\n"), 231072U);
    }
};

QTEST_APPLESS_MAIN(TestIdMap)
#include "tst_idmap.moc"
