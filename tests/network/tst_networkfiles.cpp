// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/firewall.h"
#include "core/network/lease.h"
#include "core/network/namefiles.h"
#include "core/network/names.h"
#include "tests/support/verify.h"

using namespace darse;
using namespace darse::network;

namespace {

Lease sample()
{
    Lease lease{{ContainerId(std::string(64, 'a')), "web", "host"}};
    Endpoint endpoint{
        .network = NetworkId("net"), .networkName = "sea", .interface = "eth0", .aliases = {"nick", "web"}};
    endpoint.address = "10.90.0.2";
    endpoint.prefix = 24;
    endpoint.gateway = "10.90.0.1";
    endpoint.mac = "02:42:0a:5a:00:02";
    lease.endpoints.push_back({endpoint, "dv12"});
    lease.ports = {{{80}, "0.0.0.0", 8080}, {{53, container::Protocol::Udp}, "127.0.0.1", 5353}};
    return lease;
}

} // namespace

class tst_NetworkFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extraHostsComeFirstAndOwnNamesLast()
    {
        const auto text = hostsFile(
            {.extraHosts = {"db:10.0.0.7", "gate:host-gateway", "six:[fd00::1]"}, .own = {{"10.90.0.2", "web 1234"}}},
            "10.90.0.1");
        VERIFY_OK(text);
        QCOMPARE(*text, std::string("10.0.0.7\tdb\n10.90.0.1\tgate\nfd00::1\tsix\n127.0.0.1\tlocalhost\n"
                                    "::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\n"
                                    "ff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n"
                                    "10.90.0.1\thost.docker.internal host.containers.internal\n10.90.0.2\tweb 1234\n"));
    }

    void aPersonsWordAboutTheHostStands()
    {
        const auto text = hostsFile({.extraHosts = {"host.docker.internal:192.0.2.1"}}, "10.90.0.1");
        VERIFY_OK(text);
        QVERIFY(text->starts_with("192.0.2.1\thost.docker.internal\n"));
        QCOMPARE(text->find("10.90.0.1"), std::string::npos);
    }

    void onTheNetworkOfTheMachineItsOwnNamesStand()
    {
        const NameFiles names{.extraHosts = {"db:10.0.0.7"}, .machineHosts = "127.0.1.1\tbox\n"};
        const auto text = hostsFile(names, {});
        VERIFY_OK(text);
        QCOMPARE(*text, std::string("10.0.0.7\tdb\n127.0.1.1\tbox\n"));
        const char* host = "nameserver 127.0.0.53\nsearch lan\n";
        QCOMPARE(resolvFile(names, {"192.0.2.9"}, host), std::string("search lan\nnameserver 127.0.0.53\n"));
        NameFiles more = names;
        more.servers = {"9.9.9.9"};
        QCOMPARE(resolvFile(more, {}, host), std::string("search lan\nnameserver 9.9.9.9\n"));
        more.base = "machine";
        QCOMPARE(resolvFile(more, {}, host), std::string("search lan\nnameserver 127.0.0.53\nnameserver 9.9.9.9\n"));
    }

    void wrongExtraHostsAreRefused()
    {
        for (const char* wrong : {"db", ":10.0.0.1", "db:somewhere", "a b:10.0.0.1", "a\nb:10.0.0.1", "db:"})
            VERIFY_FAILS(hostsFile({.extraHosts = {wrong}}, {}), ErrorKind::InvalidInput);
        VERIFY_FAILS(hostsFile({.extraHosts = {"gate:host-gateway"}}, {}), ErrorKind::InvalidInput);
    }

    void serversOfAPersonBeatThoseOfTheNetworkAndOfTheMachine()
    {
        const char* host = "# comment\nnameserver 127.0.0.53\nnameserver 192.0.2.9\nsearch lan\noptions edns0\n";
        QCOMPARE(resolvFile({.servers = {"9.9.9.9"}}, {"10.90.0.1"}, host),
                 std::string("search lan\nnameserver 9.9.9.9\noptions edns0\n"));
        QCOMPARE(resolvFile({}, {"10.90.0.1"}, host), std::string("search lan\nnameserver 10.90.0.1\noptions edns0\n"));
        QCOMPARE(resolvFile({}, {}, host), std::string("search lan\nnameserver 192.0.2.9\noptions edns0\n"));
        QCOMPARE(resolvFile({.search = {"."}, .options = {"ndots:1"}}, {}, "nameserver ::1\n"),
                 std::string("nameserver 8.8.8.8\nnameserver 8.8.4.4\noptions ndots:1\n"));
    }

    void whatIsAskedForComesBesideWhatThereIs()
    {
        const char* host = "nameserver 192.0.2.9\nsearch lan\noptions edns0 ndots:5\n";
        const NameFiles more{.servers = {"9.9.9.9", "10.90.0.1"},
                             .search = {"lan", "shop.example"},
                             .options = {"ndots:2", "rotate"},
                             .base = "network"};
        QCOMPARE(resolvFile(more, {"10.90.0.1"}, host),
                 std::string("search lan shop.example\nnameserver 10.90.0.1\nnameserver 9.9.9.9\noptions edns0 ndots:2 "
                             "rotate\n"));
        QCOMPARE(resolvFile({.servers = {"9.9.9.9"}, .base = "machine"}, {"10.90.0.1"}, host),
                 std::string("search lan\nnameserver 192.0.2.9\nnameserver 9.9.9.9\noptions edns0 ndots:5\n"));
        QCOMPARE(resolvFile({.servers = {"9.9.9.9"}, .base = "none"}, {"10.90.0.1"}, host),
                 std::string("nameserver 9.9.9.9\n"));
        QCOMPARE(resolvFile({.base = "network"}, {}, ""), std::string("nameserver 8.8.8.8\nnameserver 8.8.4.4\n"));
    }

    void linesStayLines()
    {
        const std::string text = resolvFile({.servers = {"9.9.9.9", "1.1.1.1\nnameserver 6.6.6.6"}}, {}, "");
        QCOMPARE(text, std::string("nameserver 9.9.9.9\n"));
    }

    void leasesAndNetworksSurviveTheirWriting()
    {
        const auto lease = parseLease(toJson(sample()));
        VERIFY_OK(lease);
        QCOMPARE(toJson(*lease), toJson(sample()));
        QVERIFY(lease->ports == sample().ports);
        const Network network{.id = NetworkId("1"),
                              .name = "sea",
                              .interface = "darse1",
                              .subnets = {{"10.90.0.0/24", "10.90.0.1", ""}},
                              .isInternal = true,
                              .labels = {{"a", "b"}}};
        const auto read = parseNetwork(toJson(network));
        VERIFY_OK(read);
        QCOMPARE(toJson(*read), toJson(network));
        QVERIFY(read->isInternal && read->subnets == network.subnets);
        VERIFY_FAILS(parseLease("{"), ErrorKind::InvalidState);
        VERIFY_FAILS(parseNetwork("{\"id\": 7}"), ErrorKind::InvalidState);
    }

    void namesAreToldOncePerMember()
    {
        const Network network{.id = NetworkId("net"), .name = "sea", .subnets = {{"10.90.0.0/24", "10.90.0.1", ""}}};
        QCOMPARE(namesText({network, {sample()}}),
                 "10.90.0.1\n" + std::string(64, 'a') + " 10.90.0.2  web,aaaaaaaaaaaa,host,nick\n");
        QCOMPARE(namesText({network, {}}), std::string());
        Lease hostile = sample();
        hostile.member.hostname = "x\n10.0.0.1 evil";
        QCOMPARE(namesText({network, {hostile}}).find("evil"), std::string::npos);
    }

    void closingAPortIsHarmlessWhenItIsNotOpen()
    {
        const std::string open = portRules("t", sample(), PortChange::Open);
        QVERIFY(open.find("add element ip t anyports { tcp . 8080 : 10.90.0.2 . 80 }") != std::string::npos);
        QVERIFY(open.find("add element ip t ports { 127.0.0.1 . udp . 5353 : 10.90.0.2 . 53 }") != std::string::npos);
        const std::string close = portRules("t", sample(), PortChange::Close);
        const auto added = close.find("add element ip t anyports { tcp . 8080 :");
        const auto deleted = close.find("delete element ip t anyports { tcp . 8080 }");
        QVERIFY(added != std::string::npos && deleted != std::string::npos && added < deleted);
    }

    void anInternalNetworkHasNoWayOut()
    {
        const Network network{.id = NetworkId("1"),
                              .name = "sea",
                              .interface = "darse1",
                              .subnets = {{"10.90.0.0/24", "10.90.0.1", ""}},
                              .isInternal = true};
        const std::string text = networkRules("t", {network});
        QCOMPARE(text.find("oifname != \"darse1\" ip saddr"), std::string::npos);
        QVERIFY(text.find("forward iifname \"darse1\" drop") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_NetworkFiles)
#include "tst_networkfiles.moc"
