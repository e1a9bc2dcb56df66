// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/dockerarchive.h"
#include "core/oci/layout.h"
#include "core/store/archive.h"
#include "core/store/tarwriter.h"
#include "core/sys/files.h"
#include "tests/core/imagefixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::test;
using store::ArchiveFormat;
using store::Compression;
using store::ImageStore;
using store::TarEntry;

namespace {

/// A store of its own, in a directory of its own.
struct Place {
    TempDir dir{};
    std::unique_ptr<ImageStore> store =
        ImageStore::open(dir.path(), {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}})
            .value();

    [[nodiscard]] std::size_t countIn(const char* directory) const
    {
        return sys::listDirectory(dir.path() / directory).value().size();
    }
};

/// What an archive of docker's has, to be spoiled.
struct Material {
    TestImage image =
        makeImage({makeLayer({{"a", "1"}}, Compression::None), makeLayer({{"b", "2"}}, Compression::None)});
    oci::ArchivedImage archived{
        .config = "config.json", .repoTags = {"alpine:3"}, .layers = {"one/layer.tar", "two/layer.tar"}};
    std::map<std::string, std::string> files{{"config.json", image.configJson},
                                             {"one/layer.tar", image.layers[0].blob},
                                             {"two/layer.tar", image.layers[1].blob}};
    std::vector<TarEntry> more{};

    [[nodiscard]] std::string tar() const
    {
        std::string result;
        const ByteSink sink = [&](std::string_view piece) {
            result += piece;
            return ok();
        };
        store::TarWriter writer(sink);
        bool isGood = writer.addFile({.name = "manifest.json"}, oci::toJson(std::vector{archived})).isOk();
        for (const auto& [name, content] : files)
            isGood = isGood && writer.addFile({.name = name}, content).isOk();
        for (const TarEntry& entry : more)
            isGood = isGood && writer.add(entry).isOk();
        isGood = isGood && writer.finish().isOk();
        return isGood ? result : std::string();
    }
};

} // namespace

Q_DECLARE_METATYPE(std::string)

class TestImageArchive : public QObject {
    Q_OBJECT

private:
    std::string save(ImageStore& store, const std::vector<std::string>& what, ArchiveFormat format)
    {
        std::string archive;
        const auto images = store::whatToSave(store, what);
        if (!images)
            return {};
        const auto saved = store::saveArchive(store, *images, format, [&](std::string_view piece) {
            archive += piece;
            return ok();
        });
        return saved ? archive : std::string();
    }

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<ArchiveFormat>("format");
        QTest::newRow("OCI") << ArchiveFormat::Oci;
        QTest::newRow("Docker") << ArchiveFormat::Docker;
    }
    void roundTrip()
    {
        QFETCH(ArchiveFormat, format);
        const Place from;
        const TestLayer base = makeLayer({{"base", noise(700'000, 1)}});
        const TestImage one = makeImage({base, makeLayer({{"one", "1"}}, Compression::Zstd)});
        const TestImage two = makeImage({base});
        VERIFY_OK(addImage(*from.store, one, {"localhost/one:1", "docker.io/library/one:latest"}));
        VERIFY_OK(addImage(*from.store, two, {"quay.io/two:2"}));
        const std::vector<std::string> what{one.id().text(), "quay.io/two:2"};
        const std::string archive = save(*from.store, what, format);
        QVERIFY(!archive.empty());
        QVERIFY(archive == save(*from.store, what, format)); // the same bytes again
        for (const Compression compression : {Compression::None, Compression::Gzip}) {
            const Place to;
            const std::string packed = compression == Compression::None ? archive : compress(archive, compression);
            const auto loaded = store::loadArchive(*to.store, sourceOf(packed, 1000), {});
            VERIFY_OK(loaded);
            QCOMPARE(to.store->images()->size(), 2U);
            QVERIFY(to.store->resolve("one")->id == one.id());
            QVERIFY(to.store->resolve("localhost/one:1")->id == one.id());
            const auto found = to.store->resolve("quay.io/two:2");
            VERIFY_OK(found);
            QVERIFY(found->id == two.id());
            if (format == ArchiveFormat::Oci)
                QVERIFY(found->manifest == two.manifest());
            QCOMPARE(contentOf(to.store->layerPath(one.plans[0].chainId) / "base"), noise(700'000, 1));
            QCOMPARE(contentOf(to.store->layerPath(one.plans[1].chainId) / "one"), std::string("1"));
            QCOMPARE(to.countIn("work"), 0U);
        }
    }

    void imageThatIsHereGetsOnlyTheNames()
    {
        const Place place;
        const TestImage image = makeImage("x");
        VERIFY_OK(addImage(*place.store, image, {"localhost/x:1"}));
        const std::string archive = save(*place.store, {"localhost/x:1"}, ArchiveFormat::Docker);
        VERIFY_OK(place.store->tag(place.store->resolve("localhost/x:1").value(),
                                   oci::parseReference("localhost/y:1").value()));
        VERIFY_OK(place.store->remove("localhost/x:1", store::Force::No));
        VERIFY_OK(store::loadArchive(*place.store, sourceOf(archive), {}));
        QVERIFY(place.store->resolve("localhost/x:1")->manifest == image.manifest());
        QCOMPARE(place.countIn("images/blobs/sha256"), 3U);
    }

    void oldDockerArchivesAreUnderstood()
    {
        Material material;
        // The second layer is the first again: written once and linked to, as Docker did.
        material.image = makeImage({material.image.layers[0], material.image.layers[0]});
        material.files["config.json"] = material.image.configJson;
        material.files.erase("two/layer.tar");
        material.more = {{.name = "two/", .mode = 0755}, {.name = "two/layer.tar", .link = "../one/layer.tar"}};
        const Place place;
        VERIFY_OK(store::loadArchive(*place.store, sourceOf(material.tar()), {}));
        QVERIFY(place.store->resolve("alpine:3")->id == material.image.id());
        QCOMPARE(place.store->images()->front().layers.size(), 2U);
    }

    void compressedLayersOfADockerArchiveAreUnderstood()
    {
        Material material;
        material.files["one/layer.tar"] = compress(material.image.layers[0].tar, Compression::Gzip);
        const Place place;
        VERIFY_OK(store::loadArchive(*place.store, sourceOf(material.tar()), {}));
        QVERIFY(place.store->resolve("alpine:3")->id == material.image.id());
    }

    void bareTagsOfALayoutAreLocal()
    {
        const Place from;
        const TestImage image = makeImage("x");
        VERIFY_OK(addImage(*from.store, image));
        const std::vector<store::ToSave> what{{.manifest = image.manifest(), .names = {"1.0"}}};
        std::string archive;
        VERIFY_OK(store::saveArchive(*from.store, what, ArchiveFormat::Oci, [&](std::string_view piece) {
            archive += piece;
            return ok();
        }));
        const Place to;
        const auto loaded = store::loadArchive(*to.store, sourceOf(archive), {});
        VERIFY_OK(loaded);
        QCOMPARE(loaded->front().names, std::vector<std::string>{"localhost/1.0:latest"});
    }

    void spoiledArchivesAreRefused_data()
    {
        QTest::addColumn<std::string>("archive");
        const std::string good = Material().tar();
        QTest::newRow("nothing") << std::string();
        QTest::newRow("no tar") << std::string(5000, 'x');
        QTest::newRow("cut") << good.substr(0, good.size() / 2);
        QTest::newRow("no manifest") << makeTar({{"a", "b"}});
        const auto spoiled = [](const char* name, const std::function<void(Material&)>& spoil) {
            Material material;
            spoil(material);
            QTest::newRow(name) << material.tar();
        };
        spoiled("no layer", [](Material& m) { m.files.erase("two/layer.tar"); });
        spoiled("no configuration", [](Material& m) { m.files.erase("config.json"); });
        spoiled("damaged configuration", [](Material& m) { m.files["config.json"] = "{"; });
        spoiled("another layer", [](Material& m) { m.files["two/layer.tar"] = makeTar({{"c", "3"}}); });
        spoiled("too few layers", [](Material& m) { m.archived.layers.pop_back(); });
        spoiled("bad name", [](Material& m) { m.archived.repoTags = {"UPPER:case"}; });
        spoiled("names that lead out", [](Material& m) { m.more = {{.name = "../x"}}; });
        spoiled("link that leads out", [](Material& m) { m.more = {{.name = "x", .link = "../../etc/passwd"}}; });
        spoiled("absolute link", [](Material& m) { m.more = {{.name = "x", .link = "/etc/passwd"}}; });
        spoiled("layer that leads out", [](Material& m) {
            m.files.erase("two/layer.tar");
            m.more = {{.name = "two/layer.tar", .link = "../nowhere"}};
        });
        spoiled("links in a circle", [](Material& m) {
            m.files.erase("two/layer.tar");
            m.more = {{.name = "two/layer.tar", .link = "layer2"}, {.name = "two/layer2", .link = "layer.tar"}};
        });
        spoiled("name twice", [](Material& m) { m.more = {{.name = "config.json"}}; });
        spoiled("blob that is another",
                [](Material& m) { m.files["blobs/sha256/" + std::string(oci::Digest::of("x").hex())] = "y"; });
        spoiled("hostile layer", [](Material& m) {
            m.image = makeImage({m.image.layers[0], makeLayer({{"../../out", "x"}}, Compression::None)});
            m.files["two/layer.tar"] = m.image.layers[1].blob;
            m.files["config.json"] = m.image.configJson;
        });
        spoiled("layout without its blobs", [](Material& m) {
            m.files["oci-layout"] = oci::kLayoutFile;
            m.files["index.json"] =
                oci::toJson(oci::Index{.mediaType = std::string(oci::mediatype::kIndex),
                                       .manifests = {{.mediaType = std::string(oci::mediatype::kManifest),
                                                      .digest = m.image.manifest(),
                                                      .size = m.image.manifestJson.size()}}});
        });
    }
    void spoiledArchivesAreRefused()
    {
        QFETCH(std::string, archive);
        const Place place;
        const std::size_t files = openFileCount();
        const auto loaded = store::loadArchive(*place.store, sourceOf(archive), {});
        QVERIFY(!loaded);
        const ErrorKind kind = loaded.error().kind();
        QVERIFY2(kind == ErrorKind::InvalidInput || kind == ErrorKind::Protocol, told(loaded).c_str());
        QVERIFY(place.store->images()->empty());
        for (const char* directory : {"work", "layers", "images/blobs/sha256"})
            QCOMPARE(place.countIn(directory), 0U);
        // What was begun is synced for a moment yet.
        QTRY_COMPARE(openFileCount(), files);
    }

    void archiveBeyondItsLimitIsRefused()
    {
        const Place place;
        VERIFY_FAILS(store::loadArchive(*place.store, sourceOf(Material().tar()), {.limit = Bytes(3000)}),
                     ErrorKind::InvalidInput);
    }

    void sinkThatFailsEndsTheSave()
    {
        const Place place;
        VERIFY_OK(addImage(*place.store, makeImage("x"), {"localhost/x:1"}));
        const auto images = store::whatToSave(*place.store, {"localhost/x:1"});
        VERIFY_OK(images);
        int calls = 0;
        VERIFY_FAILS(store::saveArchive(*place.store, *images, ArchiveFormat::Oci,
                                        [&](std::string_view) -> Result<void> {
                                            ++calls;
                                            return Error(ErrorKind::Unreachable, "the reader has gone");
                                        }),
                     ErrorKind::Unreachable);
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestImageArchive)
#include "tst_imagearchive.moc"
