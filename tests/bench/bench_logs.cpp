// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A log of 1 GiB in the log pane. Goals: first screen within 200 ms, follow 200,000 lines/s with the window never
// blocked over 16 ms, memory growth up to 64 MiB, an expression over all of it within 2 s.
#include "core/session/settings.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSemaphore>
#include <QTemporaryFile>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr qint64 kFileBytes = qint64(1) << 30;
constexpr int kBatch = 1500; ///< about what one read from a socket brings
constexpr int kMostAhead = 16;

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').value(1).toLongLong()) * 4096 / (1 << 20);
}

/// Tells how long the window was busy with one event at the worst.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth++ == 0)
            m_clock.start();
        const QEvent::Type type = event->type();
        const bool isTaken = QApplication::notify(receiver, event);
        if (--m_depth == 0 && m_clock.nsecsElapsed() > m_worst) {
            m_worst = m_clock.nsecsElapsed();
            m_who = QByteArray(receiver->metaObject()->className()) + ", event " + QByteArray::number(int(type));
        }
        return isTaken;
    }

    double takeWorst() { return double(std::exchange(m_worst, 0)) / 1e6; }
    [[nodiscard]] const QByteArray& who() const { return m_who; }

private:
    QElapsedTimer m_clock;
    qint64 m_worst = 0;
    QByteArray m_who;
    int m_depth = 0;
};

QByteArray lineText(qint64 i)
{
    const bool isBad = i % 97 == 0;
    return "10.0.3." + QByteArray::number(i % 250) + " - - \"GET /shop/item/" + QByteArray::number(i) + " HTTP/1.1\" " +
           (isBad ? "500 " : "200 ") + QByteArray::number(i % 9000) + (isBad ? " level=error" : " level=info");
}

qint64 fill(QTemporaryFile& file)
{
    qint64 lines = 0;
    QByteArray bytes;
    for (qint64 written = 0; written < kFileBytes; written += bytes.size()) {
        bytes.clear();
        while (bytes.size() < (1 << 20))
            bytes += lineText(lines++) + '\n';
        file.write(bytes);
    }
    file.flush();
    return lines;
}

/// Reads the file on a thread, as a connection does, so many lines a second or as fast as they are taken.
class FileStream final : public backend::LogStream {
public:
    FileStream(QString path, qint64 rate, qint64 most) : m_path(std::move(path)), m_rate(rate), m_most(most)
    {
        m_thread.reset(QThread::create([this] { read(); }));
        m_thread->start();
    }

    ~FileStream() override
    {
        m_isStopped = true;
        m_ahead.release(kMostAhead);
        m_thread->wait();
    }

private:
    void read()
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        QElapsedTimer clock;
        clock.start();
        for (qint64 sent = 0; sent < m_most && !file.atEnd() && !m_isStopped;) {
            std::vector<backend::LogLine> lines;
            while (lines.size() < kBatch && !file.atEnd()) {
                QByteArray line = file.readLine();
                line.chop(1);
                lines.push_back({sent++, false, QString::fromUtf8(line)});
            }
            const qint64 due = m_rate == 0 ? 0 : sent * 1000 / m_rate;
            while (clock.elapsed() < due && !m_isStopped)
                m_never.tryAcquire(1, int(due - clock.elapsed()));
            m_ahead.acquire();
            QMetaObject::invokeMethod(
                this,
                [this, lines = std::move(lines)] {
                    Q_EMIT this->lines(lines);
                    m_ahead.release();
                },
                Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT ended(std::nullopt); }, Qt::QueuedConnection);
    }

    const QString m_path;
    const qint64 m_rate;
    const qint64 m_most;
    std::atomic<bool> m_isStopped = false;
    QSemaphore m_ahead{kMostAhead};
    QSemaphore m_never;
    std::unique_ptr<QThread> m_thread;
};

struct FileLogs final : backend::Logs {
    QString path;
    qint64 rate = 0;
    qint64 most = std::numeric_limits<qint64>::max();
    bool hasEnded = false;

    std::unique_ptr<backend::LogStream> open(const QString&, const backend::LogOptions&) override
    {
        hasEnded = false;
        auto stream = std::make_unique<FileStream>(path, rate, most);
        QObject::connect(stream.get(), &backend::LogStream::ended, stream.get(), [this] { hasEnded = true; });
        return stream;
    }
};

class Bench {
public:
    explicit Bench(TimedApplication& timed) : application(timed) {}

    TimedApplication& application;
    FileLogs logs;
    session::Settings settings{QString()};
    std::unique_ptr<LogPane> pane;
    double before = 0;

    void newPane(const char* key)
    {
        pane = std::make_unique<LogPane>(logs, settings);
        pane->resize(1200, 800);
        pane->show();
        QCoreApplication::processEvents();
        before = residentMiB();
        application.takeWorst();
        m_clock.start();
        pane->setSources({{QString::fromLatin1(key), QString::fromLatin1(key)}});
    }

    void untilFirstScreen()
    {
        while (pane->lines().end() == 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        pane->view().viewport()->repaint();
        std::printf("%-44s %8.1f ms\n", "first screen", double(m_clock.nsecsElapsed()) / 1e6);
    }

    /// Scrolls up and down the while, or follows.
    void untilEnded(const char* name, bool scrolls)
    {
        double most = 0;
        int frames = 0;
        QElapsedTimer frame;
        frame.start();
        while (!logs.hasEnded) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 4);
            if (!scrolls || frame.elapsed() < 16)
                continue;
            frame.restart();
            QScrollBar& bar = *pane->view().verticalScrollBar();
            bar.setValue(std::max(0, bar.value() + (++frames % 200 < 100 ? -7 : 3)));
            if (frames % 16 == 0)
                most = std::max(most, residentMiB());
        }
        QCoreApplication::processEvents();
        const double seconds = double(m_clock.nsecsElapsed()) / 1e9;
        const double lines = double(pane->lines().end() - pane->lines().first());
        std::printf("%-44s %8.0f lines/s, all %.0f kept\n", name, lines / seconds, lines);
        std::printf("%-44s %8.1f ms (%s)\n", "  window blocked at the worst", application.takeWorst(),
                    application.who().constData());
        std::printf("%-44s %8.1f MiB\n", "  memory growth", std::max(most, residentMiB()) - before);
    }

    void searchFor(const char* name, const LogQuery& query)
    {
        LogSearch& search = pane->search();
        application.takeWorst();
        QElapsedTimer clock;
        clock.start();
        search.setQuery(query);
        while (search.isScanning())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double seconds = double(clock.nsecsElapsed()) / 1e9;
        std::printf("%-44s %8.2f s   %lld lines match, blocked %.1f ms (%s), growth %.1f MiB\n", name, seconds,
                    static_cast<long long>(search.matches().size()), application.takeWorst(),
                    application.who().constData(), residentMiB() - before);
    }

private:
    QElapsedTimer m_clock;
};

} // namespace

int main(int argc, char** argv)
{
    TimedApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light, 1);
    QTemporaryFile file;
    if (!file.open())
        return 1;
    const qint64 lines = fill(file);
    std::printf("%-44s %8lld lines\n", "1 GiB", static_cast<long long>(lines));
    Bench bench(application);
    bench.logs.path = file.fileName();
    bench.logs.rate = 200'000;
    bench.logs.most = 2'000'000;
    bench.newPane("paced");
    bench.untilEnded("200,000 lines/s while someone scrolls", true);
    bench.pane.reset();
    bench.logs.rate = 0;
    bench.logs.most = lines;
    bench.newPane("whole");
    bench.untilFirstScreen();
    bench.untilEnded("1 GiB followed as fast as it goes", false);
    const auto text = [](const char* of) { return LogQuery{.text = QString::fromLatin1(of)}; };
    const auto expression = [](const char* of) {
        return LogQuery{.text = QString::fromLatin1(of), .isRegularExpression = true};
    };
    bench.searchFor("text item/1999999", text("item/1999999"));
    bench.searchFor("text level=error", text("level=error"));
    bench.searchFor("expression HTTP/1.1\" 5\\d\\d", expression("HTTP/1.1\" 5\\d\\d"));
    bench.searchFor("expression without a text: \\s5\\d\\d\\s", expression("\\s5\\d\\d\\s"));
    bench.searchFor("expression (item|shop)/\\d{7}7", expression("(item|shop)/\\d{7}7"));
    bench.searchFor("expression that all match: .", expression("."));
    return 0;
}
