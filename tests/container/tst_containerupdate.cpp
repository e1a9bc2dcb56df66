// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::container;
using Json = nlohmann::json;

namespace {

constexpr std::int64_t kMiB = 1 << 20;

Config limited()
{
    return {.resources = {.cpuShares = 512, .memory = 64 * kMiB, .memorySwap = 128 * kMiB, .pids = 100},
            .restart = {.mode = RestartMode::Always}};
}

} // namespace

/// Limits that change while a container lives, and networks that it is connected to.
class TestContainerUpdate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsThereChanges()
    {
        Config config = limited();
        VERIFY_OK(applyUpdate({{"CpuShares", 0}, {"Memory", 32 * kMiB}, {"RestartPolicy", {{"Name", ""}}}}, config));
        Config wanted = limited();
        wanted.resources.memory = 32 * kMiB;
        QVERIFY(config == wanted);
    }
    void belowZeroLiftsALimit()
    {
        Config config = limited();
        VERIFY_OK(applyUpdate({{"PidsLimit", -1}, {"MemorySwap", -1}, {"Memory", -1}}, config));
        QCOMPARE(*config.resources.pids, std::int64_t{-1});
        QCOMPARE(config.resources.memorySwap, std::int64_t{-1});
        QCOMPARE(config.resources.memory, std::int64_t{0});
    }
    void theRestartPolicyChanges()
    {
        Config config = limited();
        VERIFY_OK(applyUpdate({{"RestartPolicy", {{"Name", "on-failure"}, {"MaximumRetryCount", 5}}}}, config));
        QVERIFY((config.restart == RestartPolicy{.mode = RestartMode::OnFailure, .most = 5}));
    }
    void whatContradictsChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("memory above both") << QByteArray(R"({"Memory":268435456})");
        QTest::newRow("too little") << QByteArray(R"({"Memory":4096})");
        QTest::newRow("policy") << QByteArray(R"({"CpuShares":2,"RestartPolicy":{"Name":"sometimes"}})");
        QTest::newRow("type") << QByteArray(R"({"CpuShares":2,"Memory":"64m"})");
        QTest::newRow("no object") << QByteArray("[]");
    }
    void whatContradictsChangesNothing()
    {
        QFETCH(QByteArray, json);
        Config config = limited();
        VERIFY_FAILS(applyUpdate(Json::parse(json.toStdString()), config), ErrorKind::InvalidInput);
        QVERIFY(config == limited());
    }
    void whatIsRemovedAtItsEndIsNotRestarted()
    {
        Config config{.isRemovedAtEnd = true};
        VERIFY_FAILS(applyUpdate({{"RestartPolicy", {{"Name", "always"}}}}, config), ErrorKind::InvalidInput);
    }

    void endpointsAreRead()
    {
        const auto endpoint = parseEndpoint({{"IPAMConfig", {{"IPv4Address", "10.1.2.3"}}}, {"Aliases", {"db"}}});
        VERIFY_OK(endpoint);
        QVERIFY((*endpoint == EndpointAsked{.aliases = {"db"}, .address = "10.1.2.3"}));
        VERIFY_OK(parseEndpoint(Json::object()));
        VERIFY_FAILS(parseEndpoint({{"IPAMConfig", {{"IPv4Address", "fd00::1"}}}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(parseEndpoint({{"Aliases", {"two words"}}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(parseEndpoint({{"MacAddress", "02:42"}}), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestContainerUpdate)
#include "tst_containerupdate.moc"
