// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text goes past libvterm, unless it comes in pieces that are too short for that. Both ways end at the same
// screen.
#include "tests/ui/surfacetext.h"
#include "ui/terminal/plainness.h"

#include <QRandomGenerator>
#include <QTest>

using namespace darse::ui::terminal;

namespace {

constexpr int kRows = 6;
constexpr int kColumns = 20;

/// What programs say between their letters.
const QList<QByteArray> kSequences{"\r\n",
                                   "\r\n",
                                   "\n",
                                   "\r",
                                   "\t",
                                   "\b",
                                   "\a",
                                   "\x1b[31m",
                                   "\x1b[0m",
                                   "\x1b[44m",
                                   "\x1b[1;1H",
                                   "\x1b[6;20H",
                                   "\x1b[K",
                                   "\x1b[2J",
                                   "\x1b[4h",
                                   "\x1b[4l",
                                   "\x1b[20h",
                                   "\x1b[20l",
                                   "\x1b[?7l",
                                   "\x1b[?7h",
                                   "\x1b[?6h",
                                   "\x1b[?6l",
                                   "\x1b[2;4r",
                                   "\x1b[r",
                                   "\x1b[1;6r",
                                   "\x1b(0",
                                   "\x1b(B",
                                   "\x0e",
                                   "\x0f",
                                   "\x1b[?1049h",
                                   "\x1b[?1049l",
                                   "\x1b]0;name\a",
                                   "\x1b]2;a\x1b\\",
                                   "\x1bM",
                                   "\x1b"
                                   "D",
                                   "\x1b[2@",
                                   "\x1b[2P",
                                   "\x1b[L",
                                   "\x1b[!p",
                                   "\x1b"
                                   "7",
                                   "\x1b"
                                   "8",
                                   "\xc3\xa9",
                                   "e\xcc\x81",
                                   "\xcc\x81",
                                   "\xe4\xbd\xa0",
                                   "\x1b[?25l",
                                   "\x1b[?2004h",
                                   "\x1b[2S",
                                   "\x1b[1;1",
                                   "\x1b",
                                   "\x1b[\n1m",
                                   "\x1b%G",
                                   "\x1b[1?2h",
                                   "\x1bn",
                                   "\x18"};

QByteArray letters(QRandomGenerator& random)
{
    QByteArray text(random.bounded(70), Qt::Uninitialized);
    for (char& letter : text)
        letter = static_cast<char>(' ' + random.bounded(0x7F - ' '));
    for (int i = random.bounded(4); i > 0 && !text.isEmpty(); --i)
        text.insert(random.bounded(text.size()), "\r\n");
    return text;
}

QByteArray session(QRandomGenerator& random)
{
    QByteArray bytes;
    for (int i = random.bounded(40); i >= 0; --i)
        bytes += random.bounded(2) == 0 ? letters(random) : kSequences[random.bounded(kSequences.size())];
    return bytes;
}

QString told(const Surface& surface)
{
    QString text = QStringLiteral("%1 %2 ").arg(surface.cursor().row).arg(surface.cursor().column);
    for (qint64 number = surface.firstLine(); number < surface.endLine(); ++number) {
        const Line line = surface.line(number);
        for (const Cell& cell : line.cells) {
            if (cell == Cell{})
                continue;
            text += QStringLiteral("%1,%2,%3 ").arg(cell.letter).arg(cell.pen.front.index()).arg(cell.pen.back.index());
        }
        text += line.isWrapped ? u'>' : u'|';
    }
    return text;
}

} // namespace

class tst_TerminalPlain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAsThroughLibvterm()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            QRandomGenerator random(seed);
            Surface past(kRows, kColumns);
            Surface through(kRows, kColumns);
            through.feed("\x1b%G"); // "what follows is UTF-8", as it was before
            for (int i = 0; i < 3; ++i) {
                const QByteArray bytes = session(random);
                past.feed(bytes);
                through.feed(bytes);
                QVERIFY2(told(past) == told(through), qPrintable(QStringLiteral("seed %1, round %2").arg(seed).arg(i)));
                const int rows = kRows + random.bounded(3);
                past.resize(rows, kColumns);
                through.resize(rows, kColumns);
            }
        }
    }

    void whatIsNotKnownIsNotPlain_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("letters") << QByteArray("abc\r\n") << true;
        QTest::newRow("a colour") << QByteArray("\x1b[1;31m") << true;
        QTest::newRow("half a colour") << QByteArray("\x1b[1;3") << false;
        QTest::newRow("half a title") << QByteArray("\x1b]0;na") << false;
        QTest::newRow("a title") << QByteArray("\x1b]0;na\x1b\\") << true;
        QTest::newRow("insert mode") << QByteArray("\x1b[4h") << false;
        QTest::newRow("out of insert mode") << QByteArray("\x1b[4h\x1b[4l") << true;
        QTest::newRow("margins") << QByteArray("\x1b[2;5r") << false;
        QTest::newRow("the whole screen") << QByteArray("\x1b[2;5r\x1b[1;24r") << true;
        QTest::newRow("drawing") << QByteArray("\x1b(0") << false;
        QTest::newRow("a letter of two bytes") << QByteArray("\xc3\xa9") << false;
        QTest::newRow("behind such a line") << QByteArray("\xc3\xa9\r\n") << true;
        QTest::newRow("unknown") << QByteArray("\x1b%G") << false;
        QTest::newRow("unknown until reset") << QByteArray("\x1b%G\x1b"
                                                           "c")
                                             << true;
    }
    void whatIsNotKnownIsNotPlain()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isPlain);
        Plainness plainness(24);
        for (std::string_view rest(bytes.constData(), std::size_t(bytes.size())); !rest.empty();)
            rest.remove_prefix(plainness.follow(rest));
        QCOMPARE(plainness.isPlain(), isPlain);
    }

    void longLinesGoOnInTheNext()
    {
        Surface surface(3, 20);
        surface.feed(QByteArray(50, 'x') + "\r\nend");
        QVERIFY(surface.line(0).isWrapped);
        QVERIFY(surface.line(1).isWrapped);
        QVERIFY(!surface.line(2).isWrapped);
        QCOMPARE(darse::test::rowText(surface, 1), QString(10, u'x'));
        QCOMPARE(darse::test::rowText(surface, 2), u"end");
    }
};

QTEST_APPLESS_MAIN(tst_TerminalPlain)
#include "tst_terminalplain.moc"
