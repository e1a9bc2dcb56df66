// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

using darse::journeys::Desk;

/// A container from nothing to nothing, on the engine that the console starts.
class TestJourneyLife : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 60'000;

    /// What darsectl says of the desk's engine.
    static QByteArray ctl(const Desk& desk, const QStringList& words)
    {
        QProcess process;
        process.setProcessEnvironment(desk.environment());
        process.start(QStringLiteral(DARSE_CTL_PROGRAM),
                      QStringList{QStringLiteral("--socket"), desk.path("s")} + words);
        process.waitForFinished(kPatience);
        return process.readAllStandardOutput();
    }

    /// Ends what the console has started, however the journey went.
    struct EngineEnds {
        const Desk& desk;
        ~EngineEnds()
        {
            ctl(desk, {QStringLiteral("rm"), QStringLiteral("-f"), QStringLiteral("web")});
            ctl(desk, {QStringLiteral("engine"), QStringLiteral("stop"), QStringLiteral("--root"), desk.path("state")});
        }
    };

    static bool opens(const Desk& desk, const char* filter)
    {
        desk.press("g c");
        if (!QTest::qWaitFor([&desk] { return desk.title() == QStringLiteral("Containers — Darse"); }))
            return false;
        desk.openFiltered(filter);
        return QTest::qWaitFor([&desk] { return desk.title() == QStringLiteral("web — Containers — Darse"); }, 2000);
    }

    static QByteArray images(const Desk& desk) { return ctl(desk, {QStringLiteral("images")}); }
    static QByteArray containers(const Desk& desk) { return ctl(desk, {QStringLiteral("ps"), QStringLiteral("-a")}); }

private Q_SLOTS:
    void fromAnImageToNothing()
    {
        Desk desk("life");
        const EngineEnds ends{desk};
        desk.start({QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Overview — Darse");
        // Only an engine that answers has containers.
        QTRY_VERIFY_WITH_TIMEOUT((desk.press("g c"), desk.title() == QStringLiteral("Containers — Darse")), kPatience);
        desk.press("g o");
        TRY_TITLE(desk, "Overview — Darse");
        desk.picture("first-steps");
        desk.command("> starter image");
        QTRY_VERIFY_WITH_TIMEOUT(images(desk).contains("darse/starter"), kPatience);
        desk.picture("image");

        desk.press("ctrl+shift+n");
        TRY_TITLE(desk, "Create a container");
        desk.type("localhost/darse/starter");
        desk.press("Tab");
        desk.type("web");
        desk.press("Tab");
        desk.type("sh -c 'echo good morning; sleep 600'");
        desk.picture("create");
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(containers(desk).contains("web"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, "name:web status:running"), kPatience);
        desk.picture("details");
        desk.press("alt+5");
        desk.picture("logs");

        desk.press("alt+Left");
        TRY_TITLE(desk, "Containers — Darse");
        desk.press("space");
        desk.press("shift+F10");
        desk.picture("menu");
        desk.press("Down Down Return");
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, "name:web status:stopped"), kPatience);
        desk.picture("stopped");

        desk.press("alt+Left");
        TRY_TITLE(desk, "Containers — Darse");
        desk.press("Delete");
        TRY_TITLE(desk, "Delete web?");
        desk.press("Tab space");
        QTRY_VERIFY_WITH_TIMEOUT(!containers(desk).contains("web"), kPatience);
        desk.picture("deleted");
        desk.press("ctrl+q");
        QTRY_VERIFY_WITH_TIMEOUT(desk.hasEndedWell(), kPatience);
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyLife)
#include "tst_journey_life.moc"
