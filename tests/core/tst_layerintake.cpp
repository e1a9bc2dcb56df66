// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imagestore.h"
#include "core/sys/files.h"
#include "tests/core/imagefixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <thread>

using namespace darse;
using namespace darse::test;
using store::Compression;
using store::ImageStore;
using store::LayerStep;

class TestLayerIntake : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;

    std::size_t countIn(const char* directory) { return sys::listDirectory(m_dir->path() / directory).value().size(); }
    /// Nothing visible, nothing left behind.
    void verifyEmpty()
    {
        QCOMPARE(countIn("work"), 0U);
        QCOMPARE(countIn("layers"), 0U);
        QCOMPARE(countIn("images/blobs/sha256"), 0U);
    }
    void verifyRefused(const store::LayerPlan& plan, const std::string& blob, ErrorKind kind, const std::string& words)
    {
        const auto intake = m_store->intake();
        const auto added = intake->addLayer(plan, sourceOf(blob), {}, {});
        VERIFY_FAILS(added, kind);
        const std::string& message = added.error().message();
        QVERIFY2(message.find("layer " + plan.blob.digest.text()) != std::string::npos, message.c_str());
        QVERIFY2(message.find(words) != std::string::npos, message.c_str());
        verifyEmpty();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_store = ImageStore::open(m_dir->path(),
                                   {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}})
                      .value();
    }
    void cleanup() { m_store.reset(); }

    void bombIsRefused()
    {
        m_store.reset();
        store::StoreOptions options{.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}};
        options.limits.ratioFrom = mebibytes(1);
        m_store = ImageStore::open(m_dir->path(), options).value();
        const TestImage image = makeImage({makeLayer({{"zeros", std::string(4U << 20U, '\0')}})});
        const auto added = m_store->intake()->addLayer(image.plans[0], sourceOf(image.layers[0].blob), {}, {});
        VERIFY_FAILS(added, ErrorKind::InvalidInput);
        QVERIFY(added.error().message().find("100 times") != std::string::npos);
    }
    void everyCompressionGivesTheSameLayer_data()
    {
        QTest::addColumn<Compression>("compression");
        for (const auto compression : {Compression::None, Compression::Gzip, Compression::Zstd})
            QTest::newRow(std::string(store::toString(compression)).c_str()) << compression;
    }
    void everyCompressionGivesTheSameLayer()
    {
        QFETCH(Compression, compression);
        const std::string content = noise(3'000'000, 1); // several buffers
        const TestImage image = makeImage({makeLayer({{"file", content}}, compression)});
        VERIFY_OK(addImage(*m_store, image));
        QCOMPARE(contentOf(m_store->layerPath(image.plans[0].chainId) / "file"), content);
        const auto record = m_store->layer(image.plans[0].chainId);
        VERIFY_OK(record);
        QCOMPARE(record->content.count(), 3'000'000U);
        QCOMPARE(record->tarSize, image.layers[0].tar.size());
        QCOMPARE(record->entries, 1U);
        QVERIFY(record->blob == image.plans[0].blob.digest);
        QCOMPARE(allOf(m_store->openBlob(record->blob).value()).value(), image.layers[0].blob);
    }

    void wrongBytesAreRefused()
    {
        const TestImage image = makeImage({makeLayer({{"file", noise(1'000'000, 2)}})});
        const store::LayerPlan plan = image.plans[0];
        const std::string& blob = image.layers[0].blob;
        std::string flipped = blob;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
        verifyRefused(plan, flipped, ErrorKind::Protocol, oci::Digest::of(flipped).text());
        flipped = blob;
        flipped[0] = 'x'; // not even gzip
        verifyRefused(plan, flipped, ErrorKind::Protocol, oci::Digest::of(flipped).text());
        verifyRefused(plan, blob.substr(0, blob.size() - 1), ErrorKind::Protocol, "were announced");
        verifyRefused(plan, blob + "x", ErrorKind::Protocol, "announced");
        verifyRefused(plan, "", ErrorKind::Protocol, "0 bytes");
    }

    void wrongDiffIdIsRefused()
    {
        const TestImage image = makeImage({makeLayer({{"file", "content"}})});
        store::LayerPlan plan = image.plans[0];
        plan.diffId = oci::Digest::of("another");
        verifyRefused(plan, image.layers[0].blob, ErrorKind::Protocol, plan.diffId.text());
        verifyRefused(plan, image.layers[0].blob, ErrorKind::Protocol, image.plans[0].diffId.text());
    }

    void hostileLayerIsRefused()
    {
        const TestImage image = makeImage({makeLayer({{"../../escaped", "x"}})});
        verifyRefused(image.plans[0], image.layers[0].blob, ErrorKind::InvalidInput, "escaped");
    }

    void brokenSourceLeavesNothing()
    {
        const TestImage image = makeImage({makeLayer({{"file", noise(2'000'000, 3)}})});
        const ByteSource whole = sourceOf(image.layers[0].blob);
        std::size_t given = 0;
        const ByteSource broken = [&](std::span<char> into, const std::stop_token& stop) -> Result<std::size_t> {
            if (given > 1'000'000)
                return Error(ErrorKind::Unreachable, "the registry has gone");
            TRY_DECLARE(const std::size_t count, whole(into, stop));
            given += count;
            return count;
        };
        {
            const auto intake = m_store->intake();
            VERIFY_FAILS(intake->addLayer(image.plans[0], broken, {}, {}), ErrorKind::Unreachable);
        }
        verifyEmpty();
    }

    void canceledIntakeLeavesNothing()
    {
        const std::size_t files = openFileCount();
        const TestImage image = makeImage({makeLayer({{"file", noise(3'000'000, 4)}})});
        std::stop_source stop;
        {
            const auto intake = m_store->intake();
            const auto progress = [&](const store::LayerProgress& state) {
                if (state.done.count() > 1'000'000)
                    stop.request_stop();
            };
            VERIFY_FAILS(intake->addLayer(image.plans[0], sourceOf(image.layers[0].blob), progress, stop.get_token()),
                         ErrorKind::Canceled);
        }
        verifyEmpty();
        // What was begun is synced for a moment yet.
        QVERIFY(QTest::qWaitFor([files] { return openFileCount() == files; }, 60'000));
    }

    void intakeThatEndsInVainTakesItsLayersAlong()
    {
        const TestImage image = makeImage({makeLayer({{"a", "1"}}), makeLayer({{"b", "2"}})});
        {
            const auto intake = m_store->intake();
            VERIFY_OK(intake->addLayer(image.plans[0], sourceOf(image.layers[0].blob), {}, {}));
            QCOMPARE(countIn("layers"), 1U);
            VERIFY_FAILS(intake->commit(newImage(image)), ErrorKind::InvalidState);
        }
        verifyEmpty();
        QVERIFY(m_store->images()->empty());
    }

    void layerThatIsHereIsNotAskedFor()
    {
        const TestImage image = makeImage({makeLayer({{"a", "1"}})});
        VERIFY_OK(addImage(*m_store, image));
        const auto intake = m_store->intake();
        VERIFY_OK(intake->addLayer(image.plans[0], noSource(), {}, {}));
    }

    void blobThatIsHereIsUnpackedAgain()
    {
        const TestImage image = makeImage({makeLayer({{"a", "1"}})});
        VERIFY_OK(addImage(*m_store, image));
        // The same layer on top of another: another chain, the same blob.
        const TestImage stacked = makeImage({image.layers[0], image.layers[0]});
        const auto intake = m_store->intake();
        std::vector<LayerStep> steps;
        VERIFY_OK(intake->addLayer(stacked.plans[1], noSource(),
                                   [&](const store::LayerProgress& state) { steps.push_back(state.step); }, {}));
        QVERIFY(steps.front() == LayerStep::Unpacking && steps.back() == LayerStep::Done);
        VERIFY_OK(intake->commit(newImage(stacked)));
        QCOMPARE(m_store->images()->size(), 2U);
    }

    void rottenBlobIsFetchedAgain()
    {
        const TestImage image = makeImage({makeLayer({{"a", "1"}})});
        VERIFY_OK(addImage(*m_store, image));
        std::string rotten = image.layers[0].blob;
        rotten.back() = static_cast<char>(rotten.back() ^ 1);
        m_dir->write("images/" + std::string("blobs/sha256/") + std::string(image.plans[0].blob.digest.hex()), rotten);
        const TestImage stacked = makeImage({image.layers[0], image.layers[0]});
        const auto intake = m_store->intake();
        VERIFY_OK(intake->addLayer(stacked.plans[1], sourceOf(image.layers[0].blob), {}, {}));
        QCOMPARE(allOf(m_store->openBlob(image.plans[0].blob.digest).value()).value(), image.layers[0].blob);
    }

    void otherCompressionOfALayerIsKeptToo()
    {
        const TestImage gzip = makeImage({makeLayer({{"a", "1"}}, Compression::Gzip)});
        const TestImage zstd = makeImage({makeLayer({{"a", "1"}}, Compression::Zstd)});
        QVERIFY(gzip.id() == zstd.id());
        VERIFY_OK(addImage(*m_store, gzip, {"localhost/gzip:1"}));
        VERIFY_OK(addImage(*m_store, zstd, {"localhost/zstd:1"}));
        QCOMPARE(countIn("layers"), 1U);
        QCOMPARE(m_store->images()->size(), 1U);
        QVERIFY(m_store->resolve("localhost/zstd:1")->manifest == zstd.manifest());
        QVERIFY(m_store->resolve("localhost/gzip:1")->manifest == gzip.manifest());
        VERIFY_OK(m_store->remove("localhost/gzip:1", store::Force::No));
        QCOMPARE(countIn("images/blobs/sha256"), 3U);
    }

    void sameLayerTwiceAtOnceIsReadOnce()
    {
        const TestImage image = makeImage({makeLayer({{"file", noise(1'000'000, 5)}})});
        std::binary_semaphore secondWaits{0};
        std::atomic<bool> hasBegun = false;
        const ByteSource whole = sourceOf(image.layers[0].blob);
        const ByteSource slow = [&](std::span<char> into, const std::stop_token& stop) -> Result<std::size_t> {
            if (!hasBegun.exchange(true))
                secondWaits.acquire(); // goes on when the second caller has come to a halt
            return whole(into, stop);
        };
        const auto first = m_store->intake();
        const auto second = m_store->intake();
        Result<store::LayerRecord> one = Error(ErrorKind::Internal, "not run");
        std::jthread pull([&] { one = first->addLayer(image.plans[0], slow, {}, {}); });
        QTRY_VERIFY(hasBegun);
        const auto two = second->addLayer(image.plans[0], noSource(),
                                          [&](const store::LayerProgress& state) {
                                              if (state.step == LayerStep::Waiting)
                                                  secondWaits.release();
                                          },
                                          {});
        pull.join();
        VERIFY_OK(one);
        VERIFY_OK(two);
        QVERIFY(*one == *two);
    }

    void whatAnIntakeHasAddedIsSafeFromOthers()
    {
        const TestImage image = makeImage({makeLayer({{"a", "1"}}), makeLayer({{"b", "2"}})});
        const TestImage other = makeImage({image.layers[0]});
        VERIFY_OK(addImage(*m_store, other, {"localhost/other:1"}));
        const auto intake = m_store->intake();
        VERIFY_OK(intake->addLayer(image.plans[0], noSource(), {}, {}));
        VERIFY_OK(m_store->remove("localhost/other:1", store::Force::No));
        VERIFY_OK(intake->addLayer(image.plans[1], sourceOf(image.layers[1].blob), {}, {}));
        VERIFY_OK(intake->commit(newImage(image, {"localhost/image:1"})));
        QCOMPARE(contentOf(m_store->layerPath(image.plans[0].chainId) / "a"), std::string("1"));
    }

    void documentsThatDoNotBelongTogetherAreRefused()
    {
        const TestImage image = makeImage({makeLayer({{"a", "1"}})});
        const TestImage other = makeImage({makeLayer({{"b", "1"}})});
        VERIFY_OK(addImage(*m_store, image));
        const auto intake = m_store->intake();
        store::NewImage mixed = newImage(image);
        mixed.configJson = other.configJson;
        VERIFY_FAILS(intake->commit(mixed), ErrorKind::Protocol);
        mixed = newImage(image);
        mixed.manifestJson = "{}";
        VERIFY_FAILS(intake->commit(mixed), ErrorKind::Protocol);
    }
};

QTEST_GUILESS_MAIN(TestLayerIntake)
#include "tst_layerintake.moc"
