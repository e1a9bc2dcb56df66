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

    static QByteArray images(const Desk& desk) { return ctl(desk, {QStringLiteral("image"), QStringLiteral("list")}); }
    static QByteArray containers(const Desk& desk) { return ctl(desk, {QStringLiteral("ps"), QStringLiteral("-a")}); }

    static QByteArray inspected(const Desk& desk)
    {
        return ctl(desk, {QStringLiteral("inspect"), QStringLiteral("web")});
    }

    static void create(const Desk& desk)
    {
        desk.press("ctrl+shift+n");
        TRY_TITLE(desk, "Create a container");
        desk.type("localhost/darse/starter");
        desk.press("Tab");
        desk.type("web");
        desk.press("Tab");
        desk.type("sh -c 'trap \"exit 143\" TERM; echo good morning > /etc/motd; while :; do sleep 0.1; done'");
        desk.picture("create");
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(containers(desk).contains("web"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, "name:web status:running"), kPatience);
        desk.picture("details");
        desk.press("alt+5");
        desk.picture("logs");
    }

    static void changeAFile(const Desk& desk)
    {
        const auto motd = [&desk] {
            return ctl(desk, {QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("cat"),
                              QStringLiteral("/etc/motd")});
        };
        QTRY_COMPARE_WITH_TIMEOUT(motd(), QByteArray("good morning\n"), kPatience);
        desk.press("alt+8");
        desk.picture("files");
        desk.press("slash");
        desk.type("/etc");
        desk.press("Return");
        desk.picture("folder");
        // group, hostname, hosts, motd: until the preview has it, what is typed goes nowhere.
        desk.press("Down Down Down");
        desk.picture("preview");
        desk.press("Tab ctrl+End");
        desk.type("good evening");
        desk.picture("typed");
        desk.press("ctrl+s");
        QTRY_COMPARE_WITH_TIMEOUT(motd(), QByteArray("good morning\ngood evening"), kPatience);
    }

    static void changeALimit(const Desk& desk)
    {
        desk.press("alt+1 ctrl+e");
        TRY_TITLE(desk, "Edit web");
        desk.press("Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
        desk.type("0.5");
        desk.picture("edit");
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(inspected(desk).contains("500000000"), kPatience);
        TRY_TITLE(desk, "web — Containers — Darse");
    }

    static void stop(const Desk& desk)
    {
        desk.press("g c");
        TRY_TITLE(desk, "Containers — Darse");
        desk.press("slash");
        desk.type("name:web");
        desk.press("Return Down");
        desk.picture("filtered");
        desk.press("shift+F10");
        desk.picture("menu");
        desk.press("Down Down Return");
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, "name:web status:stopped"), kPatience);
        desk.picture("stopped");
    }

    static void deleteAndBringBack(const Desk& desk)
    {
        desk.press("Delete");
        TRY_TITLE(desk, "Delete web?");
        desk.press("Tab space");
        QTRY_VERIFY_WITH_TIMEOUT(containers(desk).contains("darse-trash"), kPatience);
        TRY_TITLE(desk, "web — Containers — Darse");
        desk.picture("deleted");
        desk.press("ctrl+z");
        QTRY_VERIFY_WITH_TIMEOUT(!containers(desk).contains("darse-trash"), kPatience);
        QVERIFY(containers(desk).contains("web"));
        desk.picture("back");
    }

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

        for (const auto step : {create, changeAFile, changeALimit, stop, deleteAndBringBack}) {
            step(desk);
            if (QTest::currentTestFailed())
                return;
        }
        desk.press("ctrl+q");
        QTRY_VERIFY_WITH_TIMEOUT(desk.hasEndedWell(), kPatience);
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyLife)
#include "tst_journey_life.moc"
