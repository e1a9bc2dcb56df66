// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imagestore.h"
#include "core/sys/files.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::test;
using store::Force;
using store::ImageStore;

/// Finding images by what a person types, and removing them.
class TestImageLookup : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;
    std::map<oci::Digest, std::vector<std::string>> m_users;
    TestImage m_web = makeImage("web");
    TestImage m_app = makeImage("app");

    std::string prefix(const TestImage& image, std::size_t length)
    {
        return std::string(image.id().hex().substr(0, length));
    }
    std::size_t countIn(const char* directory) { return sys::listDirectory(m_dir->path() / directory).value().size(); }
    void verifyFinds(const std::string& text, const TestImage& image)
    {
        const auto found = m_store->resolve(text);
        VERIFY_OK(found);
        QVERIFY2(found->id == image.id(), text.c_str());
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_users.clear();
        m_store = ImageStore::open(m_dir->path(), {.marks = store::OverlayMarks::User,
                                                   .limits = {},
                                                   .search = {.registries = {"quay.io", "docker.io"}},
                                                   .usedBy = [this](const oci::Digest& id) { return m_users[id]; }})
                      .value();
        VERIFY_OK(addImage(*m_store, m_web, {"docker.io/library/web:latest", "docker.io/library/web:1.2"}));
        VERIFY_OK(addImage(*m_store, m_app, {"localhost/darse/app:latest"}));
    }
    void cleanup() { m_store.reset(); }

    void namesAreFoundInEveryForm()
    {
        for (const char* name : {"web", "web:latest", "web:1.2", "docker.io/library/web", "library/web:1.2"})
            verifyFinds(name, m_web);
        verifyFinds("web@" + m_web.manifest().text(), m_web);
        for (const char* name : {"darse/app", "localhost/darse/app", "localhost/darse/app:latest"})
            verifyFinds(name, m_app);
        QCOMPARE(m_store->resolve("web:1.2")->name.value_or(""), std::string("docker.io/library/web:1.2"));
        QVERIFY(!m_store->resolve(prefix(m_web, 12))->name.has_value());
    }

    void idsAreFoundByTheirBeginning()
    {
        for (const std::string& text : {m_web.id().text(), prefix(m_web, 64), prefix(m_web, 12), prefix(m_web, 4),
                                        "sha256:" + prefix(m_web, 12), m_web.manifest().text()})
            verifyFinds(text, m_web);
    }

    void searchOrderDecides()
    {
        const TestImage quay = makeImage("quay");
        VERIFY_OK(addImage(*m_store, quay, {"quay.io/web:latest"}));
        verifyFinds("web", quay);
        verifyFinds("web:1.2", m_web);
    }

    void nameBeatsAnId()
    {
        VERIFY_OK(m_store->tag(m_store->resolve("darse/app").value(),
                               oci::parseReference("docker.io/library/" + prefix(m_web, 4)).value()));
        verifyFinds(prefix(m_web, 4), m_app);
    }

    void whatIsNotThereIsNotFound()
    {
        for (const char* text :
             {"", "nothing", "web:2", "quay.io/web", "WEB", "../web", "sha256:12", "sha256:zzzz", "::"})
            VERIFY_FAILS(m_store->resolve(text), ErrorKind::NotFound);
        VERIFY_FAILS(m_store->resolve(prefix(m_web, 3)), ErrorKind::NotFound);
        VERIFY_FAILS(m_store->resolve("web@" + m_app.manifest().text()), ErrorKind::NotFound);
        VERIFY_FAILS(m_store->image(oci::Digest::of("no")), ErrorKind::NotFound);
    }

    void ambiguousPrefixNamesAll()
    {
        // Two whose ids begin alike: found by trying.
        std::map<std::string, int> seen{{prefix(m_web, 4), -1}, {prefix(m_app, 4), -1}};
        for (int i = 0;; ++i) {
            oci::ImageConfig config;
            config.author = std::to_string(i);
            const TestImage made = makeImage({}, config);
            const auto [place, isNew] = seen.emplace(prefix(made, 4), i);
            if (isNew || place->second < 0)
                continue;
            config.author = std::to_string(place->second);
            const TestImage other = makeImage({}, config);
            VERIFY_OK(addImage(*m_store, made));
            VERIFY_OK(addImage(*m_store, other));
            const auto found = m_store->resolve(prefix(made, 4));
            VERIFY_FAILS(found, ErrorKind::Conflict);
            QVERIFY(found.error().message().find(made.id().hex()) != std::string::npos);
            QVERIFY(found.error().message().find(other.id().hex()) != std::string::npos);
            return;
        }
    }

    void nameGoesAloneAndTheLastTakesTheImage()
    {
        const auto first = m_store->remove("web:1.2", Force::No);
        VERIFY_OK(first);
        QCOMPARE(first->untagged, std::vector<std::string>{"docker.io/library/web:1.2"});
        QVERIFY(first->images.empty());
        const auto last = m_store->remove("web", Force::No);
        VERIFY_OK(last);
        QCOMPARE(last->images.size(), 1U);
        QVERIFY(last->images.front().id == m_web.id());
        QCOMPARE(last->freed.count(),
                 3 + m_web.layers[0].blob.size() + m_web.configJson.size() + m_web.manifestJson.size());
        QCOMPARE(countIn("layers"), 1U);
        QCOMPARE(countIn("images/blobs/sha256"), 3U);
        QCOMPARE(countIn("work"), 0U);
        VERIFY_FAILS(m_store->resolve("web"), ErrorKind::NotFound);
    }

    void idWithSeveralNamesNeedsForce()
    {
        VERIFY_FAILS(m_store->remove(prefix(m_web, 12), Force::No), ErrorKind::Conflict);
        VERIFY_OK(m_store->remove(prefix(m_app, 12), Force::No)); // it has one
        const auto removed = m_store->remove(prefix(m_web, 12), Force::Yes);
        VERIFY_OK(removed);
        QCOMPARE(removed->untagged.size(), 2U);
        QVERIFY(m_store->images()->empty());
        QCOMPARE(countIn("layers"), 0U);
    }

    void whatIsUsedStays()
    {
        m_users[m_app.id()] = {"shop", "till"};
        const auto refused = m_store->remove("darse/app", Force::No);
        VERIFY_FAILS(refused, ErrorKind::InUse);
        QVERIFY(refused.error().message().find("shop, till") != std::string::npos);
        const auto forced = m_store->remove("darse/app", Force::Yes);
        VERIFY_OK(forced);
        QVERIFY(forced->images.empty());
        QCOMPARE(forced->kept.size(), 1U);
        QVERIFY(m_store->image(m_app.id())->info.isDangling());
        QCOMPARE(contentOf(m_store->layerPath(m_app.plans[0].chainId) / "app"), std::string("app"));
    }

    void holdKeepsAnImage()
    {
        auto hold = m_store->hold(m_app.id());
        VERIFY_OK(hold);
        VERIFY_FAILS(m_store->remove("darse/app", Force::No), ErrorKind::InUse);
        QCOMPARE(m_store->prune({.scope = store::PruneScope::Unused})->images.size(), 1U);
        hold = std::shared_ptr<void>();
        VERIFY_OK(m_store->remove("darse/app", Force::No));
        VERIFY_FAILS(m_store->hold(m_app.id()), ErrorKind::NotFound);
    }

    void pruneDoesWhatItsPreviewSays()
    {
        const TestImage dangling = makeImage("dangling");
        VERIFY_OK(addImage(*m_store, dangling));
        const auto preview = m_store->prunePreview({});
        VERIFY_OK(preview);
        QCOMPARE(preview->images.size(), 1U);
        QVERIFY(preview->images.front().id == dangling.id());
        QCOMPARE(m_store->images()->size(), 3U);
        const auto done = m_store->prune({});
        VERIFY_OK(done);
        QCOMPARE(done->freed, preview->freed);
        QCOMPARE(m_store->images()->size(), 2U);
        m_users[m_web.id()] = {"web-1"};
        const auto all = m_store->prune({.scope = store::PruneScope::Unused});
        VERIFY_OK(all);
        QCOMPARE(all->kept.size(), 1U);
        QCOMPARE(m_store->images()->size(), 1U);
    }

    void pruneFiltersByAgeAndLabel()
    {
        oci::ImageConfig old;
        old.created = "2020-01-01T00:00:00Z";
        old.run.labels = {{"keep", "no"}, {"team", "a"}};
        oci::ImageConfig young = old;
        young.created = "2030-01-01T00:00:00Z";
        VERIFY_OK(addImage(*m_store, makeImage({}, old)));
        VERIFY_OK(addImage(*m_store, makeImage({}, young)));
        const auto count = [&](const store::PruneFilter& filter) {
            return m_store->prunePreview(filter)->images.size();
        };
        QCOMPARE(count({}), 2U);
        QCOMPARE(count({.until = oci::parseTime("2025-01-01T00:00:00Z")}), 1U);
        QCOMPARE(count({.labels = {"team"}}), 2U);
        QCOMPARE(count({.labels = {"team=a", "keep=no"}}), 2U);
        QCOMPARE(count({.labels = {"team=b"}}), 0U);
        QCOMPARE(count({.notLabels = {"keep"}}), 0U);
    }
};

QTEST_GUILESS_MAIN(TestImageLookup)
#include "tst_imagelookup.moc"
