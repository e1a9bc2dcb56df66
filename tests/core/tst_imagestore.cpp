// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imagestore.h"
#include "core/sys/files.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <filesystem>

using namespace darse;
using namespace darse::test;
using store::ImageStore;

namespace fs = std::filesystem;

class TestImageStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;
    std::vector<std::string> m_users; ///< of every image

    void openStore()
    {
        m_store.reset();
        auto store = ImageStore::open(m_dir->path(), {.marks = store::OverlayMarks::User,
                                                      .limits = {},
                                                      .search = {},
                                                      .usedBy = [this](const oci::Digest&) { return m_users; }});
        VERIFY_OK(store);
        m_store = std::move(store).value();
    }
    std::vector<std::string> namesOf(const oci::Digest& id)
    {
        std::vector<std::string> names;
        const auto image = m_store->image(id);
        if (image) {
            for (const store::ImageName& name : image->info.names)
                names.push_back(name.text);
        }
        return names;
    }
    std::size_t countIn(const char* directory) { return sys::listDirectory(m_dir->path() / directory).value().size(); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_users.clear();
        openStore();
    }
    void cleanup()
    {
        m_store.reset();
        m_dir.reset();
    }

    void newStoreIsAnEmptyLayout()
    {
        QVERIFY(m_store->images()->empty());
        QCOMPARE(contentOf(*m_dir / "images/oci-layout"), std::string(R"({"imageLayoutVersion":"1.0.0"})"));
        VERIFY_OK(oci::parseIndex(contentOf(*m_dir / "images/index.json"), {}));
    }

    void committedImageIsListedAndRead()
    {
        oci::ImageConfig config;
        config.created = "2024-05-01T12:00:00Z";
        config.run.labels = {{"a", "b"}};
        const TestImage made =
            makeImage({makeLayer({{"bin/"}, {"bin/x", "12345"}}), makeLayer({{"y", "123"}})}, config);
        const auto id = addImage(*m_store, made, {"docker.io/library/alpine:3.19"});
        VERIFY_OK(id);
        QVERIFY(*id == made.id());
        openStore(); // what was in memory counts for nothing
        QCOMPARE(m_store->images()->size(), 1U);
        const store::ImageInfo& info = m_store->images()->front();
        QVERIFY(info.id == made.id() && info.manifest == made.manifest());
        QCOMPARE(info.names.front().text, std::string("docker.io/library/alpine:3.19"));
        QCOMPARE(info.size.count(), 8U);
        QCOMPARE(info.shared.count(), 0U);
        QVERIFY(info.created.has_value());
        QCOMPARE(info.labels.at("a"), std::string("b"));
        const auto image = m_store->image(*id);
        VERIFY_OK(image);
        QCOMPARE(image->manifestJson, made.manifestJson);
        QCOMPARE(image->configJson, made.configJson);
        QCOMPARE(contentOf(m_store->layerPath(info.layers[0]) / "bin/x"), std::string("12345"));
        QCOMPARE(contentOf(m_store->layerPath(info.layers[1]) / "y"), std::string("123"));
        const auto blob = m_store->openBlob(image->manifest.layers[1].digest);
        VERIFY_OK(blob);
        QCOMPARE(allOf(*blob).value(), made.layers[1].blob);
    }

    void nameMovesAndLeavesADanglingImage()
    {
        const TestImage first = makeImage("first");
        const TestImage second = makeImage("second");
        VERIFY_OK(addImage(*m_store, first, {"localhost/app:1", "localhost/app:2"}));
        VERIFY_OK(addImage(*m_store, second, {"localhost/app:1"}));
        QCOMPARE(namesOf(first.id()), std::vector<std::string>{"localhost/app:2"});
        VERIFY_OK(
            m_store->tag(m_store->resolve("localhost/app:1").value(), oci::parseReference("localhost/app:2").value()));
        QVERIFY(m_store->image(first.id())->info.isDangling());
        QCOMPARE(namesOf(second.id()), (std::vector<std::string>{"localhost/app:1", "localhost/app:2"}));
        openStore();
        QCOMPARE(m_store->images()->size(), 2U);
        QVERIFY(m_store->images()->back().isDangling());
        // The first name ends its being nameless.
        VERIFY_OK(
            m_store->tag(m_store->resolve(first.id().text()).value(), oci::parseReference("localhost/old").value()));
        QCOMPARE(namesOf(first.id()), std::vector<std::string>{"localhost/old:latest"});
        QCOMPARE(m_store->images()->size(), 2U);
    }

    void digestsThatAreKnownStay()
    {
        const TestImage made = makeImage("x");
        const std::string digest = oci::Digest::of("an index").text();
        VERIFY_OK(addImage(*m_store, made, {"docker.io/library/x:1@" + digest}));
        const std::string known = "docker.io/library/x@" + digest;
        QCOMPARE(m_store->images()->front().digests, std::vector<std::string>{known});
        QCOMPARE(m_store->images()->front().names.front().text, std::string("docker.io/library/x:1"));
        VERIFY_OK(addImage(*m_store, makeImage("y"), {"docker.io/library/x:1"}));
        openStore();
        QCOMPARE(m_store->image(made.id())->info.digests, std::vector<std::string>{known});
        QVERIFY(m_store->resolve("x@" + digest)->id == made.id());
    }

    void manifestOfDockersHasAStandInForOthers()
    {
        const TestImage made = asDocker(makeImage("x"));
        VERIFY_OK(addImage(*m_store, made, {"localhost/x:1"}));
        openStore();
        const auto found = m_store->resolve("localhost/x:1");
        VERIFY_OK(found);
        QVERIFY(found->manifest == made.manifest());
        QCOMPARE(m_store->imageOfManifest(found->manifest)->manifestJson, made.manifestJson);
        const auto index = oci::parseIndex(contentOf(*m_dir / "images/index.json"), {});
        VERIFY_OK(index);
        QVERIFY(index->manifests.front().mediaType == oci::mediatype::kManifest);
        const auto blob = m_store->openBlob(index->manifests.front().digest);
        VERIFY_OK(blob);
        const auto manifest = oci::parseManifest(allOf(*blob).value(), {});
        VERIFY_OK(manifest);
        QVERIFY(manifest->config.digest == made.id());
        VERIFY_OK(m_store->tag(*found, oci::parseReference("localhost/y:1").value()));
        QCOMPARE(countIn("images/blobs/sha256"), 4U);
        VERIFY_OK(m_store->remove(made.id().text(), store::Force::Yes));
        QCOMPARE(countIn("images/blobs/sha256"), 0U);
    }

    void sharedSizesAreTold()
    {
        const TestLayer base = makeLayer({{"base", "0123456789"}});
        const TestImage one = makeImage({base, makeLayer({{"one", "1"}})});
        const TestImage two = makeImage({base, makeLayer({{"two", "22"}})});
        VERIFY_OK(addImage(*m_store, one, {"localhost/one:1"}));
        VERIFY_OK(addImage(*m_store, two, {"localhost/two:1"}));
        const store::ImageInfo info = m_store->image(two.id())->info;
        QCOMPARE(info.size.count(), 12U);
        QCOMPARE(info.shared.count(), 10U);
        QCOMPARE(info.unique().count(), 2U);
        QCOMPARE(countIn("layers"), 3U);
        const auto use = m_store->diskUse();
        VERIFY_OK(use);
        QCOMPARE(use->layers.count(), 13U);
        QCOMPARE(use->sharedLayers.count(), 10U);
        QCOMPARE(use->blobCount, 7U); // three layers, two configurations, two manifests
        QCOMPARE(use->reclaimable, use->layers + use->blobs);
        m_users = {"web"};
        QCOMPARE(m_store->diskUse()->reclaimable.count(), 0U);
    }

    void historyFollowsTheLayers()
    {
        oci::ImageConfig config;
        config.history = {{.createdBy = "ADD"}, {.createdBy = "ENV", .isEmptyLayer = true}};
        const TestImage made = makeImage({makeLayer({{"a", "1"}}), makeLayer({{"b", "22"}})}, config);
        VERIFY_OK(addImage(*m_store, made));
        const auto steps = m_store->history(made.id());
        VERIFY_OK(steps);
        QCOMPARE(steps->size(), 3U); // the second layer is not in the history
        QCOMPARE((*steps)[0].size.count(), 1U);
        QVERIFY(!(*steps)[1].layer.has_value());
        QCOMPARE((*steps)[2].size.count(), 2U);
    }

    void leftoversGoWhenTheStoreOpens()
    {
        const TestImage kept = makeImage("kept");
        VERIFY_OK(addImage(*m_store, kept));
        m_dir->write("work/blob-7", "half");
        m_dir->write("work/layer-1/diff/etc/x", "half");
        m_dir->write("images/.index.json.12.new", "half");
        m_dir->write("layers/sha256-" + std::string(oci::Digest::of("z").hex()) + "/diff/x", "half");
        m_dir->write("images/blobs/sha256/" + std::string(oci::Digest::of("z").hex()), "z");
        openStore();
        QCOMPARE(countIn("work"), 0U);
        QCOMPARE(countIn("layers"), 1U);
        QCOMPARE(countIn("images/blobs/sha256"), 3U);
        QCOMPARE(countIn("images"), 3U);
        QCOMPARE(contentOf(m_store->layerPath(kept.plans[0].chainId) / "kept"), std::string("kept"));
    }

    void damagedIndexKeepsEverything()
    {
        VERIFY_OK(addImage(*m_store, makeImage("kept"), {"localhost/kept:1"}));
        for (const char* content : {"", "{", "[]"}) {
            m_dir->write("images/index.json", content);
            openStore();
            QVERIFY(m_store->images()->empty());
            VERIFY_FAILS(m_store->prune({}), ErrorKind::InvalidState);
            VERIFY_FAILS(addImage(*m_store, makeImage("new")), ErrorKind::InvalidState);
        }
        fs::remove(*m_dir / "images/index.json");
        openStore();
        VERIFY_FAILS(m_store->prune({}), ErrorKind::InvalidState);
        QVERIFY(countIn("layers") >= 1U);
        QVERIFY(countIn("images/blobs/sha256") >= 3U);
    }

    void unreadableImageKeepsWhatItMayNeed()
    {
        const TestImage broken = makeImage("broken");
        const TestImage other = makeImage("other");
        VERIFY_OK(addImage(*m_store, broken, {"localhost/broken:1"}));
        VERIFY_OK(addImage(*m_store, other, {"localhost/other:1"}));
        m_dir->write("images/" + std::string("blobs/sha256/") + std::string(broken.manifest().hex()), "rot");
        openStore();
        QCOMPARE(m_store->images()->size(), 1U);
        VERIFY_OK(m_store->remove("localhost/other:1", store::Force::No));
        openStore();
        QVERIFY(fs::exists(m_store->layerPath(broken.plans[0].chainId)));
    }
};

QTEST_GUILESS_MAIN(TestImageStore)
#include "tst_imagestore.moc"
