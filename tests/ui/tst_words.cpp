// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/words.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace darse;
using namespace darse::ui;
using namespace std::chrono_literals;

class TestWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void bytesUseBinaryUnitsAndThreeDigits_data()
    {
        QTest::addColumn<double>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0 B"_qs;
        QTest::newRow("bytes") << 512.0 << u"512 B"_qs;
        QTest::newRow("edge below") << 1023.0 << u"1,023 B"_qs;
        QTest::newRow("edge") << 1024.0 << u"1 KiB"_qs;
        QTest::newRow("rounds into the next unit") << 1024.0 * 1023.9 << u"1 MiB"_qs;
        QTest::newRow("three digits") << 48.24 * 1024 * 1024 << u"48.2 MiB"_qs;
        QTest::newRow("small") << 1.257 * 1024 * 1024 * 1024 << u"1.26 GiB"_qs;
        QTest::newRow("negative") << -2048.0 << u"-2 KiB"_qs;
        QTest::newRow("beyond the last unit") << 1024.0 * std::pow(1024.0, 5) * 2 << u"2,048 PiB"_qs;
    }
    void bytesUseBinaryUnitsAndThreeDigits()
    {
        QFETCH(double, bytes);
        QFETCH(QString, text);
        QCOMPARE(formatBytes(bytes), text);
    }

    void unknownBytesAreADash() { QCOMPARE(formatBytes(std::optional<qint64>()), missingValue()); }

    void wordsFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
        QCOMPARE(formatBytes(1.5 * 1024), u"1,5 KiB"_qs);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void coresDropNeedlessZeros()
    {
        QCOMPARE(formatCores(0.25), u"0.25"_qs);
        QCOMPARE(formatCores(1.5), u"1.5"_qs);
        QCOMPARE(formatCores(2), u"2"_qs);
        QCOMPARE(formatCores(0), u"0"_qs);
        QCOMPARE(formatCores(0.0124), u"0.012"_qs);
        QCOMPARE(formatCores(0.0999), u"0.1"_qs);
        QCOMPARE(formatCoresWithUnit(1), u"1 core"_qs);
        QCOMPARE(formatCoresWithUnit(0.5), u"0.5 cores"_qs);
    }

    void smallSharesKeepADecimal()
    {
        QCOMPARE(formatShare(0), u"0 %"_qs);
        QCOMPARE(formatShare(0.004), u"0.4 %"_qs);
        QCOMPARE(formatShare(0.4242), u"42 %"_qs);
        QCOMPARE(formatShare(1), u"100 %"_qs);
    }

    void agesNameTheLargestUnit_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << 0 << u"0 s"_qs;
        QTest::newRow("future") << -30 << u"0 s"_qs;
        QTest::newRow("seconds") << 59 << u"59 s"_qs;
        QTest::newRow("minute") << 60 << u"1 min"_qs;
        QTest::newRow("hours") << 7199 << u"1 h"_qs;
        QTest::newRow("days") << 86400 * 12 << u"12 d"_qs;
        QTest::newRow("years") << 86400 * 365 * 2 << u"2 y"_qs;
    }
    void agesNameTheLargestUnit()
    {
        QFETCH(int, seconds);
        QFETCH(QString, text);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(2'000'000'000);
        QCOMPARE(formatAge(now.addSecs(-seconds), now), text);
    }

    void anAgeOfNothingIsADash() { QCOMPARE(formatAge({}, QDateTime::currentDateTime()), missingValue()); }

    void durationsNameTwoUnits()
    {
        const QChar space(QChar::Nbsp);
        QCOMPARE(formatDuration(42s), u"42 s"_qs);
        QCOMPARE(formatDuration(185s), u"3 min"_qs + space + u"5 s"_qs);
        QCOMPARE(formatDuration(120s), u"2 min"_qs);
        QCOMPARE(formatDuration(24h + 5s), u"1 d"_qs);
        QCOMPARE(formatDuration(-5s), u"0 s"_qs);
    }

    void portsSayWhereTheyLead()
    {
        const std::vector<backend::PublishedPort> ports = {
            {{}, 0, 9000, u"tcp"_qs},
            {{}, 8080, 80, u"tcp"_qs},
            {u"127.0.0.1"_qs, 5353, 53, u"udp"_qs},
            {u"::1"_qs, 8080, 80, u"tcp"_qs},
        };
        QCOMPARE(joinPorts(ports), u"8080 → 80, 127.0.0.1:5353 → 53/udp, [::1]:8080 → 80, 9000"_qs);
    }

    void onlyPublishedPortsLeadSomewhere()
    {
        const std::vector<backend::PublishedPort> ports = {
            {{}, 0, 9000, u"tcp"_qs},
            {{}, 8080, 80, u"tcp"_qs},
            {u"127.0.0.1"_qs, 5353, 53, u"udp"_qs},
            {u"::1"_qs, 8081, 80, u"tcp"_qs},
        };
        QCOMPARE(publishedPorts(ports), u"8080, 5353/udp, 8081"_qs);
        QCOMPARE(pagesOf(ports), (QStringList{u"http://localhost:8080"_qs, u"http://[::1]:8081"_qs}));
    }

    void servicePortsNameTheirTargetOnlyWhenItDiffers()
    {
        const std::vector<backend::ServicePort> ports = {{u"http"_qs, 80, 8080, u"TCP"_qs}, {{}, 53, 53, u"UDP"_qs}};
        QCOMPARE(joinPorts(ports), u"http 80 → 8080, 53/udp"_qs);
    }

    void onlyDigestsAreShortened()
    {
        QCOMPARE(shortId(u"sha256:0123456789abcdef0123"_qs), u"0123456789ab"_qs);
        QCOMPARE(shortId(u"0123456789abcdef"_qs), u"0123456789ab"_qs);
        QCOMPARE(shortId(u"shop/web-frontend-7d4"_qs), u"shop/web-frontend-7d4"_qs);
        QCOMPARE(shortId({}), QString());
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
