// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/registryfixture.h"
#include "tests/support/manualclock.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::registry;
using namespace darse::registry::test;

/// Who gets to see credentials and tokens, and who must not.
class TestRegistryAuth : public QObject {
    Q_OBJECT

private:
    static constexpr const char* kCanary = "canary-51d2:Secret/+";
    static constexpr const char* kToken = "token-77c1-canary";
    const std::string m_content = pattern(1000);

    static Told demand(const std::string& challenge)
    {
        return {401, {{"WWW-Authenticate", challenge}}, R"({"errors":[{"code":"UNAUTHORIZED","message":"no"}]})"};
    }
    static Told token(const std::string& text = kToken, int life = 300)
    {
        return {.body = "{\"token\":\"" + text + "\",\"expires_in\":" + std::to_string(life) + "}"};
    }
    static std::string bearer(const FakeRegistry& server)
    {
        return "Bearer realm=\"" + server.url("/token") + "\",service=\"reg.test\",scope=\"ignored\"";
    }
    static bool isSecretAnywhere(const FakeRegistry& fake)
    {
        for (const Seen& each : fake.seen()) {
            if (!each.header("Authorization").empty() || !each.header("Cookie").empty())
                return true;
        }
        return false;
    }
    static void verifyClean(const Error& error)
    {
        const std::string all = error.message() + error.detail();
        for (const std::string& secret : {std::string(kCanary), std::string(kToken), net::percentEncode(kCanary),
                                          net::base64("me:" + std::string(kCanary))})
            QVERIFY2(all.find(secret) == std::string::npos, all.c_str());
    }

private Q_SLOTS:
    void tokenIsFetchedForTheScopeAndKept()
    {
        FakeRegistry tokens([](const Seen&) { return token(); });
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization") == "Bearer " + std::string(kToken) ? Told{.body = m_content}
                                                                                      : demand(bearer(tokens));
        });
        const auto registry = openRegistry(fake, {}, knownUser(fake, kCanary));
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        QCOMPARE(tokens.count("GET", "/token"), 1);
        const Seen asked = tokens.seen().front();
        QCOMPARE(asked.target, std::string("/token?service=reg.test&scope=repository%3Ateam%2Fapp%3Apull&account=me"));
        QCOMPARE(asked.header("Authorization"), "Basic " + net::base64("me:" + std::string(kCanary)));
        VERIFY_OK(registry->hasBlob("team/other", oci::Digest::of("x"), {}));
        QCOMPARE(tokens.count("GET", "/token"), 2);
    }
    void tokenExpires()
    {
        const auto clock = std::make_shared<darse::test::ManualClock>();
        FakeRegistry tokens([](const Seen&) { return token(kToken, 100); });
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization").empty() ? demand(bearer(tokens)) : Told{.body = m_content};
        });
        QuickOptions quick;
        quick.options->clock = clock;
        const auto registry = openRegistry(fake, quick);
        VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        clock->advance(std::chrono::seconds(80));
        VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        QCOMPARE(tokens.count("GET", "/token"), 1);
        clock->advance(std::chrono::seconds(15));
        VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        QCOMPARE(tokens.count("GET", "/token"), 2);
    }
    void refusedTokenIsReplacedOnce()
    {
        int given = 0;
        FakeRegistry tokens([&](const Seen&) { return token(std::string(kToken) + std::to_string(++given)); });
        std::string good = "Bearer " + std::string(kToken) + "1";
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization") == good ? Told{.body = m_content} : demand(bearer(tokens));
        });
        const auto registry = openRegistry(fake);
        VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        good = "Bearer " + std::string(kToken) + "2";
        VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        good = "nothing";
        VERIFY_FAILS(registry->document("team/app", descriptorOf(m_content), {}), ErrorKind::PermissionDenied);
        QVERIFY(given <= 4);
    }
    void identityTokenGoesInABody()
    {
        FakeRegistry tokens([](const Seen&) { return Told{.body = R"({"access_token":"abc"})"}; });
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization") == "Bearer abc" ? Told{} : demand(bearer(tokens));
        });
        Credential credential{"me", {}, Secret(kCanary)};
        VERIFY_OK(
            openRegistry(fake, {}, std::make_shared<GivenCredential>(fake.host(), std::move(credential)))->ping({}));
        const Seen asked = tokens.seen().front();
        QCOMPARE(asked.method, std::string("POST"));
        QCOMPARE(asked.target, std::string("/token"));
        QVERIFY(asked.body.starts_with("grant_type=refresh_token&service=reg.test&client_id=darse"));
        QVERIFY(asked.body.ends_with("&refresh_token=" + net::percentEncode(kCanary)));
    }
    void basicIsAnsweredOnlyWhenDemanded()
    {
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization") == "Basic " + net::base64("me:" + std::string(kCanary))
                       ? Told{}
                       : demand("Basic realm=\"here, \\\"there\\\"\"");
        });
        VERIFY_OK(openRegistry(fake, {}, knownUser(fake, kCanary))->ping({}));
        QVERIFY(fake.seen().front().header("Authorization").empty());
    }
    void withoutALoginTheErrorSaysHow()
    {
        FakeRegistry fake([&](const Seen&) { return demand("Basic realm=\"x\""); });
        const auto answer = openRegistry(fake)->ping({});
        VERIFY_FAILS(answer, ErrorKind::PermissionDenied);
        QVERIFY(answer.error().message().find("darsectl login " + fake.host()) != std::string::npos);
        QCOMPARE(fake.count("GET", "/v2/"), 1);
    }
    void credentialOfAnotherRegistryStaysHere()
    {
        FakeRegistry fake([&](const Seen&) { return demand("Basic realm=\"x\""); });
        const auto other = std::make_shared<GivenCredential>("other.test", Credential{"me", Secret(kCanary)});
        QVERIFY(!openRegistry(fake, {}, other)->ping({}));
        QVERIFY(!isSecretAnywhere(fake));
    }

    void redirectToAnotherOriginLosesTheToken()
    {
        FakeRegistry store([&](const Seen&) { return Told{.body = m_content}; });
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization").empty()
                       ? demand("Basic realm=\"x\"")
                       : Told{307, {{"Location", store.url("/blob?signature=s3")}}, {}};
        });
        const auto registry = openRegistry(fake, {}, knownUser(fake, kCanary));
        VERIFY_OK(registry->document("team/app", descriptorOf(m_content), {}));
        QVERIFY(!isSecretAnywhere(store));
        QVERIFY(!fake.seen().back().header("Authorization").empty());
    }
    void redirectBackDoesNotBringTheTokenBack()
    {
        std::string back;
        FakeRegistry store([&](const Seen&) { return Told{302, {{"Location", back}}, {}}; });
        FakeRegistry fake([&](const Seen& request) {
            if (request.target == "/admin")
                return Told{.body = m_content};
            return request.header("Authorization").empty() ? demand("Basic realm=\"x\"")
                                                           : Told{302, {{"Location", store.url("/")}}, {}};
        });
        back = fake.url("/admin");
        VERIFY_OK(openRegistry(fake, {}, knownUser(fake, kCanary))->document("team/app", descriptorOf(m_content), {}));
        QCOMPARE(fake.seen().back().target, std::string("/admin"));
        QVERIFY(fake.seen().back().header("Authorization").empty());
    }
    void redirectsEnd()
    {
        FakeRegistry fake([&](const Seen&) { return Told{302, {{"Location", "/v2/again"}}, {}}; });
        VERIFY_FAILS(openRegistry(fake)->ping({}), ErrorKind::Protocol);
        QVERIFY(fake.seen().size() <= 6);
    }
    void uploadLocationElsewhereGetsNoToken()
    {
        FakeRegistry store([&](const Seen&) { return Told{201, {}, {}}; });
        FakeRegistry fake([&](const Seen& request) {
            return request.header("Authorization").empty() ? demand("Basic realm=\"x\"")
                                                           : Told{202, {{"Location", store.url("/up?id=1")}}, {}};
        });
        const Upload upload{"team/app", descriptorOf(m_content), [this](std::uint64_t) -> Result<ByteSource> {
                                return ByteSource([rest = std::string_view(m_content)](std::span<char> into,
                                                                                       const std::stop_token&) mutable {
                                    const std::size_t count = rest.copy(into.data(), into.size());
                                    rest.remove_prefix(count);
                                    return Result<std::size_t>(count);
                                });
                            }};
        VERIFY_OK(openRegistry(fake, {}, knownUser(fake, kCanary))->pushBlob(upload, {}));
        QVERIFY(!isSecretAnywhere(store));
        QVERIFY(store.seen().front().body == m_content);
    }
    void pagesElsewhereAreRefused()
    {
        FakeRegistry other([&](const Seen&) { return Told{.body = R"({"tags":["x"]})"}; });
        FakeRegistry fake([&](const Seen&) {
            return Told{.headers = {{"Link", "<" + other.url("/v2/team/app/tags/list") + ">; rel=\"next\""}},
                        .body = R"({"tags":["a"]})"};
        });
        VERIFY_FAILS(openRegistry(fake)->tags("team/app", {}), ErrorKind::Protocol);
        QVERIFY(other.seen().empty());
    }

    void errorsHoldNoSecretThatAServerRepeats()
    {
        FakeRegistry tokens([](const Seen& request) {
            return Told{403, {}, R"({"details":")" + request.header("Authorization") + request.target + R"("})"};
        });
        FakeRegistry fake([&](const Seen&) { return demand(bearer(tokens)); });
        const auto refused = openRegistry(fake, {}, knownUser(fake, kCanary))->ping({});
        VERIFY_FAILS(refused, ErrorKind::PermissionDenied);
        verifyClean(refused.error());
        FakeRegistry good([](const Seen&) { return token(); });
        FakeRegistry echo([&](const Seen& request) {
            if (request.header("Authorization").empty())
                return demand(bearer(good));
            return Told{500, {}, R"({"message":"you sent )" + request.header("Authorization") + R"("})"};
        });
        const auto broken = openRegistry(echo, {}, knownUser(echo, kCanary))->ping({});
        QVERIFY(!broken && broken.error().message().find("[hidden]") != std::string::npos);
        verifyClean(broken.error());
    }
    void hugeTokenAnswerIsRefused()
    {
        FakeRegistry tokens([](const Seen&) {
            return Told{.body = "{\"token\":\"" + std::string(kMax, 'a') + "\"}", .isChunked = true};
        });
        FakeRegistry fake([&](const Seen&) { return demand(bearer(tokens)); });
        VERIFY_FAILS(openRegistry(fake)->ping({}), ErrorKind::Protocol);
    }

private:
    static constexpr std::size_t kMax = std::size_t{1024} * 1024;
};

QTEST_GUILESS_MAIN(TestRegistryAuth)
#include "tst_registry_auth.moc"
