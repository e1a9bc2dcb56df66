// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "tests/system/containerscene.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace darse;
using namespace darse::test;

namespace {

/// darsectl at a terminal of its own.
class AtTerminal {
public:
    AtTerminal(const QString& socket, const QStringList& words)
    {
        int ours = -1;
        int theirs = -1;
        winsize size{.ws_row = 33, .ws_col = 99, .ws_xpixel = 0, .ws_ypixel = 0};
        if (::openpty(&ours, &theirs, nullptr, nullptr, &size) != 0)
            return;
        m_ours = UniqueFd(ours);
        m_theirs = UniqueFd(theirs);
        ::fcntl(ours, F_SETFD, FD_CLOEXEC);
        ::tcgetattr(theirs, &m_before);
        m_process.setChildProcessModifier([theirs] {
            ::setsid();
            ::ioctl(theirs, TIOCSCTTY, 0);
            for (const int fd : {0, 1, 2})
                ::dup2(theirs, fd);
        });
        m_process.start(QStringLiteral(DARSE_BIN_DIR "/darsectl"),
                        QStringList{QStringLiteral("--socket"), socket} + words);
    }
    ~AtTerminal()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// True when the screen shows it within a while.
    bool shows(const QByteArray& mark)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_screen.contains(mark) && timer.elapsed() < 15'000) {
            pollfd ready{m_ours.get(), POLLIN, 0};
            QByteArray piece(4096, '\0');
            if (::poll(&ready, 1, 100) == 1) {
                const ssize_t count = ::read(m_ours.get(), piece.data(), static_cast<std::size_t>(piece.size()));
                m_screen += piece.left(static_cast<qsizetype>(std::max<ssize_t>(count, 0)));
            }
        }
        return m_screen.contains(mark);
    }
    [[nodiscard]] bool types(const QByteArray& keys) const
    {
        return ::write(m_ours.get(), keys.constData(), static_cast<std::size_t>(keys.size())) == keys.size();
    }
    void resizes(unsigned short rows, unsigned short columns) const
    {
        const winsize size{.ws_row = rows, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
        ::ioctl(m_ours.get(), TIOCSWINSZ, &size);
    }
    void sends(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    /// The exit code; -1 when a signal ended it.
    int end()
    {
        if (!m_process.waitForFinished(20'000))
            return -2;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    [[nodiscard]] bool isRaw() const { return (modes().c_lflag & ICANON) == 0; }
    [[nodiscard]] bool isAsBefore() const
    {
        const termios now = modes();
        return now.c_lflag == m_before.c_lflag && now.c_iflag == m_before.c_iflag && now.c_oflag == m_before.c_oflag;
    }
    [[nodiscard]] const QByteArray& screen() const { return m_screen; }

private:
    [[nodiscard]] termios modes() const
    {
        termios now{};
        ::tcgetattr(m_theirs.get(), &now);
        return now;
    }

    UniqueFd m_ours;
    UniqueFd m_theirs;
    termios m_before{};
    QProcess m_process;
    QByteArray m_screen;
};

} // namespace

/// A real darsectl at a terminal, and containers that have one.
class TestCtlTerminal : public QObject, protected ContainerScene {
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<AtTerminal> runs(const QString& script) const
    {
        const QStringList words{QStringLiteral("run"),
                                QStringLiteral("-it"),
                                QStringLiteral("--name"),
                                QStringLiteral("web"),
                                QStringLiteral("--network"),
                                QStringLiteral("none"),
                                kImage,
                                QStringLiteral("sh"),
                                QStringLiteral("-c"),
                                script};
        return std::make_unique<AtTerminal>(engine().socket(), words);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void sizeFollowsAndTheTerminalIsGivenBack()
    {
        // It listens before it says anything; and being told its first size is no reason to end.
        const auto at = runs(QStringLiteral("trap 's=$(stty size); echo $s; [ \"$s\" != \"44 111\" ] || exit 5' WINCH; "
                                            "stty size; while :; do sleep 0.1; done"));
        QVERIFY2(at->shows("33 99"), at->screen().constData());
        QTRY_VERIFY(at->isRaw());
        at->resizes(44, 111);
        QVERIFY2(at->shows("44 111"), at->screen().constData());
        QCOMPARE(at->end(), 5);
        QVERIFY(at->isAsBefore());
    }
    void keysLeaveItRunning()
    {
        const auto at = runs(QStringLiteral("echo ready; cat"));
        QVERIFY2(at->shows("ready"), at->screen().constData());
        QTRY_VERIFY(at->isRaw());
        QVERIFY(at->types("\x10\x11"));
        QCOMPARE(at->end(), 0);
        QVERIFY(at->isAsBefore());
        QVERIFY(ask("GET", "/containers/web/json").body["State"]["Running"].get<bool>());
    }
    void aSignalThatEndsItGivesTheTerminalBack()
    {
        const auto at = runs(QStringLiteral("echo ready; cat"));
        QVERIFY2(at->shows("ready"), at->screen().constData());
        QTRY_VERIFY(at->isRaw());
        at->sends(SIGTERM);
        QCOMPARE(at->end(), -1);
        QVERIFY(at->isAsBefore());
    }
    void interruptsAreTheContainers()
    {
        const auto at = runs(QStringLiteral("trap 'exit 6' INT; echo ready; while :; do sleep 0.1; done"));
        QVERIFY2(at->shows("ready"), at->screen().constData());
        QTRY_VERIFY(at->isRaw());
        QVERIFY(at->types("\x03"));
        QCOMPARE(at->end(), 6);
    }
};

QTEST_GUILESS_MAIN(TestCtlTerminal)
#include "tst_ctl_terminal.moc"
