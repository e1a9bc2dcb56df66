// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/detachkeys.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::api;

/// The keys with which a person leaves a terminal that goes on without them.
class TestDetachKeys : public QObject {
    Q_OBJECT

private:
    static std::string bytes(std::initializer_list<int> codes)
    {
        std::string out;
        for (const int code : codes)
            out += static_cast<char>(code);
        return out;
    }

private Q_SLOTS:
    void wordsBecomeBytes_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("usual") << QByteArray() << QByteArray("\x10\x11");
        QTest::newRow("letters") << QByteArray("a,b") << QByteArray("ab");
        QTest::newRow("one control key") << QByteArray("ctrl-a") << QByteArray("\x01");
        QTest::newRow("last letter") << QByteArray("ctrl-z") << QByteArray("\x1a");
        QTest::newRow("nul") << QByteArray("ctrl-@,x") << QByteArray("\0x", 2);
        QTest::newRow("beyond letters") << QByteArray("ctrl-[,ctrl-\\,ctrl-],ctrl-^,ctrl-_")
                                        << QByteArray("\x1b\x1c\x1d\x1e\x1f");
        QTest::newRow("delete") << QByteArray("DEL") << QByteArray("\x7f");
    }
    void wordsBecomeBytes()
    {
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, codes);
        const auto keys = parseDetachKeys(words.toStdString());
        QVERIFY(keys);
        QCOMPARE(QByteArray::fromStdString(*keys), codes);
    }
    void whatIsNoKeyIsRefused()
    {
        for (const char* words : {"ctrl-", "ctrl-A", "ctrl-aa", "ab", ",", "a,,b", "a,", "ctrl-1", "del"}) {
            const auto keys = parseDetachKeys(words);
            VERIFY_FAILS(keys, ErrorKind::InvalidInput);
        }
    }
    void completeKeysAreSwallowed()
    {
        DetachScanner scanner(bytes({16, 17}));
        const auto found = scanner.scan("ls\n" + bytes({16, 17}) + "more");
        QVERIFY(found.isDetached);
        QCOMPARE(found.passed, std::string("ls\n"));
    }
    void keysAreFoundAcrossReads()
    {
        DetachScanner scanner(bytes({16, 17}));
        const auto first = scanner.scan("a" + bytes({16}));
        QVERIFY(!first.isDetached);
        QCOMPARE(first.passed, std::string("a"));
        QVERIFY(scanner.scan(bytes({17})).isDetached);
    }
    void incompleteKeysArePassedOn()
    {
        DetachScanner scanner(bytes({16, 17}));
        QCOMPARE(scanner.scan(bytes({16})).passed, std::string());
        const auto found = scanner.scan("x");
        QVERIFY(!found.isDetached);
        QCOMPARE(found.passed, bytes({16}) + "x");
    }
    void whatIsHeldMayBeginAnew()
    {
        DetachScanner scanner(bytes({16, 17}));
        const auto found = scanner.scan(bytes({16, 16, 17}));
        QVERIFY(found.isDetached);
        QCOMPARE(found.passed, bytes({16}));
        DetachScanner overlapping("aab");
        const auto later = overlapping.scan("aaab");
        QVERIFY(later.isDetached);
        QCOMPARE(later.passed, std::string("a"));
    }
    void endOfInputGivesBackWhatIsHeld()
    {
        DetachScanner scanner("abc");
        QCOMPARE(scanner.scan("xab").passed, std::string("x"));
        QCOMPARE(scanner.rest(), std::string("ab"));
        QCOMPARE(scanner.rest(), std::string());
    }
    void withoutKeysEverythingPasses()
    {
        DetachScanner scanner({});
        const auto found = scanner.scan(bytes({16, 17}));
        QVERIFY(!found.isDetached);
        QCOMPARE(found.passed, bytes({16, 17}));
    }
};

QTEST_GUILESS_MAIN(TestDetachKeys)
#include "tst_detachkeys.moc"
