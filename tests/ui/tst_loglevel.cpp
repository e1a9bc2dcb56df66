// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglevel.h"

#include <QTest>

using namespace darse::ui;

class tst_LogLevel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("level");
        const auto row = [](const char* line, const char* word, LogLevel level) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(word) << int(level);
        };
        row("2025-03-03 09:00:00 ERROR db is gone", "ERROR", LogLevel::Error);
        row("[warn] low on space", "warn", LogLevel::Warning);
        row("level=info msg=\"started\"", "info", LogLevel::Info);
        row(R"({"ts":1,"level":"debug","msg":"x"})", "debug", LogLevel::Debug);
        row(R"({"severity": "CRITICAL"})", "CRITICAL", LogLevel::Error);
        row("E0312 12:00:00.000000       1 main.go:1] no", "E", LogLevel::Error);
        row("W0312 12:00:00.000000       1 main.go:1] hm", "W", LogLevel::Warning);
        row("error: cannot open", "error", LogLevel::Error);
        row("2025/03/03 09:00:00 [notice] 1#1: start worker", "notice", LogLevel::Info);
        row("postgres  FATAL:  password", "FATAL", LogLevel::Error);
        row("<err> something", "err", LogLevel::Error);
    }

    void words()
    {
        QFETCH(QString, line);
        QFETCH(QString, word);
        QFETCH(int, level);
        const auto found = levelOf(line);
        QVERIFY(found.has_value());
        QCOMPARE(line.mid(found->first, found->length), word);
        QCOMPARE(int(found->level), level);
    }

    void ordinaryWordsDoNotCount_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line :
             {"there was an error in the input", "GET /error.html 200", "error-page written", "0 warnings, 0 errors",
              "INFORMATION", "Epoch 12 of 20", "E1234", "/var/log/error.log"})
            QTest::newRow(line) << QString::fromUtf8(line);
    }

    void ordinaryWordsDoNotCount()
    {
        QFETCH(QString, line);
        QVERIFY(!levelOf(line));
    }

    void onlyTheHeadIsRead() { QVERIFY(!levelOf(QString(200, u'x') + QStringLiteral(" ERROR"))); }
};

QTEST_APPLESS_MAIN(tst_LogLevel)
#include "tst_loglevel.moc"
