// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Twenty lines of an hour of seconds, brought up to date and painted: numbers, not verdicts. Goal: 16 ms.
#include "ui/charts/chartcanvas.h"
#include "ui/charts/timechart.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr int kSeries = 20;
constexpr int kPoints = 3600;
constexpr int kRounds = 60;
constexpr qint64 kNow = 1'700'000'000'000;
constexpr double kMilli = 1e6;

double nextValue(QRandomGenerator& random, double value)
{
    return std::clamp(value + random.generateDouble() - 0.5, 0.0, 8.0);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light, 1.0);
    QStringList names;
    for (int i = 0; i < kSeries; ++i)
        names.append(QStringLiteral("web-%1").arg(i));
    TimeChart chart({.title = QStringLiteral("CPU"), .unit = Unit::Cores, .series = names});
    chart.resize(1200, 600);
    chart.setSpan(std::chrono::seconds(kPoints));
    QRandomGenerator random(7);
    std::vector<double> values(kSeries, 2);
    for (int series = 0; series < kSeries; ++series) {
        std::vector<session::Point> points;
        for (int i = kPoints; i > 0; --i)
            points.push_back(
                {kNow - i * 1000, values[std::size_t(series)] = nextValue(random, values[std::size_t(series)])});
        chart.setPoints(series, std::move(points));
    }
    chart.setNow(kNow);
    chart.show();
    QCoreApplication::processEvents();
    QWidget* viewport = chart.canvas()->viewport();
    std::vector<double> took;
    for (int round = 1; round <= kRounds; ++round) {
        const qint64 now = kNow + round * 1000;
        QElapsedTimer timer;
        timer.start();
        for (int series = 0; series < kSeries; ++series)
            chart.append(series, {now, values[std::size_t(series)] = nextValue(random, values[std::size_t(series)])});
        chart.setNow(now);
        viewport->repaint();
        took.push_back(double(timer.nsecsElapsed()) / kMilli);
        QCoreApplication::processEvents();
    }
    std::ranges::sort(took);
    std::printf("%d series x %d points, %d x %d pixels: redraw p50 %.1f ms, longest %.1f ms (goal 16)\n", kSeries,
                kPoints, viewport->width(), viewport->height(), took[took.size() / 2], took.back());
    return 0;
}
