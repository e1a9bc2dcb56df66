// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/endingsection.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;

/// Why a container has ended, in words.
class TestEnding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEndHasItsSentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        QTest::newRow("well") << 0 << u"did its work"_s;
        QTest::newRow("error") << 3 << u"told of an error. Exit code 3."_s;
        QTest::newRow("missing") << 127 << u"was not found"_s;
        QTest::newRow("forbidden") << 126 << u"could not be executed"_s;
        QTest::newRow("killed") << 137 << u"SIGKILL"_s;
        QTest::newRow("asked") << 143 << u"asked to end (SIGTERM)"_s;
        QTest::newRow("crash") << 139 << u"crashed (SIGSEGV)"_s;
        QTest::newRow("beyond") << 255 << u"told of an error"_s;
    }
    void eachEndHasItsSentence()
    {
        QFETCH(int, code);
        QFETCH(QString, part);
        const QString sentence = endingSentence({.exitCode = code});
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    }

    void outOfMemoryNamesTheLimit()
    {
        const QString sentence =
            endingSentence({.exitCode = 137, .isOutOfMemory = true, .memoryLimit = qint64{64} * 1024 * 1024});
        QVERIFY2(sentence.contains(u"64"_s) && sentence.contains(u"memory"_s), qPrintable(sentence));
        QVERIFY(!endingSentence({.exitCode = 137, .isOutOfMemory = true}).contains(u"limit"_s));
    }
};

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
