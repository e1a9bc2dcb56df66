// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/backoff.h"
#include "core/registry/token.h"
#include "tests/support/manualclock.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::registry;

/// What strangers write in headers, and what is made of it.
class TestRegistryWords : public QObject {
    Q_OBJECT

private:
    static std::vector<Challenge> challenges(const char* text)
    {
        return parseChallenges(net::Headers{{"www-authenticate", text}});
    }
    static Origin originOf(const char* url) { return parseUrl(url).value().origin; }

private Q_SLOTS:
    void bearerIsTakenApart()
    {
        const auto all = challenges("Bearer realm=\"https://a.test/t\",service=\"s \\\"q\\\", x\" , scope=\"a:b:c,d\"");
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].scheme, std::string("bearer"));
        QCOMPARE(all[0].parameter("realm"), std::string("https://a.test/t"));
        QCOMPARE(all[0].parameter("service"), std::string("s \"q\", x"));
        QCOMPARE(all[0].parameter("scope"), std::string("a:b:c,d"));
    }
    void severalChallengesInOneField()
    {
        const auto all = challenges(R"(Negotiate YWJj==, Basic realm="x", charset=UTF-8, BEARER realm=r, Digest)");
        QVERIFY(chooseChallenge(challenges(R"(Basic realm="x", Bearer realm="r")"))->scheme == "bearer");
        QVERIFY(chooseChallenge(challenges(R"(Bearer scope="only", Basic realm="x")"))->scheme == "basic");
        QVERIFY(all.size() <= 4);
    }
    void severalFields()
    {
        const net::Headers both{{"WWW-Authenticate", "Basic realm=a"}, {"WWW-Authenticate", "Bearer realm=b"}};
        QCOMPARE(parseChallenges(both).size(), std::size_t{2});
    }
    void brokenChallengesEndQuietly_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", ",,,", "Bearer realm=\"never closed", "Bearer realm=", "=\"x\"", "Bearer \\", "\""})
            QTest::newRow(text) << QByteArray(text);
    }
    void brokenChallengesEndQuietly()
    {
        QFETCH(QByteArray, text);
        const auto chosen = chooseChallenge(challenges(text.constData()));
        QVERIFY(!chosen || chosen->scheme == "basic");
    }
    void challengeBombIsBounded()
    {
        std::string text;
        for (int i = 0; i < 10'000; ++i)
            text += "Basic realm=a" + std::to_string(i) + ",";
        QVERIFY(challenges(text.c_str()).size() <= 16);
    }

    void realmIsChecked_data()
    {
        QTest::addColumn<QByteArray>("realm");
        QTest::addColumn<QByteArray>("registry");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char* realm, const char* registry, bool isGood) {
            QTest::addRow("%s for %s", realm, registry) << QByteArray(realm) << QByteArray(registry) << isGood;
        };
        row("https://auth.docker.io/token", "https://registry-1.docker.io", true);
        row("http://auth.docker.io/token", "https://registry-1.docker.io", false);
        row("http://reg.test/token", "https://reg.test", false);
        row("http://reg.test/token", "http://reg.test", true);
        row("http://other.test/token", "http://reg.test", false);
        row("http://listed.test/token", "http://reg.test", true);
        row("https://169.254.169.254/token", "https://reg.test", false);
        row("http://169.254.169.254/latest", "http://127.0.0.1:5000", false);
        row("https://169.254.169.254/token", "https://169.254.169.254", false);
        row("https://[fe80::1]/token", "https://reg.test", false);
        row("https://[::ffff:169.254.169.254]/token", "https://reg.test", false);
        row("https://2852039166/token", "https://reg.test", false);
        row("https://0xa9fea9fe/token", "https://reg.test", false);
        row("https://0251.0376.0251.0376/token", "https://reg.test", false);
        row("https://10.0.0.1/token", "https://reg.test", false);
        row("https://10.0.0.1/token", "https://10.0.0.1:5000", true);
        row("https://10.0.0.2/token", "https://10.0.0.1:5000", false);
        row("https://127.0.0.1/token", "https://reg.test", false);
        row("https://localhost/token", "https://reg.test", false);
        row("https://0.0.0.0/token", "https://reg.test", false);
        row("http://127.0.0.1:5001/token", "http://localhost:5000", true);
        row("https://user:password@auth.test/token", "https://reg.test", false);
        row("ftp://auth.test/token", "https://reg.test", false);
        row("/token", "https://reg.test", false);
        row("", "https://reg.test", false);
    }
    void realmIsChecked()
    {
        QFETCH(QByteArray, realm);
        QFETCH(QByteArray, registry);
        QFETCH(bool, isGood);
        RegistryOptions options;
        options.insecure = {"listed.test"};
        const Challenge challenge{"bearer", {{"realm", realm.toStdString()}}};
        QCOMPARE(tokenServer(challenge, originOf(registry.constData()), options).isOk(), isGood);
    }

    void leadsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char* from, const char* to, bool isGood) {
            QTest::addRow("%s to %s", from, to) << QByteArray(from) << QByteArray(to) << isGood;
        };
        row("https://reg.test/v2/", "https://cdn.test/x", true);
        row("https://reg.test/v2/", "//cdn.test/x", true);
        row("https://reg.test/v2/", "/x", true);
        row("https://reg.test/v2/", "http://cdn.test/x", false);
        row("https://reg.test/v2/", "http://reg.test/x", false);
        row("https://reg.test/v2/", "https://169.254.169.254/x", false);
        row("http://reg.test/v2/", "http://127.0.0.1/x", false);
        row("http://reg.test/v2/", "http://[::1]/x", false);
        row("http://127.0.0.1:1/v2/", "http://127.0.0.1:2/x", true);
        row("https://reg.test/v2/", "file:///etc/passwd", false);
        row("https://reg.test/v2/", "https://a@b.test/", false);
        row("https://reg.test/v2/", "", false);
    }
    void leadsAreChecked()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(bool, isGood);
        const WebUrl base = parseUrl(from.toStdString()).value();
        const auto next = resolveUrl(base, to.toStdString());
        QCOMPARE(next.isOk() && checkLead(base.origin, next->origin).isOk(), isGood);
    }
    void relativeLocationsAreResolved()
    {
        const WebUrl base = parseUrl("https://Reg.test./v2/a/uploads/1?state=x#f").value();
        QCOMPARE(base.origin.text(), std::string("https://reg.test:443"));
        QCOMPARE(base.target, std::string("/v2/a/uploads/1?state=x"));
        QCOMPARE(resolveUrl(base, "?state=y").value().target, std::string("/v2/a/uploads/1?state=y"));
        QCOMPARE(resolveUrl(base, "2").value().target, std::string("/v2/a/uploads/2"));
        QCOMPARE(resolveUrl(base, "/x").value().target, std::string("/x"));
    }

    void retryAfterIsRead()
    {
        darse::test::ManualClock clock;
        clock.setWall(std::chrono::system_clock::time_point(std::chrono::seconds(784111777)));
        const auto asked = [&clock](const char* value) { return retryAfter({{"retry-after", value}}, clock); };
        QVERIFY(asked("7") == std::chrono::seconds(7));
        QVERIFY(asked("Sun, 06 Nov 1994 08:51:37 GMT") == std::chrono::seconds(120));
        QVERIFY(asked("Sun, 06 Nov 1994 08:00:00 GMT") == std::chrono::seconds(0));
        for (const char* odd : {"-1", "soon", "", "99999999999999999999", "1.5"})
            QVERIFY(!asked(odd));
    }
    void tokensOfOddFormAreRefused()
    {
        QVERIFY(parseToken(R"({"token":"a.b-c"})").isOk());
        for (const char* odd : {"", "[]", "{}", R"({"token":""})", R"({"token":"a b"})", R"({"token":"a\r\nX: y"})",
                                R"({"token":7})", "nonsense"})
            QVERIFY(!parseToken(odd));
    }
};

QTEST_GUILESS_MAIN(TestRegistryWords)
#include "tst_registry_words.moc"
