// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "tests/core/layerfixture.h"
#include "tests/core/treecompare.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace darse;
using test::LayerFixture;
using test::TarWriter;

namespace {

/// cap_net_raw=ep, as setcap writes it
const std::string kCapability("\x01\x00\x00\x02\x00\x20\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20);

} // namespace

/// What only root may do: owners, devices, capabilities, marks for the kernel's own overlay.
class TestUnpackRoot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(::geteuid(), uid_t{0}); }

    void ownersAreKeptForEveryKind();
    void largestIdsAreKept();
    void whatIsNoIdIsRefused_data();
    void whatIsNoIdIsRefused();
    void setUserIdSurvivesTheChangeOfOwner();
    void capabilitiesSurviveTheChangeOfOwner();
    void devicesAreMade();
    void opaqueMarksAreTrusted();
    void idsOfNobodyAreRefusedByName();
    void idsOfNobodyAreOursWhenWanted();
    void devicesAreLeftOutWithoutTheRight();
    void treesOfTarComeBack_data();
    void treesOfTarComeBack();

private:
    /// Unpacks in a child that has given up its rights first; the result as a text.
    static QByteArray unpackAsNobody(LayerFixture& layer, const TarWriter& tar);
};

QByteArray TestUnpackRoot::unpackAsNobody(LayerFixture& layer, const TarWriter& tar)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0 || ::chown(layer.path("").c_str(), 65534, 65534) != 0)
        return "no pipe";
    const UniqueFd directory(::open(layer.path("").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const pid_t child = ::fork();
    if (child == 0) {
        const bool isNobody = ::setgid(65534) == 0 && ::setuid(65534) == 0;
        const auto report = store::unpackLayer(test::sourceOf(tar.bytes()), directory.get(), layer.options, {});
        std::string said = report ? "ok " + std::to_string(report->notes.size()) : test::told(report);
        said = isNobody ? said : "still root";
        ::_exit(::write(ends[1], said.data(), said.size()) < 0 ? 1 : 0);
    }
    ::close(ends[1]);
    const UniqueFd answer(ends[0]);
    QByteArray text(4096, '\0');
    text.resize(qsizetype(std::max<ssize_t>(::read(answer.get(), text.data(), size_t(text.size())), 0)));
    return ::waitpid(child, nullptr, 0) == child ? text : QByteArray("no child");
}

void TestUnpackRoot::ownersAreKeptForEveryKind()
{
    LayerFixture layer;
    TarWriter tar;
    tar.file("target");
    for (const char type : {'0', '2', '3', '5', '6'})
        tar.add({.name = std::string("entry-") + type,
                 .type = type,
                 .link = "target",
                 .uid = 1234,
                 .gid = 5678,
                 .major = 1,
                 .minor = 3});
    tar.file("entry-5/file").add({.name = ".", .type = '5', .mode = 0755, .uid = 12, .gid = 34});
    VERIFY_OK(layer.unpack(tar.end()));
    for (const char* name : {"entry-0", "entry-2", "entry-3", "entry-5", "entry-6"}) {
        QCOMPARE(layer.status(name).st_uid, uid_t{1234});
        QCOMPARE(layer.status(name).st_gid, gid_t{5678});
    }
    QCOMPARE(layer.status(".").st_gid, gid_t{34});
    QCOMPARE(layer.status("target").st_uid, uid_t{0});
    QCOMPARE(layer.status("entry-5/file").st_uid, uid_t{0});
}

void TestUnpackRoot::largestIdsAreKept()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "base-256", .uid = 4'294'967'294, .gid = 4'000'000'000});
    tar.add({.name = "pax", .pax = {{"uid", "4294967294"}, {"gid", "4000000000"}}});
    VERIFY_OK(layer.unpack(tar.end()));
    for (const char* name : {"base-256", "pax"}) {
        QCOMPARE(layer.status(name).st_uid, uid_t{4'294'967'294});
        QCOMPARE(layer.status(name).st_gid, gid_t{4'000'000'000});
    }
}

void TestUnpackRoot::whatIsNoIdIsRefused_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char* id : {"4294967295", "4294967296", "9223372036854775807", "-1", "-2"})
        QTest::addRow("%s", id) << QByteArray(id);
}

void TestUnpackRoot::whatIsNoIdIsRefused()
{
    QFETCH(const QByteArray, id);
    for (const char* key : {"uid", "gid"}) {
        LayerFixture layer;
        VERIFY_FAILS(layer.unpack(TarWriter().add({.name = "f", .pax = {{key, id.toStdString()}}}).end()),
                     ErrorKind::InvalidInput);
    }
}

void TestUnpackRoot::setUserIdSurvivesTheChangeOfOwner()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().add({.name = "f", .mode = 06755, .uid = 1000, .gid = 1000}).end()));
    QCOMPARE(layer.status("f").st_mode, mode_t{S_IFREG | 06755});
}

void TestUnpackRoot::capabilitiesSurviveTheChangeOfOwner()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "ping", .mode = 0755, .uid = 1000, .pax = {{"SCHILY.xattr.security.capability", kCapability}}});
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QVERIFY(report->notes.empty());
    QVERIFY(layer.attribute("ping", "security.capability") == kCapability);
}

void TestUnpackRoot::devicesAreMade()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "null", .type = '3', .mode = 0666, .major = 1, .minor = 3})
        .add({.name = "disk", .type = '4', .mode = 0660, .major = 8, .minor = 1'000});
    VERIFY_OK(layer.unpack(tar.end()));
    QCOMPARE(layer.status("null").st_mode, mode_t{S_IFCHR | 0666});
    QCOMPARE(layer.status("null").st_rdev, ::makedev(1, 3));
    QCOMPARE(layer.status("disk").st_mode, mode_t{S_IFBLK | 0660});
    QCOMPARE(layer.status("disk").st_rdev, ::makedev(8, 1000));
}

void TestUnpackRoot::opaqueMarksAreTrusted()
{
    LayerFixture layer;
    layer.options.marks = store::OverlayMarks::Trusted;
    VERIFY_OK(layer.unpack(TarWriter().file("d/.wh..wh..opq", "").end()));
    QCOMPARE(QByteArray::fromStdString(layer.attribute("d", "trusted.overlay.opaque")), QByteArray("y"));
    QVERIFY(!layer.isOpaque("d"));
}

void TestUnpackRoot::idsOfNobodyAreRefusedByName()
{
    LayerFixture layer;
    const QByteArray said =
        unpackAsNobody(layer, TarWriter().add({.name = "etc/x", .uid = 65534, .gid = 1'000'660'000}).end());
    QVERIFY2(said.startsWith("PermissionDenied") && said.contains("65534:1000660000") && said.contains("etc/x") &&
                 said.contains("/etc/subgid"),
             said.constData());
}

void TestUnpackRoot::idsOfNobodyAreOursWhenWanted()
{
    LayerFixture layer;
    layer.options.foreignOwners = store::ForeignOwners::MakeOurs;
    TarWriter tar;
    tar.add({.name = "f", .mode = 04755, .uid = 0, .gid = 0}).directory("d").symlink("l", "f");
    QCOMPARE(unpackAsNobody(layer, tar.end()), QByteArray("ok 3"));
    QCOMPARE(layer.status("f").st_uid, uid_t{65534});
    // Nobody gets the rights of somebody else by it.
    QCOMPARE(layer.status("f").st_mode, mode_t{S_IFREG | 0755});
}

void TestUnpackRoot::devicesAreLeftOutWithoutTheRight()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "null", .type = '3', .mode = 0666, .uid = 65534, .gid = 65534, .major = 1, .minor = 3});
    tar.add({.name = "pipe", .type = '6', .uid = 65534, .gid = 65534}).hardLink("hard", "null").file(".wh.gone");
    QCOMPARE(unpackAsNobody(layer, tar.end()), QByteArray("ok 2"));
    QVERIFY(!layer.exists("null"));
    QVERIFY(!layer.exists("hard"));
    QVERIFY(layer.exists("pipe"));
    QVERIFY(layer.isWhiteout("gone"));
}

void TestUnpackRoot::treesOfTarComeBack_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("pax") << QStringList{QStringLiteral("--format=pax"), QStringLiteral("--xattrs"),
                                        QStringLiteral("--xattrs-include=*"), QStringLiteral("--acls")};
    QTest::newRow("GNU") << QStringList{QStringLiteral("--format=gnu")};
    for (const char* version : {"0.0", "0.1", "1.0"})
        QTest::addRow("sparse %s", version) << QStringList{
            QStringLiteral("--format=pax"), QStringLiteral("--xattrs"), QStringLiteral("--xattrs-include=*"),
            QStringLiteral("--acls"), QStringLiteral("--sparse-version=") + QLatin1StringView(version)};
}

void TestUnpackRoot::treesOfTarComeBack()
{
    QFETCH(const QStringList, options);
    const test::TempDir place;
    const bool hasAttributes = options.contains(QStringLiteral("--xattrs"));
    test::plantTree(place / "tree", hasAttributes ? kCapability : std::string());
    const std::string tar = test::tarOf(place / "tree", QStringList{QStringLiteral("--sparse")} + options);
    QVERIFY(!tar.empty());
    LayerFixture layer;
    const auto report = layer.unpack(tar);
    VERIFY_OK(report);
    const auto before = test::describeTree(place / "tree", options.contains(QStringLiteral("--format=gnu")));
    const auto after = test::describeTree(layer.path(""), options.contains(QStringLiteral("--format=gnu")));
    QVERIFY(before.size() > 20);
    QCOMPARE(after, before);
}

QTEST_GUILESS_MAIN(TestUnpackRoot)
#include "tst_unpack_root.moc"
