// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/container/merge.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::container;
using Json = nlohmann::json;
using Texts = std::vector<std::string>;

namespace {

/// A file of tests/container/bodies: what the docker program has sent, or what dockerd 20.10 has answered.
Json sample(const char* name)
{
    const std::filesystem::path folder = qEnvironmentVariable("DARSE_SOURCE_DIR").toStdString();
    return Json::parse(test::contentOf(folder / "tests/container/bodies" / name));
}

Result<Config> parsed(const Json& body)
{
    Texts warnings;
    return parseConfig(body, warnings);
}

std::string dumped(const Json& json)
{
    return json.dump(1);
}

/// What Docker settles by itself between a create and an inspect, and what it has from the image.
void settle(Json& host)
{
    for (const char* name : {"CgroupnsMode", "Runtime", "MaskedPaths", "KernelMemory", "BlkioWeight"})
        host.erase(name);
    Json& options = host["SecurityOpt"];
    if (options.is_array())
        options.erase(std::remove(options.begin(), options.end(), "label=disable"), options.end());
    if (options.empty())
        options = nullptr;
}

} // namespace

/// Docker's words for what a container is to be, with what the real program sends and the real daemon answers.
class TestContainerWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsTheSame_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QDir folder(qEnvironmentVariable("DARSE_SOURCE_DIR") + QStringLiteral("/tests/container/bodies"));
        for (const QString& name : folder.entryList(QDir::Files)) {
            if (!name.contains(QLatin1String("inspect")))
                QTest::newRow(qPrintable(name)) << name.toUtf8();
        }
    }
    void whatIsWrittenReadsTheSame()
    {
        QFETCH(QByteArray, file);
        const auto config = parsed(sample(file.constData()));
        VERIFY_OK(config);
        const auto again = parsed(createJson(*config));
        VERIFY_OK(again);
        QCOMPARE(dumped(createJson(*again)), dumped(createJson(*config)));
        QVERIFY(*again == *config);
    }

    void anInspectIsDockers_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name :
             {"plain", "ports", "mounts", "res", "dev", "modes", "mode3", "misc", "restart1", "restart2", "net"})
            QTest::newRow(name) << QByteArray(name);
    }
    void anInspectIsDockers()
    {
        QFETCH(QByteArray, name);
        const auto config = parsed(sample(name + ".create.json"));
        VERIFY_OK(config);
        const Json inspect = sample(name + ".inspect.json");
        Json wanted = inspect["HostConfig"];
        Json host = hostConfigJson(*config);
        settle(wanted);
        settle(host);
        QCOMPARE(dumped(host), dumped(wanted));

        Json wantedBody = inspect["Config"];
        Json body = configJson(*config);
        wantedBody.erase("Hostname");
        body.erase("Hostname");
        if (body["Volumes"].is_null())
            wantedBody["Volumes"] = nullptr;
        QCOMPARE(dumped(body), dumped(wantedBody));
    }

    void noEntryPointIsToldAsDockerDoes()
    {
        const auto asked = parsed(sample("noent.create.json"));
        VERIFY_OK(asked);
        const auto config = merged(*asked, {});
        VERIFY_OK(config);
        QCOMPARE(configJson(*config).at("Entrypoint"), sample("noent.inspect.json").at("Config").at("Entrypoint"));
    }
    void everythingThatIsAskedForArrives()
    {
        const auto config = parsed(sample("res.create.json"));
        VERIFY_OK(config);
        const Resources& resources = config->resources;
        QCOMPARE(resources.nanoCpus, std::int64_t{1'500'000'000});
        QCOMPARE(resources.cpuShares, std::uint64_t{512});
        QCOMPARE(resources.memory, std::int64_t{64} << 20U);
        QCOMPARE(resources.memorySwap, std::int64_t{128} << 20U);
        QCOMPARE(*resources.memorySwappiness, std::int64_t{10});
        QVERIFY(resources.isOomKillDisabled);
        QCOMPARE(*resources.pids, std::int64_t{100});
        QCOMPARE(resources.readBytes, (std::vector<BlockRate>{{.device = "/dev/null", .rate = 1U << 20U}}));
        QCOMPARE(config->ulimits.size(), std::size_t{3});
        QCOMPARE(config->ulimits[1], (Ulimit{.name = "nofile", .soft = 1024, .hard = 2048}));
        QCOMPARE(config->sharedMemory, std::int64_t{128} << 20U);
    }
    void addressesOfANetworkArrive()
    {
        const auto config = parsed(sample("net.1.47.json"));
        VERIFY_OK(config);
        const EndpointAsked wanted{
            .aliases = {"web", "w2"}, .address = "10.55.0.7", .address6 = "fd00::7", .mac = "02:42:0a:37:00:07"};
        QVERIFY(config->endpoints.at("mynet") == wanted);
    }
    void theAddressOfOldClientsIsForTheirNetwork()
    {
        const auto config = parsed(sample("net.create.json"));
        VERIFY_OK(config);
        QCOMPARE(config->endpoints.at("mynet").mac, std::string("02:42:0a:37:00:07"));
        QCOMPARE(configJson(*config).at("MacAddress"), Json("02:42:0a:37:00:07"));
    }
    void portsArriveSortedWithTheirRanges()
    {
        const auto config = parsed(sample("ports.create.json"));
        VERIFY_OK(config);
        QCOMPARE(config->ports.size(), std::size_t{7});
        const PortBinding dns{.inside = {53, Protocol::Udp}, .address = "127.0.0.1", .first = 53, .last = 53};
        const PortBinding range{.inside = {70, Protocol::Tcp}, .first = 7000, .last = 7005};
        QVERIFY(config->ports[0] == dns);
        QVERIFY(config->ports[1] == range);
        QVERIFY(config->exposed.contains({.number = 3002}));
        QVERIFY(config->publishesAll);
    }
    void rangesOfExposedPortsAreOpened()
    {
        const auto config = parsed({{"ExposedPorts", {{"8000-8003/udp", Json::object()}, {"9", Json::object()}}}});
        VERIFY_OK(config);
        QCOMPARE(config->exposed.size(), std::size_t{5});
        QVERIFY(config->exposed.contains({.number = 8003, .protocol = Protocol::Udp}));
        QVERIFY(config->exposed.contains({.number = 9, .protocol = Protocol::Tcp}));
    }
    void textsStandForListsOfOne()
    {
        const auto config = parsed({{"Entrypoint", "/bin/sh"}, {"Cmd", "x"}});
        VERIFY_OK(config);
        QCOMPARE(*config->entrypoint, Texts{"/bin/sh"});
        QCOMPARE(*config->command, Texts{"x"});
    }
    void namesAreFoundWithoutCase()
    {
        const auto config = parsed({{"image", "alpine"}, {"hostconfig", {{"memory", 8 << 20}}}});
        VERIFY_OK(config);
        QCOMPARE(config->image, std::string("alpine"));
        QCOMPARE(config->resources.memory, std::int64_t{8} << 20U);
    }
    void linksOfAnInspectAreRead()
    {
        const auto config = parsed({{"HostConfig", {{"Links", {"db", "db:d", "/db:/web/alias"}}}}});
        VERIFY_OK(config);
        QCOMPARE(config->links, (Texts{"db:db", "db:d", "db:alias"}));
    }

    void onlyWhatSaysSomethingIsWarnedOf()
    {
        Texts warnings;
        const Json host = {{"Nothing", Json::array()},
                           {"Zero", 0},
                           {"Zeros", {0, 0}},
                           {"Isolation", "default"},
                           {"DeviceRequests", {{{"Count", -1}}}}};
        VERIFY_OK(parseConfig({{"HostConfig", host}, {"Shell", nullptr}, {"Odd", true}}, warnings));
        QCOMPARE(warnings, (Texts{"\"HostConfig.DeviceRequests\" is not known here and has no effect",
                                  "\"Odd\" is not known here and has no effect"}));
    }
    void realClientsAreNotWarnedOfWhatTheyDidNotAsk()
    {
        for (const char* name : {"plain.create.json", "mounts.1.47.json", "res.1.47.json", "misc.1.47.json"}) {
            Texts warnings;
            VERIFY_OK(parseConfig(sample(name), warnings));
            QCOMPARE(warnings, Texts{});
        }
    }
    void limitsOfALogAreRead()
    {
        QVERIFY(*logLimits({}) == LogLimits());
        const auto limits = logLimits({.options = {{"max-size", "1m"}, {"max-file", "2"}}});
        VERIFY_OK(limits);
        QCOMPARE(limits->bytes, std::uint64_t{1} << 20U);
        QCOMPARE(limits->files, 2);
        QCOMPARE(logLimits({.options = {{"max-size", "-1"}}})->bytes, std::uint64_t{0});
        VERIFY_FAILS(logLimits({.options = {{"max-size", "big"}}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(logLimits({.options = {{"max-file", "0"}}}), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestContainerWords)
#include "tst_containerwords.moc"
