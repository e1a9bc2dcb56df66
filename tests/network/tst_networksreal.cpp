// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/networkfixture.h"
#include "tests/support/verify.h"

#include <QFileInfo>

#include <set>
#include <thread>

using namespace darse;
using namespace darse::test;

namespace {

QStringList server(int port, const char* word)
{
    return {QStringLiteral("nc"), QStringLiteral("-ll"),       QStringLiteral("-p"),   QString::number(port),
            QStringLiteral("-e"), QStringLiteral("/bin/echo"), QLatin1StringView(word)};
}

container::PortBinding publish(std::uint16_t inside, std::uint16_t outside, const char* address = "")
{
    return {.inside = {inside}, .address = address, .first = outside, .last = outside};
}

std::string parsedGateway(const Result<network::Network>& network)
{
    return network ? network->subnets.front().gateway : std::string();
}

} // namespace

class tst_NetworksReal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPublishedPortIsAnsweredFromInside()
    {
        Harbour harbour;
        const auto connected = harbour.connect("web", {"bridge"}, {publish(80, 8080)});
        if (!connected)
            qWarning("%s", connected.error().detail().c_str());
        VERIFY_OK(connected);
        QCOMPARE(connected->endpoints.size(), std::size_t(1));
        QCOMPARE(connected->ports.front().outside, std::uint16_t(8080));
        const auto space = harbour.networks().namespacePath(Harbour::member("web").id);
        Inside listening(space, server(80, "ahoy"));
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8080), QByteArray("ahoy\n"));
        const auto gateway = QString::fromStdString(connected->endpoints.front().gateway);
        QCOMPARE(greetingOf(gateway, 8080), QByteArray("ahoy\n"));
        const auto own = QString::fromStdString(connected->endpoints.front().address);
        QCOMPARE(greetingOf(own, 80), QByteArray("ahoy\n"));
        VERIFY_OK(harbour.networks().release(Harbour::member("web").id));
        QCOMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8080), QByteArray());
    }

    void aPortOfOneAddressIsNotOneOfTheOthers()
    {
        Harbour harbour;
        VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(80, 8081, "127.0.0.1")}));
        const auto gateway = QString::fromStdString(parsedGateway(harbour.networks().find("bridge")));
        Inside listening(harbour.networks().namespacePath(Harbour::member("web").id), server(80, "ahoy"));
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8081), QByteArray("ahoy\n"));
        QCOMPARE(greetingOf(gateway, 8081), QByteArray());
    }

    void neighboursFindOneAnotherByNameAndAddress()
    {
        Harbour harbour;
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        const auto one = harbour.connect("one", {"sea"});
        const auto other =
            harbour.networks().connect(Harbour::member("other"), {{"sea", {.aliases = {"nick"}}}}, {}, {});
        VERIFY_OK(one);
        VERIFY_OK(other);
        const auto here = harbour.networks().namespacePath(Harbour::member("one").id);
        Inside listening(harbour.networks().namespacePath(Harbour::member("other").id), server(80, "ahoy"));
        const QString address = QString::fromStdString(other->endpoints.front().address);
        QTRY_COMPARE(outputInside(here, {QStringLiteral("nc"), address, QStringLiteral("80")}), QByteArray("ahoy\n"));
        const auto servers = harbour.networks().nameServers(*one);
        QCOMPARE(servers, std::vector<std::string>{one->endpoints.front().gateway});
        for (const char* name : {"other", "nick", "other-host", "6f7468657200"}) {
            const QStringList asked{QStringLiteral("nslookup"), QString::fromLatin1(name),
                                    QString::fromStdString(servers.front())};
            QTRY_VERIFY2(outputInside(here, asked).contains("Address: " + address.toUtf8()),
                         outputInside(here, asked).constData());
        }
    }

    void theNameServerEndsWithTheLastOne()
    {
        Harbour harbour;
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        VERIFY_OK(harbour.connect("one", {"sea"}));
        const QByteArray pid = QByteArray::fromStdString(contentOf(harbour.folder() / "names" / "aardvark.pid"));
        QVERIFY(pid.toInt() > 1);
        VERIFY_OK(harbour.connect("two", {"sea"}));
        QCOMPARE(QByteArray::fromStdString(contentOf(harbour.folder() / "names" / "aardvark.pid")), pid);
        VERIFY_OK(harbour.networks().release(Harbour::member("one").id));
        QVERIFY(QFileInfo::exists(QStringLiteral("/proc/%1").arg(pid.toInt())));
        VERIFY_OK(harbour.networks().release(Harbour::member("two").id));
        const std::string status = "/proc/" + pid.toStdString() + "/cmdline";
        QTRY_COMPARE(contentOf(status), std::string());
    }

    void networksAreApart()
    {
        Harbour harbour;
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        VERIFY_OK(harbour.connect("one", {"bridge"}));
        const auto other = harbour.connect("other", {"sea"}, {publish(80, 8082)});
        VERIFY_OK(other);
        const auto here = harbour.networks().namespacePath(Harbour::member("one").id);
        Inside listening(harbour.networks().namespacePath(Harbour::member("other").id), server(80, "ahoy"));
        // Through what it has published it can be reached, and so the silence below means something.
        const QString gateway = QString::fromStdString(parsedGateway(harbour.networks().find("bridge")));
        QTRY_COMPARE(outputInside(here, {QStringLiteral("nc"), gateway, QStringLiteral("8082")}), QByteArray("ahoy\n"));
        const QString address = QString::fromStdString(other->endpoints.front().address);
        const QByteArray direct = outputInside(
            here, {QStringLiteral("nc"), QStringLiteral("-w"), QStringLiteral("1"), address, QStringLiteral("80")});
        QVERIFY2(!direct.contains("ahoy"), direct.constData());
    }

    void onesOwnPublishedPortIsReachedThroughTheMachine()
    {
        Harbour harbour;
        const auto web = harbour.connect("web", {"bridge"}, {publish(80, 8083)});
        VERIFY_OK(web);
        const auto space = harbour.networks().namespacePath(Harbour::member("web").id);
        Inside listening(space, server(80, "ahoy"));
        const QString gateway = QString::fromStdString(web->endpoints.front().gateway);
        QTRY_COMPARE(outputInside(space, {QStringLiteral("nc"), gateway, QStringLiteral("8083")}),
                     QByteArray("ahoy\n"));
    }

    void aLivingOneComesAndGoes()
    {
        Harbour harbour;
        const auto sea = harbour.networks().create({.name = "sea", .hasIpv6 = true});
        VERIFY_OK(sea);
        const auto member = Harbour::member("web");
        VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(80, 8084)}));
        const auto endpoint = harbour.networks().connectOne(member, sea->id, {}, {});
        VERIFY_OK(endpoint);
        QCOMPARE(endpoint->interface, std::string("eth1"));
        QVERIFY(!endpoint->address6.empty());
        const auto space = harbour.networks().namespacePath(member.id);
        const auto addresses = [&] { return outputInside(space, {QStringLiteral("ip"), QStringLiteral("addr")}); };
        QVERIFY(addresses().contains(QByteArray::fromStdString(endpoint->address)));
        QVERIFY(addresses().contains(QByteArray::fromStdString(endpoint->address6)));
        VERIFY_FAILS(harbour.networks().connectOne(member, sea->id, {}, {}), ErrorKind::Conflict);
        VERIFY_FAILS(harbour.networks().remove(sea->id), ErrorKind::InUse);
        // The published port leads to the network that is left.
        VERIFY_OK(harbour.networks().disconnectOne(member.id, harbour.networks().find("bridge")->id));
        QVERIFY(!addresses().contains("eth0"));
        Inside listening(space, server(80, "ahoy"));
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8084), QByteArray("ahoy\n"));
        const QByteArray ways = outputInside(space, {QStringLiteral("ip"), QStringLiteral("route")});
        QVERIFY2(ways.contains("default via " + QByteArray::fromStdString(endpoint->gateway)), ways.constData());
        VERIFY_OK(harbour.networks().disconnectOne(member.id, sea->id));
        VERIFY_OK(harbour.networks().remove(sea->id));
        QVERIFY(!interfaces().contains(sea->interface.c_str()));
        // From no network at all back to one.
        VERIFY_OK(harbour.networks().connectOne(member, harbour.networks().find("bridge")->id, {}, {}));
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8084), QByteArray("ahoy\n"));
    }

    void usedPortsAreRefusedBeforeAnythingIsDone()
    {
        Harbour harbour;
        VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(80, 8085)}));
        const auto second = harbour.connect("second", {"bridge"}, {publish(81, 8085)});
        VERIFY_FAILS(second, ErrorKind::InUse);
        QCOMPARE(QByteArray::fromStdString(second.error().message()),
                 QByteArray("port 8085/tcp of 0.0.0.0 is used by container web"));
        QVERIFY(harbour.networks().members(harbour.networks().find("bridge")->id) ==
                std::vector{Harbour::member("web").id});
        QVERIFY(!QFileInfo::exists(
            QString::fromStdString(harbour.networks().namespacePath(Harbour::member("second").id).native())));
    }

    void whoDropsWhatItDoesNotKnowIsToldOfTheBridge()
    {
        const auto iptables = [](const char* arguments) {
            return outputOf(QStringList{QStringLiteral("iptables")} +
                            QString::fromLatin1(arguments).split(QLatin1Char(' ')));
        };
        iptables("-P FORWARD DROP");
        Harbour harbour;
        const auto sea = harbour.networks().create({.name = "sea"});
        VERIFY_OK(sea);
        VERIFY_OK(harbour.connect("one", {"bridge"}));
        VERIFY_OK(harbour.connect("other", {"sea"}, {publish(80, 8086)}));
        Inside listening(harbour.networks().namespacePath(Harbour::member("other").id), server(80, "ahoy"));
        const QString gateway = QString::fromStdString(parsedGateway(harbour.networks().find("bridge")));
        const auto here = harbour.networks().namespacePath(Harbour::member("one").id);
        QTRY_COMPARE(outputInside(here, {QStringLiteral("nc"), gateway, QStringLiteral("8086")}), QByteArray("ahoy\n"));
        QVERIFY(iptables("-S FORWARD").contains(sea->interface.c_str()));
        VERIFY_OK(harbour.networks().release(Harbour::member("other").id));
        VERIFY_OK(harbour.networks().remove(sea->id));
        QVERIFY(!iptables("-S FORWARD").contains(sea->interface.c_str()));
        iptables("-P FORWARD ACCEPT");
    }

    void manyAtOnceGetWhatNobodyElseHas()
    {
        constexpr int kCount = 8;
        Harbour harbour;
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        std::vector<Result<network::Connected>> results(kCount, Error(ErrorKind::Internal, "not done"));
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < kCount; ++i)
                threads.emplace_back([&harbour, &results, i] {
                    results[static_cast<std::size_t>(i)] =
                        harbour.connect("c" + std::to_string(i), {"bridge", "sea"},
                                        {{.inside = {80}, .first = 9000, .last = 9050}, {.inside = {81}}});
                });
        }
        std::set<std::string> addresses;
        std::set<std::uint16_t> ports;
        for (const auto& result : results) {
            VERIFY_OK(result);
            for (const auto& endpoint : result->endpoints)
                addresses.insert(endpoint.address);
            for (const auto& port : result->ports)
                ports.insert(port.outside);
        }
        QCOMPARE(addresses.size(), std::size_t(2 * kCount));
        QCOMPARE(ports.size(), std::size_t(2 * kCount));
        Inside listening(harbour.networks().namespacePath(Harbour::member("c3").id), server(81, "ahoy"));
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), results[3]->ports[1].outside), QByteArray("ahoy\n"));
    }
};

int main(int argc, char** argv)
{
    becomeOwnMachine();
    QCoreApplication application(argc, argv);
    tst_NetworksReal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_networksreal.moc"
