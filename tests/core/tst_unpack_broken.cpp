// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using test::LayerFixture;
using test::TarWriter;

/// Layers that are not whole, are no layers, or are not wanted any more.
class TestUnpackBroken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void truncatedLayersAreRefused();
    void noTarIsRefused();
    void damagedHeadersAreRefused();
    void errorsOfTheSourceArePassedOn();
    void stopEndsIt();
};

void TestUnpackBroken::truncatedLayersAreRefused()
{
    TarWriter tar;
    tar.directory("d").add({.name = "d/f", .content = std::string(3000, 'x'), .pax = {{"SCHILY.xattr.user.a", "b"}}});
    tar.file(std::string(300, 'n').replace(150, 1, "/"), std::string(1024, 'y'))
        .symlink("l", "f")
        .hardLink("h", "d/f")
        .end();
    const std::string& whole = tar.bytes();
    int refused = 0;
    for (std::size_t size = 512; size < whole.size() - 1024; size += 512) {
        LayerFixture layer;
        const auto report = layer.unpack(std::string_view(whole).substr(0, size));
        // Between two entries there is nothing to see but the missing end.
        QVERIFY(report ? !report->hasEndMark : report.error().kind() == ErrorKind::InvalidInput);
        refused += report ? 0 : 1;
        VERIFY_FAILS(layer.unpack(std::string_view(whole).substr(0, size - 1)), ErrorKind::InvalidInput);
        VERIFY_FAILS(layer.unpack(std::string_view(whole).substr(0, size + 100)), ErrorKind::InvalidInput);
    }
    QCOMPARE(refused, int(whole.size() / 512) - 2 - 5);
}

void TestUnpackBroken::noTarIsRefused()
{
    LayerFixture layer;
    for (const std::string& text : {std::string("x"), std::string(511, '\0'), std::string(10'000, 'x'),
                                    std::string("\x1f\x8b\x08") + std::string(5000, 'g')})
        VERIFY_FAILS(layer.unpack(text), ErrorKind::InvalidInput);
}

void TestUnpackBroken::damagedHeadersAreRefused()
{
    LayerFixture layer;
    std::string tar = TarWriter().file("a").file("b").end().bytes();
    tar[1024 + 3] ^= 1;
    VERIFY_FAILS(layer.unpack(tar), ErrorKind::InvalidInput);
    std::string negative = test::tarHeader({.name = "n"}, 0);
    negative.replace(124, 12, std::string(12, '\xff'));
    test::fixChecksum(negative);
    VERIFY_FAILS(layer.unpack(TarWriter().raw(negative).end()), ErrorKind::InvalidInput);
}

void TestUnpackBroken::errorsOfTheSourceArePassedOn()
{
    LayerFixture layer;
    const std::string tar = TarWriter().file("f", std::string(600'000, 'x')).end().bytes();
    for (const std::size_t cut : {std::size_t{0}, std::size_t{100}, std::size_t{300'000}, tar.size() - 10}) {
        const ByteSource source = [from = test::sourceOf(std::string_view(tar).substr(0, cut))](
                                      std::span<char> into, const std::stop_token& stop) -> Result<std::size_t> {
            auto count = from(into, stop);
            if (count && *count == 0)
                return Error(ErrorKind::Unreachable, "the registry is gone");
            return count;
        };
        VERIFY_FAILS(layer.unpackFrom(source), ErrorKind::Unreachable);
    }
}

void TestUnpackBroken::stopEndsIt()
{
    LayerFixture layer;
    std::stop_source stop;
    const ByteSource source = [from = test::endless({}, TarWriter().file("f").bytes()), &stop,
                               calls = 0](std::span<char> into, const std::stop_token& token) mutable {
        if (++calls == 3)
            stop.request_stop();
        return from(into, token);
    };
    VERIFY_FAILS(layer.unpackFrom(source, stop.get_token()), ErrorKind::Canceled);
}

QTEST_APPLESS_MAIN(TestUnpackBroken)
#include "tst_unpack_broken.moc"
