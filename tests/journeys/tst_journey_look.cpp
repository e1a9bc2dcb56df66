// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

#include <QProcess>
#include <QScopeGuard>

using darse::journeys::Desk;

/// Language and theme change while the program runs, and are the same the next time.
class TestJourneyLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasChosenIsKept()
    {
        Desk desk("look");
        desk.start({QStringLiteral("--demo")});
        TRY_TITLE(desk, "Overview — Darse");
        desk.press("g c");
        TRY_TITLE(desk, "Containers — Darse");

        desk.command("> francais");
        TRY_TITLE(desk, "Conteneurs — Darse");
        desk.picture("french");
        desk.command("> theme sombre");
        QTRY_COMPARE(desk.setting("theme"), QStringLiteral("dark"));
        TRY_TITLE(desk, "Conteneurs — Darse");
        desk.picture("dark");
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
        QCOMPARE(desk.setting("language"), QStringLiteral("fr"));
        // A look at the demonstration is no place of work to come back to.
        QCOMPARE(desk.setting("location"), QString());

        // An engine of the test's own, which ends with it.
        const auto ends = qScopeGuard([&desk] {
            QProcess::execute(QStringLiteral(DARSE_CTL_PROGRAM), {QStringLiteral("engine"), QStringLiteral("stop"),
                                                                  QStringLiteral("--root"), desk.path("state")});
        });
        desk.start({QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Vue d’ensemble — Darse");
        desk.picture("again");
        // Only an engine that answers has containers.
        TRY_TRUE((desk.press("g c"), desk.title() == QStringLiteral("Conteneurs — Darse")));
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
        QCOMPARE(desk.setting("theme"), QStringLiteral("dark"));
        QVERIFY(desk.setting("connection") != QStringLiteral("demo"));
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyLook)
#include "tst_journey_look.moc"
