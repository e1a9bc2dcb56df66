// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fsck.h"
#include "core/sys/files.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace darse;
using namespace darse::test;
using store::Damage;
using store::Depth;
using store::Finding;
using store::ImageStore;
using store::Remedy;

namespace fs = std::filesystem;

namespace {

using Change = std::function<void(const fs::path& root)>;

/// Writes into a file whose time, if it had one, stays what it was.
void spoil(const fs::path& path, const std::string& content)
{
    std::error_code ignored; // a new file has none
    const auto time = fs::last_write_time(path, ignored);
    std::ofstream(path) << content;
    fs::last_write_time(path, time, ignored);
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// A store with two images that share a layer, to be damaged.
class TestStoreFsck : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;
    std::vector<std::string> m_users;
    TestLayer m_base = makeLayer({{"etc/"}, {"etc/base", "base"}});
    TestImage m_one = makeImage({m_base, makeLayer({{"one", "1"}, {"two", "2"}})});
    TestImage m_two = makeImage({m_base});

    void openStore()
    {
        m_store.reset();
        m_store = ImageStore::open(m_dir->path(), {.marks = store::OverlayMarks::User,
                                                   .limits = {},
                                                   .search = {},
                                                   .usedBy = [this](const oci::Digest&) { return m_users; }})
                      .value();
    }
    fs::path blob(const oci::Digest& digest) { return *m_dir / ("images/blobs/sha256/" + std::string(digest.hex())); }
    fs::path layer(const oci::Digest& chainId) { return m_store->layerPath(chainId).parent_path(); }
    void write(const fs::path& path, const std::string& content)
    {
        m_dir->write(path.lexically_relative(m_dir->path()).native(), content);
    }
    /// All that a registry has.
    store::Fetch registry()
    {
        std::map<oci::Digest, std::string> content;
        for (const TestImage* image : {&m_one, &m_two}) {
            content[image->id()] = image->configJson;
            content[image->manifest()] = image->manifestJson;
            for (const TestLayer& made : image->layers)
                content[oci::Digest::of(made.blob)] = made.blob;
        }
        return [content](const oci::Descriptor& what, const std::vector<std::string>& names) -> Result<ByteSource> {
            if (names.empty() || !content.contains(what.digest))
                return Error(ErrorKind::NotFound, "no such blob");
            return sourceOf(content.at(what.digest));
        };
    }
    /// "BlobMissing sha256:…: the blob is missing" for each.
    std::string told(Depth depth)
    {
        std::string text;
        const auto findings = store::checkStore(*m_store, depth, {});
        if (!findings)
            return findings.error().message();
        for (const Finding& finding : *findings)
            text += std::string(store::toString(finding.damage)) + " " + finding.object + ": " + finding.what + "\n";
        return text;
    }
    /// The damage is named, by its depth, and not by the one before.
    void verifyFound(Damage damage, Depth depth = Depth::Quick)
    {
        if (depth != Depth::Quick)
            QCOMPARE(told(depth == Depth::Deep ? Depth::Content : Depth::Quick), std::string());
        const std::string found = told(depth);
        QVERIFY2(std::ranges::count(found, '\n') == 1, found.c_str());
        QVERIFY2(found.starts_with(std::string(store::toString(damage)) + " "), found.c_str());
    }
    void verifyRepaired(Remedy remedy, const store::Fetch& fetch = {})
    {
        const auto repaired = store::repairStore(*m_store, Depth::Deep, fetch, {});
        VERIFY_OK(repaired);
        QCOMPARE(repaired->size(), 1U);
        QVERIFY2(repaired->front().isRepaired && repaired->front().remedy == remedy, repaired->front().what.c_str());
        verifyClean();
    }
    void verifyClean()
    {
        QCOMPARE(told(Depth::Deep), std::string());
        openStore();
        QCOMPARE(told(Depth::Deep), std::string());
    }
    void verifyWhole()
    {
        QCOMPARE(m_store->images()->size(), 2U);
        QVERIFY(m_store->resolve("localhost/one:1")->manifest == m_one.manifest());
        QCOMPARE(contentOf(m_store->layerPath(m_one.plans[0].chainId) / "etc/base"), std::string("base"));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_users.clear();
        openStore();
        VERIFY_OK(addImage(*m_store, m_one, {"localhost/one:1"}));
        VERIFY_OK(addImage(*m_store, m_two, {"localhost/two:1"}));
    }
    void cleanup() { m_store.reset(); }

    void soundStoreHasNoFindings() { verifyClean(); }

    void missingBlobIsFetched()
    {
        fs::remove(blob(m_one.plans[1].blob.digest));
        verifyFound(Damage::BlobMissing);
        verifyRepaired(Remedy::FetchedAgain, registry());
        verifyWhole();
    }

    void shortBlobIsFetched()
    {
        write(blob(m_one.plans[1].blob.digest), "x");
        verifyFound(Damage::BlobSizeWrong);
        verifyRepaired(Remedy::FetchedAgain, registry());
        verifyWhole();
    }

    void rottenBlobIsFoundByItsContent()
    {
        std::string content = m_one.layers[1].blob;
        content.back() = static_cast<char>(content.back() ^ 1);
        write(blob(m_one.plans[1].blob.digest), content);
        verifyFound(Damage::BlobCorrupt, Depth::Content);
        verifyRepaired(Remedy::FetchedAgain, registry());
        verifyWhole();
    }

    void documentsAreFetched()
    {
        fs::remove(blob(m_one.id()));
        verifyFound(Damage::ConfigMissing);
        verifyRepaired(Remedy::FetchedAgain, registry());
        write(blob(m_one.id()), "{}");
        openStore();
        verifyFound(Damage::ConfigUnreadable);
        verifyRepaired(Remedy::FetchedAgain, registry());
        fs::remove(blob(m_one.manifest()));
        openStore();
        verifyFound(Damage::ManifestMissing);
        verifyRepaired(Remedy::FetchedAgain, registry());
        write(blob(m_one.manifest()), "{}");
        verifyFound(Damage::ManifestUnreadable);
        verifyRepaired(Remedy::FetchedAgain, registry());
        verifyWhole();
    }

    void missingLayerIsUnpackedFromItsBlob()
    {
        fs::remove_all(layer(m_two.plans[0].chainId));
        verifyFound(Damage::LayerMissing);
        QCOMPARE(store::checkStore(*m_store, Depth::Quick, {})->front().images,
                 (std::vector<std::string>{"localhost/one:1", "localhost/two:1"}));
        verifyRepaired(Remedy::UnpackedAgain);
        verifyWhole();
    }

    void recordsAreMadeAnew()
    {
        const fs::path record = layer(m_two.plans[0].chainId) / "layer.json";
        const std::string good = contentOf(record);
        fs::remove(record);
        verifyFound(Damage::LayerRecordMissing);
        verifyRepaired(Remedy::UnpackedAgain);
        QCOMPARE(contentOf(record), good);
        write(record, "{");
        verifyFound(Damage::LayerRecordWrong);
        verifyRepaired(Remedy::UnpackedAgain);
        write(record, contentOf(layer(m_one.plans[1].chainId) / "layer.json"));
        verifyFound(Damage::LayerRecordWrong);
        verifyRepaired(Remedy::UnpackedAgain);
        QCOMPARE(contentOf(record), good);
    }

    void changedLayersAreFoundByComparing_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("content") << Change([](const fs::path& root) { spoil(root / "one", "x"); });
        QTest::newRow("size") << Change([](const fs::path& root) { spoil(root / "one", "longer"); });
        QTest::newRow("missing") << Change([](const fs::path& root) { fs::remove(root / "one"); });
        QTest::newRow("more") << Change([](const fs::path& root) { spoil(root / "three", "3"); });
        QTest::newRow("mode") << Change([](const fs::path& root) { fs::permissions(root / "one", fs::perms::all); });
        QTest::newRow("time") << Change([](const fs::path& root) { fs::last_write_time(root / "one", {}); });
        QTest::newRow("link") << Change([](const fs::path& root) {
            fs::remove(root / "one");
            fs::create_symlink("two", root / "one");
        });
    }
    void changedLayersAreFoundByComparing()
    {
        QFETCH(Change, change);
        const fs::path root = m_store->layerPath(m_one.plans[1].chainId);
        change(root);
        verifyFound(Damage::LayerContentWrong, Depth::Deep);
        verifyRepaired(Remedy::UnpackedAgain);
    }

    void layersInUseAreLeftAlone()
    {
        write(m_store->layerPath(m_one.plans[1].chainId) / "one", "x");
        m_users = {"web"};
        const auto repaired = store::repairStore(*m_store, Depth::Deep, {}, {});
        VERIFY_OK(repaired);
        QVERIFY(!repaired->front().isRepaired);
        QVERIFY(repaired->front().what.find("web") != std::string::npos);
        QCOMPARE(contentOf(m_store->layerPath(m_one.plans[1].chainId) / "one"), std::string("x"));
        QCOMPARE(m_store->images()->size(), 2U);
    }

    void whatCannotBeRepairedIsQuarantined()
    {
        write(blob(m_one.plans[1].blob.digest), "rot");
        verifyFound(Damage::BlobSizeWrong);
        verifyRepaired(Remedy::Quarantined);
        QCOMPARE(m_store->images()->size(), 1U);
        QVERIFY(!fs::exists(layer(m_one.plans[1].chainId)));
        const fs::path place = *m_dir / ("quarantine/sha256-" + std::string(m_one.manifest().hex()));
        QCOMPARE(contentOf(place / "manifest.json"), m_one.manifestJson);
        QCOMPARE(contentOf(place / "config.json"), m_one.configJson);
        QVERIFY(contentOf(place / "index.json").find("localhost/one:1") != std::string::npos);
        QCOMPARE(contentOf(place / ("sha256-" + std::string(m_one.plans[1].blob.digest.hex()))), std::string("rot"));
    }

    void unreadableManifestIsQuarantinedAndGarbageGoes()
    {
        write(blob(m_one.manifest()), "{}");
        openStore();
        verifyRepaired(Remedy::Quarantined);
        QCOMPARE(m_store->images()->size(), 1U);
        QVERIFY(!fs::exists(layer(m_one.plans[1].chainId)));
    }

    void lostIndexIsTakenFromItsCopyOrFromTheBlobs()
    {
        write(*m_dir / "images/index.json", "{");
        openStore();
        verifyFound(Damage::IndexUnreadable);
        verifyRepaired(Remedy::Rewritten);
        verifyWhole();
        fs::remove(*m_dir / "images/index.json");
        fs::remove(*m_dir / "index.backup.json");
        openStore();
        verifyRepaired(Remedy::Rewritten);
        QCOMPARE(m_store->images()->size(), 2U);
        QVERIFY(m_store->image(m_one.id())->info.isDangling());
    }

    void strangersAndModesAreSetRight()
    {
        write(*m_dir / "images/blobs/sha256/stranger", "x");
        verifyFound(Damage::Stray);
        verifyRepaired(Remedy::Quarantined);
        write(blob(oci::Digest::of("stray")), "stray");
        verifyFound(Damage::Stray);
        verifyRepaired(Remedy::Removed);
        fs::permissions(blob(m_one.id()), fs::perms::others_write, fs::perm_options::add);
        verifyFound(Damage::WrongMode);
        verifyRepaired(Remedy::Rewritten);
        verifyWhole();
    }
};

QTEST_GUILESS_MAIN(TestStoreFsck)
#include "tst_storefsck.moc"
