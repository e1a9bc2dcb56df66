// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::ui;

namespace {

std::vector<backend::LogLine> numbered(int first, int count)
{
    std::vector<backend::LogLine> lines;
    for (int i = first; i < first + count; ++i)
        lines.push_back({.atMilliseconds = 1000 + i, .isError = false, .text = QStringLiteral("line %1").arg(i)});
    return lines;
}

backend::LogLine lineOf(const QString& text)
{
    return {.atMilliseconds = 1, .isError = false, .text = text};
}

} // namespace

class tst_LogLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersStayWhenOldLinesGo()
    {
        LogLines lines({.lines = 10, .characters = 1000}, nullptr);
        lines.append(numbered(0, 25));
        QCOMPARE(lines.first(), 15);
        QCOMPARE(lines.end(), 25);
        QCOMPARE(lines.line(20).text, u"line 20");
    }

    void aMillionLinesAreKeptWithFewOfThemInMemory()
    {
        LogLines lines;
        for (int chunk = 0; chunk < 100; ++chunk)
            lines.append(numbered(chunk * 10'000, 10'000));
        QCOMPARE(lines.end(), 1'000'000);
        QCOMPARE(lines.first(), 0);
        QVERIFY(lines.characters() < 40'000 * 12);
        for (const int number : {999'999, 0, 1, 255, 256, 500'000, 123'456})
            QCOMPARE(lines.line(number).text, QStringLiteral("line %1").arg(number));
        QCOMPARE(lines.line(777'777).atMilliseconds, 778'777);
        lines.clear();
        QCOMPARE(lines.first(), 1'000'000);
        lines.append(numbered(0, 1));
        QCOMPARE(lines.line(1'000'000).text, u"line 0");
    }

    void theDiskIsBoundedToo()
    {
        LogLines lines({.lines = 5000, .characters = 1000, .spoolBytes = 100'000}, nullptr);
        for (int i = 0; i < 20; ++i) {
            lines.append(numbered(i * 500, 500));
            QCOMPARE(lines.line(lines.first()).text, QStringLiteral("line %1").arg(lines.first()));
        }
        QCOMPARE(lines.end(), 10'000);
        QVERIFY(lines.end() - lines.first() > 1000);
        QVERIFY(lines.end() - lines.first() <= 5000);
    }

    void whatIsStrangeComesBackFromTheDisk()
    {
        LogLines lines({.characters = 10}, nullptr);
        const QString strange = QStringLiteral("a\x1b[31m") + QChar(0xD800) + QChar(0) + QStringLiteral("🙂");
        lines.append({{.atMilliseconds = 7, .isError = true, .text = strange}, lineOf(QString(20, u'x'))});
        QCOMPARE(lines.line(0).text, strange);
        QVERIFY(lines.line(0).isError);
        QCOMPARE(lines.line(0).atMilliseconds, 7);
    }

    void charactersAreBoundedToo()
    {
        LogLines lines({.lines = 1000, .characters = 10'000}, nullptr);
        for (int i = 0; i < 100; ++i)
            lines.append({lineOf(QString(900, u'x'))});
        QVERIFY(lines.characters() <= 10'000);
        QVERIFY(lines.end() - lines.first() >= 10);
    }

    void longLinesAreKeptInPieces()
    {
        LogLines lines;
        const QString text = QString(LogLines::kLongestPiece - 1, u'a') + QStringLiteral("🙂") + QString(10, u'b');
        lines.append({lineOf(text)});
        QCOMPARE(lines.end() - lines.first(), 2);
        QVERIFY(!lines.line(0).isContinuation);
        QVERIFY(lines.line(1).isContinuation);
        QCOMPARE(lines.line(0).text + lines.line(1).text, text);
        QVERIFY(!lines.line(0).text.back().isHighSurrogate());
    }

    void searchFindsWhatIsShown()
    {
        LogLines lines;
        LogSearch search(lines);
        lines.append({lineOf(QStringLiteral("\x1b[31mer\x1b[0mror")), lineOf(QStringLiteral("fine"))});
        search.setQuery({QStringLiteral("ERROR"), false});
        QTRY_VERIFY(!search.isScanning());
        QCOMPARE(search.matches().size(), 1U);
        QCOMPARE(search.matches().front(), 0);
    }

    void searchGoesOnWithTheLog()
    {
        LogLines lines({.lines = 100, .characters = 100'000}, nullptr);
        LogSearch search(lines);
        search.setQuery({QStringLiteral("line"), false});
        lines.append(numbered(0, 60));
        QTRY_COMPARE(search.matches().size(), 60U);
        lines.append(numbered(60, 90));
        QTRY_COMPARE(search.matches().size(), 100U);
        QCOMPARE(search.matches().front(), lines.first());
    }

    void aBrokenExpressionIsToldAndMatchesNothing()
    {
        LogLines lines;
        LogSearch search(lines);
        lines.append(numbered(0, 3));
        search.setQuery({QStringLiteral("li(ne"), true});
        QVERIFY(!search.problem().isEmpty());
        QVERIFY(!search.isActive());
        search.setQuery({QStringLiteral("li(n)e [12]"), true});
        QVERIFY(search.problem().isEmpty());
        QTRY_COMPARE(search.matches().size(), 2U);
    }

    void anExpressionThatRunsWildGivesUp()
    {
        LogLines lines;
        LogSearch search(lines);
        lines.append({lineOf(QString(1900, u'a') + u'b')});
        search.setQuery({QStringLiteral("(a+a+)+c"), true});
        QTRY_VERIFY(!search.isScanning());
        QVERIFY(search.matches().empty());
    }

    void emptyMatchesAreNotHighlighted()
    {
        LogLines lines;
        LogSearch search(lines);
        search.setQuery({QStringLiteral("x*"), true});
        QCOMPARE(search.spansIn(QStringLiteral("aaxxa")).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(tst_LogLines)
#include "tst_loglines.moc"
