// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"
#include "ui/charts/gaps.h"
#include "ui/charts/timechart.h"
#include "ui/widgets/elidedlabel.h"

#include <QChart>
#include <QLabel>
#include <QLineSeries>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;

std::vector<session::Point> steady(int count, double value)
{
    std::vector<session::Point> points;
    for (int i = count - 1; i >= 0; --i)
        points.push_back({kNow - qint64{i} * 1000, value});
    return points;
}

/// The dashed line of the limit.
bool hasLimit(const TimeChart& chart)
{
    const auto series = chart.findChild<ChartCanvas*>()->chart()->series();
    return std::ranges::any_of(series, [](const QAbstractSeries* each) {
        const auto* line = qobject_cast<const QLineSeries*>(each);
        return line != nullptr && line->count() > 0;
    });
}

TimeChart::Description memory()
{
    return {.title = QStringLiteral("Memory"), .unit = Unit::Bytes, .series = {QStringLiteral("Used")}};
}

} // namespace

class tst_TimeChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFewNamesAreNeverCut()
    {
        TimeChart chart(
            {.title = QStringLiteral("Waiting"),
             .unit = Unit::Share,
             .series = {QStringLiteral("Processeur"), QStringLiteral("Mémoire"), QStringLiteral("Disque")}});
        const auto names = chart.findChildren<ElidedLabel*>();
        QCOMPARE(names.size(), 3);
        chart.show();
        for (const int width : {240, 300, 360, 700}) {
            chart.resize(width, 400);
            for (const ElidedLabel* name : names)
                QTRY_VERIFY(name->width() >= name->sizeHint().width());
        }
        QTRY_COMPARE(names.front()->y(), names.back()->y());
    }

    void titleNamesTheUnitAndTheNameTheValue()
    {
        TimeChart chart(memory());
        chart.setPoints(0, steady(60, 200.0 * 1048576));
        chart.setNow(kNow);
        QVERIFY(chart.findChild<QLabel*>()->text().contains(QLatin1StringView("MiB")));
        QVERIFY(chart.accessibleName().contains(QLatin1StringView("200 MiB")));
    }

    void theLimitFitsIntoTheChart()
    {
        TimeChart chart(memory());
        chart.setPoints(0, steady(60, 1048576));
        chart.setLimit(512.0 * 1048576);
        chart.setNow(kNow);
        QVERIFY(chart.scale().top >= 512.0 * 1048576);
        QVERIFY(hasLimit(chart));
        chart.setLimit({});
        QVERIFY(!hasLimit(chart));
    }

    void aGapIsNotBridged()
    {
        TimeChart chart(memory());
        std::vector<session::Point> points = steady(300, 1.0);
        points.erase(points.begin() + 100, points.begin() + 200);
        chart.setPoints(0, points);
        chart.setNow(kNow);
        QCOMPARE(splitAtGaps(points).size(), std::size_t(2));
        QCOMPARE(splitAtGaps(steady(300, 1.0)).size(), std::size_t(1));
        QVERIFY(!chart.valueAt(0, kNow - 20'000'000));
    }

    void anHourOfSecondsKeepsFewPoints()
    {
        TimeChart chart(memory());
        chart.setSpan(std::chrono::minutes(10));
        for (int second = 0; second < 3600; ++second) {
            chart.append(0, {kNow + qint64{second} * 1000, double(second)});
            if (second % 60 == 0)
                chart.setNow(kNow + qint64{second} * 1000);
        }
        chart.setNow(kNow + qint64{3599} * 1000);
        QVERIFY(chart.pointCount(0) <= 602);
        QCOMPARE(chart.valueAt(0, kNow + qint64{3599} * 1000), std::optional(3599.0));
    }

    void aDayOfSecondsKeepsFewPoints()
    {
        TimeChart chart(memory());
        chart.setSpan(std::chrono::hours(24));
        for (int second = 0; second < 86'400; ++second)
            chart.append(0, {kNow + qint64{second} * 1000, 1.0});
        QVERIFY(chart.pointCount(0) <= 700);
    }

    void arrowsMoveTheCrosshair()
    {
        TimeChart chart(memory());
        chart.resize(600, 300);
        chart.show();
        chart.setPoints(0, steady(600, 3.0 * 1048576));
        chart.setNow(kNow);
        auto* canvas = chart.findChild<ChartCanvas*>();
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Left);
        QVERIFY(canvas->crosshair().has_value());
        QVERIFY(canvas->accessibleDescription().contains(QLatin1StringView("3 MiB")));
        QVERIFY(!chart.grab().isNull());
        QTest::keyClick(canvas, Qt::Key_Escape);
        QVERIFY(!canvas->crosshair().has_value());
    }
};

QTEST_MAIN(tst_TimeChart)
#include "tst_timechart.moc"
