// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A long log in the log view: how fast lines come in, what they cost in memory, and how fast it is searched. Goals:
// follow 200,000 lines/s, memory growth up to 64 MiB.
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr int kLines = 2'000'000;
constexpr int kBatch = 2'000;

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').value(1).toLongLong()) * 4096 / (1 << 20);
}

std::vector<backend::LogLine> batch(int first)
{
    std::vector<backend::LogLine> lines;
    for (int i = first; i < first + kBatch; ++i)
        lines.push_back({1000LL * i, false,
                         QStringLiteral("10.0.3.%1 - - \"GET /shop/item/%2 HTTP/1.1\" %3 %4 level=%5")
                             .arg(i % 250)
                             .arg(i)
                             .arg(i % 97 == 0 ? 500 : 200)
                             .arg(i % 9000)
                             .arg(i % 97 == 0 ? QStringLiteral("error") : QStringLiteral("info"))});
    return lines;
}

void searchFor(LogSearch& search, const char* name, const LogQuery& query)
{
    QElapsedTimer clock;
    clock.start();
    search.setQuery(query);
    while (search.isScanning())
        QCoreApplication::processEvents();
    std::printf("%-34s %8.2f s   %zu lines match\n", name, double(clock.elapsed()) / 1e3, search.matches().size());
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light, 1);
    LogLines lines;
    LogSearch search(lines);
    LogView view(lines, search);
    view.resize(1200, 800);
    view.show();
    QCoreApplication::processEvents();
    const double before = residentMiB();
    qint64 spent = 0;
    for (int first = 0; first < kLines; first += kBatch) {
        const std::vector<backend::LogLine> more = batch(first);
        QElapsedTimer clock;
        clock.start();
        lines.append(more);
        QCoreApplication::processEvents(); // the view follows
        spent += clock.nsecsElapsed();
    }
    std::printf("%-34s %8.0f lines/s\n", "follow, painted every 2,000 lines", kLines / (double(spent) / 1e9));
    std::printf("%-34s %8.1f MiB\n", "memory for 2,000,000 lines", residentMiB() - before);
    searchFor(search, "search a text", {.text = QStringLiteral("item/1999999")});
    searchFor(search, "search an expression",
              {.text = QStringLiteral("HTTP/1.1\" 5\\d\\d"), .isRegularExpression = true});
    return 0;
}
