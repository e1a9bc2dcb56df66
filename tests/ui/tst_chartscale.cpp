// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisscale.h"
#include "ui/charts/gaps.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace darse;
using namespace darse::ui;

class tst_ChartScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void stepsAreRound_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("top");
        QTest::newRow("bytes") << 700.0 * 1048576 << int(Unit::Bytes) << 256.0 * 1048576 << 768.0 * 1048576;
        QTest::newRow("exactly on a line")
            << 1024.0 * 1048576 << int(Unit::Bytes) << 256.0 * 1048576 << 1024.0 * 1048576;
        QTest::newRow("cores") << 1.7 << int(Unit::Cores) << 0.5 << 2.0;
        QTest::newRow("rate") << 6.3 * 1048576 << int(Unit::BytesPerSecond) << 2.0 * 1048576 << 8.0 * 1048576;
        QTest::newRow("share") << 1.0 << int(Unit::Share) << 0.25 << 1.0;
        QTest::newRow("idle") << 0.0 << int(Unit::Cores) << 0.01 << 0.03;
    }

    void stepsAreRound()
    {
        QFETCH(double, largest);
        QFETCH(int, unit);
        QFETCH(double, step);
        QFETCH(double, top);
        const AxisScale scale = axisScale(largest, Unit(unit));
        QVERIFY2(qFuzzyCompare(scale.step, step), qPrintable(QString::number(scale.step)));
        QVERIFY2(qFuzzyCompare(scale.top, top), qPrintable(QString::number(scale.top)));
    }

    void everyScaleHasRoomAndFewLines()
    {
        for (const Unit unit : {Unit::Cores, Unit::Share, Unit::Bytes, Unit::BytesPerSecond}) {
            for (double largest = 1e-6; largest < 1e15; largest *= 1.37) {
                const AxisScale scale = axisScale(largest, unit);
                QVERIFY(scale.top >= largest * (1 - 1e-9));
                const double lines = scale.top / scale.step;
                QVERIFY2(lines > 2.5 && lines < 4.5, qPrintable(QString::number(lines)));
            }
        }
    }

    void nonsenseStillGivesAScale()
    {
        for (const double value :
             {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
            QVERIFY(axisScale(value, Unit::Bytes).top > 0);
    }

    void labelsAreInOneUnit()
    {
        const AxisScale scale = axisScale(700.0 * 1048576, Unit::Bytes);
        const auto labels = axisLabels(scale, scaleFor(scale.top, Unit::Bytes));
        QCOMPARE(labels.size(), 4U);
        QCOMPARE(labels[0].text, u"0");
        QCOMPARE(labels[1].text, u"256");
        QCOMPARE(labels[3].text, u"768");
    }

    void labelsKeepTheDigitsOfTheStep()
    {
        const AxisScale scale = axisScale(0.9, Unit::Cores);
        const auto labels = axisLabels(scale, scaleFor(scale.top, Unit::Cores));
        QCOMPARE(labels[1].text, u"0.25");
        QCOMPARE(labels[2].text, u"0.50");
    }

    void labelsAreDifferentFromOneAnother()
    {
        for (const Unit unit : {Unit::Cores, Unit::Share, Unit::Bytes, Unit::BytesPerSecond}) {
            for (double largest = 1e-4; largest < 1e14; largest *= 1.37) {
                const AxisScale scale = axisScale(largest, unit);
                const auto labels = axisLabels(scale, scaleFor(scale.top, unit));
                for (std::size_t i = 1; i < labels.size(); ++i)
                    QVERIFY(labels[i].text != labels[i - 1].text);
            }
        }
    }

    void anAxisIsInTheUnitOfItsValues()
    {
        for (double value = 1; value < 1e15; value *= 1.7) {
            QVERIFY(formatBytes(value).endsWith(u' ' + scaleFor(value, Unit::Bytes).symbol));
            QVERIFY(formatRate(value).endsWith(u' ' + scaleFor(value, Unit::BytesPerSecond).symbol));
        }
    }

    void valuesAsText_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("cores") << 1.237 << int(Unit::Cores) << QStringLiteral("1.24 cores");
        QTest::newRow("few cores") << 0.0124 << int(Unit::Cores) << QStringLiteral("0.012 cores");
        QTest::newRow("no cores") << 0.0 << int(Unit::Cores) << QStringLiteral("0 cores");
        QTest::newRow("share") << 0.12 << int(Unit::Share) << QStringLiteral("12 %");
        QTest::newRow("memory") << 256.0 * 1048576 << int(Unit::Bytes) << QStringLiteral("256 MiB");
        QTest::newRow("bytes are whole") << 12.4 << int(Unit::Bytes) << QStringLiteral("12 B");
        QTest::newRow("just below the next unit") << 1023.9 * 1024 << int(Unit::Bytes) << QStringLiteral("1 MiB");
        QTest::newRow("rate") << 1.2 * 1048576 << int(Unit::BytesPerSecond) << QStringLiteral("1.2 MiB/s");
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << int(Unit::Bytes)
                                      << QStringLiteral("–");
    }

    void valuesAsText()
    {
        QFETCH(double, value);
        QFETCH(int, unit);
        QFETCH(QString, text);
        QCOMPARE(formatValue(value, Unit(unit)), text);
    }

    void numbersFollowTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::French));
        QCOMPARE(formatValue(1.24, Unit::Cores).section(u' ', 0, 0), u"1,24");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void gapsSplitTheLine()
    {
        std::vector<session::Point> points;
        for (int i = 0; i < 10; ++i)
            points.push_back({i * 1000, 1.0});
        for (int i = 30; i < 40; ++i)
            points.push_back({i * 1000, 1.0});
        const auto runs = splitAtGaps(points);
        QCOMPARE(runs.size(), 2U);
        QCOMPARE(runs[0].size(), 10U);
        QCOMPARE(runs[1].front().atMilliseconds, 30'000);
    }

    void aLateTickIsNoGap()
    {
        const std::vector<session::Point> points = {{0, 1}, {1000, 1}, {2000, 1}, {4500, 1}, {5500, 1}};
        QCOMPARE(splitAtGaps(points).size(), 1U);
    }

    void whatIsRememberedStaysBesideWhatIsLive()
    {
        std::vector<session::Point> points;
        for (int i = 0; i < 48; ++i)
            points.push_back({i * 10'000, 1.0});
        for (int i = 480; i < 600; ++i)
            points.push_back({i * 1000, 1.0});
        QCOMPARE(splitAtGaps(points).size(), 1U);
        points.erase(points.begin() + 100, points.begin() + 110); // ten seconds
        QCOMPARE(splitAtGaps(points).size(), 2U);
        points.erase(points.begin() + 10, points.begin() + 20); // a hundred
        QCOMPARE(splitAtGaps(points).size(), 3U);
    }

    void fewPointsAreFine()
    {
        QVERIFY(splitAtGaps({}).empty());
        const std::vector<session::Point> one = {{5, 1}};
        QCOMPARE(splitAtGaps(one).size(), 1U);
    }
};

QTEST_APPLESS_MAIN(tst_ChartScale)
#include "tst_chartscale.moc"
