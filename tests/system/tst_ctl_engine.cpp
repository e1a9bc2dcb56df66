// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/engineprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace darse::test;

/// darsectl starts and ends an engine.
class TestCtlEngine : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] Ended ctl(const char* words) const
    {
        const QStringList first{QStringLiteral("--socket"), m_folder.filePath(QStringLiteral("run/engine.sock")),
                                QStringLiteral("--json"), QStringLiteral("engine")};
        const QStringList last{QStringLiteral("--root"), m_folder.filePath(QStringLiteral("state"))};
        return runProgram(QStringLiteral(DARSE_BIN_DIR "/darsectl"),
                          first + QStringList{QString::fromLatin1(words)} + last);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void cleanup() { static_cast<void>(ctl("stop")); }

    void startsAndStops()
    {
        QCOMPARE(ctl("status").code, 1);
        const Ended started = ctl("start");
        QVERIFY2(started.code == 0, started.err.constData());
        QVERIFY(started.out.contains("\"running\": true"));
        QCOMPARE(ctl("status").out, started.out);
        QCOMPARE(ctl("start").out, started.out); // the same process
        QCOMPARE(ctl("stop").code, 0);
        QCOMPARE(ctl("status").code, 1);
        QCOMPARE(ctl("stop").code, 0);
    }
    void oneThatCannotStartSaysWhy()
    {
        QFile file(m_folder.filePath(QStringLiteral("state")));
        QVERIFY(QDir(file.fileName()).removeRecursively());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Ended started = ctl("start");
        QCOMPARE(started.code, 1);
        QVERIFY2(started.err.contains("not a folder"), started.err.constData());
        QVERIFY(file.remove());
    }
};

QTEST_GUILESS_MAIN(TestCtlEngine)
#include "tst_ctl_engine.moc"
