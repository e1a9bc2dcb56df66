// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/treecompare.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace darse;
using test::entryOf;
using test::outline;
using test::TarWriter;
using test::TreeFixture;

namespace {

/// cap_net_raw=ep, as setcap writes it
const std::string kCapability("\x01\x00\x00\x02\x00\x20\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20);

std::string capabilityOf(const std::filesystem::path& path)
{
    std::string value(64, '\0');
    const ssize_t size = ::getxattr(path.c_str(), "security.capability", value.data(), value.size());
    value.resize(size < 0 ? 0 : std::size_t(size));
    return value;
}

bool runTar(const std::string& tar, const std::filesystem::path& into)
{
    QProcess process;
    process.start(QStringLiteral("tar"),
                  {QStringLiteral("-x"), QStringLiteral("-p"), QStringLiteral("--xattrs"),
                   QStringLiteral("--xattrs-include=*"), QStringLiteral("-C"), QString::fromStdString(into.native())});
    process.write(tar.data(), qint64(tar.size()));
    process.closeWriteChannel();
    return process.waitForFinished() && process.exitCode() == 0;
}

/// Something that is mounted for as long as this lives.
struct Mounted {
    explicit Mounted(std::filesystem::path at) : path(std::move(at))
    {
        isThere = ::mount("none", path.c_str(), "tmpfs", 0, nullptr) == 0;
    }
    ~Mounted() { ::umount2(path.c_str(), MNT_DETACH); }
    std::filesystem::path path;
    bool isThere = false;
};

} // namespace

/// What takes root: owners, devices, capabilities, mounts.
class TestTreeRoot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::haveOwnMounts()); }

    void ownersAreRootsUnlessKept();
    void setUserIdDoesNotMakeRoot();
    void capabilitiesGoBothWays();
    void devicesAreMade();
    void devicesWithoutTheRightAreRefused();
    void tarReadsEverything();
    void everythingComesBack();
    void exportDoesNotEnterMounts();
    void trustedAttributesStay();
};

void TestTreeRoot::ownersAreRootsUnlessKept()
{
    const TreeFixture tree;
    TarWriter tar;
    tar.file("target");
    for (const char type : {'0', '2', '3', '5', '6'})
        tar.add({.name = std::string("entry-") + type,
                 .type = type,
                 .link = "target",
                 .uid = 3'000'000,
                 .gid = 1234,
                 .major = 1,
                 .minor = 3});
    tar.end();
    VERIFY_OK(tree.extract("/", tar.bytes(), {}));
    for (const char type : {'0', '2', '3', '5', '6'}) {
        QCOMPARE(tree.status(std::string("entry-") + type).st_uid, 0U);
        QCOMPARE(tree.status(std::string("entry-") + type).st_gid, 0U);
    }
    VERIFY_OK(tree.extract("/", tar.bytes(), {.keepsOwners = true}));
    for (const char type : {'0', '2', '3', '5', '6'}) {
        QCOMPARE(tree.status(std::string("entry-") + type).st_uid, 3'000'000U);
        QCOMPARE(tree.status(std::string("entry-") + type).st_gid, 1234U);
    }
    QCOMPARE(entryOf(*tree.archive("/entry-0"), "entry-0").user, std::int64_t{3'000'000});
}

void TestTreeRoot::setUserIdDoesNotMakeRoot()
{
    const TreeFixture tree;
    const std::string tar = TarWriter()
                                .add({.name = "of-somebody", .mode = 06755, .uid = 1000, .gid = 1000})
                                .add({.name = "of-root", .mode = 04755, .uid = 0, .gid = 0})
                                .add({.name = "shared/", .type = '5', .mode = 02775, .uid = 1000, .gid = 1000})
                                .end()
                                .bytes();
    VERIFY_OK(tree.extract("/", tar, {}));
    QCOMPARE(tree.status("of-somebody").st_mode & 07777U, 0755U);
    QCOMPARE(tree.status("of-root").st_mode & 07777U, 04755U);
    QCOMPARE(tree.status("shared").st_mode & 07777U, 02775U);
    VERIFY_OK(tree.extract("/", tar, {.keepsOwners = true}));
    QCOMPARE(tree.status("of-somebody").st_mode & 07777U, 06755U);
}

void TestTreeRoot::capabilitiesGoBothWays()
{
    const TreeFixture tree;
    tree.write("from/ping", "program");
    QCOMPARE(
        ::setxattr(tree.path("from/ping").c_str(), "security.capability", kCapability.data(), kCapability.size(), 0),
        0);
    tree.makeDirectory("to");
    const auto tar = tree.archive("/from/ping");
    VERIFY_OK(tar);
    VERIFY_OK(tree.extract("/to", *tar));
    QVERIFY(capabilityOf(tree.path("to/ping")) == kCapability);
}

void TestTreeRoot::devicesAreMade()
{
    const TreeFixture tree;
    VERIFY_OK(tree.extract("/", TarWriter().device("null", 1, 3).end().bytes()));
    QVERIFY(S_ISCHR(tree.status("null").st_mode));
    QCOMPARE(tree.status("null").st_rdev, ::makedev(1, 3));
    QCOMPARE(outline(*tree.archive("/null")), (QByteArrayList{"c null"}));
}

void TestTreeRoot::devicesWithoutTheRightAreRefused()
{
    const TreeFixture tree;
    QCOMPARE(::chown(tree.path("").c_str(), 65534, 65534), 0);
    QCOMPARE(::chmod(tree.place().c_str(), 0711), 0);
    const std::string tar = TarWriter().add({.name = "null", .type = '3', .major = 1, .minor = 3}).end().bytes();
    const pid_t child = ::fork();
    if (child == 0) {
        const bool isNobody = ::setgid(65534) == 0 && ::setuid(65534) == 0;
        const auto extracted = tree.extract("/", tar);
        const bool isRefused = !extracted && extracted.error().kind() == ErrorKind::PermissionDenied &&
                               extracted.error().message().find("CAP_MKNOD") != std::string::npos;
        ::_exit(isNobody && isRefused ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(!tree.exists("null"));
}

void TestTreeRoot::tarReadsEverything()
{
    const TreeFixture tree;
    tree.makeDirectory("from");
    tree.makeDirectory("to");
    test::plantTree(tree.path("from"), kCapability);
    const auto tar = tree.archive("/from/.");
    VERIFY_OK(tar);
    QVERIFY(runTar(*tar, tree.path("to")));
    QCOMPARE(test::describeTree(tree.path("to"), false), test::describeTree(tree.path("from"), false));
}

void TestTreeRoot::everythingComesBack()
{
    const TreeFixture tree;
    tree.makeDirectory("from");
    tree.makeDirectory("to");
    test::plantTree(tree.path("from"), kCapability);
    const auto tar = tree.archive("/from");
    VERIFY_OK(tar);
    VERIFY_OK(tree.extract("/to", *tar));
    QCOMPARE(test::describeTree(tree.path("to/from"), false), test::describeTree(tree.path("from"), false));
}

void TestTreeRoot::exportDoesNotEnterMounts()
{
    const TreeFixture tree;
    tree.write("etc/motd", "hello");
    tree.write("etc/hosts", "below");
    tree.write("hosts-of-elsewhere", "secret");
    tree.makeDirectory("data");
    const Mounted volume(tree.path("data"));
    QVERIFY(volume.isThere);
    tree.write("data/file", "not exported");
    QCOMPARE(
        ::mount(tree.path("hosts-of-elsewhere").c_str(), tree.path("etc/hosts").c_str(), nullptr, MS_BIND, nullptr), 0);
    const ScopeGuard unmount([&] { ::umount2(tree.path("etc/hosts").c_str(), MNT_DETACH); });
    std::string tar;
    VERIFY_OK(rootfs::exportTree(tree.root(), test::into(tar), {}));
    QCOMPARE(outline(tar), (QByteArrayList{"d data/", "d etc/", "- etc/hosts", "- etc/motd", "- hosts-of-elsewhere"}));
    QCOMPARE(entryOf(tar, "etc/hosts").content, std::string());
    QCOMPARE(entryOf(tar, "etc/motd").content, std::string("hello"));
    const auto copied = tree.archive("/data");
    VERIFY_OK(copied);
    QCOMPARE(outline(*copied), (QByteArrayList{"d data/", "- data/file"}));
    QCOMPARE(rootfs::treeSize(tree.path("")).value().count(), std::uint64_t{5 + 6 + 6});
}

void TestTreeRoot::trustedAttributesStay()
{
    const TreeFixture tree;
    tree.write("d/file", "x");
    QCOMPARE(::setxattr(tree.path("d/file").c_str(), "trusted.secret", "x", 1, 0), 0);
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QVERIFY(entryOf(*tar, "d/file").attributes.empty());
}

QTEST_GUILESS_MAIN(TestTreeRoot)
#include "tst_treeroot.moc"
