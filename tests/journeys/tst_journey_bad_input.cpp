// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

#include <QFile>

using darse::journeys::Desk;
using darse::journeys::Outcome;

/// Wrong options, a broken home, a bare machine: one sentence, and no crash.
class TestJourneyBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongOptionsAreExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* argument, const char* value, int code, const char* sentence) {
            QStringList arguments{QString::fromLatin1(argument)};
            if (*value != '\0')
                arguments << QString::fromLatin1(value);
            QTest::addRow("%s %s", argument, value) << arguments << code << QByteArray(sentence);
        };
        row("--dmeo", "", 2, "did you mean --demo?");
        row("--theme", "purple", 2, "system, light, dark");
        row("--lang", "tlh", 2, "en, fr");
        row("--size", "3", 2, "\"3\" is not a size such as 1280x800");
        row("--size", "0x0", 2, "is not a size");
        row("--size", "", 2, "needs a value");
        row("containers", "", 2, "\"containers\"");
        row("--tour", "/proc/x", 1, "/proc/x");
        row("--tour", "/dev/null/x", 1, "/dev/null/x");
    }
    void wrongOptionsAreExplained()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        const Outcome outcome = Desk("options").run(arguments);
        QVERIFY2(outcome.saysOnly("darse", sentence), outcome.err.constData());
        QCOMPARE(outcome.code, code);
        QCOMPARE(outcome.out, QByteArray());
    }

    void missingDisplayIsExplained_data()
    {
        QTest::addColumn<QString>("display");
        QTest::newRow("none") << QString();
        QTest::newRow("nobody answers") << QStringLiteral(":65000");
    }
    void missingDisplayIsExplained()
    {
        QFETCH(QString, display);
        Desk desk("display");
        for (const char* variable : {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DISPLAY"})
            desk.unset(variable);
        if (!display.isEmpty())
            desk.set("DISPLAY", display);
        const Outcome outcome = desk.run({});
        QVERIFY2(outcome.saysOnly("darse", "display"), outcome.err.constData());
        QCOMPARE(outcome.code, 1);
    }

    void brokenSettingsAreKeptAndTold()
    {
        const auto open = [](Desk& desk) {
            desk.start({QStringLiteral("--demo")});
            TRY_TITLE(desk, "Overview — Darse");
        };
        Desk healthy("healthy");
        open(healthy);
        healthy.picture("settings");
        const QByteArray quiet = healthy.masthead();
        QVERIFY(!quiet.isEmpty());
        healthy.press("ctrl+q");
        QTRY_VERIFY(healthy.hasEndedWell());

        Desk desk("broken");
        desk.write("config/darse/settings.json", "{{{");
        open(desk);
        // The bell has something to say.
        QTRY_VERIFY(desk.masthead() != quiet);
        desk.press("ctrl+shift+j");
        desk.picture("settings");
        desk.press("Escape");
        QTRY_COMPARE(desk.masthead(), quiet);
        QCOMPARE(desk.read("config/darse/settings.json.broken"), QByteArray("{{{"));
        desk.command("> theme dark");
        QTRY_COMPARE(desk.setting("theme"), QStringLiteral("dark"));
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
        QCOMPARE(desk.read("config/darse/settings.json.broken"), QByteArray("{{{"));
    }

    void windowWorksWithoutASettingsFolder()
    {
        Desk desk("unwritable");
        desk.set("XDG_CONFIG_HOME", QStringLiteral("/dev/null/x"));
        desk.start({QStringLiteral("--demo")});
        TRY_TITLE(desk, "Overview — Darse");
        desk.press("g c");
        TRY_TITLE(desk, "Containers — Darse");
        desk.command("> theme dark");
        desk.openFiltered("name:postgres");
        TRY_TITLE(desk, "postgres — Containers — Darse");
        desk.picture("settings");
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
    }

    void missingFontsAreTold()
    {
        Desk desk("fonts");
        desk.write("fonts.conf", "<?xml version=\"1.0\"?>\n<fontconfig></fontconfig>\n");
        desk.set("FONTCONFIG_FILE", desk.path("fonts.conf"));
        desk.start({QStringLiteral("--demo")});
        QTRY_VERIFY(desk.said().contains("darse: no fonts were found"));
        TRY_TITLE(desk, "Overview — Darse");
        desk.press("g c");
        TRY_TITLE(desk, "Containers — Darse");
        desk.press("ctrl+q");
        QTRY_VERIFY(desk.hasEndedWell());
    }
};

QTEST_GUILESS_MAIN(TestJourneyBadInput)
#include "tst_journey_bad_input.moc"
