// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/marking.h"
#include "ui/terminal/surface.h"

#include <QTest>

using namespace darse::ui::terminal;

class tst_TerminalKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keys_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, Qt::Key key, Qt::KeyboardModifiers modifiers, const char* text,
                            const QByteArray& bytes) {
            QTest::newRow(name) << int(key) << int(modifiers.toInt()) << QString::fromUtf8(text) << bytes;
        };
        const Qt::KeyboardModifiers none;
        row("letter", Qt::Key_A, none, "a", "a");
        row("accent", Qt::Key_Eacute, none, "é", "\xc3\xa9");
        row("alt letter", Qt::Key_X, Qt::AltModifier, "x", "\x1bx");
        row("return", Qt::Key_Return, none, "\r", "\r");
        row("backspace", Qt::Key_Backspace, none, "\b", "\x7f");
        row("ctrl backspace", Qt::Key_Backspace, Qt::ControlModifier, "\x7f", "\b");
        row("alt backspace", Qt::Key_Backspace, Qt::AltModifier, "\b", "\x1b\x7f");
        row("tab", Qt::Key_Tab, none, "\t", "\t");
        row("backtab", Qt::Key_Backtab, Qt::ShiftModifier, "", "\x1b[Z");
        row("escape", Qt::Key_Escape, none, "\x1b", "\x1b");
        row("ctrl c", Qt::Key_C, Qt::ControlModifier, "\x03", "\x03");
        row("ctrl space", Qt::Key_Space, Qt::ControlModifier, " ", QByteArray(1, '\0'));
        row("ctrl backslash", Qt::Key_Backslash, Qt::ControlModifier, "\x1c", "\x1c");
        row("ctrl underscore", Qt::Key_Underscore, Qt::ControlModifier | Qt::ShiftModifier, "\x1f", "\x1f");
        row("alt ctrl d", Qt::Key_D, Qt::ControlModifier | Qt::AltModifier, "\x04", "\x1b\x04");
        row("up", Qt::Key_Up, none, "", "\x1b[A");
        row("ctrl right", Qt::Key_Right, Qt::ControlModifier, "", "\x1b[1;5C");
        row("shift alt left", Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier, "", "\x1b[1;4D");
        row("home", Qt::Key_Home, none, "", "\x1b[H");
        row("end", Qt::Key_End, none, "", "\x1b[F");
        row("insert", Qt::Key_Insert, none, "", "\x1b[2~");
        row("delete", Qt::Key_Delete, none, "\x7f", "\x1b[3~");
        row("page up", Qt::Key_PageUp, none, "", "\x1b[5~");
        row("f1", Qt::Key_F1, none, "", "\x1bOP");
        row("shift f3", Qt::Key_F3, Qt::ShiftModifier, "", "\x1b[1;2R");
        row("f5", Qt::Key_F5, none, "", "\x1b[15~");
        row("ctrl f12", Qt::Key_F12, Qt::ControlModifier, "", "\x1b[24;5~");
        row("shift alone", Qt::Key_Shift, Qt::ShiftModifier, "", "");
        row("keypad digit", Qt::Key_5, Qt::KeypadModifier, "5", "5");
    }

    void keys()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QString, text);
        QFETCH(QByteArray, bytes);
        Surface surface(5, 20);
        QCOMPARE(surface.pressKey(key, Qt::KeyboardModifiers::fromInt(modifiers), text), !bytes.isEmpty());
        QCOMPARE(surface.takeReplies(), bytes);
    }

    void applicationModes()
    {
        Surface surface(5, 20);
        surface.feed("\x1b[?1h\x1b=");
        surface.pressKey(Qt::Key_Up, {}, {});
        QCOMPARE(surface.takeReplies(), "\x1bOA");
        surface.pressKey(Qt::Key_Enter, Qt::KeypadModifier, QStringLiteral("\r"));
        QCOMPARE(surface.takeReplies(), "\x1bOM");
        surface.feed("\x1b[?1l\x1b>");
        surface.pressKey(Qt::Key_Enter, Qt::KeypadModifier, QStringLiteral("\r"));
        QCOMPARE(surface.takeReplies(), "\r");
    }

    void pastesCannotLeaveTheirBrackets()
    {
        Surface surface(5, 20);
        QVERIFY(!surface.isPasteBracketed());
        surface.paste(QStringLiteral("a\nb\tc\x1b[31m"));
        QCOMPARE(surface.takeReplies(), "a\rb\tc[31m");
        surface.feed("\x1b[?2004h");
        QVERIFY(surface.isPasteBracketed());
        QCOMPARE(surface.takeReplies(), QByteArray());
        surface.paste(QStringLiteral("x\x1b[201~rm\r\ny"));
        QCOMPARE(surface.takeReplies(), "\x1b[200~x[201~rm\ry\x1b[201~");
    }

    void mouseReports()
    {
        Surface surface(5, 20);
        surface.moveMouse(1, 2, {});
        surface.pressMouse(MouseButton::Left, {});
        QCOMPARE(surface.takeReplies(), QByteArray());
        surface.feed("\x1b[?1002h\x1b[?1006h");
        QCOMPARE(surface.mouseReports(), MouseReports::Drags);
        surface.releaseMouse(MouseButton::Left, {});
        surface.pressMouse(MouseButton::Left, {});
        QVERIFY(surface.takeReplies().endsWith("\x1b[<0;3;2M"));
        surface.moveMouse(2, 3, {});
        QCOMPARE(surface.takeReplies(), "\x1b[<32;4;3M");
        surface.releaseMouse(MouseButton::Left, {});
        QCOMPARE(surface.takeReplies(), "\x1b[<0;4;3m");
        surface.pressMouse(MouseButton::WheelUp, {});
        QCOMPARE(surface.takeReplies(), "\x1b[<64;4;3M");
    }

    void focusIsToldOnRequest()
    {
        Surface surface(5, 20);
        surface.focusIn();
        QCOMPARE(surface.takeReplies(), QByteArray());
        surface.feed("\x1b[?1004h");
        surface.focusOut();
        QCOMPARE(surface.takeReplies(), "\x1b[O");
    }

    void wordsAndLines()
    {
        Surface surface(5, 30);
        surface.feed("cat /etc/os-release  'x y'");
        const qint64 line = surface.screenLine();
        QCOMPARE(textOf(surface, wordAt(surface, {line, 8})), u"/etc/os-release");
        QVERIFY(wordAt(surface, {line, 19}).isEmpty());
        QCOMPARE(textOf(surface, lineAt(surface, {line, 3})), u"cat /etc/os-release  'x y'");
        surface.feed("\x1b[2;1H\xe4\xbd\xa0\xe5\xa5\xbd x");
        QCOMPARE(textOf(surface, {{line + 1, 0}, {line + 1, 2}}), QStringLiteral("你"));
        QCOMPARE(textOf(surface, {{line, 4}, {line + 1, 4}}), QStringLiteral("/etc/os-release  'x y'\n你好"));
    }

    void searchGoesRound()
    {
        Surface surface(3, 30);
        surface.feed("one Apple\r\ntwo\r\nthree apple apple\r\nfour\r\nfive");
        const qint64 first = surface.firstLine();
        const QString text = QStringLiteral("apple");
        auto found = findText(surface, text, {surface.endLine(), 0}, Direction::Up);
        QVERIFY(found && found->from == (Place{first + 2, 12}));
        found = findText(surface, text, found->from, Direction::Up);
        QVERIFY(found && found->from == (Place{first + 2, 6}));
        found = findText(surface, text, found->from, Direction::Up);
        QVERIFY(found && found->from == (Place{first, 4}));
        found = findText(surface, text, found->from, Direction::Up);
        QVERIFY(found && found->from == (Place{first + 2, 12}));
        found = findText(surface, text, found->to, Direction::Down);
        QVERIFY(found && found->from == (Place{first, 4}));
        QVERIFY(findText(surface, QStringLiteral("Apple"), found->to, Direction::Down)->from == (Place{first, 4}));
        QVERIFY(!findText(surface, QStringLiteral("pear"), {first, 0}, Direction::Down));
    }
};

QTEST_APPLESS_MAIN(tst_TerminalKeys)
#include "tst_terminalkeys.moc"
