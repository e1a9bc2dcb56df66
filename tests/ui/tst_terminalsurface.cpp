// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/surfacetext.h"
#include "ui/terminal/history.h"

#include <QRandomGenerator>
#include <QTest>

using namespace darse::ui::terminal;
using darse::test::rowText;

class tst_TerminalSurface : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textGoesWhereTheCursorIs()
    {
        Surface surface(5, 20);
        surface.feed("one\r\ntwo\x1b[4;3Hthree");
        QCOMPARE(rowText(surface, 0), u"one");
        QCOMPARE(rowText(surface, 1), u"two");
        QCOMPARE(rowText(surface, 3), u"  three");
        QCOMPARE(surface.cursor().row, 3);
        QCOMPARE(surface.cursor().column, 7);
    }

    void sequencesMayArriveInPieces()
    {
        Surface surface(3, 20);
        for (const char byte : QByteArray("\x1b[38;2;10;20;30mgr\xc3\xbc\xc3\x9f\x1b[0m!"))
            surface.feed(&byte, 1);
        QCOMPARE(rowText(surface, 0), QStringLiteral("grüß!"));
        QCOMPARE(surface.screenRow(0)[0].pen.front, CellColor::rgb(10, 20, 30));
        QVERIFY(surface.screenRow(0)[4].pen.front.isDefault());
    }

    void colorsAndStyles()
    {
        Surface surface(3, 20);
        surface.feed("\x1b[1;3;4;7;9;38;5;202;44mx\x1b[22;23;24;27;29;39;49my");
        const Pen pen = surface.screenRow(0)[0].pen;
        QCOMPARE(pen.front, CellColor::indexed(202));
        QCOMPARE(pen.back, CellColor::indexed(4));
        QCOMPARE(pen.style,
                 std::uint16_t(style::kBold | style::kItalic | style::kUnderline | style::kReverse | style::kStrike));
        QCOMPARE(surface.screenRow(0)[1].pen, Pen{});
    }

    void wideAndCombinedLettersKeepTheirColumns()
    {
        Surface surface(3, 20);
        surface.feed("a\xe4\xbd\xa0"
                     "b"
                     "e\xcc\x81"
                     "c");
        const auto row = surface.screenRow(0);
        QCOMPARE(row[1].letter, 0x4F60U);
        QCOMPARE(row[2].letter, Cell::kTail);
        QCOMPARE(row[3].letter, std::uint32_t('b'));
        QVERIFY((row[4].letter & Cell::kCluster) != 0);
        QCOMPARE(row[5].letter, std::uint32_t('c'));
        QCOMPARE(rowText(surface, 0), QStringLiteral("a你be\u0301c"));
        surface.feed("\x1b[1;3Hx"); // over the right half
        QCOMPARE(rowText(surface, 0), QStringLiteral("a xbe\u0301c"));
    }

    void linesThatLeaveAreKeptUpToALimit()
    {
        Surface surface(4, 20);
        for (int i = 0; i < 12'000; ++i)
            surface.feed("line " + QByteArray::number(i) + "\r\n");
        QCOMPARE(surface.screenLine() - surface.firstLine(), qint64(History::kMostLines));
        QCOMPARE(readLine(surface, surface.firstLine()).text,
                 QStringLiteral("line %1").arg(12'000 - 3 - History::kMostLines));
        QCOMPARE(readLine(surface, surface.screenLine() - 1).text, u"line 11996");
        QVERIFY2(surface.historyBytes() < 2'000'000,
                 QByteArray::number(qulonglong(surface.historyBytes())).constData());
        surface.clearHistory();
        QCOMPARE(surface.firstLine(), surface.screenLine());
        QCOMPARE(rowText(surface, 2), u"line 11999");
    }

    void historyKeepsColorsAndWideLetters()
    {
        Surface surface(2, 20);
        surface.feed("\x1b[31mred\x1b[0m \xe4\xbd\xa0\r\n\r\n\r\n");
        const Line line = surface.line(surface.firstLine());
        QCOMPARE(line.cells.at(0).pen.front, CellColor::indexed(1));
        QCOMPARE(line.cells.at(4).letter, 0x4F60U);
        QVERIFY(line.cells.at(4).pen.front.isDefault());
    }

    void theAlternateScreenLeavesNoTrace()
    {
        Surface surface(4, 20);
        surface.feed("shell\x1b[?1049h\x1b[Heditor");
        QVERIFY(surface.isAlternate());
        QCOMPARE(rowText(surface, 0), u"editor");
        for (int i = 0; i < 50; ++i)
            surface.feed("\r\nmore");
        surface.feed("\x1b[?1049l");
        QVERIFY(!surface.isAlternate());
        QCOMPARE(rowText(surface, 0), u"shell");
        QCOMPARE(surface.firstLine(), surface.screenLine());
    }

    void regionsScrollByThemselves()
    {
        Surface surface(5, 20);
        surface.feed("a\r\nb\r\nc\r\nd\r\ne\x1b[2;4r\x1b[4;1H\n");
        QCOMPARE(rowText(surface, 0), u"a");
        QCOMPARE(rowText(surface, 1), u"c");
        QCOMPARE(rowText(surface, 2), u"d");
        QCOMPARE(rowText(surface, 3), QString());
        QCOMPARE(rowText(surface, 4), u"e");
        QCOMPARE(surface.firstLine(), surface.screenLine());
        surface.feed("\x1b[r\x1b[1;1H\x1b[2L");
        QCOMPARE(rowText(surface, 2), u"a");
        surface.feed("\x1b[3;1Hwxyz\x1b[3;1H\x1b[2P");
        QCOMPARE(rowText(surface, 2), u"yz");
    }

    void shrinkingAndGrowingLosesNothing()
    {
        Surface surface(6, 20);
        surface.feed("1\r\n2\r\n3\r\n4\r\n5\r\n6");
        surface.resize(3, 20);
        QCOMPARE(rowText(surface, 2), u"6");
        QCOMPARE(surface.cursor().row, 2);
        QCOMPARE(surface.screenLine() - surface.firstLine(), qint64(3));
        surface.resize(6, 30);
        QCOMPARE(rowText(surface, 0), u"1");
        QCOMPARE(rowText(surface, 5), u"6");
        QCOMPARE(surface.cursor().row, 5);
        surface.feed("!");
        QCOMPARE(rowText(surface, 5), u"6!");
    }

    void anySizeIsMadePossible()
    {
        Surface surface(0, -5);
        surface.feed("\xe4\xbd\xa0\xe4\xbd\xa0\r\nabc");
        surface.resize(100'000, 100'000);
        QCOMPARE(surface.rows(), Surface::kMostRows);
        QCOMPARE(surface.columns(), Surface::kMostColumns);
        surface.feed("\x1b[999999;999999Hx\x1b[?1049h\x1b[999999;999999Hy");
        surface.resize(1, 1);
        surface.feed("\x1b[?1049lz\r\nw");
        QCOMPARE(surface.rows(), 1);
    }

    void wrappedRowsKnowThatTheyGoOn()
    {
        Surface surface(6, 10);
        surface.feed("0123456789abc\r\n0123456789\r\nx");
        QVERIFY(surface.line(surface.screenLine()).isWrapped);
        QVERIFY(!surface.line(surface.screenLine() + 1).isWrapped);
        QVERIFY(!surface.line(surface.screenLine() + 2).isWrapped);
        const Place middle{surface.screenLine() + 1, 1};
        QCOMPARE(textOf(surface, lineAt(surface, middle)), u"0123456789abc");
    }

    void titlesAreShort()
    {
        Surface surface(3, 20);
        surface.feed("\x1b]0;a title\x07");
        QCOMPARE(surface.title(), u"a title");
        surface.feed("\x1b]2;" + QByteArray(100'000, 'x') + "\x07still here");
        QVERIFY(surface.title().size() <= Surface::kLongestTitle);
        QCOMPARE(rowText(surface, 0), u"still here");
    }

    void whatReachesOutIsIgnored_data()
    {
        QTest::addColumn<QByteArray>("sequence");
        QTest::newRow("clipboard") << QByteArray("\x1b]52;c;aGVsbG8=\x07");
        QTest::newRow("clipboard question") << QByteArray("\x1b]52;c;?\x07");
        QTest::newRow("link") << QByteArray("\x1b]8;;http://example.com\x1b\\");
        QTest::newRow("file") << QByteArray("\x1b]1337;File=name=eA==:eA==\x07");
        QTest::newRow("folder") << QByteArray("\x1b]7;file:///etc\x07");
        QTest::newRow("notification") << QByteArray("\x1b]9;hello\x07");
        QTest::newRow("palette") << QByteArray("\x1b]4;1;rgb:00/00/00\x07");
        QTest::newRow("title question") << QByteArray("\x1b[21t");
        QTest::newRow("sixel") << QByteArray("\x1bPq#0;2;0;0;0~-\x1b\\");
        QTest::newRow("program") << QByteArray("\x1b_Ga=T;AAAA\x1b\\");
        QTest::newRow("privacy") << QByteArray("\x1b^rm -rf\x1b\\");
    }

    void whatReachesOutIsIgnored()
    {
        QFETCH(QByteArray, sequence);
        Surface surface(3, 40);
        surface.feed("a" + sequence + "b");
        QVERIFY(rowText(surface, 0).startsWith(u'a') && rowText(surface, 0).endsWith(u'b'));
        QCOMPARE(surface.takeReplies(), QByteArray());
        QCOMPARE(surface.title(), QString());
    }

    void questionsAreAnsweredWithinBounds()
    {
        Surface surface(3, 20);
        surface.feed("ab\x1b[6n");
        QCOMPARE(surface.takeReplies(), "\x1b[1;3R");
        for (int i = 0; i < 100'000; ++i)
            surface.feed("\x1b[6n\x1b[c");
        QVERIFY(surface.takeReplies().size() <= 64 * 1024);
    }

    void whatHasNoWidthIsNotRepeatedForEver_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("nothing") << QByteArray("\x1b[3b");
        QTest::newRow("an accent") << QByteArray("\xcc\x81\x1b[3b");
        QTest::newRow("a space without a width") << QByteArray("\xe2\x80\x8b\x1b[3b");
        QTest::newRow("in a title") << QByteArray("\x1b]0;a title\x1b[3b");
        QTest::newRow("in pieces") << QByteArray("\x1b(\x1b[3\nb");
    }
    void whatHasNoWidthIsNotRepeatedForEver()
    {
        QFETCH(QByteArray, said);
        Surface surface(24, 80);
        surface.feed(said);
        surface.feed("\x1b[H\x1b[2Jcalm\x1b[3b");
        QCOMPARE(rowText(surface, 0), u"calmmmm");
    }

    void noiseDoesNoHarm()
    {
        QRandomGenerator random(7);
        Surface surface(24, 80);
        for (int round = 0; round < 400; ++round) {
            QByteArray noise;
            for (int i = 0; i < 200; ++i) {
                const auto pick = random.bounded(4);
                noise += pick == 0 ? QByteArray("\x1b[") + QByteArray::number(random.bounded(3000)) + ";" +
                                         QByteArray::number(random.bounded(300)) + char('@' + random.bounded(62))
                         : pick == 1 ? QByteArray("\x1b[?") + QByteArray::number(random.bounded(2100)) +
                                           (random.bounded(2) == 0 ? "h" : "l")
                                     : QByteArray(1 + random.bounded(5), char(random.bounded(256)));
            }
            surface.feed(noise);
            if (round % 7 == 0)
                surface.resize(1 + random.bounded(60), 1 + random.bounded(200));
            QVERIFY(surface.cursor().row >= 0 && surface.cursor().row < surface.rows());
            QVERIFY(surface.line(surface.endLine() - 1).cells.size() == std::size_t(surface.columns()));
        }
        surface.reset();
        surface.feed("calm");
        QCOMPARE(rowText(surface, 0), u"calm");
    }

    void damageIsByRow()
    {
        Surface surface(5, 20);
        surface.feed("a\r\nb");
        surface.clearDamage();
        surface.feed("\x1b[3;1Hc");
        QVERIFY(!surface.isDamaged(0));
        QVERIFY(surface.isDamaged(1)); // the cursor was there
        QVERIFY(surface.isDamaged(2));
        QVERIFY(!surface.isDamaged(3));
    }

    void cursorShapes()
    {
        Surface surface(3, 20);
        surface.feed("\x1b[5 q");
        QCOMPARE(surface.cursor().shape, CursorShape::Bar);
        surface.feed("\x1b[4 q");
        QCOMPARE(surface.cursor().shape, CursorShape::Underline);
        QVERIFY(!surface.cursor().isBlinking);
        surface.feed("\x1b[?25l");
        QVERIFY(!surface.cursor().isVisible);
    }
};

QTEST_APPLESS_MAIN(tst_TerminalSurface)
#include "tst_terminalsurface.moc"
