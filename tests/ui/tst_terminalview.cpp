// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/surfacetext.h"
#include "tests/ui/terminalscene.h"
#include "ui/style/darkcolors.h"
#include "ui/terminal/terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;
using terminal::Direction;

namespace {

constexpr int kPatience = 60'000;

struct Scene : TerminalScene {
    TerminalSession terminal{session, {QStringLiteral("web"), QStringLiteral("web")}};
    TerminalView view{terminal, TerminalView::Theme::Window};

    Scene()
    {
        view.resize(800, 400);
        view.show();
        view.setFocus();
        process().run();
    }

    terminal::Surface& surface() { return terminal.surface(); }

    void say(const QByteArray& bytes) { process().say(bytes); }

    [[nodiscard]] bool shows(int row, const QString& text) { return rowText(surface(), row) == text; }

    QPoint at(int row, int column) const
    {
        const int margin = px(Space::Control);
        return {margin + column * view.cell().width() + 1, margin + row * view.cell().height() + 2};
    }

    QColor colorAt(int row, int column) { return view.viewport()->grab().toImage().pixelColor(at(row, column)); }
};

} // namespace

class tst_TerminalView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typedKeysReachTheProgram()
    {
        Scene scene;
        QTest::keyClicks(&scene.view, QStringLiteral("ls"));
        QTest::keyClick(&scene.view, Qt::Key_Return);
        QTest::keyClick(&scene.view, Qt::Key_Tab);
        QTest::keyClick(&scene.view, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(scene.process().written, "ls\r\t\x0b");
    }

    void onlyConsoleKeysAreLeftToTheWindow()
    {
        Scene scene;
        const auto isTaken = [&](int key, Qt::KeyboardModifiers modifiers) {
            QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
            event.ignore();
            QApplication::sendEvent(&scene.view, &event);
            return event.isAccepted();
        };
        QVERIFY(isTaken(Qt::Key_K, Qt::ControlModifier));
        QVERIFY(isTaken(Qt::Key_F1, {}));
        QVERIFY(isTaken(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier));
        QVERIFY(isTaken(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier));
        QVERIFY(!isTaken(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier));
        QSignalSpy wished(&scene.view, &TerminalView::wished);
        QTest::keyClick(&scene.view, Qt::Key_Escape, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(wished.count(), 1);
        QCOMPARE(scene.process().written, QByteArray());
    }

    void colorsAreSeen()
    {
        Scene scene;
        scene.say("plain\r\n\x1b[48;2;10;200;30m      \x1b[0m\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(0, QStringLiteral("plain")), kPatience);
        QCOMPARE(scene.colorAt(1, 2), QColor::fromRgb(qRgb(10, 200, 30)));
        QCOMPARE(scene.colorAt(1, 8), colors().sunken);
        scene.view.setTheme(TerminalView::Theme::Dark);
        QCOMPARE(scene.colorAt(1, 8), darkColors().sunken);
    }

    void theProgramKnowsTheSize()
    {
        Scene scene;
        const backend::TerminalSize before = scene.process().size;
        QCOMPARE(before, (backend::TerminalSize{scene.surface().columns(), scene.surface().rows()}));
        scene.view.resize(500, 300);
        QTRY_VERIFY_WITH_TIMEOUT(scene.process().size.columns < before.columns, kPatience);
        QVERIFY(scene.process().size.rows < before.rows);
        QCOMPARE(scene.surface().rows(), scene.process().size.rows);
    }

    void theMouseMarksLettersWordsAndLines()
    {
        Scene scene;
        scene.say("cat /etc/hosts now\r\nnext");
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(1, QStringLiteral("next")), kPatience);
        QWidget* port = scene.view.viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, scene.at(0, 4));
        QTest::mouseMove(port, scene.at(0, 8));
        QMouseEvent move(QEvent::MouseMove, scene.at(0, 8), port->mapToGlobal(scene.at(0, 8)), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(port, &move);
        QTest::mouseRelease(port, Qt::LeftButton, {}, scene.at(0, 8));
        QCOMPARE(scene.view.selectedText(), u"/etc");
        QApplication::setDoubleClickInterval(60'000); // however slow the machine is
        QTest::mouseDClick(port, Qt::LeftButton, {}, scene.at(0, 6));
        QCOMPARE(scene.view.selectedText(), u"/etc/hosts");
        QTest::mousePress(port, Qt::LeftButton, {}, scene.at(0, 6));
        QCOMPARE(scene.view.selectedText(), u"cat /etc/hosts now");
        QTest::keyClick(&scene.view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"cat /etc/hosts now");
    }

    void aProgramMayHaveTheMouse()
    {
        Scene scene;
        scene.say("\x1b[?1000h\x1b[?1006hready");
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(0, QStringLiteral("ready")), kPatience);
        QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, scene.at(2, 3));
        QCOMPARE(scene.process().written, "\x1b[<0;4;3M\x1b[<0;4;3m");
    }

    void severalLinesAreNotPastedUnasked()
    {
        Scene scene;
        QSignalSpy asked(&scene.view, &TerminalView::pasteQuestion);
        QApplication::clipboard()->setText(QStringLiteral("one"));
        QTest::keyClick(&scene.view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.process().written, "one");
        QApplication::clipboard()->setText(QStringLiteral("rm -rf /\nexit\n"));
        scene.view.paste();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(scene.process().written, "one");
        scene.say("\x1b[?2004hx");
        QTRY_VERIFY_WITH_TIMEOUT(scene.surface().isPasteBracketed(), kPatience);
        scene.view.paste();
        QCOMPARE(asked.count(), 1);
        QVERIFY(scene.process().written.endsWith("\x1b[201~"));
    }

    void scrollingBackKeepsThePlaceUntilAKey()
    {
        Scene scene;
        for (int i = 0; i < 200; ++i)
            scene.say("line " + QByteArray::number(i) + "\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(scene.view.topLine(), scene.surface().screenLine(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(scene.view.topLine() > 100, kPatience);
        QTest::keyClick(&scene.view, Qt::Key_PageUp, Qt::ShiftModifier);
        const qint64 top = scene.view.topLine();
        QVERIFY(top < scene.surface().screenLine());
        scene.say("more\r\nmore\r\nend");
        QTRY_VERIFY_WITH_TIMEOUT(scene.shows(scene.surface().cursor().row, QStringLiteral("end")), kPatience);
        QCOMPARE(scene.view.topLine(), top);
        QTest::keyClick(&scene.view, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(scene.view.topLine(), scene.surface().firstLine());
        QTest::keyClick(&scene.view, Qt::Key_X);
        QCOMPARE(scene.view.topLine(), scene.surface().screenLine());
    }

    void searchFindsWhatHasScrolledAway()
    {
        Scene scene;
        for (int i = 0; i < 300; ++i)
            scene.say("line " + QByteArray::number(i) + "\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(scene.surface().screenLine() > 200, kPatience);
        scene.view.search(QStringLiteral("line 17"), Direction::Up);
        QVERIFY(scene.view.hasFound());
        const qint64 nearest = scene.view.topLine();
        QVERIFY(nearest < 180);
        scene.view.search(QStringLiteral("line 17"), Direction::Down);
        QVERIFY(scene.view.hasFound());
        scene.view.search(QStringLiteral("line 777"), Direction::Up);
        QVERIFY(!scene.view.hasFound());
    }

    void whoWritesTooFastWaits()
    {
        Scene scene;
        const QByteArray piece(64 * 1024, 'x');
        for (int i = 0; i < 24; ++i)
            scene.say(piece);
        QCOMPARE(scene.process().holds, 1);
        QCOMPARE(scene.process().releases, 0);
        QTRY_COMPARE_WITH_TIMEOUT(scene.process().releases, 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!scene.terminal.isFlooded(), 60'000);
    }
};

QTEST_MAIN(tst_TerminalView)
#include "tst_terminalview.moc"
