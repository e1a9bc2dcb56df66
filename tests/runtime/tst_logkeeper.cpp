// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/logscene.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTest>

#include <fstream>

using namespace darse;
using namespace darse::test;
using Texts = std::vector<std::string>;

namespace {

bool isKept(const LogScene& scene)
{
    std::error_code gone;
    return std::filesystem::equivalent(scene.kept(), scene.log(), gone) && !gone;
}

/// What conmon takes for a runtime: it lets a shell run on and says which process that is.
constexpr const char* kRuntime = R"(#!/bin/sh
created=
while [ $# -gt 0 ]; do
    case "$1" in
        --pid-file) pidfile=$2; shift ;;
        create) created=yes ;;
    esac
    shift
done
[ -n "$created" ] || exit 0
go=$PWD/go
sh -c 'i=0; while [ $i -lt 40 ]; do read -r word; echo "line $i of $word"; i=$((i + 1)); done' <"$go" &
printf %s $! >"$pidfile"
)";

} // namespace

/// What the monitor gives up is kept.
class TestLogKeeper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreShifted()
    {
        const LogScene scene;
        scene.append(line(0, "0"));
        const auto keeper = runtime::LogKeeper::open(3);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        for (int round = 1; round <= 4; ++round) {
            scene.replace();
            scene.append(line(0, std::to_string(round)));
            QTRY_VERIFY(isKept(scene));
        }
        QCOMPARE(scene.texts(), (Texts{"2", "3", "4"}));
        QCOMPARE(contentOf(scene.rotated(1)), line(0, "3"));
        QCOMPARE(contentOf(scene.rotated(2)), line(0, "2"));
        QVERIFY(!std::filesystem::exists(scene.rotated(3)));
    }
    void oneFileIsOneFile()
    {
        const LogScene scene;
        scene.append(line(0, "0"));
        const auto keeper = runtime::LogKeeper::open(1);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        scene.replace();
        QTRY_VERIFY(isKept(scene));
        QVERIFY(!std::filesystem::exists(scene.rotated(1)));
    }
    void aLogThatComesLaterIsKept()
    {
        const LogScene scene;
        const auto keeper = runtime::LogKeeper::open(3);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        scene.append(line(0, "0"));
        QTRY_VERIFY(isKept(scene));
    }
    void whatWasGivenUpWithoutAKeeperIsFound()
    {
        const LogScene scene;
        scene.append(line(0, "0"));
        std::filesystem::create_hard_link(scene.log(), scene.kept());
        scene.replace();
        const auto keeper = runtime::LogKeeper::open(3);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        QCOMPARE(contentOf(scene.rotated(1)), line(0, "0"));
        QVERIFY(isKept(scene));
    }
    void aRotationThatWasCutShortGoesOn()
    {
        const LogScene scene;
        scene.append(line(0, "3"));
        std::filesystem::create_hard_link(scene.log(), scene.kept());
        scene.replace();
        std::ofstream(scene.rotated(2)) << line(0, "2"); // and .1 had been renamed to it
        const auto keeper = runtime::LogKeeper::open(3);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        QCOMPARE(scene.texts(), (Texts{"2", "3"}));
    }
    void forgottenLogsAreLeftAlone()
    {
        const LogScene scene;
        const LogScene other;
        scene.append("");
        other.append("");
        const auto keeper = runtime::LogKeeper::open(3);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        VERIFY_OK((*keeper)->add(other.log()));
        (*keeper)->forget(scene.log());
        scene.replace();
        other.replace();
        QTRY_VERIFY(isKept(other));
        QVERIFY(!isKept(scene));
    }

    /// The monitor itself, which writes at its own speed into files of a few lines.
    void conmonLosesNothing()
    {
        const LogScene scene;
        const TempDir dir;
        dir.write("runtime", kRuntime);
        std::filesystem::permissions(dir / "runtime", std::filesystem::perms::owner_all);
        std::filesystem::create_directories(dir / "exits");
        QCOMPARE(QProcess::execute(QStringLiteral("mkfifo"), {QString::fromStdString((dir / "go").string())}), 0);
        const auto keeper = runtime::LogKeeper::open(100);
        VERIFY_OK(keeper);
        VERIFY_OK((*keeper)->add(scene.log()));
        Follower follower(scene);

        QProcess conmon;
        conmon.setWorkingDirectory(QString::fromStdString(dir.path().string()));
        const auto path = [&](const char* name) { return QString::fromStdString((dir / name).string()); };
        conmon.start(QStringLiteral("conmon"),
                     {QStringLiteral("--api-version"),
                      QStringLiteral("1"),
                      QStringLiteral("-c"),
                      QStringLiteral("x"),
                      QStringLiteral("-u"),
                      QStringLiteral("x"),
                      QStringLiteral("-r"),
                      path("runtime"),
                      QStringLiteral("-b"),
                      path(""),
                      QStringLiteral("-p"),
                      path("pid"),
                      QStringLiteral("-l"),
                      QStringLiteral("k8s-file:") + QString::fromStdString(scene.log().string()),
                      QStringLiteral("--log-size-max"),
                      QStringLiteral("200"),
                      QStringLiteral("--exit-dir"),
                      path("exits"),
                      QStringLiteral("--full-attach"),
                      QStringLiteral("--socket-dir-path"),
                      path(""),
                      QStringLiteral("--no-sync-log")});
        std::fstream words(dir / "go", std::ios::in | std::ios::out);
        Texts wanted;
        for (int i = 0; i < 40; ++i) {
            words << "word" << i << std::endl;
            wanted.push_back("line " + std::to_string(i) + " of word" + std::to_string(i));
            QVERIFY(follower.sees(wanted.size()));
            QTRY_VERIFY(isKept(scene));
        }
        QTRY_VERIFY(std::filesystem::exists(dir / "exits/x"));
        VERIFY_OK(follower.end());
        QCOMPARE(follower.texts(), wanted);
        QCOMPARE(scene.texts(), wanted);
        QVERIFY(std::filesystem::exists(scene.rotated(5)));
        QTRY_COMPARE(conmon.state(), QProcess::NotRunning);
    }
};

QTEST_GUILESS_MAIN(TestLogKeeper)
#include "tst_logkeeper.moc"
