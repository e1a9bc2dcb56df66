// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

using darse::journeys::Desk;

/// What only a pointer does: it rests on a word, and it carries a file into the window.
class TestJourneyPointer : public QObject {
    Q_OBJECT

private:
    static constexpr QPoint kFile{8, 8};       ///< where a parcel shows itself
    static constexpr QPoint kEditor{700, 640}; ///< in a screen of 1320 × 880, below its text
    static constexpr QPoint kFirstLine{350, 246};
    static constexpr int kLastLine = 360;
    static constexpr int kLine = 18;
    static constexpr int kAnswer = 10'000; ///< milliseconds, until it is tried again

    /// A window of another program with a file in it, in the corner of the screen.
    struct Parcel {
        QProcess process;

        Parcel(const Desk& desk, const char* file)
        {
            process.setProcessEnvironment(desk.environment());
            process.start(QStringLiteral(DARSE_PARCEL_PROGRAM), {desk.path(file)});
            process.waitForStarted();
            waitFor("shown");
        }
        ~Parcel()
        {
            process.kill();
            process.waitForFinished();
        }
        /// Whether the last thing that it said, after a while, is this.
        bool waitFor(const QByteArray& word)
        {
            QByteArray told;
            static_cast<void>(QTest::qWaitFor(
                [&] {
                    told += process.readAllStandardOutput();
                    return told.endsWith('\n');
                },
                kAnswer));
            return told.contains(word);
        }
        /// Whether the program that it is carried to has taken it.
        bool isTaken(const Desk& desk)
        {
            desk.carry(kFile, kEditor);
            return waitFor("taken");
        }
    };

    /// A line that is about a field tells what the field means.
    static bool rests(const Desk& desk)
    {
        for (int y = kFirstLine.y(); y < kLastLine; y += kLine) {
            desk.point(kFirstLine.x(), y);
            if (QTest::qWaitFor([&desk] { return desk.windows() > 1; }, 2000))
                return true;
        }
        return false;
    }

    static void write(const Desk& desk, const QByteArray& name)
    {
        desk.write(name + ".yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name +
                                       "\n  namespace: harbour\ndata:\n  coal: black\n");
    }

    static void intoTheEditor(const Desk& desk)
    {
        desk.press("g y");
        TRY_TITLE(desk, "YAML editor — Darse");
        Parcel parcel(desk, "cargo.yaml");
        TRY_TRUE(parcel.isTaken(desk)); // what stood there was only a template: nobody is asked
        TRY_TITLE(desk, "YAML editor — Darse");
        desk.picture("dropped");
        TRY_TRUE(rests(desk));
        desk.picture("meaning");
        desk.press("ctrl+Return");
        TRY_TITLE(desk, "cargo — Config maps — Darse");
    }

    static void overAnotherPage(const Desk& desk)
    {
        Parcel parcel(desk, "ballast.yaml");
        TRY_TRUE(parcel.isTaken(desk));
        TRY_TITLE(desk, "YAML editor — Darse");
        desk.press("ctrl+Return");
        TRY_TITLE(desk, "ballast — Config maps — Darse");
    }

    /// What somebody has written does not go without a word.
    static void overWhatIsWritten(const Desk& desk)
    {
        desk.press("g y");
        TRY_TITLE(desk, "YAML editor — Darse");
        desk.press("ctrl+Home");
        desk.type("# mine");
        desk.press("Return");
        Parcel parcel(desk, "cargo.yaml");
        TRY_TRUE(parcel.isTaken(desk));
        TRY_TITLE(desk, "Open cargo.yaml?");
        desk.picture("question");
        desk.press("Escape");
        TRY_TITLE(desk, "YAML editor — Darse");
        desk.picture("kept");
        TRY_TRUE(parcel.isTaken(desk));
        TRY_TITLE(desk, "Open cargo.yaml?");
        desk.press("Return");
        TRY_TITLE(desk, "YAML editor — Darse");
        desk.picture("opened");
        desk.press("ctrl+q"); // nothing is unsaved any more
        QTRY_VERIFY(desk.hasEndedWell());
    }

private Q_SLOTS:
    void aFileIsCarriedIntoTheWindow()
    {
        Desk desk("pointer");
        write(desk, "cargo");
        write(desk, "ballast");
        desk.start({QStringLiteral("--demo")});
        TRY_TITLE(desk, "Overview — Darse");
        for (const auto step : {intoTheEditor, overAnotherPage, overWhatIsWritten}) {
            step(desk);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyPointer)
#include "tst_journey_pointer.moc"
