// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/sgrparser.h"
#include "ui/widgets/visibletext.h"

#include <QTest>

using namespace darse::ui;

namespace {

QString sgr(const char* codes, const char* text)
{
    return QStringLiteral("\x1b[%1m%2").arg(QLatin1StringView(codes), QLatin1StringView(text));
}

bool isHarmless(const QString& text)
{
    for (qsizetype position = 0; position < text.size();) {
        if (isHiddenCharacter(nextCharacter(text, position)))
            return false;
    }
    return true;
}

} // namespace

class tst_SgrParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainTextStaysAsItIs()
    {
        const InkedLine line = parseInkedLine(u"GET /index.html 200");
        QCOMPARE(line.text, u"GET /index.html 200");
        QVERIFY(line.runs.empty());
    }

    void namedColorBecomesARun()
    {
        const InkedLine line = parseInkedLine(QStringLiteral("a ") + sgr("31", "red") + sgr("0", " b"));
        QCOMPARE(line.text, u"a red b");
        QCOMPARE(line.runs.size(), 1U);
        QCOMPARE(line.runs[0].first, 2);
        QCOMPARE(line.runs[0].length, 3);
        QCOMPARE(line.runs[0].ink.foreground.source, InkColor::Source::Palette);
        QCOMPARE(line.runs[0].ink.foreground.index, 1);
    }

    void extendedColors_data()
    {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<int>("index");
        QTest::addColumn<uint>("rgb");
        QTest::newRow("256, semicolons") << QStringLiteral("38;5;208") << 208 << 0U;
        QTest::newRow("256, colons") << QStringLiteral("38:5:208") << 208 << 0U;
        QTest::newRow("true colour, semicolons") << QStringLiteral("38;2;1;2;3") << 0 << qRgb(1, 2, 3);
        QTest::newRow("true colour, colons") << QStringLiteral("38:2:1:2:3") << 0 << qRgb(1, 2, 3);
        QTest::newRow("true colour, with colour space") << QStringLiteral("38:2::1:2:3") << 0 << qRgb(1, 2, 3);
        QTest::newRow("bright") << QStringLiteral("92") << 10 << 0U;
    }

    void extendedColors()
    {
        QFETCH(QString, codes);
        QFETCH(int, index);
        QFETCH(uint, rgb);
        const InkedLine line = parseInkedLine(sgr(codes.toLatin1().constData(), "x"));
        QCOMPARE(line.text, u"x");
        QCOMPARE(line.runs.size(), 1U);
        QCOMPARE(line.runs[0].ink.foreground.index, index);
        QCOMPARE(line.runs[0].ink.foreground.rgb, rgb);
    }

    void unreadableColorChangesNothing_data()
    {
        QTest::addColumn<QString>("codes");
        for (const char* codes :
             {"38;5", "38;5;256", "38;2;1;2", "38;2;300;0;0", "38", "38;9;1", "99999999999999999999"})
            QTest::newRow(codes) << QString(QLatin1StringView(codes));
    }

    void unreadableColorChangesNothing()
    {
        QFETCH(QString, codes);
        const InkedLine line = parseInkedLine(sgr(codes.toLatin1().constData(), "x"));
        QCOMPARE(line.text, u"x");
        QVERIFY(line.runs.empty());
    }

    void hiddenTextIsShown() { QCOMPARE(parseInkedLine(sgr("8", "see me")).text, u"see me"); }

    void eachLineStartsPlain()
    {
        (void)parseInkedLine(sgr("31", "red"));
        QVERIFY(parseInkedLine(u"next").runs.empty());
    }

    void otherSequencesAreMarks_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::newRow("clear screen") << QStringLiteral("\x1b[2J\x1b[H");
        QTest::newRow("window title") << QStringLiteral("\x1b]0;pwned\x07");
        QTest::newRow("link") << QStringLiteral("\x1b]8;;http://e.example/\x1b\\here\x1b]8;;\x1b\\");
        QTest::newRow("device query") << QStringLiteral("\x1b[6n\x1b[c\x1bP+q544e\x1b\\");
        QTest::newRow("cut off") << QStringLiteral("\x1b[31");
        QTest::newRow("lone escape") << QStringLiteral("\x1b");
        QTest::newRow("endless parameters") << QString(QStringLiteral("\x1b[") + QString(100'000, u'1') + u'm');
        QTest::newRow("carriage return inside") << QStringLiteral("good\revil");
        QTest::newRow("backspaces") << QStringLiteral("rm\b\bls");
        QTest::newRow("8-bit sequence") << QString(QChar(0x9B)) + QStringLiteral("31m");
        QTest::newRow("null") << QString(QChar(0)) + u'x';
        QTest::newRow("right to left override") << QString(QChar(0x202E)) + QStringLiteral("txt.exe");
        QTest::newRow("isolates") << QString(QChar(0x2066)) + QChar(0x2069);
        QTest::newRow("zero width") << QString(QChar(0x200B)) + QChar(0xFEFF);
        QTest::newRow("line separator") << QString(QChar(0x2028));
        QTest::newRow("tags") << QString::fromUcs4(U"\U000E0041\U000E007F");
        QTest::newRow("half surrogate") << QString(QChar(0xD800)) + u'x';
        QTest::newRow("surrogates in the wrong order") << QString(QChar(0xDC00)) + QChar(0xD800);
    }

    void otherSequencesAreMarks()
    {
        QFETCH(QString, raw);
        const InkedLine line = parseInkedLine(raw);
        QVERIFY2(isHarmless(line.text), qUtf8Printable(line.text));
        QVERIFY(!line.runs.empty());
        QVERIFY(line.runs.front().ink.isMark);
        qsizetype end = 0;
        for (const InkRun& run : line.runs) {
            QVERIFY(run.first >= end && run.length > 0);
            end = run.first + run.length;
        }
        QVERIFY(end <= line.text.size());
    }

    void nothingIsLostFromText()
    {
        QCOMPARE(parseInkedLine(u"\x1b[2Jdone").text, u"␛[2Jdone");
        QCOMPARE(parseInkedLine(u"a\u202Eb").text, u"a‹U+202E›b");
    }

    void tabsReachTheNextColumnOfEight()
    {
        QCOMPARE(parseInkedLine(u"ab\tc").text, u"ab      c");
        QCOMPARE(parseInkedLine(u"12345678\tc").text, u"12345678        c");
    }

    void aReturnAtTheEndIsPartOfTheLineEnd() { QCOMPARE(parseInkedLine(u"dos\r").text, u"dos"); }

    void textBeyondTheFirstPlaneStays() { QCOMPARE(parseInkedLine(u"🙂 ok").text, u"🙂 ok"); }

    void everyByteInEveryPlaceIsHarmless()
    {
        for (int first = 0; first < 256; ++first) {
            for (int second = 0; second < 256; ++second) {
                const QString raw = QStringLiteral("\x1b[") + QChar(first) + QChar(second) + u'm';
                QVERIFY(isHarmless(parseInkedLine(raw).text));
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_SgrParser)
#include "tst_sgrparser.moc"
