// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/life.h"

using darse::journeys::Desk;
using darse::journeys::kPatience;
using darse::journeys::Life;

/// A container from nothing to nothing, on the engine that the console starts.
class TestJourneyLife : public QObject {
    Q_OBJECT

private:
    /// Ends what the console has started, however the journey went.
    struct EngineEnds {
        const Desk& desk;
        const Life& life;
        ~EngineEnds()
        {
            life.clear();
            life.ctl({QStringLiteral("engine"), QStringLiteral("stop"), QStringLiteral("--root"), desk.path("state")});
        }
    };

private Q_SLOTS:
    void fromAnImageToNothing()
    {
        Desk desk("life");
        const Life life(desk, desk.path("s"), "localhost/darse/starter");
        const EngineEnds ends{desk, life};
        desk.start({QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Overview — Darse");
        // Only an engine that answers has containers.
        TRY_TRUE((desk.press("g c"), desk.title() == QStringLiteral("Containers — Darse")));
        desk.press("g o");
        TRY_TITLE(desk, "Overview — Darse");
        desk.picture("first-steps");
        desk.command("> starter image");
        TRY_TRUE(life.images().contains("darse/starter"));
        desk.picture("image");
        life.live();
        if (QTest::currentTestFailed())
            return;
        // Not heard by a dialog that is just going.
        TRY_TRUE((desk.press("ctrl+q"), desk.hasEndedWell()));
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyLife)
#include "tst_journey_life.moc"
