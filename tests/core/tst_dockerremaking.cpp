// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/trash.h"
#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/dockerbackend.h"
#include "core/connect/docker/insight.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/trashverbs.h"
#include "tests/core/fakedocker.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;

/// Making containers anew, and throwing them away.
class TestDockerRemaking : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 30'000;
    net::test::Folder m_folder;

    /// A server with "web", and who is connected to it.
    struct Scene {
        explicit Scene(const std::string& path) : server(path), backend(net::Endpoint::unixSocket(path))
        {
            server.say("/containers/c1/json", inspected().dump());
            for (const char* verb : {"rename", "stop", "start", "update"})
                server.say(std::string("/containers/c1/") + verb, "");
        }
        /// It has no such request, and says so as Podman does.
        void forgetUpdates()
        {
            for (const char* path : {"/containers/-/update", "/containers/c1/update"})
                server.refuse(path, 404, "Not Found\n");
        }
        [[nodiscard]] bool connects()
        {
            backend.open();
            return QTest::qWaitFor([this] { return backend.containerRemaking() != nullptr; }, kPatience);
        }
        Result<void> change(const std::function<void(backend::ContainerPlan&)>& edit)
        {
            backend::ContainerPlan plan = planOfInspect(inspected(), {});
            edit(plan);
            return end(backend.containerRemaking()->change(u"c1"_s, plan));
        }
        template <class T>
        static Result<T> end(const backend::Pending<T>& pending)
        {
            if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, kPatience))
                return Error(ErrorKind::Timeout, "it does not end");
            return pending.result();
        }

        net::test::FakeDocker server;
        DockerBackend backend;
    };

    static json inspected()
    {
        return json::parse(R"({
            "Id": "abcdef0123456789", "Name": "/web", "Image": "sha256:1",
            "State": {"Running": true, "Status": "running"},
            "Config": {"Image": "nginx", "Hostname": "abcdef012345", "Env": ["PATH=/bin", "A=b=c"],
                       "Cmd": ["nginx"], "Entrypoint": ["/entry", "-x"], "Labels": {"a": "b", "given": "yes"},
                       "Healthcheck": {"Test": ["CMD", "true"]}, "StopSignal": "SIGQUIT"},
            "HostConfig": {"NetworkMode": "default", "Memory": 1048576, "MemorySwap": 2097152, "CapAdd": ["SYS_TIME"],
                           "Ulimits": [{"Name": "RLIMIT_NOFILE", "Soft": 1, "Hard": 2}, {"Name": "core", "Soft": 0}],
                           "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]},
                           "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3}},
            "Mounts": [{"Type": "volume", "Name": "data", "Destination": "/data", "RW": true},
                       {"Type": "volume", "Name": "0123abcd", "Destination": "/cache", "RW": false},
                       {"Type": "tmpfs", "Source": "", "Destination": "/run", "RW": true}]})");
    }

private Q_SLOTS:
    void aPlanIsWhatWasAskedFor()
    {
        const json image = json::parse(R"({"Config": {"Env": ["PATH=/bin"], "Cmd": ["nginx"],
            "Entrypoint": ["/entry", "-x"], "Labels": {"given": "yes"}}})");
        const backend::ContainerPlan plan = planOfInspect(inspected(), image);
        QCOMPARE(plan.name, u"web"_s);
        QCOMPARE(plan.image, u"nginx"_s);
        QVERIFY(plan.command.isEmpty());
        QCOMPARE(plan.environment.size(), std::size_t{1});
        QCOMPARE(plan.environment.front().second, u"b=c"_s);
        QCOMPARE(plan.ports.front().hostPort, quint16{8080});
        QCOMPARE(plan.mounts.size(), std::size_t{2});
        QCOMPARE(plan.mounts.back().source, u"0123abcd"_s);
        QCOMPARE(plan.restartPolicy, u"on-failure:3"_s);
        QCOMPARE(plan.labels, (QMap<QString, QString>{{u"a"_s, u"b"_s}}));
        QVERIFY(plan.hostName.isEmpty() && plan.network.isEmpty() && plan.startsAtOnce);
    }

    void whatAPlanHasNoPlaceForStays()
    {
        backend::ContainerPlan plan = planOfInspect(inspected(), {});
        plan.image = u"nginx:2"_s;
        plan.limits.memoryBytes = 4096;
        const json old = inspected();
        const json body = remakeBody({old, json()}, plan);
        QCOMPARE(body.at("Image").get<std::string>(), std::string("nginx:2"));
        QCOMPARE(body.at("StopSignal").get<std::string>(), std::string("SIGQUIT"));
        QVERIFY(body.contains("Healthcheck"));
        QCOMPARE(body.at("Entrypoint").size(), std::size_t{2});
        QVERIFY(!body.contains("Hostname"));
        const json& host = body.at("HostConfig");
        QCOMPARE(host.at("CapAdd").size(), std::size_t{1});
        QCOMPARE(host.at("Ulimits").at(0).at("Name").get<std::string>(), std::string("nofile"));
        QCOMPARE(host.at("Ulimits").at(1).at("Name").get<std::string>(), std::string("core"));
        QCOMPARE(host.at("Memory").get<int>(), 4096);
        QVERIFY(!host.contains("MemorySwap"));
        QCOMPARE(host.at("Binds").size(), std::size_t{2});
        QCOMPARE(host.at("Binds").at(1).get<std::string>(), std::string("0123abcd:/cache:ro"));
    }

    void whoChangesNoLimitsIsKnownBeforehand()
    {
        Scene usual(m_folder.file("a"));
        QVERIFY(usual.connects());
        QVERIFY(usual.backend.containerRemaking()->changesLive());
        Scene scene(m_folder.file("b"));
        scene.forgetUpdates();
        QVERIFY(scene.connects());
        QVERIFY(!scene.backend.containerRemaking()->changesLive());
        // A name is no limit.
        QVERIFY(scene.change([](auto& plan) { plan.name = u"shop"_s; }).isOk());
        QVERIFY(scene.server.wasAsked("POST /containers/c1/rename?name=shop"));
        QVERIFY(!scene.server.wasAsked("POST /containers/c1/update"));
    }

    void whoChangesNoLimitsIsFoundByTrying()
    {
        Scene scene(m_folder.file("c"));
        QVERIFY(scene.connects());
        scene.forgetUpdates();
        const auto changed = scene.change([](auto& plan) { plan.limits.cpuCores = 0.5; });
        QVERIFY(!changed);
        QVERIFY(changed.error().kind() == ErrorKind::Unsupported); // the container is there
        QVERIFY(changed.error().message().find("another one has to take its place") != std::string::npos);
        QVERIFY(!scene.backend.containerRemaking()->changesLive());
    }

    void aChangeSaysWhatChangesAndThePolicy()
    {
        Scene scene(m_folder.file("d"));
        QVERIFY(scene.connects());
        QVERIFY(scene.change([](auto& plan) { plan.limits.cpuCores = 0.5; }).isOk());
        const auto said = scene.server.bodies("/containers/c1/update");
        QCOMPARE(said.size(), std::size_t{2}); // it is not true by the first words
        const json policy = {{"Name", "on-failure"}, {"MaximumRetryCount", 3}};
        const json first = {{"NanoCpus", 500'000'000}, {"RestartPolicy", policy}};
        const json second = {{"CpuPeriod", 100'000}, {"CpuQuota", 50'000}, {"RestartPolicy", policy}};
        QCOMPARE(json::parse(said.front()).dump(), first.dump());
        QCOMPARE(json::parse(said.back()).dump(), second.dump());
    }

    void nobodyIsKilledAtOnceForWantOfAWord()
    {
        Scene scene(m_folder.file("f"));
        QVERIFY(scene.connects());
        scene.server.say("/images/nginx/json", "{}");
        scene.server.say("/containers/create", R"({"Id": "c9"})");
        scene.server.say("/containers/c9/json", R"({"Id": "c9", "Config": {"StopTimeout": 0}})");
        scene.server.say("/containers/c9", "");
        backend::ContainerPlan plan;
        plan.image = u"nginx"_s;
        plan.startsAtOnce = false;
        for (const std::size_t asked : {2U, 3U}) { // once more where that was the wish
            const auto transfer = scene.backend.containerMaking()->create(plan);
            std::optional<Result<void>> end;
            connect(transfer.get(), &backend::Transfer::finished, this, [&end](const auto& result) { end = result; });
            QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), kPatience);
            QVERIFY(end->isOk());
            QCOMPARE(scene.server.bodies("/containers/create").size(), asked);
            plan.more = {{u"--stop-timeout"_s, u"0"_s}};
        }
        const auto bodies = scene.server.bodies("/containers/create");
        QVERIFY(!json::parse(bodies[0]).contains("StopTimeout"));
        QCOMPARE(json::parse(bodies[1]).at("StopTimeout").get<int>(), 10);
        QCOMPARE(json::parse(bodies[2]).at("StopTimeout").get<int>(), 0);
    }

    void whatCannotBeChangedGoesIntoTheTrashAsItIs()
    {
        Scene scene(m_folder.file("e"));
        scene.forgetUpdates();
        QVERIFY(scene.connects());
        const auto gone = Scene::end(scene.backend.trash()->discard(u"c1"_s));
        QVERIFY2(gone.isOk(), gone ? "" : gone.error().message().c_str());
        QVERIFY(scene.server.wasAsked("POST /containers/c1/stop"));
    }

    void aNameInTheTrashSaysWhatItWas()
    {
        const TrashName parts{
            .until = 1'700'000'000, .wasRunning = true, .restartPolicy = u"on-failure:3"_s, .name = u"web.1-a_b"_s};
        const QString name = trashName(parts);
        static const QRegularExpression allowed(u"\\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\\z"_s);
        QVERIFY(allowed.match(name).hasMatch());
        const auto read = readTrashName(name);
        QVERIFY(read);
        QCOMPARE(read->until, parts.until);
        QVERIFY(read->wasRunning);
        QCOMPARE(read->restartPolicy, parts.restartPolicy);
        QCOMPARE(read->name, parts.name);
    }

    void otherNamesAreNotInTheTrash()
    {
        QVERIFY(!readTrashName(u"web"_s));
        QVERIFY(!readTrashName(u"darse-trash."_s));
        QVERIFY(!readTrashName(u"darse-trash.soon.r.no.web"_s));
        QVERIFY(!readTrashName(u"darse-trash.1.r.no."_s));
    }

    void processesAndNetworksAreRead()
    {
        const auto table = processesOf(json::parse(R"({"Titles": ["PID", "CMD"], "Processes": [["1", "sh"], [7]]})"));
        QCOMPARE(table.titles.size(), 2);
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(table.rows.front().back(), u"sh"_s);
        QVERIFY(processesOf(json::parse(R"({"Processes": 3})")).rows.empty());
        const auto all = attachmentsOf(json::parse(R"({"Networks": {"bridge": {
            "NetworkID": "n1", "IPAddress": "10.0.0.2", "IPPrefixLen": 16, "Gateway": "10.0.0.1",
            "Aliases": ["web", "web"]}}})"));
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all.front().address, u"10.0.0.2/16"_s);
        QCOMPARE(all.front().names, QStringList{u"web"_s});
        QVERIFY(attachmentsOf(json()).empty());
    }
};

QTEST_GUILESS_MAIN(TestDockerRemaking)
#include "tst_dockerremaking.moc"
