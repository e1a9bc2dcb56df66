// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/logscene.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fstream>

using namespace darse;
using namespace darse::test;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

/// Logs that grow while they are read.
class TestLogFollow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenArrives()
    {
        const LogScene scene;
        scene.appendNumbers(1, 2);
        Follower follower(scene);
        QVERIFY(follower.sees(2));
        scene.appendNumbers(3, 3);
        QVERIFY(follower.sees(3));
        scene.append("2026-11-21T09:00:04Z stdout F ");
        scene.append("4\n");
        QVERIFY(follower.sees(4));
        VERIFY_OK(follower.end());
        QCOMPARE(follower.texts(), numbers(1, 4));
    }
    void aLogThatIsNotYetThereIsWaitedFor()
    {
        const LogScene scene;
        Follower follower(scene);
        scene.appendNumbers(1, 1);
        QVERIFY(follower.sees(1));
        VERIFY_OK(follower.end());
    }
    void whatIsWrittenBeforeTheEndIsRead()
    {
        const LogScene scene;
        Follower follower(scene);
        scene.appendNumbers(1, 50'000);
        VERIFY_OK(follower.end());
        QCOMPARE(follower.texts(), numbers(1, 50'000));
    }
    void theTailComesFirst()
    {
        const LogScene scene;
        scene.appendNumbers(1, 100);
        Follower follower(scene, {.tail = 2});
        QVERIFY(follower.sees(2));
        scene.appendNumbers(101, 101);
        QVERIFY(follower.sees(3));
        VERIFY_OK(follower.end());
        QCOMPARE(follower.texts(), numbers(99, 101));
    }
    void rotationLosesNothing()
    {
        const LogScene scene;
        scene.append("");
        const auto keeper = runtime::LogKeeper::open(3);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        Follower follower(scene);
        for (int round = 0; round < 20; ++round) {
            scene.appendNumbers(round * 1000 + 1, round * 1000 + 1000);
            QTRY_VERIFY(std::filesystem::exists(scene.kept()) &&
                        std::filesystem::equivalent(scene.kept(), scene.log()));
            scene.replace();
            QVERIFY(follower.sees(static_cast<std::size_t>(round + 1) * 1000));
        }
        VERIFY_OK(follower.end());
        QCOMPARE(follower.texts(), numbers(1, 20'000));
    }
    void aLineGoesOnInTheNextFile()
    {
        const LogScene scene;
        Follower follower(scene);
        scene.append(line(1, "1") + "2026-11-21T09:00:02Z stdout P begin\n");
        QVERIFY(follower.sees(1));
        scene.replace();
        scene.append("2026-11-21T09:00:02Z stdout F end\n");
        QVERIFY(follower.sees(2));
        VERIFY_OK(follower.end());
        QCOMPARE(follower.texts(), (Texts{"1", "beginend"}));
    }
    void theEndIsToldWhileTheLogStaysOpen()
    {
        const LogScene scene;
        Follower nothing(scene);
        VERIFY_OK(nothing.end());
        std::ofstream writer(scene.log());
        writer << line(1, "1") << std::flush;
        Follower follower(scene);
        QVERIFY(follower.sees(1));
        VERIFY_OK(follower.end());
    }
    void whoGathersLinesHearsWhenThereAreNoMore()
    {
        const LogScene scene;
        scene.appendNumbers(1, 3);
        std::vector<std::string> told;
        const auto sink = [&](const runtime::LogLine& line) {
            told.emplace_back(line.text);
            if (told.size() == 4)
                scene.appendNumbers(4, 4);
            return ok();
        };
        VERIFY_OK(runtime::readLog(scene.log(), {.follows = true}, sink, [&] { return told.size() == 6; }, {}));
        QCOMPARE(told, (std::vector<std::string>{"1\n", "2\n", "3\n", "", "4\n", ""}));
    }
    void aStopEndsIt()
    {
        const LogScene scene;
        scene.appendNumbers(1, 1);
        Follower follower(scene);
        QVERIFY(follower.sees(1));
        VERIFY_FAILS(follower.stop(), ErrorKind::Canceled);
    }
    void itEndsAtItsTime()
    {
        const LogScene scene;
        scene.appendNumbers(1, 1);
        const runtime::LogQuery query{.until = std::chrono::system_clock::now() + 50ms, .follows = true};
        VERIFY_OK(runtime::readLog(
            scene.log(), query, [](const auto&) { return ok(); }, [] { return false; }, {}));
    }
    void anEndThatNobodyTellsIsFoundAfterTheLogIsClosed()
    {
        const LogScene scene;
        scene.append("");
        std::atomic<int> asked = 0;
        std::atomic<int> seen = 0;
        std::jthread writer([&] {
            while (asked == 0)
                std::this_thread::yield();
            scene.appendNumbers(1, 1);
        });
        const auto sink = [&](const runtime::LogLine& line) {
            seen += line.text.empty() ? 0 : 1;
            return ok();
        };
        const auto isOver = [&] { return ++asked > 4 && seen == 1; };
        VERIFY_OK(runtime::readLog(scene.log(), {.follows = true}, sink, isOver, {}));
    }
    void noFolderIsAnError()
    {
        const LogScene scene;
        const auto log = scene.log() / "missing" / "ctr.log";
        QVERIFY(!runtime::readLog(
            log, {.follows = true}, [](const auto&) { return ok(); }, [] { return true; }, {}));
    }
};

QTEST_GUILESS_MAIN(TestLogFollow)
#include "tst_logfollow.moc"
