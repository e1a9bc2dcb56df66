// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/registryfixture.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::registry;
using namespace darse::registry::test;

namespace {

/// A registry's side of an upload; what it does wrong is set by a test.
struct UploadServer {
    std::string stored;
    std::vector<std::string> ranges;
    int uploads = 0;
    int patches = 0;
    std::function<std::optional<Told>(const Seen&, UploadServer&)> trouble = [](const Seen&, UploadServer&) {
        return std::nullopt;
    };

    Told answer(const Seen& request)
    {
        const std::string here = "/v2/team/app/blobs/uploads/u" + std::to_string(uploads) + "?state=1";
        if (request.method == "PATCH")
            ++patches;
        if (auto told = trouble(request, *this))
            return *told;
        if (request.method == "POST") {
            stored.clear();
            return {202, {{"Location", "/v2/team/app/blobs/uploads/u" + std::to_string(++uploads) + "?state=1"}}, {}};
        }
        if (request.method == "PATCH") {
            ranges.push_back(request.header("Content-Range"));
            stored += request.body;
            return {202, {{"Location", here}, {"Range", range()}}, {}};
        }
        if (request.method == "PUT") {
            stored += request.body;
            return {201, {}, {}};
        }
        if (request.method == "GET")
            return {204, {{"Location", here}, {"Range", range()}}, {}};
        return {request.method == "HEAD" ? 404 : 204, {}, {}};
    }
    [[nodiscard]] std::string range() const { return "0-" + std::to_string(stored.empty() ? 0 : stored.size() - 1); }
};

const std::string& large()
{
    static const std::string content = pattern(70'000'000); // three chunks
    return content;
}

Upload uploadOf(const std::string& content)
{
    return {"team/app", descriptorOf(content), [&content](std::uint64_t offset) -> Result<ByteSource> {
                return ByteSource([&content, at = static_cast<std::size_t>(offset)](
                                      std::span<char> into, const std::stop_token&) mutable -> Result<std::size_t> {
                    const std::size_t count = content.copy(into.data(), into.size(), at);
                    at += count;
                    return count;
                });
            }};
}

} // namespace

class TestRegistryPush : public QObject {
    Q_OBJECT

private:
    Result<void> push(UploadServer& server, const std::string& content)
    {
        FakeRegistry fake([&](const Seen& request) { return server.answer(request); });
        auto done = openRegistry(fake)->pushBlob(uploadOf(content), {});
        m_seen = fake.seen();
        return done;
    }
    [[nodiscard]] const Seen& last() const { return m_seen.back(); }
    std::vector<Seen> m_seen;

private Q_SLOTS:
    void smallContentGoesInOneRequest()
    {
        UploadServer server;
        const std::string content = pattern(10'000);
        VERIFY_OK(push(server, content));
        QVERIFY(server.stored == content);
        QCOMPARE(server.patches, 0);
        QVERIFY(last().target.starts_with("/v2/team/app/blobs/uploads/u1?state=1&digest=sha256"));
        QCOMPARE(last().header("Content-Length"), std::string("10000"));
    }
    void emptyContentCanBePushed()
    {
        UploadServer server;
        VERIFY_OK(push(server, {}));
    }
    void largeContentGoesInChunks()
    {
        UploadServer server;
        VERIFY_OK(push(server, large()));
        QVERIFY(server.stored == large());
        QCOMPARE(server.ranges, (std::vector<std::string>{"0-33554431", "33554432-67108863", "67108864-69999999"}));
    }
    void uploadGoesOnWhereTheRegistrySays()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer& self) -> std::optional<Told> {
            if (request.method != "PATCH" || self.patches != 2)
                return std::nullopt;
            self.stored += request.body.substr(0, 1'000'000); // the rest was lost
            return Told{503, {}, {}};
        };
        VERIFY_OK(push(server, large()));
        QVERIFY(server.stored == large());
        QCOMPARE(server.uploads, 1);
        QCOMPARE(server.ranges[1], std::string("34554432-68108863"));
    }
    void registryThatTookLessGetsTheRest()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer& self) -> std::optional<Told> {
            if (request.method != "PATCH" || self.patches != 1)
                return std::nullopt;
            self.stored = request.body.substr(0, 5000);
            return Told{202, {{"Location", "/v2/team/app/blobs/uploads/u1"}, {"Range", self.range()}}, {}};
        };
        VERIFY_OK(push(server, large()));
        QVERIFY(server.stored == large());
    }
    void forgottenUploadBeginsAnew()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer& self) -> std::optional<Told> {
            if (request.method != "PATCH" || self.patches != 2)
                return std::nullopt;
            return Told{404, {}, R"({"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]})"};
        };
        VERIFY_OK(push(server, large()));
        QVERIFY(server.stored == large());
        QCOMPARE(server.uploads, 2);
    }
    void uploadOfAnotherLifeBeginsAnew()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer& self) -> std::optional<Told> {
            if (request.method == "PATCH" && self.patches == 2)
                return Told{503, {}, {}};
            if (request.method != "GET")
                return std::nullopt;
            return Told{400, {}, R"({"errors":[{"code":"BLOB_UPLOAD_INVALID"}]})"};
        };
        VERIFY_OK(push(server, large()));
        QVERIFY(server.stored == large());
        QCOMPARE(server.uploads, 2);
    }
    void uploadThatIsAlwaysForgottenEnds()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer&) {
            return request.method == "PUT" ? std::optional(Told{404, {}, {}}) : std::nullopt;
        };
        VERIFY_FAILS(push(server, pattern(100)), ErrorKind::NotFound);
        QVERIFY(server.uploads <= 5);
    }
    void registryThatClaimsMoreIsRefused()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer&) -> std::optional<Told> {
            if (request.method != "PATCH")
                return std::nullopt;
            return Told{202, {{"Location", "/v2/team/app/blobs/uploads/u1"}, {"Range", "0-99999999"}}, {}};
        };
        VERIFY_FAILS(push(server, large()), ErrorKind::Protocol);
    }
    void wrongDigestIsTold()
    {
        UploadServer server;
        server.trouble = [](const Seen& request, UploadServer&) -> std::optional<Told> {
            if (request.method != "PUT")
                return std::nullopt;
            return Told{400, {}, R"({"errors":[{"code":"DIGEST_INVALID","message":"provided digest did not match"}]})"};
        };
        VERIFY_FAILS(push(server, pattern(100)), ErrorKind::InvalidInput);
        QCOMPARE(last().method, std::string("DELETE")); // nothing stays behind
    }
    void lostLastAnswerIsNotASecondUpload()
    {
        UploadServer server;
        bool isStored = false;
        server.trouble = [&isStored](const Seen& request, UploadServer&) -> std::optional<Told> {
            if (request.method == "HEAD" && isStored)
                return Told{200, {}, {}};
            if (request.method != "PUT")
                return std::nullopt;
            isStored = true;
            return Told{502, {}, {}};
        };
        VERIFY_OK(push(server, large()));
        QCOMPARE(server.uploads, 1);
    }

    void mountTakesOverOrGivesUpItsUpload()
    {
        int status = 201;
        FakeRegistry fake([&](const Seen& request) {
            return request.method == "POST" ? Told{status, {{"Location", "/v2/team/app/blobs/uploads/m"}}, {}}
                                            : Told{204, {}, {}};
        });
        const auto registry = openRegistry(fake);
        const auto digest = oci::Digest::of("x");
        QCOMPARE(registry->mountBlob("team/app", digest, "team/base", {}).value(), true);
        QCOMPARE(fake.seen().back().target, "/v2/team/app/blobs/uploads/?mount=" + digest.text() + "&from=team/base");
        status = 202;
        QCOMPARE(registry->mountBlob("team/app", digest, "team/base", {}).value(), false);
        QCOMPARE(fake.seen().back().method, std::string("DELETE"));
    }
    void manifestIsPushedWithItsType()
    {
        FakeRegistry fake([&](const Seen&) { return Told{201, {}, {}}; });
        const NewManifest manifest{std::string(oci::mediatype::kManifest), R"({"schemaVersion":2})"};
        const auto digest = openRegistry(fake)->pushManifest("team/app", "1.0", manifest, {});
        VERIFY_OK(digest);
        QVERIFY(*digest == oci::Digest::of(manifest.bytes));
        QCOMPARE(fake.seen().back().header("Content-Type"), manifest.mediaType);
        QCOMPARE(fake.seen().back().body, manifest.bytes);
        VERIFY_FAILS(openRegistry(fake)->pushManifest("team/app", oci::Digest::of("other").text(), manifest, {}),
                     ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestRegistryPush)
#include "tst_registry_push.moc"
