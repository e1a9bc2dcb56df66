// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/logscene.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::test;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

namespace {

constexpr std::chrono::sys_time<std::chrono::nanoseconds> kNine{1'795'251'600s};

std::string written(const char* stream, const char* tag, const std::string& text)
{
    return std::string("2026-11-21T09:00:00.5Z ") + stream + " " + tag + " " + text + "\n";
}

} // namespace

/// Logs that a monitor has written.
class TestLogRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreReadWithTheirTimes()
    {
        const LogScene scene;
        scene.append("2026-11-21T11:00:01.000000002+02:00 stdout F one\n"
                     "2026-11-21T09:00:01.5Z stderr F two words\n"
                     "2026-11-21T09:00:02Z stdout F \n");
        const std::vector<SeenLine> wanted{{.at = kNine + 1s + 2ns, .text = "one\n"},
                                           {.at = kNine + 1500ms, .isError = true, .text = "two words\n"},
                                           {.at = kNine + 2s, .text = "\n"}};
        QVERIFY(scene.read() == wanted);
    }
    void partsAreJoinedStreamByStream()
    {
        const LogScene scene;
        scene.append(written("stdout", "P", "a") + written("stderr", "P", "x") + written("stdout", "P", "b") +
                     written("stderr", "F", "y") + written("stdout", "F", "c") + written("stdout", "P", "left"));
        const std::vector<SeenLine> wanted{{.at = kNine + 500ms, .isError = true, .text = "xy\n"},
                                           {.at = kNine + 500ms, .text = "abc\n"},
                                           {.at = kNine + 500ms, .text = "left"}};
        QVERIFY(scene.read() == wanted);
    }
    void endlessLinesComeInPieces()
    {
        const LogScene scene;
        const std::string part = written("stdout", "P", std::string(8192, 'a'));
        std::string content;
        for (int i = 0; i < 300; ++i)
            content += part;
        scene.append(content + written("stdout", "F", "end"));
        const auto lines = scene.read();
        QCOMPARE(lines.size(), std::size_t{3});
        QCOMPARE(lines[0].text.size(), std::size_t{1} << 20U);
        QCOMPARE(lines[0].text.size() + lines[1].text.size() + lines[2].text.size(), std::size_t{300 * 8192 + 4});
        QVERIFY(lines[2].text.ends_with("end\n"));
    }
    void damageIsSkipped_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("empty") << QByteArray("\n");
        QTest::newRow("words") << QByteArray("what is this\n");
        QTest::newRow("no time") << QByteArray("yesterday-at-nine-o-clock stdout F x\n");
        QTest::newRow("no stream") << QByteArray("2026-11-21T09:00:00Z F x\n");
        QTest::newRow("other tag") << QByteArray("2026-11-21T09:00:00Z stdout Q x\n");
        QTest::newRow("cut") << QByteArray("2026-11-21T09:00:00Z stdout\n");
        QTest::newRow("zeros") << QByteArray(5000, '\0').append('\n');
        QTest::newRow("endless") << QByteArray(5'000'000, 'x').append('\n');
    }
    void damageIsSkipped()
    {
        QFETCH(QByteArray, damage);
        const LogScene scene;
        scene.append(line(1, "1") + damage.toStdString() + line(2, "2"));
        QCOMPARE(scene.texts(), (Texts{"1", "2"}));
        QCOMPARE(scene.texts({.tail = 2}), (Texts{"1", "2"}));
    }
    void whatIsCutAtTheEndIsToldAsItIs()
    {
        const LogScene scene;
        scene.append(line(1, "1") + "2026-11-21T09:00:02Z stdout F hal");
        QCOMPARE(scene.read().back().text, std::string("hal"));
    }

    void streamsAndTimesAreChosen()
    {
        const LogScene scene;
        scene.appendNumbers(1, 9);
        scene.append(written("stderr", "F", "error"));
        QCOMPARE(scene.texts({.hasOutput = false}), Texts{"error"});
        QCOMPARE(scene.texts({.hasErrors = false, .since = kNine + 8s}), (Texts{"8", "9"}));
        QCOMPARE(scene.texts({.hasErrors = false, .until = kNine + 3s}), (Texts{"1", "2"}));
    }
    void whoWritesFasterThanAnybodyReadsHasAnEnd()
    {
        const LogScene scene;
        scene.appendNumbers(1, 3);
        int seen = 0;
        const auto sink = [&](const runtime::LogLine&) {
            ++seen;
            scene.appendNumbers(4, 4);
            return ok();
        };
        VERIFY_OK(runtime::readLog(scene.log(), {}, sink, [] { return true; }, {}));
        QCOMPARE(seen, 3);
    }
    void rotatedFilesAreReadInTheirOrder()
    {
        const LogScene scene;
        for (int file = 11; file > 0; --file) {
            scene.append(line(0, std::to_string(file)));
            std::filesystem::rename(scene.log(), scene.rotated(file));
        }
        scene.append(line(0, "0"));
        std::filesystem::create_hard_link(scene.log(), scene.kept());
        QCOMPARE(scene.texts(), (Texts{"11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"}));
    }
    void whatWasGivenUpAndNotYetRenamedIsRead()
    {
        const LogScene scene;
        scene.append(line(0, "1"));
        std::filesystem::create_hard_link(scene.log(), scene.kept());
        scene.replace();
        scene.append(line(0, "2"));
        QCOMPARE(scene.texts(), (Texts{"1", "2"}));
    }
    void noLogIsNothing()
    {
        const LogScene scene;
        QCOMPARE(scene.texts(), Texts());
        QCOMPARE(scene.texts({.tail = 5}), Texts());
    }
    void linksAreNotFollowed()
    {
        const LogScene scene;
        std::filesystem::create_symlink("/etc/passwd", scene.log());
        QVERIFY(!runtime::readLog(
            scene.log(), {}, [](const auto&) { return ok(); }, [] { return true; }, {}));
    }

    void aTailReachesOverFiles_data()
    {
        QTest::addColumn<int>("lines");
        for (const int lines : {0, 1, 2, 9, 10, 11, 20, 29, 30, 31, 1000})
            QTest::addRow("%d", lines) << lines;
    }
    void aTailReachesOverFiles()
    {
        QFETCH(int, lines);
        const LogScene scene;
        scene.appendNumbers(1, 10);
        std::filesystem::rename(scene.log(), scene.rotated(2));
        scene.appendNumbers(11, 20);
        std::filesystem::rename(scene.log(), scene.rotated(1));
        scene.appendNumbers(21, 30);
        QCOMPARE(scene.texts({.tail = lines}), numbers(std::max(1, 31 - lines), 30));
    }
    void aTailReachesOverBlocks()
    {
        const LogScene scene;
        scene.appendNumbers(1, 60'000);
        QCOMPARE(scene.texts({.tail = 50'000}), numbers(10'001, 60'000));
    }
    void aTailHasItsLinesWhole()
    {
        const LogScene scene;
        scene.append(line(0, "before") + written("stdout", "P", "a") + written("stdout", "P", "b") +
                     written("stdout", "F", "c") + written("stdout", "P", "left"));
        QCOMPARE(scene.texts({.tail = 1}), Texts{"left"});
        QCOMPARE(scene.texts({.tail = 2}), (Texts{"abc", "left"}));
        QCOMPARE(scene.texts({.tail = 3}), (Texts{"before", "abc", "left"}));
    }

    void aSinkThatFailsEndsTheReading()
    {
        const LogScene scene;
        scene.appendNumbers(1, 9);
        int seen = 0;
        const auto sink = [&](const runtime::LogLine&) -> Result<void> {
            return ++seen < 3 ? ok() : Result<void>(Error(ErrorKind::Unreachable, "the client has gone"));
        };
        VERIFY_FAILS(runtime::readLog(scene.log(), {}, sink, [] { return true; }, {}), ErrorKind::Unreachable);
        QCOMPARE(seen, 3);
    }
};

QTEST_GUILESS_MAIN(TestLogRead)
#include "tst_logread.moc"
