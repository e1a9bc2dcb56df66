// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/volumes.h"
#include "core/sys/mountpoint.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/support/verify.h"

#include <QCoreApplication>
#include <QTest>

#include <fstream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using rootfs::Mounting;

namespace fs = std::filesystem;

Q_DECLARE_METATYPE(darse::rootfs::Mounting)

namespace {

const ContainerId kWeb("web");

/// Makes this process root of a user namespace with 65536 ids that own nothing, as an ordinary user's engine is.
/// Somebody outside must write the maps.
bool becomeRootless()
{
    int line[2] = {-1, -1};
    if (::pipe(line) != 0)
        return false;
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        char byte = 0;
        bool isWritten = ::read(line[0], &byte, 1) == 1;
        for (const char* map : {"/uid_map", "/gid_map"}) {
            std::ofstream file("/proc/" + std::to_string(parent) + map);
            file << "0 100000 65536\n" << std::flush;
            isWritten = isWritten && file.good();
        }
        ::_exit(isWritten ? 0 : 1);
    }
    const bool isApart = ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    int status = 1;
    if (::write(line[1], "x", 1) != 1 || ::waitpid(child, &status, 0) != child)
        return false;
    return isApart && status == 0 && ::setgid(0) == 0 && ::setuid(0) == 0 &&
           ::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) == 0;
}

/// /dev/fuse as it is where people may use it, whatever it is here.
bool openFuse()
{
    const TempDir dir;
    const fs::path node = dir / "fuse";
    return haveOwnMounts() && ::mknod(node.c_str(), S_IFCHR | 0666, makedev(10, 229)) == 0 &&
           ::chmod(node.c_str(), 0666) == 0 && ::mount(node.c_str(), "/dev/fuse", nullptr, MS_BIND, nullptr) == 0;
}

} // namespace

class TestRootsRootless : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenIsKept_data()
    {
        QTest::addColumn<Mounting>("mounting");
        QTest::newRow("overlay") << Mounting::OverlayUserxattr;
        QTest::newRow("fuse-overlayfs") << Mounting::FuseOverlayfs;
        QTest::newRow("copy") << Mounting::Copy;
    }

    void writtenIsKept()
    {
        QFETCH(const Mounting, mounting);
        RootsScene scene(mounting, store::OverlayMarks::User);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(intricateLayers())));
        const auto mounted = scene.roots().mount(kWeb);
        VERIFY_OK(mounted);
        const fs::path& root = *mounted;
        struct stat status {};
        QCOMPARE(::stat((root / "owned").c_str(), &status), 0);
        QCOMPARE(status.st_uid, 1234U);
        QVERIFY(!fs::exists(root / "opaque/hidden"));
        QVERIFY(fs::exists(root / "opaque/new"));
        fs::remove_all(root / "opaque");
        fs::create_directory(root / "opaque");
        fs::remove(root / "setuid");
        std::ofstream(root / "etc/changed") << "by the container";
        VERIFY_OK(scene.roots().unmount(kWeb));
        VERIFY_OK(scene.roots().mount(kWeb));
        QVERIFY(fs::is_empty(root / "opaque"));
        QVERIFY(!fs::exists(root / "setuid"));
        QCOMPARE(contentOf(root / "etc/changed"), std::string("by the container"));

        const auto differences = scene.roots().diff(kWeb);
        VERIFY_OK(differences);
        QStringList paths;
        for (const auto& difference : *differences)
            paths += QString::fromStdString(difference.path);
        QCOMPARE(paths, (QStringList{QStringLiteral("/etc"), QStringLiteral("/etc/changed"), QStringLiteral("/opaque"),
                                     QStringLiteral("/opaque/new"), QStringLiteral("/setuid")}));
        VERIFY_OK(scene.roots().remove(kWeb));
        QVERIFY(!fs::exists(scene.roots().folder(kWeb)));
    }

    void devicesAreRefusedAsVolumes()
    {
        const TempDir dir;
        const auto records = state::Records::open(dir / "state.db");
        const auto volumes = rootfs::Volumes::open(dir / "volumes", **records);
        const auto refused =
            (*volumes)->create({.name = "v1", .labels = {}, .options = {{"type", "tmpfs"}, {"device", "tmpfs"}}});
        VERIFY_FAILS(refused, ErrorKind::PermissionDenied);
        QVERIFY((*volumes)->list().empty());
        VERIFY_OK((*volumes)->create({.name = "v1"}));
    }
};

int main(int argc, char** argv)
{
    if (!openFuse() || !becomeRootless())
        return 1;
    const QCoreApplication app(argc, argv);
    TestRootsRootless test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_roots_rootless.moc"
