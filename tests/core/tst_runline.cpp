// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runline.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::session;

/// The line of a terminal and the plan of a container.
class TestRunLine : public QObject {
    Q_OBJECT

private:
    static std::variant<backend::ContainerPlan, RunLineProblem> parse(const QString& line)
    {
        QStringList leftOut;
        return parseRunLine(line, leftOut);
    }

    static backend::ContainerPlan planOf(const QString& line)
    {
        const auto read = parse(line);
        const auto* plan = std::get_if<backend::ContainerPlan>(&read);
        return plan != nullptr ? *plan : backend::ContainerPlan();
    }

private Q_SLOTS:
    void everyOptionIsTaken()
    {
        const auto plan =
            planOf(u"docker run -d -it --rm --name web -p 127.0.0.1:8080:80/udp -p80 -e A=1 --env=B='x y' "
                   "-v files:/data:ro -v /srv:/srv -l a=b --network backend --cpus 1.5 -m 512m "
                   "--restart on-failure:3 -u 1000:1000 -w /work -h box --entrypoint /bin/sh "
                   "nginx:1.27 -c 'echo \"hi there\"'"_s);
        QCOMPARE(plan.image, u"nginx:1.27"_s);
        QCOMPARE(plan.command, (QStringList{u"-c"_s, u"echo \"hi there\""_s}));
        QCOMPARE(plan.name, u"web"_s);
        QVERIFY(plan.hasTerminal && plan.isInteractive && plan.removesItself && plan.startsAtOnce);
        QCOMPARE(plan.ports.size(), std::size_t{2});
        QCOMPARE(plan.ports[0], (backend::PublishedPort{u"127.0.0.1"_s, 8080, 80, u"udp"_s}));
        QCOMPARE(plan.ports[1], (backend::PublishedPort{{}, 0, 80, u"tcp"_s}));
        QCOMPARE(plan.environment[1], (std::pair{u"B"_s, u"x y"_s}));
        QCOMPARE(plan.mounts.size(), std::size_t{2});
        QVERIFY(plan.mounts[0].isVolume && plan.mounts[0].isReadOnly && !plan.mounts[1].isVolume);
        QCOMPARE(plan.labels.value(u"a"_s), u"b"_s);
        QCOMPARE(plan.limits.cpuCores, std::optional(1.5));
        QCOMPARE(plan.limits.memoryBytes, std::optional(qint64{512} << 20));
        QCOMPARE(plan.restartPolicy, u"on-failure:3"_s);
        QCOMPARE(plan.user, u"1000:1000"_s);
        QCOMPARE(plan.workingDirectory, u"/work"_s);
        QCOMPARE(plan.hostName, u"box"_s);
        QCOMPARE(plan.entrypoint, u"/bin/sh"_s);
        QCOMPARE(plan.network, u"backend"_s);
    }

    void healthAndCapabilitiesAreTaken()
    {
        const QString line =
            u"docker run -d --cap-add NET_ADMIN --cap-drop ALL --health-cmd 'test -e /ok' "
            "--health-interval 1m30s --health-timeout 5s --health-start-period 2h --health-retries 4 x"_s;
        const auto plan = planOf(u"docker run -d --cap-add cap_net_admin --cap-drop all --health-cmd 'test -e /ok' "
                                 "--health-interval 90s --health-timeout 5s --health-start-period 120m "
                                 "--health-retries 4 x"_s);
        QCOMPARE(plan.addedCapabilities, QStringList{u"NET_ADMIN"_s});
        QCOMPARE(plan.droppedCapabilities, QStringList{u"ALL"_s});
        QCOMPARE(plan.health, (backend::HealthCheck{u"test -e /ok"_s, 90, 5, 7200, 4}));
        QCOMPARE(runLine(plan), line);
        for (const QString& bad : {u"--cap-add NET_MAGIC"_s, u"--health-interval soon"_s, u"--health-retries 0"_s,
                                   u"--health-timeout 0s"_s, u"--health-interval 99h"_s})
            QVERIFY2(std::holds_alternative<RunLineProblem>(parse(u"docker run "_s + bad + u" x"_s)), qPrintable(bad));
    }

    void whatHasNoFieldIsCarried()
    {
        const QString line =
            u"docker run -d --name a -v files:/f --network front --network name=back,alias=db,ip=10.0.0.2 --privileged "
            "--mount type=tmpfs,target=/scratch --tmpfs /run:size=1m --device /dev/fuse --shm-size 1g --add-host "
            "far:10.0.0.9 --dns 9.9.9.9 --network-alias web --ip 10.1.0.2 --init --read-only --ulimit nofile=1:2 "
            "--pids-limit 100 --log-driver local --stop-timeout 5 --gpus all --publish-all --volume /srv:/srv:ro,z x"_s;
        const auto plan = planOf(line);
        QCOMPARE(plan.more.size(), std::size_t{18});
        QCOMPARE(plan.networks,
                 (std::vector<backend::NetworkJoin>{
                     {.network = u"back"_s, .aliases = {u"db"_s}, .address = u"10.0.0.2"_s, .address6 = {}}}));
        QCOMPARE(runLine(plan), line);
        const auto brief = planOf(u"docker run -dP --init=true --privileged=false --net back,alias=db -v a:/b:z x"_s);
        QCOMPARE(brief.network, u"back"_s);
        QCOMPARE(brief.more, (std::vector<backend::RunOption>{{u"--publish-all"_s, {}},
                                                              {u"--init"_s, {}},
                                                              {u"--network-alias"_s, u"db"_s},
                                                              {u"--volume"_s, u"a:/b:z"_s}}));
    }

    void whatIsLeftOutIsNamed()
    {
        QStringList leftOut;
        const auto read =
            parseRunLine(u"docker run --pull always --env-file .env -e HOME --quiet --what=ever -e A=1 x"_s, leftOut);
        QVERIFY(std::holds_alternative<backend::ContainerPlan>(read));
        QCOMPARE(std::get<backend::ContainerPlan>(read).environment.size(), std::size_t{1});
        QCOMPARE(leftOut,
                 (QStringList{u"--pull always"_s, u"--env-file .env"_s, u"-e HOME"_s, u"--quiet"_s, u"--what ever"_s}));
    }

    void lineOfThePlanReadsBack()
    {
        const QString line = u"docker run -d -it --rm --name web -p 8080:80 -p '[::1]:53:53/udp' -p 90 -e 'A=it'\\''s' "
                             "-v files:/data -v /cache --network n --cpus 0.5 -m 2g --restart always -u root -w / "
                             "--entrypoint sh alpine echo 'a b' ''"_s;
        const QString again = runLine(planOf(line));
        QCOMPARE(runLine(planOf(again)), again);
        QVERIFY2(again.contains(u"-p '[::1]:53:53/udp'"_s), qPrintable(again));
        QVERIFY2(again.contains(u"'A=it'\\''s'"_s), qPrintable(again));
        QVERIFY2(again.endsWith(u"alpine echo 'a b' ''"_s), qPrintable(again));
        QVERIFY2(again.contains(u"-m 2g"_s), qPrintable(again));
    }

    void linesGoOnAfterABackslash()
    {
        QCOMPARE(planOf(u"sudo podman run \\\n  --name a \\\n  busybox"_s).name, u"a"_s);
        QCOMPARE(planOf(u"docker container create busybox top"_s).startsAtOnce, false);
    }

    void whatIsNotUnderstoodIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<RunLineProblem::Kind>("kind");
        QTest::addColumn<QString>("word");
        using Kind = RunLineProblem::Kind;
        QTest::newRow("empty") << QString() << Kind::NotARun << QString();
        QTest::newRow("another program") << u"rm -rf /"_s << Kind::NotARun << QString();
        QTest::newRow("another verb") << u"docker pull a"_s << Kind::NotARun << QString();
        QTest::newRow("quote") << u"docker run 'a"_s << Kind::OpenQuote << QString();
        QTest::newRow("option") << u"docker run --magic a"_s << Kind::UnknownOption << u"--magic"_s;
        QTest::newRow("letters") << u"docker run -ix a"_s << Kind::UnknownOption << u"-ix"_s;
        QTest::newRow("no value") << u"docker run --name"_s << Kind::MissingValue << u"--name"_s;
        QTest::newRow("port") << u"docker run -p 99999:80 a"_s << Kind::BadValue << u"-p 99999:80"_s;
        QTest::newRow("range") << u"docker run -p 80-90:80-90 a"_s << Kind::BadValue << u"-p 80-90:80-90"_s;
        QTest::newRow("size") << u"docker run --shm-size big a"_s << Kind::BadValue << u"--shm-size big"_s;
        QTest::newRow("target") << u"docker run --mount type=tmpfs a"_s << Kind::BadValue << u"--mount type=tmpfs"_s;
        QTest::newRow("network") << u"docker run --network n,what=x a"_s << Kind::BadValue << u"--network n,what=x"_s;
        QTest::newRow("mount") << u"docker run -v data a"_s << Kind::BadValue << u"-v data"_s;
        QTest::newRow("memory") << u"docker run -m lots a"_s << Kind::BadValue << u"-m lots"_s;
        QTest::newRow("cpus") << u"docker run --cpus nan a"_s << Kind::BadValue << u"--cpus nan"_s;
        QTest::newRow("restart") << u"docker run --restart=often a"_s << Kind::BadValue << u"--restart often"_s;
        QTest::newRow("no image") << u"docker run -d"_s << Kind::NoImage << QString();
    }

    void whatIsNotUnderstoodIsNamed()
    {
        QFETCH(const QString, line);
        QFETCH(const RunLineProblem::Kind, kind);
        QFETCH(const QString, word);
        const auto read = parse(line);
        const auto* problem = std::get_if<RunLineProblem>(&read);
        QVERIFY(problem != nullptr);
        QCOMPARE(problem->kind, kind);
        QCOMPARE(problem->word, word);
    }
};

QTEST_GUILESS_MAIN(TestRunLine)
#include "tst_runline.moc"
