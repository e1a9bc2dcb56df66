// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerjson.h"
#include "tests/api/containersample.h"
#include "tests/api/jsoncompare.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::api;
using namespace darse::test;
using namespace std::chrono_literals;
using nlohmann::json;

/// Containers in lists and inspections, compared with what a dockerd of 20.10 says of the same.
class TestContainerJson : public QObject {
    Q_OBJECT

private:
    static json parsed(const char* text) { return json::parse(text); }

private Q_SLOTS:
    void rowOfARunningOneIsAsDockerHasIt()
    {
        const json row = summary(runningContainer(), {.now = kThen + 5s});
        json expected = parsed(R"({"Names":["/web"],"Image":"web:1","Command":"sh -c 'echo out; sleep 1'",
            "Created":1795253666,"Labels":{"x":"y"},"State":"running","Status":"Up 4 seconds",
            "HostConfig":{"NetworkMode":"nn"}})");
        expected["Id"] = std::string(63, 'a') + "1";
        expected["ImageID"] = "sha256:" + std::string(64, 'b');
        for (const char* key : {"Ports", "NetworkSettings", "Mounts"}) {
            QVERIFY2(row.contains(key), key);
            expected[key] = row[key];
        }
        COMPARE_JSON(row, expected);
    }
    void portsAreThoseOfTheHostThenThoseThatAreExposed()
    {
        const json row = summary(runningContainer(), {});
        COMPARE_JSON(row["Ports"], parsed(R"([{"IP":"127.0.0.1","PrivatePort":80,"PublicPort":32768,"Type":"tcp"},
            {"IP":"0.0.0.0","PrivatePort":91,"PublicPort":8123,"Type":"udp"},{"PrivatePort":99,"Type":"tcp"}])"));
        COMPARE_JSON(summary(createdContainer(), {})["Ports"], json::array());
    }
    void portsOfTheHostsNetworkAreNotTold()
    {
        container::Config config = *runningContainer().config;
        config.modes.network = "host";
        const engine::Container container = with(runningContainer(), config);
        COMPARE_JSON(summary(container, {})["Ports"], json::array());
        COMPARE_JSON(inspection(container, {})["NetworkSettings"]["Ports"], json::object());
    }
    void mountsAreToldByTheirKind()
    {
        COMPARE_JSON(summary(createdContainer(), {})["Mounts"],
                     parsed(R"([{"Type":"bind","Source":"/h","Destination":"/b","Mode":"ro","RW":false,
                 "Propagation":"rprivate"},{"Type":"volume","Name":"v1","Source":"/volumes/v1","Destination":"/v",
                 "Driver":"local","Mode":"z","RW":true,"Propagation":""},{"Type":"tmpfs","Source":"",
                 "Destination":"/t","Mode":"","RW":true,"Propagation":""}])"));
    }
    void networksAreThoseThatItIsOn()
    {
        const json networks = summary(runningContainer(), {})["NetworkSettings"]["Networks"];
        QCOMPARE(networks.size(), 2U);
        COMPARE_JSON(networks["nn"], parsed(R"({"IPAMConfig":{"IPv4Address":"10.89.0.7"},"Links":null,"Aliases":null,
            "NetworkID":"n1","EndpointID":"","Gateway":"10.89.0.1","IPAddress":"10.89.0.7","IPPrefixLen":24,
            "IPv6Gateway":"","GlobalIPv6Address":"","GlobalIPv6PrefixLen":0,"MacAddress":"02:42:0a:59:00:07",
            "DriverOpts":null})"));
    }
    void networksOfOneThatIsNotUpAreThoseThatItWillBeOn()
    {
        const json networks = summary(createdContainer(), {})["NetworkSettings"]["Networks"];
        QCOMPARE(networks.size(), 1U);
        COMPARE_JSON(networks["nn"]["IPAddress"], json(""));
        const json usual = summary(with(createdContainer(), {}), {});
        QVERIFY(usual["NetworkSettings"]["Networks"].contains("bridge"));
        COMPARE_JSON(usual["HostConfig"]["NetworkMode"], json("default"));
    }
    void sizesAreToldWhenAsked()
    {
        QVERIFY(!summary(createdContainer(), {}).contains("SizeRootFs"));
        const ContainerTelling empty{.sizes = ContainerSizes{0, 100}};
        QVERIFY(!summary(createdContainer(), empty).contains("SizeRw"));
        COMPARE_JSON(summary(createdContainer(), empty)["SizeRootFs"], json(100));
        COMPARE_JSON(inspection(createdContainer(), empty)["SizeRw"], json(0));
        QVERIFY(!inspection(createdContainer(), {}).contains("SizeRw"));
    }
    void inspectionHasEveryFieldOfDocker()
    {
        const json out = inspection(runningContainer(), {.layers = {"/l/2", "/l/1"}});
        for (const char* key : {"Id",           "Created",         "Path",           "Args",       "State",
                                "Image",        "ResolvConfPath",  "HostnamePath",   "HostsPath",  "LogPath",
                                "Name",         "RestartCount",    "Driver",         "Platform",   "MountLabel",
                                "ProcessLabel", "AppArmorProfile", "ExecIDs",        "HostConfig", "GraphDriver",
                                "Mounts",       "Config",          "NetworkSettings"})
            QVERIFY2(out.contains(key), key);
        QCOMPARE(out.size(), 23U);
        COMPARE_JSON(out["Name"], json("/web"));
        COMPARE_JSON(out["Path"], json("sh"));
        COMPARE_JSON(out["Args"], parsed(R"(["-c","echo out; sleep 1"])"));
        COMPARE_JSON(out["ExecIDs"], json(nullptr));
        COMPARE_JSON(out["Config"]["Hostname"], json("aaaaaaaaaaaa"));
        COMPARE_JSON(out["GraphDriver"]["Data"]["LowerDir"], json("/l/2:/l/1"));
        COMPARE_JSON(out["State"]["Pid"], json(4711));
        QVERIFY(!out["State"].contains("Darse"));
    }
    void whatItsFirstStartWritesIsToldFromThen()
    {
        const json before = inspection(createdContainer(), {.runtime = "crun"});
        for (const char* key : {"ResolvConfPath", "HostnamePath", "HostsPath", "LogPath"})
            COMPARE_JSON(before[key], json(""));
        COMPARE_JSON(inspection(runningContainer(), {})["HostsPath"], json("/state/containers/a/hosts"));
        container::Config joined = *runningContainer().config;
        joined.modes.network = "container:other";
        COMPARE_JSON(inspection(with(runningContainer(), std::move(joined)), {})["HostsPath"], json(""));
        COMPARE_JSON(before["HostConfig"]["Runtime"], json("crun"));
    }
    void networkSettingsHaveEveryFieldOfDocker()
    {
        const json out = inspection(runningContainer(), {})["NetworkSettings"];
        for (const char* key : {"Bridge", "SandboxID", "HairpinMode", "LinkLocalIPv6Address", "LinkLocalIPv6PrefixLen",
                                "Ports", "SandboxKey", "SecondaryIPAddresses", "SecondaryIPv6Addresses", "EndpointID",
                                "Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen", "IPAddress", "IPPrefixLen",
                                "IPv6Gateway", "MacAddress", "Networks"})
            QVERIFY2(out.contains(key), key);
        QCOMPARE(out.size(), 18U);
        COMPARE_JSON(out["IPAddress"], json("10.88.0.2")); // of the default network
        COMPARE_JSON(out["Ports"], parsed(R"({"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"32768"}],
            "91/udp":[{"HostIp":"0.0.0.0","HostPort":"8123"}],"99/tcp":null})"));
        COMPARE_JSON(out["Networks"]["nn"]["Aliases"], parsed(R"(["al","aaaaaaaaaaaa"])"));
    }
};

QTEST_GUILESS_MAIN(TestContainerJson)
#include "tst_containerjson.moc"
