// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/logmarks.h"

#include <QTest>

using namespace darse::ctl;

/// What containers say, on a person's terminal.
class TestCtlLogMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSteersIsShown_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("words") << QByteArray("a\tb\r\né 日本\n") << QByteArray("a\tb\r\né 日本\n");
        QTest::newRow("colours") << QByteArray("\x1b[1;38:5:9mred\x1b[0m\n")
                                 << QByteArray("\x1b[1;38:5:9mred\x1b[0m\n");
        QTest::newRow("left coloured") << QByteArray("\x1b[31mred\n") << QByteArray("\x1b[31mred\n\x1b[0m");
        QTest::newRow("title") << QByteArray("\x1b]0;owned\x07") << QByteArray("^[]0;owned^G");
        QTest::newRow("clear") << QByteArray("\x1b[2J\x1b[H") << QByteArray("^[[2J^[[H");
        QTest::newRow("overwritten") << QByteArray("bad\rgood\n") << QByteArray("bad^Mgood\n");
        QTest::newRow("erased") << QByteArray("bad\x08\x7f") << QByteArray("bad^H^?");
        QTest::newRow("C1") << QByteArray("a\xc2\x9bz") << QByteArray("a<U+009B>z");
        QTest::newRow("direction") << QByteArray("a\xe2\x80\xaez") << QByteArray("a<U+202E>z");
        QTest::newRow("no text") << QByteArray("a\xff\xc3z") << QByteArray("a<FF><C3>z");
        QTest::newRow("cut off") << QByteArray("a\xe2\x80") << QByteArray("a<E2><80>");
        QTest::newRow("half a sequence") << QByteArray("a\x1b[3") << QByteArray("a^[[3");
        QTest::newRow("endless") << "\x1b[" + QByteArray(100, '1') + "m"
                                 << "^[[" + QByteArray(100, '1') + "m";
    }

    void whatSteersIsShown()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const QByteArray, shown);
        // However it is cut.
        for (const qsizetype piece : {qsizetype{1}, qsizetype{2}, qsizetype{3}, said.size()}) {
            LogMarks marks;
            std::string out;
            for (qsizetype at = 0; at < said.size(); at += piece)
                out += marks.take(said.mid(at, piece).toStdString());
            out += marks.end();
            QCOMPARE(QByteArray::fromStdString(out), shown);
        }
    }
};

QTEST_GUILESS_MAIN(TestCtlLogMarks)
#include "tst_ctl_logmarks.moc"
