// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"

#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr int kPatience = 60'000;

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

LogQuery text(const char* of)
{
    return {.text = QString::fromUtf8(of)};
}

LogQuery expression(const char* of)
{
    return {.text = QString::fromUtf8(of), .isRegularExpression = true};
}

QList<qint64> found(LogSearch& search, const LogQuery& query)
{
    search.setQuery(query);
    if (!QTest::qWaitFor([&] { return !search.isScanning(); }, kPatience))
        return {-1};
    QList<qint64> all;
    for (qint64 rank = 0; rank < search.matches().size(); ++rank)
        all.append(search.matches().at(rank));
    return all;
}

} // namespace

class tst_LogSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsShownIsFound_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("isExpression");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const char* name, const QString& line, const char* query, bool isExpression, bool isFound) {
            QTest::newRow(name) << line << QString::fromUtf8(query) << isExpression << isFound;
        };
        const QString red = QStringLiteral("\x1b[31mer\x1b[0mror");
        row("colours do not part", red, "ERROR", false, true);
        row("nor expressions", red, "e(rr)or$", true, true);
        row("colours are not there", red, "[31m", false, false);
        row("other sequences are marks", QStringLiteral("\x1b[2Jx"), "␛[2Jx", false, true);
        row("tabs are spaces", QStringLiteral("a\tb"), "a       b", false, true);
        row("no line end is left", QStringLiteral("end\r"), "end$", true, true);
        row("accents whatever the case", QStringLiteral("DÉJÀ vu"), "déjà", false, true);
        row("a dot is a character", QStringLiteral("é🙂"), "^..$", true, true);
        row("text is no expression", QStringLiteral("abc"), "a.c", false, false);
        row("nothing across lines", QStringLiteral("one"), "one\\s", true, false);
        row("empty lines", QString(), "^$", true, true);
        row("NUL", QString(QChar(0)) + QStringLiteral("x"), "␀x", false, true);
        row("half a character", QString(QChar(0xD800)) + QStringLiteral("end"), "end", false, true);
        row("what was no UTF-8", QString::fromUtf8("\xff\xfe!"), "\xEF\xBF\xBD!", false, true);
        row("an option", QStringLiteral("abc"), "(?-i)ABC", true, false);
        row("an alternative", QStringLiteral("two"), "one|two", true, true);
        row("beyond bytes", QStringLiteral("a"), "[a\\x{100}]", true, true);
        row("kelvin", QStringLiteral("3 \u212A"), "3 k", false, true);
        row("optional last", QStringLiteral("colo"), "colou?", true, true);
    }

    void whatIsShownIsFound()
    {
        QFETCH(QString, line);
        QFETCH(QString, query);
        QFETCH(bool, isExpression);
        QFETCH(bool, isFound);
        LogLines lines({.blockBytes = 300}, nullptr);
        LogSearch search(lines);
        lines.append({lineOf(QStringLiteral("nothing")), lineOf(line), lineOf(QStringLiteral("two lines after"))});
        QCOMPARE(found(search, {.text = query, .isRegularExpression = isExpression}).contains(1), isFound);
    }

    void itGoesOnWithTheLog()
    {
        LogLines lines({.lines = 100, .blockBytes = 500}, nullptr);
        LogSearch search(lines);
        search.setQuery(text("line"));
        lines.append(numbered(0, 60));
        QTRY_COMPARE_WITH_TIMEOUT(search.matches().size(), 60, kPatience);
        lines.append(numbered(60, 90));
        QTRY_COMPARE_WITH_TIMEOUT(search.matches().size(), 100, kPatience);
        QCOMPARE(search.matches().front(), lines.first());
        lines.clear();
        QVERIFY(search.matches().isEmpty());
        lines.append(numbered(0, 3));
        QTRY_COMPARE_WITH_TIMEOUT(search.matches().size(), 3, kPatience);
        QCOMPARE(search.matches().front(), 150);
    }

    void manyBlocksComeInOrder()
    {
        LogLines lines({.blockBytes = 2000}, nullptr);
        LogSearch search(lines);
        lines.append(numbered(0, 50'000));
        const QList<qint64> sevens = found(search, text("line 7"));
        QCOMPARE(sevens.size(), 1111);
        QVERIFY(std::ranges::is_sorted(sevens));
        QCOMPARE(found(search, expression("7{4}$")), (QList<qint64>{7777, 17777, 27777, 37777, 47777}));
        QCOMPARE(found(search, {.text = QStringLiteral("line"), .isInverted = true}), QList<qint64>());
        QCOMPARE(found(search, {.text = QStringLiteral("0"), .isInverted = true}).size(), 33'624);
    }

    void aNewQueryEndsTheOldOne()
    {
        LogLines lines({.blockBytes = 2000}, nullptr);
        LogSearch search(lines);
        lines.append(numbered(0, 20'000));
        for (int i = 0; i < 50; ++i) {
            search.setQuery(text(i % 2 == 0 ? "line" : "e 1"));
            QCoreApplication::processEvents();
        }
        QCOMPARE(found(search, text("line 19999")), QList<qint64>{19'999});
        search.setQuery({});
        QVERIFY(!search.isScanning());
        QVERIFY(search.matches().isEmpty());
        search.setQuery(text("line")); // and goes while it looks
    }

    void aBrokenExpressionIsToldAndMatchesNothing()
    {
        LogLines lines;
        LogSearch search(lines);
        lines.append(numbered(0, 3));
        for (const char* broken : {"li(ne", "\\", "a\\C", "[", "x{2,1}"}) {
            search.setQuery(expression(broken));
            QVERIFY2(!search.problem().isEmpty(), broken);
            QVERIFY(!search.isActive());
            QVERIFY(!search.isScanning());
        }
        QCOMPARE(found(search, expression("li(n)e [12]")).size(), 2);
        QVERIFY(search.problem().isEmpty());
    }

    void anExpressionThatRunsWildGivesUp()
    {
        LogLines lines;
        LogSearch search(lines);
        lines.append({lineOf(QString(1900, u'a') + u'b'), lineOf(QStringLiteral("aaac"))});
        QVERIFY(!found(search, expression("(a+a+)+c")).contains(0));
        QVERIFY(!found(search, expression("(?:(?:a|aa)*)*\\d")).contains(0));
        QVERIFY(!found(search, expression("(a(?1)?a)+\\d")).contains(0));
    }

    void hugeLinesAreSearchedInPieces()
    {
        LogLines lines;
        LogSearch search(lines);
        lines.append({lineOf(QString(100 << 20, u'x')), lineOf(QStringLiteral("needle"))});
        QCOMPARE(found(search, text("needle")), QList<qint64>{lines.end() - 1});
        QTRY_VERIFY_WITH_TIMEOUT(lines.bytesInMemory() <= LogSpool::kDefaultBlock, kPatience);
    }

    void emptyMatchesAreNotHighlighted()
    {
        LogLines lines;
        LogSearch search(lines);
        search.setQuery(expression("x*"));
        QCOMPARE(search.spansIn(QStringLiteral("aaxxa")).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(tst_LogSearch)
#include "tst_logsearch.moc"
