// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"

#include <QSignalSpy>
#include <QTest>

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

} // namespace

class tst_LogLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersStayWhenOldLinesGo()
    {
        LogLines lines({.lines = 10}, nullptr);
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
        QTRY_VERIFY_WITH_TIMEOUT(lines.bytesInMemory() <= LogSpool::kDefaultBlock, kPatience);
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
        LogLines lines({.lines = 5000, .spoolBytes = 100'000, .blockBytes = 1000}, nullptr);
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
        LogLines lines({.blockBytes = 10}, nullptr);
        const QString strange = QStringLiteral("a\x1b[31m") + QChar(0xD800) + QChar(0) + QStringLiteral("🙂");
        lines.append({{.atMilliseconds = 7, .isError = true, .text = strange}, lineOf(QString(20, u'x'))});
        QTRY_COMPARE_WITH_TIMEOUT(lines.bytesInMemory(), 0, kPatience);
        QCOMPARE(lines.line(0).text, strange);
        QVERIFY(lines.line(0).isError);
        QCOMPARE(lines.line(0).atMilliseconds, 7);
    }

    void memoryIsBoundedToo()
    {
        LogLines lines({.lines = 1000, .blockBytes = 10'000}, nullptr);
        for (int i = 0; i < 100; ++i)
            lines.append({lineOf(QString(900, u'x'))});
        QTRY_VERIFY_WITH_TIMEOUT(lines.bytesInMemory() <= 10'000, kPatience);
        QCOMPARE(lines.end() - lines.first(), 100);
    }

    void whatTheDiskDoesNotTakeGoes()
    {
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", "/proc/self");
        LogLines lines({.blockBytes = 1000}, nullptr);
        lines.append(numbered(0, 1000));
        QTRY_VERIFY_WITH_TIMEOUT(lines.bytesInMemory() <= 1000, kPatience);
        lines.append(numbered(1000, 10));
        QVERIFY(lines.first() > 800);
        QCOMPARE(lines.line(lines.end() - 1).text, u"line 1009");
        before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
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
};

QTEST_GUILESS_MAIN(tst_LogLines)
#include "tst_loglines.moc"
