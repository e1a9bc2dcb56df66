// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/runoptions.h"
#include "core/connect/docker/creating.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/settingsreading.h"

#include <QMap>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;

/// A container that is made anew keeps everything that nobody has changed.
class TestDockerKept : public QObject {
    Q_OBJECT

private:
    const json m_old = json::parse(R"({
        "Id": "abcdef0123456789", "Name": "/db", "Image": "sha256:1", "State": {"Running": true},
        "Config": {"Image": "postgres", "Cmd": ["postgres"], "Entrypoint": ["/own"], "MacAddress": "",
                   "StopSignal": "SIGINT", "Shell": ["/bin/bash"],
                   "Healthcheck": {"Test": ["CMD-SHELL", "true"], "Interval": 500000000},
                   "ExposedPorts": {"5432/tcp": {}, "9000/tcp": {}, "80/tcp": {}}},
        "HostConfig": {"NetworkMode": "appnet", "NanoCpus": 1500000000, "CpuPeriod": 100000, "CpuQuota": 150000,
                       "Memory": 1048576, "MemorySwap": -1, "RestartPolicy": {"Name": "always"},
                       "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8000-8010"}]},
                       "Binds": ["/srv/one:/one:ro,z,rslave", "data:/data/"], "Tmpfs": {"/run": "size=1m"},
                       "Mounts": [{"Type": "tmpfs", "Target": "/scratch", "TmpfsOptions": {"SizeBytes": 4096}},
                                  {"Type": "volume", "Target": "/cache", "VolumeOptions": {"NoCopy": true}}],
                       "Links": ["/other:/db/friend"], "ShmSize": 1000, "Privileged": true, "Init": true},
        "Mounts": [{"Type": "bind", "Source": "/srv/one", "Destination": "/one", "RW": false},
                   {"Type": "volume", "Name": "data", "Destination": "/data", "RW": true},
                   {"Type": "volume", "Name": "0123abcd", "Destination": "/cache", "RW": true},
                   {"Type": "volume", "Name": "fedc", "Destination": "/of-image", "RW": true},
                   {"Type": "tmpfs", "Source": "", "Destination": "/scratch", "RW": true}],
        "NetworkSettings": {"Networks": {
            "appnet": {"NetworkID": "n1", "Aliases": ["db", "store", "abcdef012345"], "IPAddress": "10.9.0.7",
                       "IPAMConfig": {"IPv4Address": "10.9.0.7"}, "MacAddress": "02:42:0a:09:00:07"},
            "backnet": {"NetworkID": "n2", "Aliases": ["deep"], "IPAMConfig": {"IPv4Address": "10.8.0.7"},
                        "DriverOpts": {"a": "b"}}}}})");
    const json m_image = json::parse(R"({"Config": {"Cmd": ["postgres"], "Entrypoint": ["/entry"],
        "StopSignal": "SIGINT", "Shell": ["/bin/sh"], "ExposedPorts": {"5432/tcp": {}}}})");

    json remade(const std::function<void(backend::ContainerPlan&)>& edit = {}) const
    {
        backend::ContainerPlan plan = planOfInspect(m_old, m_image);
        if (edit)
            edit(plan);
        return remakeBody({m_old, m_image}, plan);
    }

private Q_SLOTS:
    void nothingIsLost()
    {
        const json body = remade();
        const json& host = body.at("HostConfig");
        QCOMPARE(body.at("ExposedPorts").dump(), json::parse(R"({"80/tcp": {}, "9000/tcp": {}})").dump());
        QCOMPARE(body.at("Cmd").dump(), json::parse(R"(["postgres"])").dump()); // its own entry point would get nothing
        QCOMPARE(body.at("Entrypoint").dump(), json::parse(R"(["/own"])").dump());
        QCOMPARE(body.at("Healthcheck").dump(), m_old.at("Config").at("Healthcheck").dump());
        QCOMPARE(body.at("Shell").dump(), json::parse(R"(["/bin/bash"])").dump());
        QVERIFY(!body.contains("StopSignal") && !body.contains("MacAddress")); // the image's, and none
        QCOMPARE(host.at("PortBindings").dump(), m_old.at("HostConfig").at("PortBindings").dump());
        QCOMPARE(host.at("Binds").dump(),
                 json::parse(R"(["/srv/one:/one:ro,z,rslave", "data:/data/", "fedc:/of-image"])").dump());
        QCOMPARE(host.at("Mounts").dump(), json::parse(R"([
            {"Type": "volume", "Target": "/cache", "Source": "0123abcd", "VolumeOptions": {"NoCopy": true}},
            {"Type": "tmpfs", "Target": "/scratch", "TmpfsOptions": {"SizeBytes": 4096}}])")
                                               .dump());
        QCOMPARE(host.at("Tmpfs").dump(), json::parse(R"({"/run": "size=1m"})").dump());
        QCOMPARE(host.at("Links").dump(), json::parse(R"(["other:friend"])").dump());
        QCOMPARE(host.at("MemorySwap").get<int>(), -1);
        QCOMPARE(host.at("NanoCpus").get<qint64>(), qint64{1'500'000'000});
        QVERIFY(!host.contains("CpuQuota"));
        QCOMPARE(host.at("RestartPolicy").dump(), json::parse(R"({"Name": "always"})").dump());
        QVERIFY(host.at("Privileged").get<bool>() && host.at("Init").get<bool>());
    }

    void namesAndAddressesInNetworksStay()
    {
        QCOMPARE(remade().at("NetworkingConfig").at("EndpointsConfig").dump(), json::parse(R"({"appnet": {
            "Aliases": ["store"], "IPAMConfig": {"IPv4Address": "10.9.0.7"}}})")
                                                                                   .dump());
        const backend::ContainerPlan plan = planOfInspect(m_old, m_image);
        QCOMPARE(plan.networks,
                 (std::vector<backend::NetworkJoin>{
                     {.network = u"backnet"_s, .aliases = {u"deep"_s}, .address = u"10.8.0.7"_s, .address6 = {}}}));
        QCOMPARE(endpointOf(m_old, plan.networks.front()).dump(), json::parse(R"({"Aliases": ["deep"],
            "IPAMConfig": {"IPv4Address": "10.8.0.7"}, "DriverOpts": {"a": "b"}})")
                                                                      .dump());
    }

    void itsSettingsAreRead()
    {
        const backend::ContainerSettings settings = settingsOf(json::parse(R"({
            "Config": {"Entrypoint": ["/a", "-b"], "User": "1000", "WorkingDir": "/w", "Hostname": "box",
                       "StopSignal": "SIGINT", "StopTimeout": 5},
            "HostConfig": {"RestartPolicy": {"MaximumRetryCount": 3}, "LogConfig": {"Type": "local"},
                           "Dns": ["9.9.9.9"], "ExtraHosts": ["far:10.0.0.9"], "CapAdd": ["SYS_TIME"],
                           "SecurityOpt": ["seccomp=unconfined"], "PidMode": "host", "IpcMode": "private",
                           "Devices": [{"PathOnHost": "/dev/a", "PathInContainer": "/dev/b",
                                        "CgroupPermissions": "r"},
                                       {"PathOnHost": "/dev/c", "PathInContainer": "/dev/c",
                                        "CgroupPermissions": "rwm"}],
                           "Ulimits": [{"Name": "core", "Soft": 0, "Hard": 1}], "Sysctls": {"a.b": "1"},
                           "MemorySwap": -1, "PidsLimit": 100, "CpuShares": 512, "CpusetCpus": "0-1",
                           "Privileged": true, "ReadonlyRootfs": true, "Init": null}})"));
        QCOMPARE(settings.entrypoint, (QStringList{u"/a"_s, u"-b"_s}));
        QCOMPARE(settings.devices, (QStringList{u"/dev/a → /dev/b (r)"_s, u"/dev/c"_s}));
        QCOMPARE(settings.shared, QStringList{u"pid: host"_s});
        QCOMPARE(settings.ulimits, QStringList{u"core=0:1"_s});
        QCOMPARE(settings.sysctls, QStringList{u"a.b=1"_s});
        QVERIFY(settings.isKnown && settings.isPrivileged && settings.isReadOnly && !settings.hasInit);
        QCOMPARE(settings.swapBytes, qint64{-1});
        QCOMPARE(settings.processes, qint64{100});
        QVERIFY(settingsOf(json(7)).entrypoint.isEmpty()); // a server that lies
    }

    void whatTheServerGivesIsNotAskedFor_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QStringList>("asked");
        const QByteArray podman = R"("TERM=xterm", "container=podman", "A=b=c", "HOSTNAME=abcdef012345",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")";
        const auto config = [](const QByteArray& env, const QByteArray& more) -> QByteArray {
            return "\"Config\": {\"Env\": [" + env + "], " + more + "}";
        };
        const QByteArray plain = R"("Hostname": "abcdef012345", "WorkingDir": "/")";
        QTest::newRow("Podman") << config(podman + R"(, "HOME=/root")", plain) << QStringList{u"A=b=c"_s};
        QTest::newRow("before its first start")
            << config(R"("TERM=xterm", "container=podman")", plain) << QStringList();
        QTest::newRow("another user") << config(podman + R"(, "HOME=/srv/app")", plain + R"(, "User": "app:app")")
                                      << QStringList{u"A=b=c"_s};
        QTest::newRow("another home") << config(podman + R"(, "HOME=/data")", plain)
                                      << QStringList{u"A=b=c"_s, u"HOME=/data"_s};
        QTest::newRow("another name") << config(R"("HOSTNAME=box", "TERM=vt100", "container=podman")",
                                                R"("Hostname": "box")")
                                      << QStringList{u"TERM=vt100"_s};
        QTest::newRow("the machine's name")
            << config(R"("HOSTNAME=far")", plain) + R"(, "HostConfig": {"UTSMode": "host"})" << QStringList();
        // Who adds nothing was asked for it.
        QTest::newRow("Docker") << config(R"("TERM=xterm", "HOME=/root", "GIVEN=2")", plain)
                                << QStringList{u"TERM=xterm"_s, u"HOME=/root"_s, u"GIVEN=2"_s};
        QTest::newRow("the image's") << config(R"("GIVEN=1", "container=podman")", plain) << QStringList();
    }
    void whatTheServerGivesIsNotAskedFor()
    {
        QFETCH(const QByteArray, config);
        QFETCH(const QStringList, asked);
        const json old =
            json::parse("{\"Id\": \"abcdef0123456789\", \"Name\": \"/web\", " + config.toStdString() + "}");
        const backend::ContainerPlan plan = planOfInspect(old, json::parse(R"({"Config": {"Env": ["GIVEN=1"]}})"));
        QStringList lines;
        for (const auto& [name, value] : plan.environment)
            lines << name + u'=' + value;
        QCOMPARE(lines, asked);
        QVERIFY(plan.workingDirectory.isEmpty());
    }

    void inAnotherNetworkItsNamesStay()
    {
        const json body = remade([](auto& plan) { plan.network = u"third"_s; });
        QCOMPARE(body.at("HostConfig").at("NetworkMode").get<std::string>(), std::string("third"));
        QCOMPARE(body.at("NetworkingConfig").at("EndpointsConfig").dump(),
                 json::parse(R"({"third": {"Aliases": ["store"]}})").dump());
    }

    void onlyWhatIsSaidOtherwiseChanges()
    {
        const json body = remade([](backend::ContainerPlan& plan) {
            plan.mounts = {{.source = u"/srv/one"_s, .target = u"/one"_s, .isReadOnly = false},
                           {.source = u"/mem"_s, .target = u"/run"_s}};
            plan.limits.memoryBytes = 4096;
            plan.health.command = u"false"_s;
            plan.ports.clear();
        });
        const json& host = body.at("HostConfig");
        QCOMPARE(host.at("Binds").dump(), json::parse(R"(["/srv/one:/one:z,rslave", "/mem:/run"])").dump());
        QCOMPARE(host.at("Mounts").size(), std::size_t{1}); // the memory
        QVERIFY(host.at("Tmpfs").empty());
        QVERIFY(!host.contains("MemorySwap") && !host.contains("PortBindings"));
        QCOMPARE(body.at("Healthcheck").at("Test").at(1).get<std::string>(), std::string("false"));
    }

    void everyOptionFindsItsPlace()
    {
        using backend::OptionShape;
        const QMap<OptionShape, QString> values{{OptionShape::Flag, {}},
                                                {OptionShape::Text, u"a"_s},
                                                {OptionShape::List, u"/a"_s},
                                                {OptionShape::Pair, u"a=b"_s},
                                                {OptionShape::Number, u"7"_s},
                                                {OptionShape::Size, u"64m"_s},
                                                {OptionShape::Device, u"/dev/a"_s},
                                                {OptionShape::Ulimit, u"core=0"_s},
                                                {OptionShape::Gpus, u"all"_s},
                                                {OptionShape::Mount, u"type=tmpfs,dst=/a"_s}};
        const json plain = createBody({});
        for (const backend::OptionKnown& known : backend::optionsKnown()) {
            backend::ContainerPlan plan;
            plan.more = {{QLatin1StringView(known.name), values.value(known.shape)}};
            QVERIFY2(backend::isRight(plan.more.front()), known.name);
            QVERIFY2(createBody(plan) != plain, known.name);
        }
    }

    void optionsAreReadAsDockerReadsThem()
    {
        backend::ContainerPlan plan;
        plan.network = u"appnet"_s;
        plan.more = {{u"--shm-size"_s, u"64m"_s},
                     {u"--tmpfs"_s, u"/run:size=1m"_s},
                     {u"--mount"_s, u"type=bind,source=/a,target=/b,readonly"_s},
                     {u"--device"_s, u"/dev/sda:/dev/xvda:r"_s},
                     {u"--ulimit"_s, u"nofile=1:2"_s},
                     {u"--network-alias"_s, u"db"_s},
                     {u"--ip"_s, u"10.0.0.2"_s},
                     {u"--gpus"_s, u"all"_s},
                     {u"--log-opt"_s, u"max-size=1m"_s}};
        const json body = createBody(plan);
        const json& host = body.at("HostConfig");
        QCOMPARE(host.at("ShmSize").get<int>(), 64 << 20);
        QCOMPARE(host.at("Tmpfs").dump(), json::parse(R"({"/run": "size=1m"})").dump());
        QCOMPARE(host.at("Mounts").dump(),
                 json::parse(R"([{"Type": "bind", "Source": "/a", "Target": "/b", "ReadOnly": true}])").dump());
        QCOMPARE(host.at("Devices").dump(), json::parse(R"([{"PathOnHost": "/dev/sda", "PathInContainer": "/dev/xvda",
                                                      "CgroupPermissions": "r"}])")
                                                .dump());
        QCOMPARE(host.at("Ulimits").dump(), json::parse(R"([{"Name": "nofile", "Soft": 1, "Hard": 2}])").dump());
        QCOMPARE(host.at("DeviceRequests").dump(), json::parse(R"([{"Count": -1, "Capabilities": [["gpu"]]}])").dump());
        QCOMPARE(host.at("LogConfig").dump(), json::parse(R"({"Config": {"max-size": "1m"}})").dump());
        QCOMPARE(body.at("NetworkingConfig").dump(), json::parse(R"({"EndpointsConfig": {"appnet": {
            "Aliases": ["db"], "IPAMConfig": {"IPv4Address": "10.0.0.2"}}}})")
                                                         .dump());
    }
};

QTEST_GUILESS_MAIN(TestDockerKept)
#include "tst_dockerkept.moc"
