// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/resource.h>

using namespace darse;
using test::LayerFixture;
using test::TarEntry;
using test::TarWriter;

namespace {

long peakKibibytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string padded(std::string block)
{
    block.resize((block.size() + 511) / 512 * 512);
    return block;
}

} // namespace

/// Layers that want more than they may have.
class TestUnpackLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contentIsLimited();
    void contentOfWhatIsNotWrittenIsLimitedToo();
    void whatFollowsTheEndIsLimitedToo();
    void entriesAreLimited();
    void directoriesThatAreMadeCountAsEntries();
    void attributesAreLimited();
    void sparseFilesAreLimitedByTheirSize_data();
    void sparseFilesAreLimitedByTheirSize();
    void freeSpaceIsLeft();
    void namesAreLimited_data();
    void namesAreLimited();
    void hugePaxHeadersAreRefused();
    void endlessHeadersAreRefusedInLittleMemory_data();
    void endlessHeadersAreRefusedInLittleMemory();
};

void TestUnpackLimits::contentIsLimited()
{
    LayerFixture layer;
    layer.options.limits.content = kibibytes(64);
    VERIFY_OK(layer.unpack(TarWriter().file("a", std::string(32'768, 'x')).file("b", std::string(32'768, 'x')).end()));
    VERIFY_FAILS(
        layer.unpack(TarWriter().file("a", std::string(32'768, 'x')).file("b", std::string(32'769, 'x')).end()),
        ErrorKind::InvalidInput);
    layer.options.limits.content = mebibytes(8);
    const std::string header = test::tarHeader({.name = "endless"}, std::uint64_t{1} << 40U);
    std::uint64_t given = 0;
    VERIFY_FAILS(layer.unpackFrom(test::endless(header, std::string(4096, '\0'), &given)), ErrorKind::InvalidInput);
    QVERIFY(given < mebibytes(10).count());
}

void TestUnpackLimits::contentOfWhatIsNotWrittenIsLimitedToo()
{
    LayerFixture layer;
    layer.options.limits.content = kibibytes(64);
    TarWriter tar;
    tar.add({.name = ".wh..wh.x", .content = std::string(65'537, 'x')}).end();
    VERIFY_FAILS(layer.unpack(tar), ErrorKind::InvalidInput);
}

void TestUnpackLimits::whatFollowsTheEndIsLimitedToo()
{
    LayerFixture layer;
    layer.options.limits.content = mebibytes(4);
    VERIFY_FAILS(layer.unpackFrom(test::endless(TarWriter().file("f").end().bytes(), std::string(4096, '\0'))),
                 ErrorKind::InvalidInput);
}

void TestUnpackLimits::entriesAreLimited()
{
    LayerFixture layer;
    layer.options.limits.entries = 3;
    VERIFY_OK(layer.unpack(TarWriter().file("a").file("b").file(".wh.c").end()));
    VERIFY_FAILS(layer.unpack(TarWriter().file("a").file("b").file(".wh.c").file("d").end()), ErrorKind::InvalidInput);
    layer.options.limits.entries = 1'000'000;
    const auto failed = layer.unpackFrom(test::endless({}, TarWriter().hardLink("a", "a").bytes()));
    VERIFY_FAILS(failed, ErrorKind::InvalidInput);
    QVERIFY2(failed.error().message().find("1000000 entries") != std::string::npos, failed.error().message().c_str());
}

void TestUnpackLimits::directoriesThatAreMadeCountAsEntries()
{
    LayerFixture layer;
    layer.options.limits.entries = 8;
    VERIFY_OK(layer.unpack(TarWriter().file("a/b/c/d/e/f/g").file("x").end()));
    VERIFY_FAILS(layer.unpack(TarWriter().file("b/b/c/d/e/f/g/h/i").file("x").end()), ErrorKind::InvalidInput);
}

void TestUnpackLimits::attributesAreLimited()
{
    LayerFixture layer;
    layer.options.limits.xattrsOfEntry = kibibytes(1);
    const auto entry = [](std::size_t count) {
        TarEntry made{.name = "f"};
        for (std::size_t i = 0; i < count; ++i)
            made.pax.emplace_back("SCHILY.xattr.user.name" + std::to_string(100 + i), std::string(20, 'v'));
        return made; // 32 bytes each
    };
    VERIFY_OK(layer.unpack(TarWriter().add(entry(32)).end()));
    VERIFY_FAILS(layer.unpack(TarWriter().add(entry(33)).end()), ErrorKind::InvalidInput);
    VERIFY_FAILS(
        layer.unpack(
            TarWriter().add({.name = "g", .pax = {{"SCHILY.xattr.trusted.dropped", std::string(2000, 'v')}}}).end()),
        ErrorKind::InvalidInput);
}

void TestUnpackLimits::sparseFilesAreLimitedByTheirSize_data()
{
    QTest::addColumn<QByteArray>("size");
    QTest::newRow("1 EiB") << QByteArray("1152921504606846976");
    QTest::newRow("the most there is") << QByteArray("9223372036854775807");
    QTest::newRow("more than that") << QByteArray("99999999999999999999");
    QTest::newRow("negative") << QByteArray("-4096");
}

void TestUnpackLimits::sparseFilesAreLimitedByTheirSize()
{
    QFETCH(const QByteArray, size);
    const std::string end = size.toStdString();
    LayerFixture layer;
    TarWriter whole;
    whole.add({.name = "x",
               .pax = {{"GNU.sparse.major", "0"},
                       {"GNU.sparse.minor", "1"},
                       {"GNU.sparse.name", "bomb"},
                       {"GNU.sparse.size", end},
                       {"GNU.sparse.numblocks", "1"},
                       {"GNU.sparse.map", end + ",0"}}});
    const auto bomb = layer.unpack(whole.end());
    QVERIFY(!bomb || layer.status("bomb").st_size == 0);
    TarWriter far;
    far.add({.name = "x",
             .content = "content",
             .pax = {{"GNU.sparse.major", "0"},
                     {"GNU.sparse.minor", "1"},
                     {"GNU.sparse.name", "far"},
                     {"GNU.sparse.size", "7"},
                     {"GNU.sparse.numblocks", "1"},
                     {"GNU.sparse.map", end + ",7"}}});
    const auto offset = layer.unpack(far.end());
    QVERIFY(!offset || layer.status("far").st_size <= 7);
}

void TestUnpackLimits::freeSpaceIsLeft()
{
    LayerFixture layer;
    layer.options.limits.freeSpaceFloor = Bytes::max();
    const auto failed = layer.unpack(TarWriter().file("f").end());
    VERIFY_FAILS(failed, ErrorKind::Io);
    QVERIFY(!layer.exists("f"));
}

void TestUnpackLimits::namesAreLimited_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("component") << QByteArray(256, 'n');
    QTest::newRow("component on the way") << QByteArray(256, 'n') + "/f";
    QTest::newRow("path") << QByteArray("d/").repeated(2050) + 'f';
    QTest::newRow("900 KiB") << QByteArray("deep/").repeated(900 * 1024 / 5) + 'f';
}

void TestUnpackLimits::namesAreLimited()
{
    QFETCH(const QByteArray, name);
    LayerFixture layer;
    const auto failed = layer.unpack(TarWriter().file(name.toStdString()).end());
    VERIFY_FAILS(failed, ErrorKind::InvalidInput);
    QVERIFY(failed.error().message().size() < 400);
    VERIFY_FAILS(layer.unpack(TarWriter().file("f").hardLink("g", name.toStdString()).end()), ErrorKind::InvalidInput);
    VERIFY_FAILS(
        layer.unpack(TarWriter().add({.name = "L", .type = 'L', .content = name.toStdString()}).file("x").end()),
        ErrorKind::InvalidInput);
}

void TestUnpackLimits::hugePaxHeadersAreRefused()
{
    LayerFixture layer;
    for (const std::uint64_t size : {mebibytes(2).count(), gibibytes(3).count(), std::uint64_t{1} << 62U}) {
        std::uint64_t given = 0;
        VERIFY_FAILS(layer.unpackFrom(test::endless(test::tarHeader({.name = "x", .type = 'x'}, size),
                                                    "30 comment=aaaaaaaaaaaaaaaaaa\n", &given)),
                     ErrorKind::InvalidInput);
        QVERIFY(given < mebibytes(4).count());
    }
}

void TestUnpackLimits::endlessHeadersAreRefusedInLittleMemory_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("repeated");
    std::string old = test::tarHeader({.name = "sparse", .type = 'S'}, 1);
    old.replace(257, 8, std::string_view("ustar  \0", 8));
    old[482] = 1; // more of the map follows
    test::fixChecksum(old);
    std::string more(512, '\0');
    for (std::size_t i = 0; i < 21; ++i)
        more.replace(i * 24, 24, std::string_view("00000000001\00000000000001\0", 24));
    more[504] = 1;
    QTest::newRow("map of holes") << QByteArray::fromStdString(old) << QByteArray::fromStdString(more);
    const std::string map = test::TarWriter()
                                .add({.name = "x",
                                      .size = std::uint64_t{1} << 40U,
                                      .pax = {{"GNU.sparse.major", "1"},
                                              {"GNU.sparse.minor", "0"},
                                              {"GNU.sparse.realsize", "5"},
                                              {"GNU.sparse.name", "f"}}})
                                .bytes();
    QTest::newRow("map in the content") << QByteArray::fromStdString(map + "999999999\n") << QByteArray("0\n0\n");
    const std::string pax =
        test::tarHeader({.name = "x", .type = 'x'}, 512) + padded(test::paxRecord("comment", std::string(400, 'c')));
    QTest::newRow("pax headers") << QByteArray() << QByteArray::fromStdString(pax);
    const std::string global =
        test::tarHeader({.name = "x", .type = 'g'}, 512) + padded(test::paxRecord("comment", std::string(400, 'c')));
    QTest::newRow("global headers") << QByteArray() << QByteArray::fromStdString(global);
    const std::string longName = test::tarHeader({.name = "x", .type = 'L'}, 512) + std::string(512, 'n');
    QTest::newRow("long names") << QByteArray() << QByteArray::fromStdString(longName);
    QTest::newRow("volumes") << QByteArray()
                             << QByteArray::fromStdString(test::tarHeader({.name = "x", .type = 'V'}, 0));
}

void TestUnpackLimits::endlessHeadersAreRefusedInLittleMemory()
{
    QFETCH(const QByteArray, beginning);
    QFETCH(const QByteArray, repeated);
    LayerFixture layer;
    std::uint64_t given = 0;
    const long before = peakKibibytes();
    VERIFY_FAILS(layer.unpackFrom(test::endless(beginning.toStdString(), repeated.toStdString(), &given)),
                 ErrorKind::InvalidInput);
    QVERIFY2(given < mebibytes(4).count(), std::to_string(given).c_str());
    QVERIFY2(peakKibibytes() - before < 65'536, std::to_string(peakKibibytes() - before).c_str());
}

QTEST_APPLESS_MAIN(TestUnpackLimits)
#include "tst_unpack_limits.moc"
