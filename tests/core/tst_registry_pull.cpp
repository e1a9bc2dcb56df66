// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/registryfixture.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::registry;
using namespace darse::registry::test;

/// Manifests and contents, from registries that err, break off and lie.
class TestRegistryPull : public QObject {
    Q_OBJECT

private:
    const std::string m_manifest = R"({"schemaVersion":2})";
    const std::string m_content = pattern(300'000);

    static Told typed(const std::string& body, net::Headers headers = {})
    {
        headers.add("Content-Type", std::string(oci::mediatype::kManifest) + "; charset=utf-8");
        return {.headers = std::move(headers), .body = body};
    }
    /// Reads m_content from a registry that answers so; the bytes and what it was asked.
    Result<std::string> pull(FakeRegistry& fake)
    {
        const auto registry = openRegistry(fake);
        TRY_DECLARE(const ByteSource blob, registry->blob("team/app", descriptorOf(m_content), 0, {}));
        return readWhole(blob);
    }

private Q_SLOTS:
    void manifestComesWithItsTypeAndDigest()
    {
        FakeRegistry fake([&](const Seen&) { return typed(m_manifest); });
        const auto fetched = openRegistry(fake)->manifest("team/app", "1.0", {});
        VERIFY_OK(fetched);
        QCOMPARE(fetched->bytes, m_manifest);
        QCOMPARE(fetched->descriptor.mediaType, std::string(oci::mediatype::kManifest));
        QVERIFY(fetched->descriptor.digest == oci::Digest::of(m_manifest));
        const Seen asked = fake.seen().back();
        QCOMPARE(asked.target, std::string("/v2/team/app/manifests/1.0"));
        for (const auto type : {oci::mediatype::kIndex, oci::mediatype::kManifest, oci::mediatype::kDockerList,
                                oci::mediatype::kDockerManifest})
            QVERIFY(asked.header("Accept").find(type) != std::string::npos);
    }
    void otherBytesThanTheDigestAreRefused()
    {
        FakeRegistry fake([&](const Seen&) { return typed(m_manifest + " "); });
        const auto wanted = oci::Digest::of(m_manifest).text();
        VERIFY_FAILS(openRegistry(fake)->manifest("team/app", wanted, {}), ErrorKind::Protocol);
    }
    void otherBytesThanTheToldDigestAreRefused()
    {
        FakeRegistry fake([&](const Seen&) {
            return typed(m_manifest, {{"Docker-Content-Digest", oci::Digest::of("other").text()}});
        });
        VERIFY_FAILS(openRegistry(fake)->manifest("team/app", "1.0", {}), ErrorKind::Protocol);
    }
    void digestThatIsAPathIsRefused()
    {
        FakeRegistry fake([&](const Seen&) {
            return typed(m_manifest, {{"Docker-Content-Digest", "sha256:../../../../etc/passwd"}});
        });
        const auto registry = openRegistry(fake);
        QVERIFY(!registry->manifest("team/app", "1.0", {}));
        VERIFY_FAILS(registry->manifest("team/app", "sha256:../../x", {}), ErrorKind::InvalidInput);
        VERIFY_FAILS(registry->manifest("../../x", "1.0", {}), ErrorKind::InvalidInput);
    }
    void endlessManifestIsRefused()
    {
        const std::string large(oci::kMaxDocument + 1, ' ');
        FakeRegistry fake([&](const Seen&) { return Told{.body = large, .isChunked = true}; });
        VERIFY_FAILS(openRegistry(fake)->manifest("team/app", "1.0", {}), ErrorKind::Protocol);
    }
    void headWithoutADigestFetchesTheManifest()
    {
        FakeRegistry fake([&](const Seen&) { return typed(m_manifest); });
        const auto head = openRegistry(fake)->headManifest("team/app", "1.0", {});
        VERIFY_OK(head);
        QVERIFY(head->digest == oci::Digest::of(m_manifest));
        QCOMPARE(head->size, m_manifest.size());
    }
    void unknownManifestIsNotFound()
    {
        FakeRegistry fake([&](const Seen&) {
            return Told{404, {}, R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]})"};
        });
        const auto fetched = openRegistry(fake)->manifest("team/app", "1.0", {});
        VERIFY_FAILS(fetched, ErrorKind::NotFound);
        QVERIFY(fetched.error().message().find("team/app:1.0") != std::string::npos);
    }

    void contentComesWhole()
    {
        FakeRegistry fake([&](const Seen& request) { return rangeOf(m_content, request); });
        const auto got = pull(fake);
        VERIFY_OK(got);
        QVERIFY(*got == m_content);
    }
    void contentGoesOnAfterCuts()
    {
        int cuts = 0;
        FakeRegistry fake([&](const Seen& request) {
            Told told = rangeOf(m_content, request);
            if (request.target != "/v2/" && ++cuts <= 8) // more than may fail in a row
                told.cutAfter = 30'000;
            return told;
        });
        const auto got = pull(fake);
        VERIFY_OK(got);
        QVERIFY(*got == m_content);
        QCOMPARE(fake.seen().back().header("Range"), std::string("bytes=240000-"));
    }
    void contentGoesOnWithoutRanges()
    {
        int cuts = 0;
        FakeRegistry fake([&](const Seen&) {
            Told told{.body = m_content};
            if (++cuts <= 3)
                told.cutAfter = 100'000 + static_cast<std::size_t>(cuts);
            return told;
        });
        const auto got = pull(fake);
        VERIFY_OK(got);
        QVERIFY(*got == m_content);
    }
    void cutsWithoutProgressEnd()
    {
        FakeRegistry fake([&](const Seen& request) {
            Told told = rangeOf(m_content, request);
            told.cutAfter = request.header("Range").empty() ? 1000 : 0;
            return told;
        });
        VERIFY_FAILS(pull(fake), ErrorKind::Unreachable);
        QVERIFY(fake.count("GET", "/v2/team/app/blobs/") <= 6);
    }
    void dribbleEnds()
    {
        FakeRegistry fake([&](const Seen& request) {
            Told told = rangeOf(m_content, request);
            told.cutAfter = 1;
            return told;
        });
        VERIFY_FAILS(pull(fake), ErrorKind::Unreachable);
    }
    void wrongLengthIsRefused()
    {
        for (const std::size_t length : {m_content.size() - 1, m_content.size() + 1, std::size_t{1} << 60U}) {
            FakeRegistry fake([&](const Seen&) {
                return Told{
                    .headers = {{"Content-Length", std::to_string(length)}}, .body = m_content, .cutAfter = 1000};
            });
            VERIFY_FAILS(pull(fake), ErrorKind::Protocol);
        }
    }
    void moreThanTheDescriptorIsRefused()
    {
        FakeRegistry fake([&](const Seen&) { return Told{.body = m_content + "!", .isChunked = true}; });
        VERIFY_FAILS(pull(fake), ErrorKind::Protocol);
    }
    void lessThanTheDescriptorIsNotTheEnd()
    {
        FakeRegistry fake([&](const Seen&) { return Told{.body = m_content.substr(1), .isChunked = true}; });
        VERIFY_FAILS(pull(fake), ErrorKind::Unreachable);
    }
    void anotherPartThanAskedForIsRefused()
    {
        FakeRegistry fake([&](const Seen& request) {
            if (request.header("Range").empty())
                return Told{.body = m_content, .cutAfter = 1000};
            return Told{206, {{"Content-Range", "bytes 0-999/300000"}}, m_content.substr(0, 1000)};
        });
        VERIFY_FAILS(pull(fake), ErrorKind::Protocol);
    }
    void documentWithTheWrongDigestIsRefused()
    {
        FakeRegistry fake([&](const Seen&) { return Told{.body = "{\"a\":2}"}; });
        VERIFY_FAILS(openRegistry(fake)->document("team/app", descriptorOf("{\"a\":1}"), {}), ErrorKind::Protocol);
    }
    void streamOutlivesTheRegistry()
    {
        FakeRegistry fake([&](const Seen& request) { return rangeOf(m_content, request); });
        auto registry = openRegistry(fake);
        const ByteSource blob = registry->blob("team/app", descriptorOf(m_content), 0, {}).value();
        registry.reset();
        QVERIFY(readWhole(blob).value() == m_content);
    }
};

QTEST_GUILESS_MAIN(TestRegistryPull)
#include "tst_registry_pull.moc"
