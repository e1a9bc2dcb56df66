// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

using darse::journeys::Desk;

/// Everything without a mouse.
class TestJourneyKeyboard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyboardReachesEverything()
    {
        Desk desk("keyboard");
        desk.start({QStringLiteral("--demo")});
        TRY_TITLE(desk, "Overview — Darse");
        desk.picture("overview");

        desk.press("g c");
        TRY_TITLE(desk, "Containers — Darse");
        desk.picture("containers");
        desk.openFiltered("name:postgres");
        TRY_TITLE(desk, "postgres — Containers — Darse");
        desk.picture("details");

        desk.press("alt+5");
        QTRY_COMPARE(desk.setting("details.tab.containers"), QStringLiteral("logs"));
        desk.picture("logs");
        desk.press("alt+Left");
        TRY_TITLE(desk, "Containers — Darse");
        desk.picture("filtered");

        desk.press("ctrl+k");
        desk.type("pods");
        desk.picture("palette");
        desk.press("Return");
        TRY_TITLE(desk, "Pods — Darse");

        desk.press("question");
        desk.picture("keys");
        desk.press("ctrl+b"); // is read about, and does nothing
        desk.press("Escape");

        desk.press("ctrl+b");
        QTRY_VERIFY(desk.setting("navigation.collapsed") == QStringLiteral("true"));
        desk.picture("folded");
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyKeyboard)
#include "tst_journey_keyboard.moc"
