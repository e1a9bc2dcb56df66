// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/registryfixture.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::registry;
using namespace darse::registry::test;

/// Tags, catalogs, referrers and searches, in pages.
class TestRegistryListing : public QObject {
    Q_OBJECT

private:
    static Told page(const std::string& body, const std::string& next = {})
    {
        Told told{.body = body};
        if (!next.empty())
            told.headers.add("Link", "<" + next + ">; rel=\"next\"");
        return told;
    }
    static std::string indexWith(const oci::Digest& digest)
    {
        oci::Index index{std::string(oci::mediatype::kIndex)};
        index.manifests.push_back({std::string(oci::mediatype::kManifest), digest, 7});
        return toJson(index);
    }

private Q_SLOTS:
    void pagesAreFollowed()
    {
        FakeRegistry fake([&](const Seen& request) {
            if (request.target.find("last=b") != std::string::npos)
                return page(R"({"name":"team/app","tags":["c"]})");
            return page(R"({"name":"team/app","tags":["a","b"]})", "/v2/team/app/tags/list?last=b&n=2");
        });
        const auto tags = openRegistry(fake)->tags("team/app", {});
        VERIFY_OK(tags);
        QCOMPARE(tags->names, (std::vector<std::string>{"a", "b", "c"}));
        QVERIFY(!tags->isTruncated);
    }
    void repositoryWithoutTagsIsEmpty()
    {
        FakeRegistry fake([&](const Seen&) { return page(R"({"name":"team/app","tags":null})"); });
        QVERIFY(openRegistry(fake)->tags("team/app", {}).value().names.empty());
    }
    void circleEnds()
    {
        FakeRegistry fake([&](const Seen&) { return page(R"({"tags":["a"]})", "/v2/team/app/tags/list?last=a"); });
        VERIFY_FAILS(openRegistry(fake)->tags("team/app", {}), ErrorKind::Protocol);
        QVERIFY(fake.seen().size() <= 3);
    }
    void endlessPagesEnd()
    {
        int number = 0;
        FakeRegistry fake([&](const Seen&) {
            return page(R"({"tags":["a"]})", "/v2/team/app/tags/list?last=" + std::to_string(++number));
        });
        VERIFY_FAILS(openRegistry(fake)->tags("team/app", {}), ErrorKind::Protocol);
        QVERIFY(fake.seen().size() <= 1001);
    }
    void largeListingIsCutAndSaysSo()
    {
        std::string names;
        for (int i = 0; i < 20'000; ++i)
            names += (i == 0 ? "\"t" : ",\"t") + std::to_string(i) + "\"";
        int number = 0;
        FakeRegistry fake([&](const Seen&) {
            return page("{\"tags\":[" + names + "]}", "/v2/team/app/tags/list?last=" + std::to_string(++number));
        });
        const auto tags = openRegistry(fake)->tags("team/app", {});
        VERIFY_OK(tags);
        QCOMPARE(tags->names.size(), kMaxNames);
        QVERIFY(tags->isTruncated);
        QCOMPARE(number, 3);
    }
    void oddListingsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char* body :
             {"", "[]", "{}", R"({"tags":"a"})", R"({"tags":[1]})", R"({"tags":[["a"]]})", "nonsense"})
            QTest::newRow(body) << QByteArray(body);
    }
    void oddListingsAreRefused()
    {
        QFETCH(QByteArray, body);
        FakeRegistry fake([&](const Seen&) { return page(body.toStdString()); });
        VERIFY_FAILS(openRegistry(fake)->tags("team/app", {}), ErrorKind::Protocol);
    }

    void referrersComeFromTheApi()
    {
        const auto digest = oci::Digest::of("signature");
        FakeRegistry fake([&](const Seen&) { return page(indexWith(digest)); });
        const auto found = openRegistry(fake)->referrers("team/app", oci::Digest::of("subject"), {});
        VERIFY_OK(found);
        QCOMPARE(found->size(), std::size_t{1});
        QVERIFY(found->front().digest == digest);
    }
    void referrersComeFromTheTagThatStandsIn()
    {
        const auto digest = oci::Digest::of("signature");
        const auto subject = oci::Digest::of("subject");
        FakeRegistry fake([&](const Seen& request) {
            if (request.target == "/v2/team/app/manifests/sha256-" + std::string(subject.hex()))
                return page(indexWith(digest));
            return Told{404, {}, {}};
        });
        QVERIFY(openRegistry(fake)->referrers("team/app", subject, {}).value().front().digest == digest);
        QVERIFY(openRegistry(fake)->referrers("team/app", digest, {}).value().empty());
    }

    void signaturesAreEnteredWhereTheRegistryDoesNotSeeThem()
    {
        const auto subject = oci::Digest::of("subject");
        const auto earlier = oci::Digest::of("earlier");
        const std::string standIn = "/v2/team/app/manifests/sha256-" + std::string(subject.hex());
        std::string index = indexWith(earlier);
        bool seesItself = false;
        FakeRegistry fake([&](const Seen& request) {
            if (request.method == "PUT" && request.target == standIn)
                index = request.body;
            if (request.method == "PUT")
                return seesItself ? Told{201, {{"OCI-Subject", subject.text()}}, {}} : Told{201, {}, {}};
            return request.target == standIn ? page(index) : Told{404, {}, {}};
        });
        oci::Manifest signature{std::string(oci::mediatype::kManifest),
                                {std::string(oci::mediatype::kEmpty), oci::Digest::of("{}"), 2}};
        signature.subject = oci::Descriptor{std::string(oci::mediatype::kManifest), subject, 7};
        signature.artifactType = "application/x-signature";
        const NewManifest manifest{signature.mediaType, toJson(signature)};
        const auto registry = openRegistry(fake);
        for (int time = 0; time < 2; ++time)
            VERIFY_OK(registry->pushManifest("team/app", "sig", manifest, {}));
        const auto found = registry->referrers("team/app", subject, {});
        VERIFY_OK(found);
        QCOMPARE(found->size(), std::size_t{2});
        QVERIFY(found->front().digest == earlier && found->back().digest == oci::Digest::of(manifest.bytes));
        QCOMPARE(found->back().artifactType, signature.artifactType);
        seesItself = true;
        const int before = fake.count("PUT", standIn);
        QCOMPARE(before, 1);
        VERIFY_OK(registry->pushManifest("team/app", "other", manifest, {}));
        QCOMPARE(fake.count("PUT", standIn), before);
    }

    void hubIsSearchedThroughItsService()
    {
        FakeRegistry fake([&](const Seen&) {
            return page(R"({"results":[{"name":"alpine","description":"small","star_count":11,"is_official":true},)"
                        R"({"name":"me/alpine","is_automated":true}]})");
        });
        QuickOptions quick;
        quick.options->servedAt = {{"docker.io", {fake.host(), fake.host()}}};
        const auto hub = Registry::create("docker.io", quick.options, nullptr).value();
        const auto hits = hub->search({.term = "alp&ine", .limit = 10}, {});
        VERIFY_OK(hits);
        QCOMPARE(hits->size(), std::size_t{2});
        QVERIFY((*hits)[0] == (SearchHit{"docker.io/library/alpine", "small", 11, true, false}));
        QVERIFY((*hits)[1] == (SearchHit{"docker.io/me/alpine", "", 0, false, true}));
        QCOMPARE(fake.seen().back().target, std::string("/v1/search?q=alp%26ine&n=10"));
    }
    void othersAreSearchedThroughTheirCatalog()
    {
        FakeRegistry fake([&](const Seen&) { return page(R"({"repositories":["team/alpine","x","ALPINE2"]})"); });
        const auto hits = openRegistry(fake)->search({.term = "Alpine", .limit = 10}, {});
        VERIFY_OK(hits);
        QCOMPARE(hits->size(), std::size_t{2});
        QCOMPARE(hits->front().name, fake.host() + "/team/alpine");
    }
};

QTEST_GUILESS_MAIN(TestRegistryListing)
#include "tst_registry_listing.moc"
