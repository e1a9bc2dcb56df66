// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/watchdog.h"

#include <QFile>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMetaEnum>
#include <QSemaphore>
#include <QShortcutEvent>
#include <QThread>

#include <ctime>
#include <stop_token>
#include <thread>

namespace darse::app {
namespace {

constexpr double kPicture = 16;     // milliseconds
constexpr double kWorthNaming = 3;  // of what is inside of a block
constexpr double kPerSecond = 1000; // milliseconds
constexpr int kBetweenLooks = 5;    // milliseconds

/// Milliseconds.
double read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * kPerSecond + double(time.tv_nsec) / 1e6;
}

double now()
{
    return read(CLOCK_MONOTONIC);
}

/// What was pressed, when it was that.
QByteArray keysOf(const QEvent& event)
{
    if (event.type() == QEvent::Shortcut)
        return ' ' + static_cast<const QShortcutEvent&>(event).key().toString().toUtf8();
    if (event.type() == QEvent::KeyPress)
        return ' ' + QKeySequence(static_cast<const QKeyEvent&>(event).key()).toString().toUtf8();
    return {};
}

class WatchedApplication final : public QApplication {
public:
    WatchedApplication(int& argc, char** argv, const QString& path) :
        QApplication(argc, argv),
        m_file(path),
        m_guiThread(QThread::currentThread()),
        m_since(now())
    {
        bool isNumber = false;
        if (const double asked = qEnvironmentVariable("DARSE_WATCHDOG_MS").toDouble(&isNumber); isNumber)
            m_longest = asked;
        m_isOpen = m_file.open(QIODevice::WriteOnly | QIODevice::Append);
        m_looks = std::jthread([this](const std::stop_token& stop) { look(stop); });
    }

    ~WatchedApplication() override
    {
        m_looks.request_stop();
        m_answered.release();
        m_ending.release();
        m_looks.join();
        write(QByteArray("watched ") + QByteArray::number((now() - m_since) / kPerSecond, 'f', 1) + " s, " +
              QByteArray::number(m_count) + " blocks");
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (QThread::currentThread() != m_guiThread)
            return QApplication::notify(receiver, event);
        // The receiver may be gone afterwards.
        const QMetaObject* kind = receiver->metaObject();
        const QEvent::Type type = event->type();
        const QByteArray keys = keysOf(*event);
        if (m_depth == 0)
            m_cpu = read(CLOCK_THREAD_CPUTIME_ID); // the kernel is asked, which is not worth it for what is inside
        if (type == QEvent::StyleChange)
            ++m_styled;
        const double before = now();
        ++m_depth;
        const bool result = QApplication::notify(receiver, event);
        --m_depth;
        const double took = now() - before;
        if (took >= kWorthNaming)
            m_inside.append(describe(kind, type, took) + keys);
        if (m_depth == 0)
            end(took);
        return result;
    }

private:
    static QByteArray describe(const QMetaObject* kind, QEvent::Type type, double took)
    {
        const char* event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        return QByteArray::number(took, 'f', 1) + " " + (event != nullptr ? event : "event") + " to " +
               kind->className();
    }

    void end(double took)
    {
        if (took > m_longest) {
            ++m_count;
            write("block " + QByteArray::number(took, 'f', 1) + " ms, cpu " +
                  QByteArray::number(read(CLOCK_THREAD_CPUTIME_ID) - m_cpu, 'f', 1) + ", styled " +
                  QByteArray::number(m_styled) + ": " + m_inside.join("; "));
        }
        m_inside.clear();
        m_styled = 0;
    }

    void write(const QByteArray& line)
    {
        if (m_isOpen && m_file.write(line + '\n') > 0)
            m_file.flush();
    }

    /// As a person who does something again and again, to whom nobody answers while others are served.
    void look(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            QMetaObject::invokeMethod(
                this, [this, asked = now()] { answer(asked); }, Qt::QueuedConnection);
            m_answered.acquire();
            m_ending.tryAcquire(1, kBetweenLooks);
        }
    }

    void answer(double asked)
    {
        const double waited = now() - asked;
        if (waited > kPicture)
            write("late " + QByteArray::number(waited, 'f', 1) + " ms");
        m_answered.release();
    }

    QFile m_file;
    bool m_isOpen = false;
    QThread* m_guiThread;
    double m_since;
    double m_longest = kPicture; ///< without being told of
    double m_cpu = 0;            ///< of this thread, when the event began
    int m_depth = 0;
    int m_count = 0;
    int m_styled = 0;        ///< widgets that were told of another style since then
    QByteArrayList m_inside; ///< of the event that is being handled
    QSemaphore m_answered;
    QSemaphore m_ending;
    std::jthread m_looks;
};

} // namespace

std::unique_ptr<QApplication> makeApplication(int& argc, char** argv)
{
    const QString path = qEnvironmentVariable("DARSE_WATCHDOG");
    if (path.isEmpty())
        return std::make_unique<QApplication>(argc, argv);
    return std::make_unique<WatchedApplication>(argc, argv, path);
}

} // namespace darse::app
