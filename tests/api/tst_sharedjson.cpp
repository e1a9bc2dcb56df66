// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/networkjson.h"
#include "core/api/statsjson.h"
#include "core/api/volumejson.h"
#include "tests/api/containersample.h"
#include "tests/api/jsoncompare.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::api;
using nlohmann::json;

/// Networks, volumes and what containers use, in the words of Docker.
class TestSharedJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void networkIsRead()
    {
        std::vector<std::string> warnings;
        const auto asked = parseNetwork(json::parse(R"({"Name":"n","CheckDuplicate":true,"Driver":"bridge",
            "Internal":true,"Attachable":true,"IPAM":{"Driver":"default","Options":{},"Config":[{},
            {"Subnet":"10.1.0.0/24","IPRange":"10.1.0.0/28","Gateway":"10.1.0.1"}]},"Options":null,
            "Labels":{"a":"b"}})"),
                                        warnings);
        QVERIFY(asked);
        QVERIFY(warnings.empty() && asked->isInternal);
        QCOMPARE(asked->name, std::string("n"));
        const std::vector<network::Subnet> expected{
            {.range = "10.1.0.0/24", .gateway = "10.1.0.1", .leases = "10.1.0.0/28"}};
        QVERIFY(asked->subnets == expected);
    }
    void networkOfAnotherKindIsRefused()
    {
        std::vector<std::string> warnings;
        for (const char* text : {R"({"Name":"n","Ingress":true})", R"({"Name":"n","ConfigOnly":true})",
                                 R"({"Name":"n","Scope":"swarm"})", R"({"Name":"n","IPAM":{"Driver":"x"}})"}) {
            const auto asked = parseNetwork(json::parse(text), warnings);
            VERIFY_FAILS(asked, ErrorKind::Unsupported);
        }
    }
    void networkIsTold()
    {
        const json told = networkJson({.id = NetworkId("1f"), .name = "n", .subnets = {{.range = "10.1.0.0/24"}}});
        COMPARE_JSON(told.at("IPAM"),
                     json::parse(R"({"Config":[{"Subnet":"10.1.0.0/24"}],"Driver":"default","Options":null})"));
        COMPARE_JSON(told.at("Containers"), json::object());
        COMPARE_JSON(told.at("Labels"), json::object());
    }
    void anonymousVolumeHasNoMaps()
    {
        rootfs::Volume volume{.name = "v", .path = "/v"};
        QVERIFY(volumeJson(volume).at("Labels").is_object());
        volume.isAnonymous = true;
        QVERIFY(volumeJson(volume).at("Labels").is_null() && volumeJson(volume).at("Options").is_null());
    }
    void foreignVolumeDriverIsNotFound()
    {
        const auto asked = parseVolume(json::parse(R"({"Name":"v","Driver":"nfs"})"));
        VERIFY_FAILS(asked, ErrorKind::NotFound);
    }
    void whoIsNotAliveUsesNothing()
    {
        const json told = statsJson(test::createdContainer(), {}, {});
        QCOMPARE(told.at("read").get<std::string>(), std::string("0001-01-01T00:00:00Z"));
        COMPARE_JSON(told.at("memory_stats"), json::object());
        QVERIFY(told.at("blkio_stats").at("io_service_bytes_recursive").is_null());
        QVERIFY(!told.contains("networks") && !told.at("cpu_stats").contains("system_cpu_usage"));
    }
    void limitIsAtMostTheMachine()
    {
        Use use{.hostMemory = 1000, .isV1 = true};
        use.sample.memory = {.current = 100, .workingSet = 70, .limit = cgroup::kUnlimited};
        const json told = statsJson(test::runningContainer(), use, {}).at("memory_stats");
        QCOMPARE(told.at("limit").get<int>(), 1000);
        QCOMPARE(told.at("stats").at("total_inactive_file").get<int>(), 30);
    }
};

QTEST_GUILESS_MAIN(TestSharedJson)
#include "tst_sharedjson.moc"
