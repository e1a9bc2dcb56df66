// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/imageconfig.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse::oci;
using namespace std::chrono;

/// Times as RFC 3339 writes them.
class TestRfc3339 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("nanoseconds");
        constexpr qint64 kSecond = 1'000'000'000;
        QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64{0};
        QTest::newRow("nanoseconds") << QByteArray("1970-01-01T00:00:01.000000002Z") << kSecond + 2;
        QTest::newRow("one digit") << QByteArray("1970-01-01T00:00:01.5Z") << kSecond + kSecond / 2;
        QTest::newRow("more digits") << QByteArray("1970-01-01T00:00:00.1234567899Z") << qint64{123'456'789};
        QTest::newRow("ahead") << QByteArray("1970-01-01T05:30:00+05:30") << qint64{0};
        QTest::newRow("behind") << QByteArray("1969-12-31T16:00:00-08:00") << qint64{0};
        QTest::newRow("unknown offset") << QByteArray("1970-01-01T00:00:00-00:00") << qint64{0};
        QTest::newRow("lower case") << QByteArray("1970-01-01t00:00:01z") << kSecond;
        QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.5Z") << -kSecond / 2;
        QTest::newRow("leap day") << QByteArray("2024-02-29T12:00:00Z") << 1'709'208'000 * kSecond;
    }
    void timesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, nanoseconds);
        const auto time = parseTime(text.toStdString());
        QVERIFY(time.has_value());
        QCOMPARE(qint64{time->time_since_epoch().count()}, nanoseconds);
    }
    void whatIsNoTimeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 "2024",
                                 "2024-01-27",
                                 "2024-01-27T00:30:48",
                                 "2024-01-27 00:30:48Z",
                                 "2024-1-27T00:30:48Z",
                                 "24-01-27T00:30:48Z",
                                 "2024-13-01T00:00:00Z",
                                 "2024-00-01T00:00:00Z",
                                 "2024-01-00T00:00:00Z",
                                 "2023-02-29T00:00:00Z",
                                 "2024-04-31T00:00:00Z",
                                 "2024-01-01T24:00:00Z",
                                 "2024-01-01T00:60:00Z",
                                 "2016-12-31T23:59:60Z",
                                 "2024-01-01T00:00:00.Z",
                                 "2024-01-01T00:00:00,5Z",
                                 "2024-01-01T00:00:00+24:00",
                                 "2024-01-01T00:00:00+00:60",
                                 "2024-01-01T00:00:00+0000",
                                 "2024-01-01T00:00:00+00",
                                 "2024-01-01T00:00:00ZZ",
                                 " 2024-01-01T00:00:00Z",
                                 "2024-01-01T00:00:00Z\n",
                                 "-024-01-01T00:00:00Z",
                                 "+2024-01-01T00:00:00Z"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("many digits") << "2024-01-01T00:00:00." + QByteArray(1000, '1') + "Z";
        QTest::newRow("too early to tell") << QByteArray("0001-01-01T00:00:00Z");
        QTest::newRow("too late to tell") << QByteArray("9999-12-31T23:59:59-23:59");
    }
    void whatIsNoTimeIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseTime(text.toStdString()));
    }
    void configurationsMayBeOlderThanTheClock()
    {
        VERIFY_OK(parseImageConfig(R"({"created":"0001-01-01T00:00:00Z","rootfs":{"type":"layers","diff_ids":[]}})"));
    }
    void timesAreWrittenInUtc()
    {
        QVERIFY(formatTime({}) == "1970-01-01T00:00:00Z");
        QVERIFY(formatTime(parseTime("2024-02-29T23:59:59.999999999-01:00").value()) == "2024-03-01T00:59:59Z");
        QVERIFY(formatTime(sys_time<nanoseconds>(-1ns)) == "1969-12-31T23:59:59Z");
        QVERIFY(formatTime(sys_time<nanoseconds>::max()) == "2262-04-11T23:47:16Z");
        QVERIFY(formatTime(sys_time<nanoseconds>::min()) == "1677-09-21T00:12:43Z");
    }
};

QTEST_GUILESS_MAIN(TestRfc3339)
#include "tst_rfc3339.moc"
