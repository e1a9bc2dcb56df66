// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/parent.h"
#include "tests/cgroup/recorded.h"
#include "tests/support/verify.h"

using namespace darse;
using namespace darse::cgroup;
using darse::test::RecordedMachine;

namespace {

using Words = std::vector<std::string>;

std::string placeOf(const Hierarchy& hierarchy, std::string_view controller)
{
    const Tree* tree = hierarchy.treeOf(controller);
    if (tree == nullptr)
        return "nowhere";
    return (tree->version == Version::V1 ? "v1 " : "v2 ") + tree->mount.native();
}

} // namespace

/// Which controller is where, and where this engine may make cgroups.
class TestCgroupHierarchy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layoutIsTold_data()
    {
        QTest::addColumn<QString>("layout");
        for (const char* name : {"v1", "v2", "hybrid"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void layoutIsTold()
    {
        QFETCH(QString, layout);
        const RecordedMachine machine(layout.toStdString());
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        QCOMPARE(std::string(cgroup::toString(hierarchy->layout())), layout.toStdString());
    }

    void withoutMountsThereIsNone()
    {
        const RecordedMachine machine("v2");
        machine.write("proc/self/mountinfo", "22 28 0:21 / /proc rw - proc proc rw\nnonsense\n1 2 3 - cgroup\n");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        QVERIFY(hierarchy->treeOf("memory") == nullptr);
        QVERIFY(!chooseCgroupParent(*hierarchy, Privilege::Root).exists());
        QVERIFY(!chooseCgroupParent(*hierarchy, Privilege::Rootless).exists());
    }

    void everyControllerIsDecidedByItself()
    {
        const RecordedMachine machine("hybrid");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        QCOMPARE(placeOf(*hierarchy, "memory"), std::string("v1 /sys/fs/cgroup/memory"));
        QCOMPARE(placeOf(*hierarchy, "pids"), std::string("v2 /sys/fs/cgroup/unified"));
        QCOMPARE(placeOf(*hierarchy, "cpuacct"), std::string("v1 /sys/fs/cgroup/cpuacct"));
        QCOMPARE(placeOf(*hierarchy, "pressure"), std::string("v2 /sys/fs/cgroup/unified"));
        QCOMPARE(placeOf(*hierarchy, "rdma"), std::string("nowhere"));
    }

    void escapedMountPointsAreRead()
    {
        const auto trees = parseTrees("42 27 0:39 / /run/odd\\040place rw - cgroup none rw,memory\n");
        QCOMPARE(trees.size(), std::size_t{1});
        QCOMPARE(trees[0].mount.native(), std::string("/run/odd place"));
    }

    void whatIsMountedLaterHidesWhatWasThere()
    {
        const auto trees = parseTrees("1 0 0:1 / /sys/fs/cgroup rw - cgroup none rw,memory\n"
                                      "2 1 0:2 / /sys/fs/cgroup ro - cgroup2 none rw\n");
        QCOMPARE(trees.size(), std::size_t{1});
        QVERIFY(trees[0].version == Version::V2 && trees[0].isReadOnly);
    }

    void pathsAreRead()
    {
        const Paths paths =
            parsePaths("3:cpu,cpuacct:/a\n1:name=systemd:/s\n0::/gone (deleted)\nnonsense\n7:x:relative\n");
        QCOMPARE(paths.v1.size(), std::size_t{3});
        QCOMPARE(paths.v1.at("cpu"), std::string("/a"));
        QCOMPARE(paths.v1.at("cpuacct"), std::string("/a"));
        QCOMPARE(paths.v1.at("name=systemd"), std::string("/s"));
        QVERIFY(paths.v2 == std::optional<std::string>("/gone"));
    }

    void processesAreFound()
    {
        const RecordedMachine machine("v2");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        const auto paths = hierarchy->pathsOf(4242);
        VERIFY_OK(paths);
        QVERIFY(paths->v2 == std::optional<std::string>("/darse/web"));
        VERIFY_FAILS(hierarchy->pathsOf(1), ErrorKind::NotFound);
    }

    void nestedPathsAreSeenFromTheMount()
    {
        const RecordedMachine machine("nested");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        const Tree* memory = hierarchy->treeOf("memory");
        QVERIFY(memory != nullptr);
        QVERIFY(hierarchy->cgroupIn(*memory, hierarchy->own()) == std::optional<std::string>("/"));
        const auto inner = hierarchy->pathsOf(4242);
        VERIFY_OK(inner);
        QVERIFY(hierarchy->cgroupIn(*memory, *inner) == std::optional<std::string>("/darse/web"));
        const auto outer = hierarchy->pathsOf(4343);
        VERIFY_OK(outer);
        QVERIFY(!hierarchy->cgroupIn(*memory, *outer));
    }

    void onlySoundPathsAreCgroups()
    {
        for (const char* good : {"/darse", "/darse/web", "/user.slice/a:b"})
            QVERIFY2(isCgroupPath(good), good);
        for (const char* bad : {"", "/", "darse", "/darse/", "/darse//web", "/../etc", "/darse/.", "/darse/.."})
            QVERIFY2(!isCgroupPath(bad), bad);
    }

    void rootMakesThemAtTheTop()
    {
        const RecordedMachine machine("hybrid");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        const Parent parent = chooseCgroupParent(*hierarchy, Privilege::Root);
        QCOMPARE(parent.path, std::string("/darse"));
        // No cpuset anywhere; pids and hugetlb are only offered by a folder that was not recorded as a hierarchy of v1.
        QCOMPARE(parent.controllers, (Words{"cpu", "hugetlb", "io", "memory", "pids"}));
    }

    void readOnlyHierarchiesAreNotCounted()
    {
        const RecordedMachine machine("nested");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        QCOMPARE(chooseCgroupParent(*hierarchy, Privilege::Root).controllers, Words{"pids"});
    }

    void ordinaryUsersMakeThemBelowTheirOwn()
    {
        const RecordedMachine machine("rootless");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        const Parent parent = chooseCgroupParent(*hierarchy, Privilege::Rootless);
        QCOMPARE(parent.path,
                 std::string("/user.slice/user-1000.slice/user@1000.service/app.slice/darse.service/darse"));
        QCOMPARE(parent.controllers, (Words{"memory", "pids"}));
    }

    void anEngineThatHasMadeReadyFindsTheSame()
    {
        const RecordedMachine machine("rootless");
        const std::string own = "/user.slice/user-1000.slice/user@1000.service/app.slice/darse.service";
        machine.write("proc/self/cgroup", "0::" + own + "/engine\n");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        QCOMPARE(chooseCgroupParent(*hierarchy, Privilege::Rootless).path, own + "/darse");
    }

    void whatWasNotDelegatedIsExplained_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("why");
        QTest::newRow("v1") << QStringLiteral("v1") << QString() << QStringLiteral("only cgroup v2");
        QTest::newRow("no controllers") << QStringLiteral("rootless") << QStringLiteral("0::/\n")
                                        << QStringLiteral("was not delegated");
    }
    void whatWasNotDelegatedIsExplained()
    {
        QFETCH(QString, machine);
        QFETCH(QString, own);
        QFETCH(QString, why);
        const RecordedMachine recorded(machine.toStdString());
        if (!own.isEmpty())
            recorded.write("proc/self/cgroup", own.toStdString());
        const auto hierarchy = recorded.hierarchy();
        VERIFY_OK(hierarchy);
        const Parent parent = chooseCgroupParent(*hierarchy, Privilege::Rootless);
        QVERIFY(!parent.exists());
        QVERIFY2(QString::fromStdString(parent.reason).contains(why), parent.reason.c_str());
    }

    void makingReadyMovesTheEngineAndHandsDown()
    {
        const RecordedMachine machine("rootless");
        const std::string own = "sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/app.slice/darse.service/";
        machine.write(own + "engine/cgroup.procs", "");
        machine.write(own + "darse/cgroup.controllers", "memory\n");
        machine.write(own + "darse/cgroup.subtree_control", "");
        const auto hierarchy = machine.hierarchy();
        VERIFY_OK(hierarchy);
        const auto parent = prepareCgroupParent(*hierarchy, Privilege::Rootless);
        VERIFY_OK(parent);
        QCOMPARE(parent->controllers, Words{"memory"});
        QCOMPARE(test::contentOf(machine.path() / (own + "engine/cgroup.procs")), std::string("0"));
        QCOMPARE(test::contentOf(machine.path() / (own + "darse/cgroup.subtree_control")), std::string("+memory"));
    }
};

QTEST_GUILESS_MAIN(TestCgroupHierarchy)
#include "tst_cgroup_hierarchy.moc"
