// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/lease.h"
#include "core/sys/netnamespace.h"
#include "tests/network/networkfixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <fstream>

using namespace darse;
using namespace darse::test;

namespace {

container::PortBinding publish(std::uint16_t port)
{
    return {.inside = {80}, .first = port, .last = port};
}

/// Of the harbour: others come and go on this machine meanwhile.
QByteArray mountsBelow(const std::filesystem::path& folder)
{
    QByteArray out;
    for (const QByteArray& line : QByteArray::fromStdString(contentOf("/proc/self/mounts")).split('\n')) {
        if (line.contains(QByteArray::fromStdString(folder.native())))
            out += line + '\n';
    }
    return out;
}

} // namespace

class tst_NetworksHealed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftOfTheDead()
    {
        Harbour harbour;
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        const QByteArray mountsBefore = mountsBelow(harbour.folder());
        VERIFY_OK(harbour.connect("web", {"bridge", "sea"}, {publish(8090)}));
        QVERIFY(rules().contains("8090"));
        QVERIFY(mountsBelow(harbour.folder()) != mountsBefore);
        const QByteArray pid = QByteArray::fromStdString(contentOf(harbour.folder() / "names" / "aardvark.pid"));
        harbour.restart();
        VERIFY_OK(harbour.networks().sweep({}));
        QTRY_COMPARE(interfaces(), QByteArray());
        QCOMPARE(rules(), QByteArray());
        QCOMPARE(mountsBelow(harbour.folder()), mountsBefore);
        for (const char* folder : {"leases", "names", "netns"})
            QVERIFY2(std::filesystem::is_empty(harbour.folder() / folder), folder);
        QTRY_COMPARE(contentOf("/proc/" + pid.toStdString() + "/cmdline"), std::string());
    }

    void theLivingKeepAll()
    {
        Harbour harbour;
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        const auto before = harbour.connect("web", {"sea"}, {publish(8091)});
        VERIFY_OK(before);
        VERIFY_OK(harbour.connect("gone", {"sea"}, {publish(8092)}));
        harbour.restart();
        const auto web = Harbour::member("web").id;
        VERIFY_OK(harbour.networks().sweep({web}));
        const auto sea = harbour.networks().find("sea");
        VERIFY_OK(sea);
        QVERIFY(harbour.networks().members(sea->id) == std::vector{web});
        Inside listening(harbour.networks().namespacePath(web),
                         {QStringLiteral("nc"), QStringLiteral("-ll"), QStringLiteral("-p"), QStringLiteral("80"),
                          QStringLiteral("-e"), QStringLiteral("/bin/echo"), QStringLiteral("ahoy")});
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8091), QByteArray("ahoy\n"));
        QVERIFY(!rules().contains("8092"));
        // Its port and its address are still its own.
        VERIFY_FAILS(harbour.connect("next", {"sea"}, {publish(8091)}), ErrorKind::InUse);
        const auto next = harbour.connect("next", {"sea"}, {publish(8092)});
        VERIFY_OK(next);
        QVERIFY(next->endpoints.front().address != before->endpoints.front().address);
    }

    void rulesThatSomebodyHasFlushedComeBack()
    {
        Harbour harbour;
        VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(8093)}));
        const QByteArray before = rules();
        static_cast<void>(outputOf({QStringLiteral("nft"), QStringLiteral("flush"), QStringLiteral("ruleset")}));
        QCOMPARE(rules(), QByteArray());
        harbour.restart();
        VERIFY_OK(harbour.networks().sweep({Harbour::member("web").id}));
        QCOMPARE(rules(), before);
    }

    void aLeaseOfWhichNothingElseWasMadeIsForgotten()
    {
        Harbour harbour;
        const auto member = Harbour::member("half");
        network::Lease lease{member};
        lease.endpoints.push_back({.endpoint = {.network = harbour.networks().find("bridge")->id,
                                                .networkName = "bridge",
                                                .interface = "eth0",
                                                .address = "10.89.0.77"},
                                   .outerInterface = "dvhalf"});
        lease.ports.push_back({{80}, "0.0.0.0", 8094});
        VERIFY_OK(network::LeaseFiles(harbour.folder() / "leases").keep(lease));
        harbour.restart();
        VERIFY_FAILS(harbour.connect("web", {"bridge"}, {publish(8094)}), ErrorKind::InUse);
        VERIFY_OK(harbour.networks().sweep({}));
        VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(8094)}));
    }

    void aNamespaceThatIsOnlyAFileIsMadeAnew()
    {
        Harbour harbour;
        const auto id = Harbour::member("web").id;
        std::ofstream(harbour.networks().namespacePath(id)) << "";
        VERIFY_OK(harbour.networks().makeNamespace(id));
        VERIFY_OK(sys::openNetworkNamespace(harbour.networks().namespacePath(id)));
        VERIFY_OK(harbour.networks().makeNamespace(id));
        VERIFY_OK(harbour.networks().release(id));
        VERIFY_OK(harbour.networks().release(id));
        QVERIFY(!exists(harbour.networks().namespacePath(id)));
    }

    void whatCannotBeSetUpLeavesNothing()
    {
        Harbour harbour;
        // The default bridge would move aside.
        const auto bridge = harbour.networks().create({.name = "sea"});
        VERIFY_OK(bridge);
        // Its interface is somebody else's.
        static_cast<void>(
            outputOf({QStringLiteral("ip"), QStringLiteral("link"), QStringLiteral("add"),
                      QString::fromStdString(bridge->interface), QStringLiteral("type"), QStringLiteral("bridge")}));
        VERIFY_FAILS(harbour.connect("web", {"sea"}, {publish(8095)}), ErrorKind::Conflict);
        QCOMPARE(interfaces(), QByteArray::fromStdString(bridge->interface));
        QVERIFY(harbour.networks().members(bridge->id).empty());
        QVERIFY(!exists(harbour.networks().namespacePath(Harbour::member("web").id)));
        static_cast<void>(outputOf({QStringLiteral("ip"), QStringLiteral("link"), QStringLiteral("del"),
                                    QString::fromStdString(bridge->interface)}));
        VERIFY_OK(harbour.connect("web", {"sea"}, {publish(8095)}));
    }

    void comingAndGoingLeavesNothing()
    {
        Harbour harbour;
        VERIFY_OK(harbour.connect("first", {"bridge"}));
        const QByteArray interfacesBefore = interfaces();
        const QByteArray rulesBefore = rules();
        const std::size_t filesBefore = openFileCount();
        for (int i = 0; i < 5; ++i) {
            VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(8096)}));
            QVERIFY(interfaces() != interfacesBefore);
            VERIFY_OK(harbour.networks().release(Harbour::member("web").id));
        }
        QTRY_COMPARE(interfaces(), interfacesBefore);
        QCOMPARE(rules(), rulesBefore);
        QCOMPARE(openFileCount(), filesBefore);
    }
};

int main(int argc, char** argv)
{
    becomeOwnMachine();
    QCoreApplication application(argc, argv);
    tst_NetworksHealed test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_networkshealed.moc"
