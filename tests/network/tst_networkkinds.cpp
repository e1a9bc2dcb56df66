// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/catalogue.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

using namespace darse;
using namespace darse::network;

namespace {

class Scene {
public:
    Scene() { restart(); }
    void restart()
    {
        catalogue.reset();
        m_records.reset();
        m_records = state::Records::open(m_folder / "state.db").value();
        catalogue = Catalogue::open(*m_records, {[this] { return machine; },
                                                 [](const std::string& name) { return name == "darse0"; }})
                        .value();
    }

    std::vector<HostRange> machine{{*parseRange("10.89.4.0/24"), "eth0"}};
    std::unique_ptr<Catalogue> catalogue;

private:
    test::TempDir m_folder;
    std::unique_ptr<state::Records> m_records;
};

} // namespace

class tst_NetworkKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeAreAlwaysThereAndStayAsTheyAre()
    {
        Scene scene;
        const auto before = scene.catalogue->list();
        QCOMPARE(before.size(), std::size_t(3));
        const auto bridge = scene.catalogue->find("bridge");
        VERIFY_OK(bridge);
        QCOMPARE(bridge->id.value().size(), std::size_t(64));
        QCOMPARE(bridge->interface, std::string("darse1"));
        QVERIFY(!parseRange(bridge->subnets.front().range)->overlaps(scene.machine.front().range));
        VERIFY_FAILS(scene.catalogue->remove(bridge->id), ErrorKind::PermissionDenied);
        scene.machine.push_back({*parseRange(bridge->subnets.front().range), "eth1"});
        scene.restart();
        QCOMPARE(scene.catalogue->find("bridge")->id, bridge->id);
        QVERIFY(scene.catalogue->find("bridge")->subnets == bridge->subnets);
        QCOMPARE(scene.catalogue->list().size(), std::size_t(3));
    }

    void everyNetworkHasASubnetOfItsOwn()
    {
        Scene scene;
        std::vector<Range> all;
        for (int i = 0; i < 20; ++i) {
            const auto made = scene.catalogue->create({.name = "n" + std::to_string(i)});
            VERIFY_OK(made);
            const auto range = *parseRange(made->subnets.front().range);
            for (const Range& other : all)
                QVERIFY(!range.overlaps(other));
            all.push_back(range);
        }
    }

    void anOverlapIsToldWithBothNames()
    {
        Scene scene;
        VERIFY_OK(scene.catalogue->create({.name = "sea", .subnets = {{"10.200.0.0/16"}}}));
        const auto lake = scene.catalogue->create({.name = "lake", .subnets = {{"10.200.7.0/24"}}});
        VERIFY_FAILS(lake, ErrorKind::Conflict);
        QCOMPARE(lake.error().message(),
                 std::string("subnet 10.200.7.0/24 of network lake overlaps 10.200.0.0/16 of network sea"));
        const auto land = scene.catalogue->create({.name = "land", .subnets = {{"10.89.4.0/25"}}});
        VERIFY_FAILS(land, ErrorKind::Conflict);
        QCOMPARE(land.error().message(),
                 std::string("subnet 10.89.4.0/25 of network land overlaps 10.89.4.0/24 of interface eth0"));
    }

    void whatCannotBeMadeIsRefused()
    {
        Scene scene;
        for (const char* name : {"", "-a", "a b", "a/b", "container", "default", "a\nb"})
            VERIFY_FAILS(scene.catalogue->create({.name = name}), ErrorKind::InvalidInput);
        VERIFY_FAILS(scene.catalogue->create({.name = "host"}), ErrorKind::AlreadyExists);
        VERIFY_FAILS(scene.catalogue->create({.name = "m", .driver = "macvlan"}), ErrorKind::Unsupported);
        for (const Subnet& wrong : {Subnet{"10.1.0.0"}, Subnet{"10.1.0.0/31"}, Subnet{"10.1.0.0/24", "10.2.0.1"},
                                    Subnet{"10.1.0.0/24", "", "10.2.0.0/25"}, Subnet{"0.0.0.0/0"}})
            VERIFY_FAILS(scene.catalogue->create({.name = "m", .subnets = {wrong}}), ErrorKind::InvalidInput);
        QCOMPARE(scene.catalogue->list().size(), std::size_t(3));
    }

    void theyAreFoundByNameAndIdAndTheStartOfOne()
    {
        Scene scene;
        const auto sea = scene.catalogue->create({.name = "sea", .hasIpv6 = true});
        VERIFY_OK(sea);
        QVERIFY(sea->hasIpv6);
        QVERIFY(sea->subnets.at(1).range.starts_with("fd"));
        scene.restart();
        for (const std::string& text : {std::string("sea"), sea->id.value(), sea->id.value().substr(0, 12)})
            QCOMPARE(scene.catalogue->find(text)->id, sea->id);
        VERIFY_FAILS(scene.catalogue->find(sea->id.value().substr(0, 3)), ErrorKind::NotFound);
        VERIFY_OK(scene.catalogue->remove(sea->id));
        scene.restart();
        VERIFY_FAILS(scene.catalogue->find("sea"), ErrorKind::NotFound);
    }

    void routesOfTheMachineAreRead()
    {
        const auto ranges = parseRoutes("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\n"
                                        "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
                                        "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
                                        "rubbish\n");
        QCOMPARE(ranges.size(), std::size_t(1));
        QCOMPARE(toString(ranges.front().range), std::string("192.0.2.0/24"));
        QCOMPARE(ranges.front().interfaceName, std::string("eth0"));
    }
};

QTEST_GUILESS_MAIN(tst_NetworkKinds)
#include "tst_networkkinds.moc"
