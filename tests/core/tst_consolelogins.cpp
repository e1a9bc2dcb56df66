// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/consolelogins.h"
#include "core/backend/making.h"
#include "core/connect/docker/address.h"
#include "core/connect/docker/dockerbackend.h"
#include "tests/core/fakedocker.h"
#include "tests/core/fakekeychain.h"
#include "tests/support/tempdir.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;
using backend::LoginPlace;
using backend::LoginSpan;

/// Logins that a person types in the console: what counts, for how long, and where it lies.
class TestConsoleLogins : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 30'000;
    static constexpr const char* kPull = "POST /images/create?fromImage=reg.test%2Fa%3A1";
    static constexpr const char* kCanary = "canary-c0ffee-Secret";

    std::unique_ptr<test::TempDir> m_folder;
    std::shared_ptr<registry::test::FakeKeychain> m_keychain;
    std::unique_ptr<net::test::FakeDocker> m_server;

    /// The console from its start to its end, with a connection.
    struct Console {
        std::shared_ptr<Logins> logins;
        DockerBackend backend;

        Console(const std::string& socket, std::shared_ptr<LoginStore> store) :
            logins(std::make_shared<Logins>(std::move(store))),
            backend([&] {
                Way way = wayTo(*parseAddress(socket));
                way.logins = logins;
                return way;
            }())
        {
            backend.open();
        }
        backend::RegistryLogins& verbs() { return *backend.imageMaking()->logins(); }
    };

    std::unique_ptr<Console> console()
    {
        const registry::CredentialPlaces places{
            .files = {*m_folder / "auth.json"}, .ownFile = *m_folder / "auth.json", .programFolders = {}};
        auto one = std::make_unique<Console>(
            (*m_folder / "socket").string(),
            std::make_shared<app::ConsoleLogins>(places, std::make_shared<sys::SystemProcessRunner>(), m_keychain));
        return QTest::qWaitFor([&] { return one->backend.imageMaking() != nullptr; }, kPatience) ? std::move(one)
                                                                                                 : nullptr;
    }
    template <class T>
    static Result<T> end(const backend::Pending<T>& pending)
    {
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, kPatience))
            return Error(ErrorKind::Timeout, "it does not end");
        return pending.result();
    }
    static backend::LoginOutcome logIn(Console& console, LoginSpan span)
    {
        const auto done = end(console.verbs().logIn({u"reg.test"_s, u"ann"_s, QString::fromLatin1(kCanary)}, span));
        return done ? *done : backend::LoginOutcome{done.error()};
    }
    static LoginPlace placeIn(Console& console)
    {
        const auto known = end(console.verbs().known(u"Reg.test"_s));
        return known ? known->place : LoginPlace::Nowhere;
    }
    /// Who a pull says that it is: "ann", or nothing.
    QByteArray userOfAPull(Console& console)
    {
        const auto transfer = console.backend.images()->pull(u"reg.test/a:1"_s);
        bool hasEnded = false;
        connect(transfer.get(), &backend::Transfer::finished, this, [&hasEnded] { hasEnded = true; });
        if (!QTest::qWaitFor([&hasEnded] { return hasEnded; }, kPatience))
            return "it does not end";
        const auto said = registry::parseRegistryAuth(m_server->loginWith(kPull));
        if (!said || !*said)
            return {};
        return QByteArray::fromStdString((*said)->user + "=" + std::string((*said)->password.reveal()));
    }
    /// Whether the secret lies in any file.
    bool isInAFile() const
    {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder->path())) {
            if (entry.is_regular_file() && test::contentOf(entry.path()).find(kCanary) != std::string::npos)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::TempDir>();
        m_keychain = std::make_shared<registry::test::FakeKeychain>();
        m_server = std::make_unique<net::test::FakeDocker>((*m_folder / "socket").string());
        m_server->say("/images/create", "{\"status\": \"Pull complete\", \"id\": \"l\"}\n");
        m_server->say("/auth", "{}");
    }
    void cleanup() { m_server.reset(); }

    void whatIsKeptCountsAtTheNextStart()
    {
        {
            const auto first = console();
            QVERIFY(first && end(first->verbs().canKeep()).valueOr(false));
            QVERIFY(placeIn(*first) == LoginPlace::Nowhere);
            QVERIFY(!logIn(*first, LoginSpan::Kept).notKept);
            QVERIFY(placeIn(*first) == LoginPlace::Keychain);
        }
        const auto second = console();
        QVERIFY(second && placeIn(*second) == LoginPlace::Keychain);
        QCOMPARE(userOfAPull(*second), QByteArray("ann=") + kCanary);
        QVERIFY(!isInAFile());
        const auto now = end(second->verbs().logOut(u"reg.test"_s));
        QVERIFY(now && now->place == LoginPlace::Nowhere);
        QVERIFY(m_keychain->entries.empty());
        QCOMPARE(userOfAPull(*second), QByteArray());
    }

    void whatIsNotKeptEndsWithTheConsole()
    {
        {
            const auto first = console();
            QVERIFY(first && !logIn(*first, LoginSpan::UntilClosed).notKept);
            QVERIFY(placeIn(*first) == LoginPlace::Memory);
            QCOMPARE(userOfAPull(*first), QByteArray("ann=") + kCanary);
            QVERIFY(m_keychain->entries.empty() && !isInAFile());
        }
        const auto second = console();
        QVERIFY(second && placeIn(*second) == LoginPlace::Nowhere);
        QCOMPARE(userOfAPull(*second), QByteArray());
    }

    void withoutAKeychainItCountsUntilTheEnd_data()
    {
        QTest::addColumn<bool>("isHere");
        QTest::addColumn<int>("kind");
        QTest::newRow("none") << false << int(ErrorKind::Unsupported);
        QTest::newRow("locked") << true << int(ErrorKind::PermissionDenied);
    }
    void withoutAKeychainItCountsUntilTheEnd()
    {
        QFETCH(const bool, isHere);
        m_keychain->isHere = isHere;
        m_keychain->isLocked = true;
        const auto one = console();
        QVERIFY(one);
        QCOMPARE(end(one->verbs().canKeep()).valueOr(!isHere), isHere);
        const auto outcome = logIn(*one, LoginSpan::Kept);
        QVERIFY(outcome.notKept);
        QTEST(int(outcome.notKept->kind()), "kind");
        QVERIFY(outcome.notKept->message().find(kCanary) == std::string::npos);
        QVERIFY(placeIn(*one) == LoginPlace::Memory);
        QCOMPARE(userOfAPull(*one), QByteArray("ann=") + kCanary);
        QVERIFY(!isInAFile()); // not where darsectl would keep it either
        QVERIFY(end(one->verbs().logOut(u"reg.test"_s)).isOk());
        QCOMPARE(userOfAPull(*one), QByteArray());
    }

    void whatOthersKeepIsReadAndLeftToThem()
    {
        const std::string others = json{{"auths", {{"reg.test", {{"auth", net::base64("bob:theirs")}}}}}}.dump();
        m_folder->write("auth.json", others);
        const auto one = console();
        QVERIFY(one && placeIn(*one) == LoginPlace::OtherPrograms);
        QCOMPARE(userOfAPull(*one), QByteArray("bob=theirs"));
        // What was typed here goes before it, and its end leaves the other.
        QVERIFY(!logIn(*one, LoginSpan::Kept).notKept);
        QCOMPARE(userOfAPull(*one), QByteArray("ann=") + kCanary);
        const auto now = end(one->verbs().logOut(u"reg.test"_s));
        QVERIFY(now && now->place == LoginPlace::OtherPrograms);
        QCOMPARE(now->user, u"bob"_s);
        QCOMPARE(test::contentOf(*m_folder / "auth.json"), others);
    }

    void aWrongPasswordIsNotKept()
    {
        m_server->refuse("/auth", 401, R"({"message": "unauthorized"})");
        const auto one = console();
        QVERIFY(one);
        const auto done = end(one->verbs().logIn({u"reg.test"_s, u"ann"_s, u"wrong"_s}, LoginSpan::Kept));
        QVERIFY(!done);
        QVERIFY(m_keychain->entries.empty());
        QVERIFY(placeIn(*one) == LoginPlace::Nowhere);
    }

    void aHostWithoutADotIsNotTheHub()
    {
        const auto one = console();
        QVERIFY(one);
        QVERIFY(end(one->verbs().logIn({u"nas"_s, u"ann"_s, u"x"_s}, LoginSpan::UntilClosed)).isOk());
        QVERIFY(!end(one->verbs().logIn({u"Box"_s, u"ann"_s, u"x"_s}, LoginSpan::Kept)).valueOr({}).notKept);
        for (const QString& name : {u"nas"_s, u"box"_s}) {
            const auto its = end(one->verbs().known(name));
            QVERIFY(its && its->place != LoginPlace::Nowhere);
        }
        const auto hub = end(one->verbs().known(u"docker.io"_s));
        QVERIFY(hub && hub->place == LoginPlace::Nowhere);
    }

    void theHubHasOneName()
    {
        const auto one = console();
        QVERIFY(one);
        QVERIFY(end(one->verbs().logIn({u"index.docker.io"_s, u"ann"_s, u"x"_s}, LoginSpan::Kept)).isOk());
        const auto known = end(one->verbs().known(u"docker.io"_s));
        QVERIFY(known && known->place == LoginPlace::Keychain);
        QVERIFY(end(one->verbs().logOut(u"docker.io"_s)).isOk());
        QVERIFY(m_keychain->entries.empty());
    }
};

QTEST_GUILESS_MAIN(TestConsoleLogins)
#include "tst_consolelogins.moc"
