// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/merge.h"
#include "tests/support/verify.h"

#include <QTest>

#include <set>

using namespace darse;
using namespace darse::container;

/// Names of signals and of containers.
class TestContainerNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signalsAreKnown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("number");
        QTest::newRow("name") << QByteArray("SIGTERM") << 15;
        QTest::newRow("short name") << QByteArray("term") << 15;
        QTest::newRow("number") << QByteArray("15") << 15;
        QTest::newRow("last number") << QByteArray("64") << 64;
        QTest::newRow("alias") << QByteArray("SIGIOT") << 6;
        QTest::newRow("real time") << QByteArray("SIGRTMIN+3") << 37;
        QTest::newRow("first real time") << QByteArray("rtmin") << 34;
        QTest::newRow("from the last") << QByteArray("RTMAX-1") << 63;
    }
    void signalsAreKnown()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, number);
        const auto found = signalNumber(text.toStdString());
        VERIFY_OK(found);
        QCOMPARE(*found, number);
    }
    void whatIsNoSignalIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "0", "65", "-1", "SIG", "SIGFOO", "SIGRTMIN+31", "SIGRTMIN-1", "RTMAX+1", "RTMIN+",
                                 "15 ", "99999999999999999999"})
            QTest::newRow(text[0] == '\0' ? "nothing" : text) << QByteArray(text);
    }
    void whatIsNoSignalIsRefused()
    {
        QFETCH(QByteArray, text);
        VERIFY_FAILS(signalNumber(text.toStdString()), ErrorKind::InvalidInput);
    }
    void everySignalHasANameThatIsRead()
    {
        for (int number = 1; number <= 64; ++number) {
            const auto found = signalNumber(signalName(number));
            VERIFY_OK(found);
            QCOMPARE(*found, number);
        }
        QCOMPARE(signalName(15), std::string("SIGTERM"));
        QCOMPARE(signalName(37), std::string("SIGRTMIN+3"));
        QCOMPARE(signalName(64), std::string("SIGRTMAX"));
    }

    void namesAreChecked()
    {
        for (const char* good : {"web", "a1", "0x", "My_web.1-2"})
            VERIFY_OK(checkName(good));
        for (const char* bad : {"", "a", "-a", ".a", "_a", "a/b", "a b", "..", "é1", "a\n"})
            VERIFY_FAILS(checkName(bad), ErrorKind::InvalidInput);
        VERIFY_FAILS(checkName(std::string(256, 'a')), ErrorKind::InvalidInput);
    }
    void madeUpNamesAreNamesAndDiffer()
    {
        std::set<std::string> names;
        for (int i = 0; i < 200; ++i) {
            names.insert(madeUpName());
            VERIFY_OK(checkName(*names.begin()));
        }
        QVERIFY(names.size() > 150);
    }
};

QTEST_GUILESS_MAIN(TestContainerNames)
#include "tst_containernames.moc"
