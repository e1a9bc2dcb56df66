// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

#include <QSysInfo>

using darse::journeys::Desk;

/// The person's own machine: without an engine, with one, and with one that comes and goes.
class TestJourneyEngine : public QObject {
    Q_OBJECT

private:
    static void startEngine(QProcess& engine, const Desk& desk)
    {
        engine.setProcessEnvironment(desk.environment());
        engine.start(QStringLiteral(DARSE_ENGINE_PROGRAM),
                     {QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        QVERIFY(engine.waitForStarted());
        QByteArray said;
        QTRY_VERIFY2((said += engine.readAllStandardError()).contains("listens on"), said.constData());
    }

    static void startOn(Desk& desk)
    {
        desk.start({QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Overview — Darse");
    }

    /// Whether the overview knows the way to the machines, which only an engine that answers has.
    static bool leadsToMachines(const Desk& desk)
    {
        const auto isAt = [&desk](const char* title) {
            return [&desk, title] { return desk.title() == QString::fromUtf8(title); };
        };
        desk.press("g o");
        if (!QTest::qWaitFor(isAt("Overview — Darse")))
            return false;
        desk.press("g h");
        return QTest::qWaitFor(isAt("Machines — Darse"), 1000);
    }

    /// Whether agreeing to what is offered leads to where containers are. Who comes to the page finds the next try
    /// under the keyboard, and the offer after it.
    static bool opensContainers(const Desk& desk)
    {
        desk.press("Escape ctrl+comma g o Tab space g c");
        return QTest::qWaitFor([&desk] { return desk.title() == QStringLiteral("Containers — Darse"); }, 1000);
    }

private Q_SLOTS:
    void withoutAnEngineTheDemonstrationIsOffered()
    {
        Desk desk("noengine");
        startOn(desk);
        desk.picture("overview");
        QTRY_VERIFY(opensContainers(desk));
        desk.picture("demonstration");
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
        // What was only looked at is not where the next start begins.
        QCOMPARE(desk.setting("connection"), QString());
    }

    void engineIsShownLostAndFoundAgain()
    {
        Desk desk("engine");
        QProcess engine;
        startEngine(engine, desk);
        startOn(desk);
        desk.picture("overview");
        QTRY_VERIFY(leadsToMachines(desk));
        desk.picture("machines");
        desk.press("Down Return");
        TRY_TITLE(desk, (QSysInfo::machineHostName() + QStringLiteral(" — Machines — Darse")).toUtf8().constData());
        desk.picture("machine");

        const QByteArray connected = desk.masthead();
        engine.kill();
        QVERIFY(engine.waitForFinished());
        // The mark of the connection changes, and what was known can still be looked at.
        QTRY_VERIFY_WITH_TIMEOUT(desk.masthead() != connected, 60'000);
        desk.picture("lost");
        QVERIFY(desk.isRunning());
        QTRY_VERIFY(leadsToMachines(desk));
        const QByteArray lost = desk.masthead();

        startEngine(engine, desk);
        QTRY_VERIFY_WITH_TIMEOUT(desk.masthead() != lost, 60'000);
        desk.picture("back");
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
        QCOMPARE(desk.said(), QByteArray());
        engine.terminate();
        QVERIFY(engine.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestJourneyEngine)
#include "tst_journey_engine.moc"
