// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least a Qt Widgets program can be: the yardstick that start.sh holds the console against.
#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

namespace {

qint64 residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArrayList lines = status.readAll().split('\n');
    for (const QByteArray& line : lines)
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    return -1;
}

/// Reports once, when the first paint has reached the screen, and ends the program.
class FirstPaint : public QObject {
public:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_isSeen) {
            m_isSeen = true;
            QTimer::singleShot(0, qApp, [] {
                QTextStream(stdout) << "painted rss_kib=" << residentKib() << Qt::endl;
                QCoreApplication::quit();
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_isSeen = false;
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    QWidget window;
    FirstPaint firstPaint;
    window.installEventFilter(&firstPaint);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
