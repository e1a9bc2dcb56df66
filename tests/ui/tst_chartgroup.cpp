// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/timechart.h"
#include "ui/charts/traces.h"

#include <QCategoryAxis>
#include <QChart>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace darse;
using namespace darse::ui;
using namespace std::chrono_literals;

namespace {

struct Scene {
    Scene()
    {
        for (auto* chart : {&cpu, &memory}) {
            chart->resize(640, 320);
            chart->show();
            group.add(chart);
        }
        group.setSpan(600s);
    }

    ChartGroup group;
    TimeChart cpu{{.title = QStringLiteral("CPU"), .unit = Unit::Cores, .series = {QStringLiteral("Used")}}};
    TimeChart memory{{.title = QStringLiteral("=Memory"),
                      .unit = Unit::Bytes,
                      .series = {QStringLiteral("Working set"), QStringLiteral("All")}}};
};

std::vector<session::Point> upToNow(int count, double value)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<session::Point> points;
    for (int i = count; i > 0; --i)
        points.push_back({now - qint64{i} * 1000, value});
    return points;
}

} // namespace

class tst_ChartGroup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCrosshairIsSeenOnAllCharts()
    {
        Scene scene;
        QTest::keyClick(scene.cpu.canvas(), Qt::Key_Left);
        QVERIFY(scene.cpu.canvas()->crosshair().has_value());
        QCOMPARE(scene.memory.canvas()->crosshair(), scene.cpu.canvas()->crosshair());
        QTest::keyClick(scene.cpu.canvas(), Qt::Key_Escape);
        QVERIFY(!scene.memory.canvas()->crosshair().has_value());
    }

    void zoomingKeepsWhatIsLookedAt()
    {
        Scene scene;
        QSignalSpy changed(&scene.group, &ChartGroup::windowChanged);
        const qint64 before = scene.group.end() - 300'000;
        scene.group.zoom(0.5, -300);
        QCOMPARE(scene.group.span(), std::chrono::seconds(300));
        QVERIFY(!scene.group.isLive());
        QVERIFY(std::abs(scene.group.end() - 150'000 - before) < 5'000);
        QCOMPARE(changed.count(), 1);
        scene.group.goLive();
        QVERIFY(scene.group.isLive());
    }

    void aStretchOfThePastIsLabelledAllAlong()
    {
        Scene scene;
        scene.group.select(-300, -100);
        const auto axes = scene.cpu.canvas()->chart()->axes(Qt::Horizontal);
        QCOMPARE(axes.size(), qsizetype{1});
        QVERIFY(qobject_cast<QCategoryAxis*>(axes.front())->count() >= 3);
    }

    void nobodySeesTheFutureOrMoreThanIsKept()
    {
        Scene scene;
        scene.group.pan(3);
        QVERIFY(scene.group.isLive());
        scene.group.pan(-0.5);
        QVERIFY(!scene.group.isLive());
        scene.group.pan(9);
        QVERIFY(scene.group.isLive());
        for (int i = 0; i < 40; ++i)
            scene.group.zoom(2, -1);
        QCOMPARE(scene.group.span(), ChartGroup::kLongest);
        for (int i = 0; i < 60; ++i)
            scene.group.zoom(0.5, -1);
        QCOMPARE(scene.group.span(), ChartGroup::kShortest);
        scene.group.setSpan(ChartGroup::kLongest);
        scene.group.pan(-5);
        QVERIFY(QDateTime::currentMSecsSinceEpoch() - scene.group.end() < 5'000);
    }

    void draggingChoosesAStretch()
    {
        Scene scene;
        ChartCanvas* canvas = scene.cpu.canvas();
        QVERIFY(QTest::qWaitForWindowExposed(&scene.cpu));
        const QPoint middle = canvas->viewport()->rect().center();
        QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseMove(canvas->viewport(), middle + QPoint(80, 0));
        QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, middle + QPoint(80, 0));
        QVERIFY(!scene.group.isLive());
        QVERIFY(scene.group.span() < 300s);
    }

    void aClickOnAnEventTellsItsMoment()
    {
        Scene scene;
        ChartCanvas* canvas = scene.cpu.canvas();
        QSignalSpy chosen(&scene.group, &ChartGroup::momentChosen);
        QVERIFY(QTest::qWaitForWindowExposed(&scene.cpu));
        scene.group.setMarks({{.atMilliseconds = QDateTime::currentMSecsSinceEpoch() - 300'000,
                               .text = QStringLiteral("web was killed"),
                               .isWarning = true}});
        scene.group.redraw();
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(canvas, Qt::Key_Left);
        QVERIFY(!canvas->grab().isNull());
        QTest::keyClick(canvas, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QVERIFY(std::abs(chosen[0][0].toLongLong() - (QDateTime::currentMSecsSinceEpoch() - 300'000)) < 10'000);
    }

    void theTableHasARowForEachMomentAndNoFormulas()
    {
        Scene scene;
        scene.cpu.setPoints(0, upToNow(3, 0.25));
        scene.memory.setPoints(1, upToNow(2, 1048576));
        scene.group.redraw();
        const QStringList lines = chartTable(scene.group).trimmed().split(u'\n');
        QCOMPARE(lines.first(),
                 QStringLiteral("time,\"CPU: Used (cores)\",\"'=Memory: Working set (bytes)\",\"'=Memory: All "
                                "(bytes)\""));
        QVERIFY(lines.size() >= 4);
        QVERIFY(lines[1].endsWith(QLatin1StringView(",0.25,,")));
    }

    void noPeakIsLostAmongManyPoints()
    {
        std::vector<session::Point> points = upToNow(36'000, 1.0);
        points[20'000].value = 9;
        const TraceFrame frame{.plot = QRectF(0, 0, 500, 100),
                               .end = points.back().atMilliseconds,
                               .spanMilliseconds = 36'000'000,
                               .top = 10};
        const QPolygonF line = tracePolygon(points, frame);
        QVERIFY(line.size() <= qsizetype{4} * 502);
        QVERIFY(std::ranges::any_of(line, [](const QPointF& point) { return std::abs(point.y() - 10) < 0.01; }));
    }
};

QTEST_MAIN(tst_ChartGroup)
#include "tst_chartgroup.moc"
