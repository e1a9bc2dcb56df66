// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/oci/strictjson.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <cmath>

using namespace darse;
using namespace darse::container;
using Json = nlohmann::json;

namespace {

Result<Config> parsed(const Json& body)
{
    std::vector<std::string> warnings;
    return parseConfig(body, warnings);
}

Json richBody()
{
    const std::filesystem::path folder = qEnvironmentVariable("DARSE_SOURCE_DIR").toStdString();
    Json body = Json::parse(test::contentOf(folder / "tests/container/bodies/res.1.47.json"));
    for (const char* name : {"mounts.create.json", "dev.create.json", "ports.create.json", "net.create.json"}) {
        const Json other = Json::parse(test::contentOf(folder / "tests/container/bodies" / name));
        for (const auto& [key, value] : other.items()) {
            if (key != "HostConfig" && !value.empty())
                body[key] = value;
        }
        for (const auto& [key, value] : other["HostConfig"].items()) {
            if (!value.empty() && value != 0 && value != "")
                body["HostConfig"][key] = value;
        }
    }
    return body;
}

/// The paths of all values, also of the inner ones.
void collect(const Json& json, const Json::json_pointer& at, std::vector<Json::json_pointer>& into)
{
    into.push_back(at);
    if (json.is_object()) {
        for (const auto& [key, value] : json.items())
            collect(value, at / key, into);
    } else if (json.is_array()) {
        for (std::size_t i = 0; i < json.size(); ++i)
            collect(json[i], at / i, into);
    }
}

} // namespace

/// Bodies that no honest client sends.
class TestContainerHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusalsNameTheField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char* json, const char* field) {
            QTest::newRow(json) << QByteArray(json) << QByteArray(field);
        };
        row("[]", "the body");
        row(R"({"Tty":3})", "Tty");
        row(R"({"Image":["x"]})", "Image");
        row(R"({"Env":"A=1"})", "Env");
        row(R"({"Env":[null]})", "Env");
        row(R"({"Env":["=x"]})", "Env");
        row(R"({"Env":[""]})", "Env");
        row(R"({"Env":["A=\u0000"]})", "Env");
        row(R"({"Labels":{"a\u0000":"b"}})", "Labels");
        row(R"({"Labels":{"a":5}})", "Labels");
        row(R"({"Labels":{"":"b"}})", "Labels");
        row(R"({"WorkingDir":"rel"})", "WorkingDir");
        row(R"({"WorkingDir":"/a\u0000"})", "WorkingDir");
        row(R"({"Volumes":{"rel":{}}})", "Volumes");
        row(R"({"Volumes":{"/":{}}})", "Volumes");
        row(R"({"ExposedPorts":{"0/tcp":{}}})", "ExposedPorts");
        row(R"({"ExposedPorts":{"9/quic":{}}})", "ExposedPorts");
        row(R"({"ExposedPorts":{"9-8/tcp":{}}})", "ExposedPorts");
        row(R"({"ExposedPorts":{"65536":{}}})", "ExposedPorts");
        row(R"({"StopSignal":"FOO"})", "StopSignal");
        row(R"({"StopTimeout":1.5})", "StopTimeout");
        row(R"({"StopTimeout":99999999999})", "StopTimeout");
        row(R"({"Hostname":"a\nb"})", "Hostname");
        row(R"({"MacAddress":"x"})", "MacAddress");
        row(R"({"Healthcheck":{"Test":["CMD"]}})", "Healthcheck.Test");
        row(R"({"Healthcheck":{"Interval":5}})", "Healthcheck.Interval");
        row(R"({"Healthcheck":{"Retries":-1}})", "Healthcheck.Retries");
        row(R"({"HostConfig":[]})", "HostConfig");
        row(R"({"HostConfig":{"Memory":1e30}})", "HostConfig.Memory");
        row(R"({"HostConfig":{"Memory":18446744073709551615}})", "HostConfig.Memory");
        row(R"({"HostConfig":{"Memory":100}})", "Memory");
        row(R"({"HostConfig":{"Memory":100000000,"MemorySwap":5}})", "MemorySwap");
        row(R"({"HostConfig":{"MemorySwappiness":101}})", "MemorySwappiness");
        row(R"({"HostConfig":{"CpuShares":-1}})", "HostConfig.CpuShares");
        row(R"({"HostConfig":{"NanoCpus":1,"CpuQuota":5000}})", "NanoCpus");
        row(R"({"HostConfig":{"CpusetCpus":"0;1"}})", "CpusetCpus");
        row(R"({"HostConfig":{"BlkioWeight":5}})", "BlkioWeight");
        row(R"({"HostConfig":{"Ulimits":[{"Name":"nofile","Soft":2,"Hard":1}]}})", "HostConfig.Ulimits[0].Soft");
        row(R"({"HostConfig":{"Devices":[{"PathOnHost":"null"}]}})", "HostConfig.Devices[0].PathOnHost");
        row(R"({"HostConfig":{"Devices":[{"PathOnHost":"/a","CgroupPermissions":"x"}]}})", "CgroupPermissions");
        row(R"({"HostConfig":{"DeviceCgroupRules":["c 1:3"]}})", "HostConfig.DeviceCgroupRules");
        row(R"({"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"99999"}]}}})", "HostPort");
        row(R"({"HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"localhost"}]}}})", "HostIp");
        row(R"({"HostConfig":{"PortBindings":{"80-90/tcp":[{}]}}})", "HostConfig.PortBindings");
        row(R"({"HostConfig":{"PortBindings":{"80/tcp":{}}}})", "HostConfig.PortBindings.80/tcp");
        row(R"({"HostConfig":{"RestartPolicy":{"Name":"foo"}}})", "HostConfig.RestartPolicy.Name");
        row(R"({"HostConfig":{"RestartPolicy":{"Name":"always","MaximumRetryCount":3}}})", "MaximumRetryCount");
        row(R"({"HostConfig":{"AutoRemove":true,"RestartPolicy":{"Name":"always"}}})", "AutoRemove");
        row(R"({"HostConfig":{"LogConfig":{"Type":"bogus"}}})", "HostConfig.LogConfig.Type");
        row(R"({"HostConfig":{"LogConfig":{"Config":{"max-size":"x"}}}})", "max-size");
        row(R"({"HostConfig":{"IpcMode":"bogus"}})", "HostConfig.IpcMode");
        row(R"({"HostConfig":{"PidMode":"container:"}})", "HostConfig.PidMode");
        row(R"({"HostConfig":{"NetworkMode":"container:"}})", "HostConfig.NetworkMode");
        row(R"({"HostConfig":{"NetworkMode":"container:a","Dns":["1.1.1.1"]}})", "Dns");
        row(R"({"HostConfig":{"Dns":["foo"]}})", "HostConfig.Dns");
        row(R"({"HostConfig":{"DnsSearch":["a\nnameserver 6.6.6.6"]}})", "HostConfig.DnsSearch");
        row(R"({"HostConfig":{"ExtraHosts":["a"]}})", "HostConfig.ExtraHosts");
        row(R"({"HostConfig":{"ExtraHosts":["a b:1.2.3.4"]}})", "HostConfig.ExtraHosts");
        row(R"({"HostConfig":{"Links":["a:b:c"]}})", "HostConfig.Links");
        row(R"({"HostConfig":{"SecurityOpt":["foo"]}})", "HostConfig.SecurityOpt");
        row(R"({"HostConfig":{"MaskedPaths":["proc"]}})", "HostConfig.MaskedPaths");
        row(R"({"HostConfig":{"OomScoreAdj":5000}})", "HostConfig.OomScoreAdj");
        row(R"({"HostConfig":{"ShmSize":-1}})", "HostConfig.ShmSize");
        row(R"({"HostConfig":{"ConsoleSize":[1,-1]}})", "HostConfig.ConsoleSize");
        row(R"({"NetworkingConfig":{"EndpointsConfig":{"a b":{}}}})", "NetworkingConfig.EndpointsConfig");
        row(R"({"NetworkingConfig":{"EndpointsConfig":{"a":{"MacAddress":"x"}}}})", "MacAddress");
    }
    void refusalsNameTheField()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, field);
        const auto config = parsed(Json::parse(json.toStdString()));
        VERIFY_FAILS(config, ErrorKind::InvalidInput);
        QVERIFY2(config.error().message().find(field.toStdString()) != std::string::npos,
                 config.error().message().c_str());
    }

    void anyValueInAnyPlaceIsReadOrRefused()
    {
        const Json body = richBody();
        VERIFY_OK(parsed(body));
        std::vector<Json::json_pointer> places;
        collect(body, Json::json_pointer(), places);
        QVERIFY(places.size() > 200);
        const Json values[] = {nullptr,
                               true,
                               -1,
                               1.5,
                               std::nan(""),
                               INT64_MIN,
                               UINT64_MAX,
                               "",
                               "x",
                               "/",
                               std::string("a\0b", 3),
                               "\xFF\xFE",
                               Json::array(),
                               Json::array({Json::array()}),
                               Json::array({1}),
                               Json::object(),
                               Json::object({{"", nullptr}})};
        int refused = 0;
        for (const auto& place : places) {
            for (const Json& value : values) {
                Json changed = body;
                changed[place] = value;
                const auto config = parsed(changed);
                if (!config) {
                    VERIFY_FAILS(config, ErrorKind::InvalidInput);
                    ++refused;
                    continue;
                }
                const auto again = parsed(createJson(*config));
                VERIFY_OK(again);
                QVERIFY(*again == *config);
            }
        }
        QVERIFY(refused > 1000);
    }

    void whatIsTooLargeIsRefused()
    {
        Json many = Json::array();
        for (int i = 0; i < 17; ++i)
            many.push_back("A=" + std::string(65'536, 'x'));
        VERIFY_FAILS(parsed({{"Env", many}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(parsed({{"Image", std::string(2U << 20U, 'x')}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(parsed({{"Cmd", std::vector<std::string>(20'000, "x")}}), ErrorKind::InvalidInput);
    }
    void deepDocumentsAreRefusedBefore()
    {
        const std::string deep = R"({"Odd":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
        VERIFY_FAILS(oci::readJson(deep, 1U << 20U), ErrorKind::Protocol);
    }
    void warningsAreFew()
    {
        Json body = Json::object();
        for (int i = 0; i < 1000; ++i)
            body["Odd" + std::to_string(i)] = true;
        std::vector<std::string> warnings;
        VERIFY_OK(parseConfig(body, warnings));
        QVERIFY(warnings.size() <= 32);
    }
};

QTEST_GUILESS_MAIN(TestContainerHostile)
#include "tst_containerhostile.moc"
