// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/network/occupied.h"
#include "tests/support/verify.h"

#include <netinet/in.h>
#include <sys/socket.h>

using namespace darse;
using namespace darse::network;

namespace {

const Subnet kSmall{"10.1.2.0/29", "10.1.2.1", ""};

Taken taken(std::initializer_list<const char*> addresses)
{
    Taken all;
    for (const char* each : addresses)
        all.insert(*parseAddress(each));
    return all;
}

std::map<ContainerId, Lease> leasedTo(const char* name, PublishedPort port)
{
    Lease lease{{ContainerId(name), name}};
    lease.ports.push_back(std::move(port));
    return {{lease.member.id, lease}};
}

container::PortBinding binding(const char* address, std::uint16_t first, std::uint16_t last)
{
    return {.inside = {80}, .address = address, .first = first, .last = last};
}

Result<void> anything(const PublishedPort&)
{
    return {};
}

Result<void> onlyEven(const PublishedPort& port)
{
    if (port.outside % 2 == 0)
        return {};
    return Error(ErrorKind::InUse, "port is used by another program");
}

} // namespace

class tst_NetworkChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesKnowWhatIsInThem_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("overlaps");
        QTest::newRow("inside") << QByteArray("10.0.0.0/8") << QByteArray("10.89.0.0/24") << true;
        QTest::newRow("same") << QByteArray("10.89.0.0/24") << QByteArray("10.89.0.0/24") << true;
        QTest::newRow("neighbours") << QByteArray("10.89.0.0/24") << QByteArray("10.89.1.0/24") << false;
        QTest::newRow("IPv6") << QByteArray("fd00::/64") << QByteArray("fd00::5/128") << true;
        QTest::newRow("IPv6 apart") << QByteArray("fd00::/64") << QByteArray("fd00:0:0:1::/64") << false;
        QTest::newRow("families") << QByteArray("0.0.0.0/0") << QByteArray("::/0") << false;
    }
    void rangesKnowWhatIsInThem()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QFETCH(bool, overlaps);
        QCOMPARE(parseRange(one.toStdString())->overlaps(*parseRange(other.toStdString())), overlaps);
        QCOMPARE(parseRange(other.toStdString())->overlaps(*parseRange(one.toStdString())), overlaps);
    }

    void whatIsNoRangeIsRefused()
    {
        for (const char* text : {"", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/8x", "fd00::/129"})
            QVERIFY2(!parseRange(text), text);
        QCOMPARE(toString(*parseRange("10.1.2.3/24")), std::string("10.1.2.0/24"));
        QCOMPARE(toString(*parseRange("fd00::1:2:3/64")), std::string("fd00::/64"));
    }

    void addressesGoRoundAndSpareTheGateway()
    {
        Address last{};
        std::vector<std::string> given;
        Taken all;
        for (int i = 0; i < 5; ++i) {
            const auto address = chooseAddress(kSmall, {}, all, last);
            VERIFY_OK(address);
            last = *address;
            all.insert(last);
            given.push_back(toString(last));
        }
        QCOMPARE(given, (std::vector<std::string>{"10.1.2.2", "10.1.2.3", "10.1.2.4", "10.1.2.5", "10.1.2.6"}));
        VERIFY_FAILS(chooseAddress(kSmall, {}, all, last), ErrorKind::InUse);
        all.erase(*parseAddress("10.1.2.4"));
        QCOMPARE(toString(*chooseAddress(kSmall, {}, all, last)), std::string("10.1.2.4"));
    }

    void whatWasGivenBackIsNotGivenAtOnce()
    {
        QCOMPARE(toString(*chooseAddress(kSmall, {}, {}, *parseAddress("10.1.2.2"))), std::string("10.1.2.3"));
    }

    void aFixedAddressMustBeFreeAndOfTheSubnet()
    {
        const Taken some = taken({"10.1.2.5"});
        QCOMPARE(toString(*chooseAddress(kSmall, "10.1.2.4", some, {})), std::string("10.1.2.4"));
        VERIFY_FAILS(chooseAddress(kSmall, "10.1.2.5", some, {}), ErrorKind::InUse);
        VERIFY_FAILS(chooseAddress(kSmall, "10.1.2.1", some, {}), ErrorKind::InUse);
        for (const char* wrong : {"10.1.2.0", "10.1.2.7", "10.1.3.4", "fd00::1", "rubbish"})
            VERIFY_FAILS(chooseAddress(kSmall, wrong, some, {}), ErrorKind::InvalidInput);
    }

    void addressesComeFromThePartThatIsForThem()
    {
        const Subnet subnet{"10.1.0.0/16", "10.1.0.1", "10.1.7.0/24"};
        QCOMPARE(toString(*chooseAddress(subnet, {}, {}, {})), std::string("10.1.7.0"));
    }

    void aUsedPortIsToldWithItsOwner()
    {
        const auto leases = leasedTo("web", {{80}, "127.0.0.1", 8080});
        const auto all = choosePorts({binding("", 8080, 8080)}, leases, anything);
        VERIFY_FAILS(all, ErrorKind::InUse);
        QCOMPARE(all.error().message(), std::string("port 8080/tcp of 0.0.0.0 is used by container web"));
        VERIFY_OK(choosePorts({binding("127.0.0.2", 8080, 8080)}, leases, anything));
        VERIFY_OK(choosePorts({{.inside = {80, container::Protocol::Udp}, .first = 8080}}, leases, anything));
    }

    void aRangeGivesItsFirstFreePort()
    {
        const auto leases = leasedTo("web", {{80}, "0.0.0.0", 8080});
        const auto ports = choosePorts({binding("", 8080, 8085), binding("", 8080, 8085)}, leases, onlyEven);
        VERIFY_OK(ports);
        QCOMPARE(ports->at(0).outside, std::uint16_t(8082));
        QCOMPARE(ports->at(1).outside, std::uint16_t(8084));
        VERIFY_FAILS(choosePorts({binding("", 8080, 8081)}, leases, onlyEven), ErrorKind::InUse);
    }

    void noPortMeansAnyFreeOne()
    {
        const auto ports = choosePorts({binding("", 0, 0), binding("", 0, 0)}, {}, onlyEven);
        VERIFY_OK(ports);
        QVERIFY(ports->at(0).outside >= 32768 && ports->at(0).outside <= 60999 && ports->at(0).outside % 2 == 0);
        QVERIFY(ports->at(0).outside != ports->at(1).outside);
    }

    void whatCannotBePublishedIsSaid()
    {
        VERIFY_FAILS(choosePorts({binding("nowhere", 80, 80)}, {}, anything), ErrorKind::InvalidInput);
        VERIFY_FAILS(choosePorts({binding("::1", 80, 80)}, {}, anything), ErrorKind::Unsupported);
        VERIFY_FAILS(choosePorts({{.inside = {80, container::Protocol::Sctp}}}, {}, anything), ErrorKind::Unsupported);
    }

    void anotherProgramIsFoundByTrying()
    {
        const darse::UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof where;
        QCOMPARE(::bind(listener.get(), reinterpret_cast<sockaddr*>(&where), size), 0);
        QCOMPARE(::listen(listener.get(), 1), 0);
        QCOMPARE(::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&where), &size), 0);
        const std::uint16_t port = ntohs(where.sin_port);
        const auto tried = tryPort({{80}, "0.0.0.0", port});
        VERIFY_FAILS(tried, ErrorKind::InUse);
        QVERIFY(tried.error().message().ends_with("is used by another program"));
        VERIFY_OK(tryPort({{80, container::Protocol::Udp}, "127.0.0.1", port}));
        VERIFY_FAILS(tryPort({{80}, "203.0.113.7", port}), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(tst_NetworkChoice)
#include "tst_networkchoice.moc"
