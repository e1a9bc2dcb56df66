// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/processcolumns.h"

#include <QTest>

using namespace darse;
using namespace darse::engine;

namespace {

QString titlesOf(std::string_view arguments)
{
    const auto columns = processColumns(arguments);
    if (!columns)
        return QStringLiteral("refused");
    QStringList out;
    for (const ProcessColumn& column : *columns)
        out << QString::fromStdString(column.title);
    return out.join(QLatin1Char(' '));
}

} // namespace

/// What arguments of `ps` ask for, and what /proc says.
class TestProcessColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void argumentsAskForColumns_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("titles");
        const QString full = QStringLiteral("UID PID PPID C STIME TTY TIME CMD");
        QTest::newRow("none") << QString() << full;
        QTest::newRow("full") << QStringLiteral("-ef") << full;
        QTest::newRow("few") << QStringLiteral("-e") << QStringLiteral("PID TTY TIME CMD");
        QTest::newRow("BSD") << QStringLiteral("aux")
                             << QStringLiteral("USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND");
        QTest::newRow("chosen") << QStringLiteral("-o pid,comm") << QStringLiteral("PID COMMAND");
        QTest::newRow("joined") << QStringLiteral("-eopid,args") << QStringLiteral("PID COMMAND");
        QTest::newRow("twice") << QStringLiteral("-o pid -o ppid") << QStringLiteral("PID PPID");
        QTest::newRow("named") << QStringLiteral("-o pid,args=WHAT") << QStringLiteral("PID WHAT");
        QTest::newRow("no column") << QStringLiteral("-o nonsense") << QStringLiteral("refused");
        QTest::newRow("no option") << QStringLiteral("--nonsense") << QStringLiteral("refused");
        QTest::newRow("somebody else's") << QStringLiteral("-p 1") << QStringLiteral("refused");
    }
    void argumentsAskForColumns()
    {
        QFETCH(QString, arguments);
        QTEST(titlesOf(arguments.toStdString()), "titles");
    }

    void aNameMayHoldAnything()
    {
        const auto process = parseStat(7, "7 (a) 1 (b c)) S 3 4 5 34817 -1 0 0 0 0 0 20 30 0 0 20 -5 2 0 999 4096 8 0");
        QVERIFY(process);
        QCOMPARE(QString::fromStdString(process->name), QStringLiteral("a) 1 (b c)"));
        QCOMPARE(process->parent, 3);
        QCOMPARE(process->state, 'S');
        QCOMPARE(process->ticks, std::uint64_t{50});
        QCOMPARE(process->nice, -5);
        QCOMPARE(process->start, std::uint64_t{999});
        QCOMPARE(process->pages, std::uint64_t{8});
        QVERIFY(!parseStat(7, "7 (cut) S 3 4"));
        QVERIFY(!parseStat(7, "nonsense"));
    }
};

QTEST_APPLESS_MAIN(TestProcessColumns)
#include "tst_processcolumns.moc"
