// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/certificates.h"
#include "core/registry/keychainprogram.h"
#include "core/registry/login.h"
#include "tests/core/fakekeychain.h"
#include "tests/core/registryfixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <sys/stat.h>

using namespace darse;
using namespace darse::registry;
using namespace darse::registry::test;
using darse::test::contentOf;
using darse::test::TempDir;

namespace {

/// Apostrophes become quotation marks.
std::string q(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string auth(const std::string& user, const std::string& password)
{
    return q("{'auth':'") + net::base64(user + ":" + password) + "\"}";
}

} // namespace

class TestRegistryLogins : public QObject {
    Q_OBJECT

private:
    static constexpr const char* kCanary = "canary-c0ffee-Secret";
    std::unique_ptr<TempDir> m_dir;
    std::shared_ptr<FakeKeychain> m_keychain;

    StoredCredentials stored(bool hasKeychain = true)
    {
        CredentialPlaces places{.files = {*m_dir / "auth.json", *m_dir / "config.json"},
                                .ownFile = *m_dir / "auth.json",
                                .programFolders = {"relative", m_dir->path()}};
        return {places, std::make_shared<sys::SystemProcessRunner>(), hasKeychain ? m_keychain : nullptr};
    }
    std::string passwordOf(const std::string& registry, const std::string& repository = {})
    {
        StoredCredentials source = stored();
        const auto found = source.find({registry, repository}, {});
        if (!found)
            return "error: " + found.error().message();
        return *found ? (*found)->user + "=" + std::string((*found)->password.reveal()) : "none";
    }
    void writeProgram(const std::string& body)
    {
        m_dir->write("docker-credential-trial", "#!/bin/sh\n" + body);
        ::chmod((*m_dir / "docker-credential-trial").c_str(), 0700);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_keychain = std::make_shared<FakeKeychain>();
    }

    void nearestEntryWins()
    {
        m_dir->write("auth.json", q("{'auths':{'reg.test':") + auth("a", "1") + q(",'reg.test/team':") +
                                      auth("b", "2") + q(",'reg.test/team/app':") + auth("c", "3:x") + "}}");
        QCOMPARE(passwordOf("reg.test"), std::string("a=1"));
        QCOMPARE(passwordOf("reg.test", "other/app"), std::string("a=1"));
        QCOMPARE(passwordOf("reg.test", "team/web"), std::string("b=2"));
        QCOMPARE(passwordOf("reg.test", "team/app"), std::string("c=3:x"));
        QCOMPARE(passwordOf("reg.test", "teamster/app"), std::string("a=1"));
        QCOMPARE(passwordOf("reg.test:5000"), std::string("none"));
        QCOMPARE(passwordOf("evil-reg.test"), std::string("none"));
    }
    void entryOfANamespaceIsNotThatOfTheRegistry()
    {
        m_dir->write("auth.json", q("{'auths':{'reg.test/team':") + auth("b", "2") + "}}");
        QCOMPARE(passwordOf("reg.test"), std::string("none"));
        QCOMPARE(passwordOf("reg.test", "other/app"), std::string("none"));
    }
    void oldNamesOfTheHubAreKnown()
    {
        m_dir->write("config.json", q("{'auths':{'https://index.docker.io/v1/':") + auth("hub", "4") +
                                        q(",'https://reg.test/v2/':") + auth("url", "5") + "}}");
        QCOMPARE(passwordOf("docker.io", "library/alpine"), std::string("hub=4"));
        QCOMPARE(passwordOf("reg.test", "x"), std::string("url=5"));
    }
    void brokenFilesAreTold()
    {
        m_dir->write("auth.json", q("{'auths':{'reg.test':{'auth':'") + std::string(kCanary));
        QVERIFY(passwordOf("reg.test").starts_with("error: "));
        QVERIFY(passwordOf("reg.test").find(kCanary) == std::string::npos);
        m_dir->write("auth.json", q("{'auths':{'reg.test':{'auth':'%%%'},'x':7},'credHelpers':[]}"));
        QCOMPARE(passwordOf("reg.test"), std::string("none"));
    }

    void programGetsTheNameOnItsInput()
    {
        writeProgram("read -r name; echo \"$1 $name\" >> \"$(dirname \"$0\")/asked\"\n"
                     "echo '{\"Username\":\"p\",\"Secret\":\"" +
                     std::string(kCanary) + "\"}'\n");
        m_dir->write("config.json",
                     q("{'credHelpers':{'reg.test':'trial'},'auths':{'reg.test':") + auth("a", "1") + "}}");
        QCOMPARE(passwordOf("reg.test"), "p=" + std::string(kCanary));
        QCOMPARE(contentOf(*m_dir / "asked"), std::string("get reg.test\n"));
        QCOMPARE(passwordOf("other.test"), std::string("none"));
    }
    void programForAllIsAskedAfterTheEntries()
    {
        writeProgram(
            "read -r name\n[ \"$name\" = docker.io ] || { echo 'credentials not found in native keychain'; exit 1; }\n"
            "echo '{\"Username\":\"<token>\",\"Secret\":\"tok\"}'\n");
        m_dir->write("config.json", q("{'credsStore':'trial','auths':{'reg.test':{}}}"));
        QCOMPARE(passwordOf("reg.test"), std::string("none"));
        StoredCredentials source = stored();
        const auto hub = source.find({"docker.io", "library/alpine"}, {});
        VERIFY_OK(hub);
        QCOMPARE(std::string((*hub)->identityToken.reveal()), std::string("tok"));
    }
    void programsWithOddNamesAreRefused()
    {
        for (const char* name : {"../trial", "trial;id", "/bin/trial", "TRIAL", " "}) {
            m_dir->write("config.json", q("{'credsStore':'") + std::string(name) + "\"}");
            QVERIFY2(passwordOf("reg.test").starts_with("error: "), name);
        }
        m_dir->write("config.json", q("{'credsStore':'not-installed'}"));
        QCOMPARE(passwordOf("reg.test"), std::string("none"));
    }
    void failingProgramIsToldWithoutItsWords()
    {
        writeProgram("echo " + std::string(kCanary) + "; echo " + kCanary + " >&2; exit 3\n");
        m_dir->write("config.json", q("{'credsStore':'trial'}"));
        StoredCredentials source = stored();
        const auto found = source.find({"reg.test", {}}, {});
        VERIFY_FAILS(found, ErrorKind::Io);
        QVERIFY((found.error().message() + found.error().detail()).find(kCanary) == std::string::npos);
    }

    void secretIsInNoArgumentAndNoEnvironment()
    {
        writeProgram("cd \"$(dirname \"$0\")\" || exit 1\ncat > input\n"
                     "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ > seen 2> /dev/null\nexit 0\n");
        m_dir->write("config.json", q("{'credHelpers':{'reg.test':'trial'}}"));
        StoredCredentials credentials = stored();
        QVERIFY(credentials.store("reg.test", {"me", Secret(kCanary)}, {}).value() == StoredIn::Program);
        QVERIFY(contentOf(*m_dir / "input").find(kCanary) != std::string::npos);
        QVERIFY(contentOf(*m_dir / "seen").find("docker-credential-trial") != std::string::npos);
        QVERIFY(contentOf(*m_dir / "seen").find(kCanary) == std::string::npos);
    }

    void loginIsTriedThenKept()
    {
        FakeRegistry fake([&](const Seen& request) {
            const bool isGood = request.header("Authorization") == "Basic " + net::base64("me:" + std::string(kCanary));
            return isGood ? Told{} : Told{401, {{"WWW-Authenticate", "Basic realm=x"}}, {}};
        });
        const QuickOptions quick;
        StoredCredentials credentials = stored();
        const auto wrong = login({fake.host(), {"me", Secret("wrong")}}, quick.options, credentials, {});
        VERIFY_FAILS(wrong, ErrorKind::PermissionDenied);
        QVERIFY(m_keychain->entries.empty());
        const auto good = login({fake.host(), {"me", Secret(kCanary)}}, quick.options, credentials, {});
        VERIFY_OK(good);
        QVERIFY(*good == StoredIn::Keychain);
        QCOMPARE(passwordOf(fake.host()), "me=" + std::string(kCanary));
        VERIFY_OK(logout(fake.host(), credentials, {}));
        VERIFY_FAILS(logout(fake.host(), credentials, {}), ErrorKind::NotFound);
        QCOMPARE(passwordOf(fake.host()), std::string("none"));
    }
    void withoutAKeychainTheFileIsPrivate()
    {
        m_keychain->isHere = false;
        m_dir->write("auth.json", q("{'auths':{'x.test':{'auth':'eDp5'}},'other':{'kept':[1]}}"));
        ::chmod((*m_dir / "auth.json").c_str(), 0644);
        StoredCredentials credentials = stored();
        const auto where = credentials.store("docker.io", {"me", Secret(kCanary)}, {});
        VERIFY_OK(where);
        QVERIFY(*where == StoredIn::File);
        struct stat status = {};
        QCOMPARE(::stat((*m_dir / "auth.json").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0600U);
        QCOMPARE(passwordOf("docker.io"), "me=" + std::string(kCanary));
        QCOMPARE(passwordOf("x.test"), std::string("x=y"));
        QVERIFY(contentOf(*m_dir / "auth.json").find("\"kept\"") != std::string::npos);
        QCOMPARE(credentials.erase("docker.io", {}).value(), true);
        QVERIFY(contentOf(*m_dir / "auth.json").find(net::base64("me:" + std::string(kCanary))) == std::string::npos);
    }
    void loginStaysWhereItWas()
    {
        m_dir->write("config.json", q("{'auths':{'https://index.docker.io/v1/':") + auth("old", "1") + "}}");
        StoredCredentials credentials = stored();
        QVERIFY(credentials.store("docker.io", {"new", Secret("2")}, {}).value() == StoredIn::File);
        QCOMPARE(passwordOf("docker.io"), std::string("new=2"));
        QVERIFY(m_keychain->entries.empty());
    }

    void registryAuthHeaderIsRead()
    {
        const auto read = [](const std::string& json) { return parseRegistryAuth(net::base64(json)); };
        QVERIFY(!*parseRegistryAuth(""));
        QVERIFY(!*read("{}"));
        const auto plain = read("{\"username\":\"u\",\"password\":\"p?>\"}");
        QCOMPARE((*plain)->user, std::string("u"));
        const auto both = read("{\"auth\":\"" + net::base64("u:p") + "\"}");
        QCOMPARE(std::string((*both)->password.reveal()), std::string("p"));
        const auto token = read("{\"identitytoken\":\"t\"}");
        QVERIFY(!(*token)->identityToken.isEmpty());
        const auto broken = read("{\"password\":\"" + std::string(kCanary));
        VERIFY_FAILS(broken, ErrorKind::InvalidInput);
        QVERIFY((broken.error().message() + broken.error().detail()).find(kCanary) == std::string::npos);
    }
    void keychainOfAMachineWithoutABusIsEmpty()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", QByteArray::fromStdString(m_dir->path().string()));
        KeychainProgram keychain("/nonexistent", std::make_shared<sys::SystemProcessRunner>());
        QVERIFY(!keychain.read("reg.test", {}).value());
        VERIFY_FAILS(keychain.write("reg.test", Secret("x"), {}), ErrorKind::Unsupported);
        QCOMPARE(keychain.erase("reg.test", {}).value(), false);
    }
    void certificatesAreFoundByName()
    {
        RegistryOptions options;
        options.certificateFolders = {m_dir->path(), "/nonexistent"};
        m_dir->write("reg.test:5000/ca.crt", "CA\n");
        m_dir->write("reg.test:5000/client.cert", "CERT");
        m_dir->write("reg.test:5000/client.key", "KEY");
        const auto tls = tlsFor(parseUrl("https://reg.test:5000").value().origin, {}, options);
        VERIFY_OK(tls);
        QVERIFY(tls->trust == net::TlsTrust::SystemAndOwn);
        QCOMPARE(tls->identity.privateKeyPem, std::string("KEY"));
        QVERIFY(tlsFor(parseUrl("https://reg.test").value().origin, {}, options)->trust == net::TlsTrust::System);
        std::filesystem::remove(*m_dir / "reg.test:5000/client.key");
        QVERIFY(!Registry::create("reg.test:5000", std::make_shared<RegistryOptions>(options), nullptr));
    }
    void placesFollowTheEnvironment()
    {
        std::map<std::string, std::string> variables{{"HOME", "/home/me"}, {"PATH", "/usr/bin:bin::/opt/x"}};
        const auto environment = [&](const char* name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        };
        using Paths = std::vector<std::filesystem::path>;
        auto places = CredentialPlaces::standard(environment);
        QVERIFY(places.files == (Paths{"/home/me/.config/containers/auth.json", "/home/me/.docker/config.json"}));
        QVERIFY(places.programFolders == (Paths{"/usr/bin", "/opt/x"}));
        variables["XDG_RUNTIME_DIR"] = "/run/user/1000";
        variables["DOCKER_CONFIG"] = "/d";
        places = CredentialPlaces::standard(environment);
        QVERIFY(places.files == (Paths{"/run/user/1000/containers/auth.json", "/home/me/.config/containers/auth.json",
                                       "/d/config.json"}));
        variables["REGISTRY_AUTH_FILE"] = "/given";
        QVERIFY(CredentialPlaces::standard(environment).files == (Paths{"/given", "/d/config.json"}));
    }
};

QTEST_GUILESS_MAIN(TestRegistryLogins)
#include "tst_registry_logins.moc"
