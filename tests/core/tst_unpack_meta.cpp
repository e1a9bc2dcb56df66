// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using test::bytes;
using test::LayerFixture;
using test::TarWriter;

/// What honest layers say about their files besides the content.
class TestUnpackMeta : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void modesAreThoseOfTheLayerWhateverTheUmask();
    void timesAreThoseOfTheLayerForEveryKind();
    void accessTimesAreKept();
    void directoriesAreFinishedAfterWhatIsInThem();
    void rootEntryDressesTheDirectoryItself();
    void attributesOfUsersAreKept();
    void holesStayHoles_data();
    void holesStayHoles();
};

void TestUnpackMeta::initTestCase()
{
    ::umask(027);
}

void TestUnpackMeta::modesAreThoseOfTheLayerWhateverTheUmask()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "all", .mode = 0777}).add({.name = "setuid", .mode = 06755}).add({.name = "none", .mode = 0});
    tar.directory("sticky", 01777).directory("group", 02775).file("group/file");
    VERIFY_OK(layer.unpack(tar.end()));
    QCOMPARE(layer.status("all").st_mode, mode_t{S_IFREG | 0777});
    QCOMPARE(layer.status("setuid").st_mode, mode_t{S_IFREG | 06755});
    QCOMPARE(layer.status("none").st_mode, mode_t{S_IFREG});
    QCOMPARE(layer.status("sticky").st_mode, mode_t{S_IFDIR | 01777});
    QCOMPARE(layer.status("group").st_mode, mode_t{S_IFDIR | 02775});
}

void TestUnpackMeta::timesAreThoseOfTheLayerForEveryKind()
{
    LayerFixture layer;
    TarWriter tar;
    for (const char type : {'0', '2', '5', '6'})
        tar.add({.name = std::string("entry-") + type,
                 .type = type,
                 .link = "x",
                 .mode = 0755,
                 .pax = {{"mtime", "1234567890.123456789"}}});
    tar.add({.name = "before", .pax = {{"mtime", "-2"}}});
    VERIFY_OK(layer.unpack(tar.file("entry-5/file").end()));
    for (const char* name : {"entry-0", "entry-2", "entry-5", "entry-6"}) {
        QCOMPARE(layer.status(name).st_mtim.tv_sec, time_t{1'234'567'890});
        QCOMPARE(layer.status(name).st_mtim.tv_nsec, 123'456'789L);
    }
    QCOMPARE(layer.status("before").st_mtim.tv_sec, time_t{-2});
}

void TestUnpackMeta::accessTimesAreKept()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "read", .pax = {{"atime", "1111111111.5"}, {"mtime", "1000000000"}}});
    VERIFY_OK(layer.unpack(tar.file("unsaid").end()));
    QCOMPARE(layer.status("read").st_atim.tv_sec, time_t{1'111'111'111});
    QCOMPARE(layer.status("unsaid").st_atim.tv_sec, time_t{1'000'000'000});
}

void TestUnpackMeta::directoriesAreFinishedAfterWhatIsInThem()
{
    LayerFixture layer;
    TarWriter tar;
    tar.directory("closed", 0500).directory("closed/deeper", 0500).file("closed/deeper/file").file("closed/late");
    VERIFY_OK(layer.unpack(tar.end()));
    for (const char* name : {"closed", "closed/deeper"}) {
        QCOMPARE(layer.status(name).st_mode, mode_t{S_IFDIR | 0500});
        QCOMPARE(layer.status(name).st_mtim.tv_sec, time_t{1'000'000'000});
    }
    QCOMPARE(bytes(layer.content("closed/deeper/file")), QByteArray("content"));
    for (const char* name : {"closed", "closed/deeper"}) // so that it can be removed
        QCOMPARE(::chmod(layer.path(name).c_str(), 0700), 0);
}

void TestUnpackMeta::rootEntryDressesTheDirectoryItself()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().directory("./", 0711).file("./file").end()));
    QCOMPARE(layer.status(".").st_mode, mode_t{S_IFDIR | 0711});
    QCOMPARE(layer.status(".").st_mtim.tv_sec, time_t{1'000'000'000});
}

void TestUnpackMeta::attributesOfUsersAreKept()
{
    LayerFixture layer;
    const std::string value("a\0=\n\xff", 5);
    TarWriter tar;
    tar.add({.name = "schily", .pax = {{"SCHILY.xattr.user.one", value}, {"SCHILY.xattr.user.two", "2"}}});
    tar.add({.name = "libarchive", .pax = {{"LIBARCHIVE.xattr.user.one", "dmFsdWU"}}});
    tar.add({.name = "d", .type = '5', .mode = 0755, .pax = {{"SCHILY.xattr.user.one", "directory"}}});
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QVERIFY(layer.attribute("schily", "user.one") == value);
    QCOMPARE(bytes(layer.attribute("schily", "user.two")), QByteArray("2"));
    QCOMPARE(bytes(layer.attribute("libarchive", "user.one")), QByteArray("value"));
    QCOMPARE(bytes(layer.attribute("d", "user.one")), QByteArray("directory"));
    QVERIFY(report->notes.empty());
}

void TestUnpackMeta::holesStayHoles_data()
{
    using Pax = std::vector<std::pair<std::string, std::string>>;
    QTest::addColumn<QByteArray>("tar");
    const std::string data(4096, 'd');
    const Pax old{{"GNU.sparse.major", "0"},     {"GNU.sparse.minor", "1"},
                  {"GNU.sparse.name", "sparse"}, {"GNU.sparse.size", "2097152"},
                  {"GNU.sparse.numblocks", "2"}, {"GNU.sparse.map", "1048576,4096,2097152,0"}};
    QTest::newRow("0.1") << bytes(TarWriter().add({.name = "x", .content = data, .pax = old}).end().bytes());
    const Pax oldest{{"GNU.sparse.size", "2097152"},   {"GNU.sparse.numblocks", "2"},
                     {"GNU.sparse.offset", "1048576"}, {"GNU.sparse.numbytes", "4096"},
                     {"GNU.sparse.offset", "2097152"}, {"GNU.sparse.numbytes", "0"}};
    QTest::newRow("0.0") << bytes(TarWriter().add({.name = "sparse", .content = data, .pax = oldest}).end().bytes());
    std::string map = "2\n1048576\n4096\n2097152\n0\n";
    map.resize(512);
    const Pax newest{{"GNU.sparse.major", "1"},
                     {"GNU.sparse.minor", "0"},
                     {"GNU.sparse.name", "sparse"},
                     {"GNU.sparse.realsize", "2097152"}};
    QTest::newRow("1.0") << bytes(TarWriter().add({.name = "x", .content = map + data, .pax = newest}).end().bytes());
    std::string header = test::tarHeader({.name = "sparse", .type = 'S'}, 4096);
    header.replace(257, 8, std::string_view("ustar  \0", 8));
    header.replace(386, 48, std::string_view("00004000000\00000000010000\00000010000000\00000000000000\0", 48));
    header.replace(483, 12, std::string_view("00010000000\0", 12));
    test::fixChecksum(header);
    QTest::newRow("old GNU") << bytes(TarWriter().raw(header).raw(data).end().bytes());
}

void TestUnpackMeta::holesStayHoles()
{
    QFETCH(const QByteArray, tar);
    LayerFixture layer;
    const auto report = layer.unpack(std::string_view(tar.constData(), static_cast<std::size_t>(tar.size())));
    VERIFY_OK(report);
    QCOMPARE(layer.status("sparse").st_size, off_t{2'097'152});
    QVERIFY(layer.status("sparse").st_blocks < 1024);
    std::string expected(2'097'152, '\0');
    expected.replace(1'048'576, 4096, 4096, 'd');
    QVERIFY(layer.content("sparse") == expected);
    QCOMPARE(report->content.count(), std::uint64_t{4096});
}

QTEST_APPLESS_MAIN(TestUnpackMeta)
#include "tst_unpack_meta.moc"
