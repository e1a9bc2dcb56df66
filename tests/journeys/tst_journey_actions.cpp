// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

using darse::journeys::Desk;

/// Things that are done to containers, and seen to be done.
class TestJourneyActions : public QObject {
    Q_OBJECT

private:
    static void openContainers(Desk& desk)
    {
        desk.start({QStringLiteral("--demo")});
        TRY_TITLE(desk, "Overview — Darse");
        desk.press("g c");
        TRY_TITLE(desk, "Containers — Darse");
        // Opened once, the list is there.
        desk.openFiltered("name:jupyter");
        TRY_TITLE(desk, "jupyter — Containers — Darse");
        desk.press("alt+Left");
        TRY_TITLE(desk, "Containers — Darse");
    }

    /// Whether the filter of the list finds jupyter: then it is open afterwards.
    static bool finds(const Desk& desk, const char* filter)
    {
        const auto isOpen = [&desk] { return desk.title() == QStringLiteral("jupyter — Containers — Darse"); };
        desk.openFiltered(filter);
        return QTest::qWaitFor(isOpen, 1000);
    }

private Q_SLOTS:
    void stoppingIsListedAndSeen()
    {
        Desk desk("actions");
        openContainers(desk);
        desk.press("space");
        desk.picture("selected");
        desk.press("shift+F10");
        desk.picture("menu");
        desk.press("Down Down Return");
        QTRY_VERIFY_WITH_TIMEOUT(finds(desk, "name:jupyter status:stopped"), 30'000);
        desk.picture("stopped");

        desk.press("g o");
        TRY_TITLE(desk, "Overview — Darse");
        desk.press("ctrl+j");
        desk.picture("operations");
        // After the button that closes come those that clear and copy, then the one that shows the container.
        desk.press("Tab Tab Tab space");
        TRY_TITLE(desk, "jupyter — Containers — Darse");
    }

    void deletingAsksFirst()
    {
        Desk desk("delete");
        openContainers(desk);
        desk.press("Delete");
        TRY_TITLE(desk, "Delete container jupyter?");
        desk.picture("question");
        desk.press("Escape");
        TRY_TITLE(desk, "Containers — Darse");
        QVERIFY(finds(desk, "name:jupyter status:running"));
    }
};

QTEST_GUILESS_MAIN(TestJourneyActions)
#include "tst_journey_actions.moc"
