// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terminal with real programs of this machine on a real terminal of the kernel.
#include "core/session/session.h"
#include "tests/support/ptyexec.h"
#include "tests/ui/surfacetext.h"
#include "ui/terminal/terminalsession.h"
#include "ui/terminal/terminalview.h"

#include <QTest>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;

namespace {

constexpr int kPatience = 60'000;

class PtyBackend final : public backend::Backend {
public:
    void open() override {}
    [[nodiscard]] backend::Link link() const override { return backend::Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
    backend::Execs* execs() override { return &programs; }

    PtyExecs programs;
};

struct Scene {
    session::Session session{std::make_unique<PtyBackend>()};
    TerminalSession terminal;
    TerminalView view{terminal, TerminalView::Theme::Window};

    explicit Scene(const QStringList& command) :
        terminal(session, {QStringLiteral("here"), QStringLiteral("here"), command})
    {
        view.resize(800, 400);
        view.show();
        view.setFocus();
    }

    void type(const QString& line)
    {
        QTest::keyClicks(&view, line);
        QTest::keyClick(&view, Qt::Key_Return);
    }

    /// Whether some row of the screen says exactly this.
    bool shows(const QString& text)
    {
        for (int row = 0; row < terminal.surface().rows(); ++row) {
            if (rowText(terminal.surface(), row) == text)
                return true;
        }
        return false;
    }
};

/// Without a prompt: what is typed before the shell is there comes back at once, and a prompt would stand before the
/// answer.
const QStringList kShell = {QStringLiteral("/usr/bin/env"), QStringLiteral("PS1="), QStringLiteral("/bin/sh")};

} // namespace

class tst_TerminalProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShellRunsWhatIsTyped()
    {
        Scene scene(kShell);
        scene.type(QStringLiteral("echo $((6*7))-$TERM"));
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(QStringLiteral("42-xterm-256color")), kPatience);
        scene.type(QStringLiteral("exit 5"));
        QTRY_COMPARE_WITH_TIMEOUT(scene.terminal.state(), TerminalSession::State::Ended, kPatience);
        QCOMPARE(scene.terminal.end().exitCode, 5);
    }

    void controlDEndsTheInput()
    {
        Scene scene(kShell);
        scene.type(QStringLiteral("cat; echo after=$?"));
        scene.type(QStringLiteral("mirror"));
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(QStringLiteral("mirror")), kPatience);
        QTest::keyClick(&scene.view, Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(QStringLiteral("after=0")), kPatience);
    }

    void theKernelIsToldTheSize()
    {
        Scene scene(kShell);
        scene.type(QStringLiteral("stty size"));
        const auto size = [&] {
            return QStringLiteral("%1 %2").arg(scene.terminal.surface().rows()).arg(scene.terminal.surface().columns());
        };
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(size()), kPatience);
        scene.view.resize(600, 300);
        scene.type(QStringLiteral("clear; stty size"));
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(size()), kPatience);
    }

    void fullScreenProgramsLeaveTheShellAsItWas()
    {
        Scene scene(kShell);
        scene.type(QStringLiteral("tput smcup; tput clear; tput cup 3 5; tput setaf 1; printf drawn; read x; "
                                  "tput sgr0; tput rmcup; echo back"));
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(QStringLiteral("     drawn")), kPatience);
        QVERIFY(scene.terminal.surface().isAlternate());
        QCOMPARE(scene.terminal.surface().screenRow(3)[5].pen.front, terminal::CellColor::indexed(1));
        QTest::keyClick(&scene.view, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(QStringLiteral("back")), kPatience);
        QVERIFY(!scene.terminal.surface().isAlternate());
        QVERIFY(!scene.shows(QStringLiteral("     drawn")));
    }

    void muchOutputArrivesWhole()
    {
        Scene scene({QStringLiteral("/bin/sh"), QStringLiteral("-c"), QStringLiteral("seq 1 200000")});
        QTRY_COMPARE_WITH_TIMEOUT(scene.terminal.state(), TerminalSession::State::Ended, kPatience);
        QVERIFY(scene.shows(QStringLiteral("200000")));
        const terminal::Surface& surface = scene.terminal.surface();
        const int rows = surface.rows();
        QCOMPARE(readLine(surface, surface.screenLine() - 1).text, QString::number(200'000 - rows + 1));
    }

    void aMissingProgramIsToldApart()
    {
        Scene scene({QStringLiteral("/no/such/program")});
        QTRY_COMPARE_WITH_TIMEOUT(scene.terminal.state(), TerminalSession::State::Ended, kPatience);
        QCOMPARE(scene.terminal.end().cause, backend::ExecEnd::Cause::CommandMissing);
    }
};

QTEST_MAIN(tst_TerminalProgram)
#include "tst_terminalprogram.moc"
