// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/backend/objects.h"
#include "core/connect/docker/dockerbackend.h"
#include "core/session/session.h"
#include "tests/core/fakedocker.h"

#include <QElapsedTimer>
#include <QSysInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::net::test;
using backend::Kind;
using backend::Link;
using connect::docker::DockerBackend;
using session::ObjectStore;

/// The console's session on a server that answers well, badly, late or not at all.
class TestDockerBackend : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 30'000;
    Folder m_folder;

    static std::string row(const char* id, const char* name)
    {
        const auto text = u"{\"Id\": \"%1\", \"Names\": [\"/%2\"], \"State\": \"running\", \"ImageID\": \"i\"}"_s;
        return text.arg(QLatin1String(id), QLatin1String(name)).toStdString();
    }
    static std::string inspection(const char* id, const char* state)
    {
        const auto text = u"{\"Id\": \"%1\", \"Name\": \"/n\", \"Image\": \"i\", \"Config\": {\"Env\": [\"A=1\"]}, "
                          "\"State\": {\"Status\": \"%2\"}}"_s;
        return text.arg(QLatin1String(id), QLatin1String(state)).toStdString();
    }
    static std::string event(const char* action, const char* id)
    {
        const auto text = u"{\"Type\": \"container\", \"Action\": \"%1\", \"Actor\": {\"ID\": \"%2\"}, "
                          "\"timeNano\": 1700000000000000000}"_s;
        return text.arg(QLatin1String(action), QLatin1String(id)).toStdString();
    }
    static std::unique_ptr<session::Session> connectTo(const std::string& path)
    {
        return std::make_unique<session::Session>(std::make_unique<DockerBackend>(net::Endpoint::unixSocket(path)));
    }
    static const backend::Container* container(session::Session& session, const char* key)
    {
        const auto found = session.store(Kind::Container).find(QString::fromLatin1(key));
        return found ? &backend::as<backend::Container>(*found) : nullptr;
    }

private Q_SLOTS:
    void listsFillAndEventsKeepThemTrue()
    {
        FakeDocker server(m_folder.file("a"));
        server.say("/containers/json", "[" + row("c1", "web") + R"(, 7, {"Names": []}, )" + row("c2", "db") + "]");
        server.say("/images/json", R"([{"Id": "i", "RepoTags": ["a:1"], "Size": 5}])");
        server.say("/containers/c1/json", inspection("c1", "running"));
        server.say("/containers/c2/json", inspection("c2", "running"));
        const auto session = connectTo(m_folder.file("a"));
        QTRY_COMPARE_WITH_TIMEOUT(session->backend().link(), Link::Connected, kPatience);
        QCOMPARE(session->backend().capabilities().product, u"Fake engine"_s);
        ObjectStore& store = session->store(Kind::Container);
        QTRY_COMPARE_WITH_TIMEOUT(store.snapshot()->size(), std::size_t{2}, kPatience); // the bad rows are left out
        QTRY_VERIFY_WITH_TIMEOUT(!container(*session, "c1")->environment.empty(), kPatience);
        ObjectStore& images = session->store(Kind::Image);
        QTRY_VERIFY_WITH_TIMEOUT(!images.snapshot()->empty() &&
                                     backend::as<backend::Image>(*images.snapshot()->front()).usedBy.size() > 0,
                                 kPatience);

        server.say("/containers/c1/json", inspection("c1", "paused"));
        server.tell(event("pause", "c1"));
        QTRY_COMPARE_WITH_TIMEOUT(container(*session, "c1")->status, backend::Status::Paused, kPatience);
        server.tell("this is no event");
        server.tell(event("destroy", "c2"));
        QTRY_VERIFY_WITH_TIMEOUT(container(*session, "c2") == nullptr, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(session->store(Kind::Event).snapshot()->size(), std::size_t{2}, kPatience);
    }

    /// Docker tells of an image without a name only that a container was committed.
    void whatSomebodyElseMakesOfAContainerIsSeen()
    {
        FakeDocker server(m_folder.file("made"));
        server.say("/containers/json", "[" + row("c1", "web") + "]");
        server.say("/containers/c1/json", inspection("c1", "running"));
        server.say("/images/json", R"([{"Id": "i", "RepoTags": ["a:1"], "Size": 5}])");
        const auto session = connectTo(m_folder.file("made"));
        ObjectStore& images = session->store(Kind::Image);
        QTRY_COMPARE_WITH_TIMEOUT(images.snapshot()->size(), std::size_t{1}, kPatience);
        server.say("/images/json", R"([{"Id": "i", "RepoTags": ["a:1"], "Size": 5}, {"Id": "j", "Size": 6}])");
        server.tell(event("commit", "c1"));
        QTRY_COMPARE_WITH_TIMEOUT(images.snapshot()->size(), std::size_t{2}, kPatience);
    }

    void theDiskOfThisMachineIsKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("this machine") << QSysInfo::machineHostName() << true;
        QTest::newRow("another one behind the socket") << u"elsewhere-%1"_s.arg(QSysInfo::machineHostName()) << false;
    }
    void theDiskOfThisMachineIsKnown()
    {
        QFETCH(QString, name);
        QFETCH(bool, isKnown);
        FakeDocker server(m_folder.file("disk"));
        const nlohmann::json info = {{"Name", name.toStdString()}, {"DockerRootDir", m_folder.file("")}};
        server.say("/info", info.dump());
        const auto session = connectTo(m_folder.file("disk"));
        ObjectStore& nodes = session->store(Kind::Node);
        QTRY_COMPARE_WITH_TIMEOUT(nodes.snapshot()->size(), std::size_t{1}, kPatience);
        const auto& node = backend::as<backend::Node>(*nodes.snapshot()->front());
        QCOMPARE(node.diskBytes > 0, isKnown);
        QCOMPARE(node.diskUsedBytes > 0, isKnown);
        QVERIFY(node.diskUsedBytes <= node.diskBytes);
    }

    void verbsSayWhatTheServerSays()
    {
        FakeDocker server(m_folder.file("b"));
        server.say("/containers/c1/stop", "");
        server.refuse("/containers/c1/start", 409, R"({"message": "it will not."})");
        const auto session = connectTo(m_folder.file("b"));
        QTRY_VERIFY_WITH_TIMEOUT(session->backend().containers() != nullptr, kPatience);
        auto stopped = session->backend().containers()->stop(u"c1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stopped.isFinished(), kPatience);
        QVERIFY(stopped.result().isOk());
        auto started = session->backend().containers()->start(u"c1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), kPatience);
        QCOMPARE(started.result().error().message(), std::string("it will not"));
        QVERIFY(started.result().error().kind() == ErrorKind::InvalidState);
        QVERIFY(server.wasAsked("POST /containers/c1/stop"));
    }

    void creatingPullsWhatIsMissing()
    {
        FakeDocker server(m_folder.file("c"));
        server.say("/images/create", R"({"status": "Pull complete", "id": "l"})"
                                     "\n");
        server.say("/containers/create", R"({"Id": "new"})");
        server.say("/containers/new/start", "");
        const auto session = connectTo(m_folder.file("c"));
        QTRY_VERIFY_WITH_TIMEOUT(session->backend().containers() != nullptr, kPatience);
        backend::ContainerPlan plan;
        plan.image = u"a b"_s;
        plan.name = u"web"_s;
        const auto transfer = session->backend().containerMaking()->create(plan);
        std::optional<Result<void>> end;
        connect(transfer.get(), &backend::Transfer::finished, this,
                [&end](const Result<void>& result) { end = result; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), kPatience);
        QVERIFY2(end->isOk(), end->isOk() ? "" : end->error().message().c_str());
        QVERIFY(server.wasAsked("POST /images/create?fromImage=a%20b%3Alatest"));
        QVERIFY(server.wasAsked("POST /containers/create?name=web"));
        QVERIFY(server.wasAsked("POST /containers/new/start"));
    }

    void whatGoesWhenItEndsIsNotReplaced()
    {
        FakeDocker server(m_folder.file("rm"));
        server.say("/containers/c1/json", R"({"Id": "c1", "Name": "/web", "State": {"Running": true},
                                              "HostConfig": {"AutoRemove": true}})");
        const auto session = connectTo(m_folder.file("rm"));
        QTRY_VERIFY_WITH_TIMEOUT(session->backend().containerRemaking() != nullptr, kPatience);
        backend::ContainerPlan plan;
        plan.image = u"nginx"_s;
        const auto transfer = session->backend().containerRemaking()->replace(u"c1"_s, plan);
        std::optional<Result<void>> end;
        connect(transfer.get(), &backend::Transfer::finished, this,
                [&end](const Result<void>& result) { end = result; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), kPatience);
        QVERIFY(!*end && end->error().kind() == ErrorKind::InvalidState);
        QVERIFY(end->error().message().find("--rm") != std::string::npos);
        for (const char* request : {"POST /containers/c1/stop", "POST /containers/create", "DELETE /containers/c1"})
            QVERIFY2(!server.wasAsked(request), request); // nothing was touched
    }

    void lostAndFoundAgain()
    {
        FakeDocker server(m_folder.file("d"));
        server.say("/containers/json", "[" + row("c1", "web") + "]");
        server.say("/containers/c1/json", inspection("c1", "running"));
        server.say("/containers/c2/json", inspection("c2", "running"));
        const auto session = connectTo(m_folder.file("d"));
        ObjectStore& store = session->store(Kind::Container);
        QTRY_COMPARE_WITH_TIMEOUT(store.snapshot()->size(), std::size_t{1}, kPatience);
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session->backend().link(), Link::Lost, kPatience);
        QVERIFY(session->backend().error().has_value());
        QCOMPARE(store.snapshot()->size(), std::size_t{1}); // what was known can still be looked at
        QTRY_COMPARE_WITH_TIMEOUT(store.state(), ObjectStore::State::Stale, kPatience);
        server.say("/containers/json", "[" + row("c1", "web") + "," + row("c2", "db") + "]");
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(session->backend().link(), Link::Connected, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(store.snapshot()->size(), std::size_t{2}, kPatience);
    }

    void theWaitForTheNextTryIsToldAndCutShort()
    {
        FakeDocker server(m_folder.file("w"));
        const auto session = connectTo(m_folder.file("w"));
        backend::Backend& backend = session->backend();
        QTRY_COMPARE_WITH_TIMEOUT(backend.link(), Link::Connected, kPatience);
        server.stop();
        // Until it waits long enough to be seen waiting.
        const auto isPatient = [&backend] {
            using namespace std::chrono;
            return backend.attempt().step == backend::LinkStep::Waiting &&
                   backend.attempt().next - steady_clock::now() > 3s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPatient(), kPatience);
        QCOMPARE(backend.link(), Link::Lost);
        server.start();
        const auto planned = backend.attempt().next;
        backend.tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(backend.link(), Link::Connected, kPatience);
        QVERIFY(std::chrono::steady_clock::now() < planned);
    }

    void everyStepOfConnectingIsTold()
    {
        FakeDocker server(m_folder.file("s"));
        server.hang("/info");
        DockerBackend backend(net::Endpoint::unixSocket(m_folder.file("s")),
                              [](const std::stop_token&) { return ok(); });
        std::vector<backend::LinkStep> steps;
        connect(&backend, &backend::Backend::attemptChanged, this, [&] { steps.push_back(backend.attempt().step); });
        QVERIFY(backend.attempt().first == backend::LinkStep::Starting);
        backend.open();
        using backend::LinkStep;
        QTRY_VERIFY_WITH_TIMEOUT((steps == std::vector{LinkStep::Starting, LinkStep::Reaching, LinkStep::Asking}),
                                 kPatience);
        QCOMPARE(backend.link(), Link::Connecting);
    }

    void whoDoesNotSpeakTheLanguageIsNamed_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("not JSON") << QByteArray("<html>") << ErrorKind::Protocol;
        QTest::newRow("no version") << QByteArray("{}") << ErrorKind::Protocol;
        QTest::newRow("a list") << QByteArray("[1]") << ErrorKind::Protocol;
        QTest::newRow("too old") << QByteArray(R"({"ApiVersion": "1.12"})") << ErrorKind::Unsupported;
    }

    void whoDoesNotSpeakTheLanguageIsNamed()
    {
        QFETCH(const QByteArray, version);
        QFETCH(const ErrorKind, kind);
        FakeDocker server(m_folder.file("e"));
        server.say("/version", version.toStdString());
        const auto session = connectTo(m_folder.file("e"));
        QTRY_COMPARE_WITH_TIMEOUT(session->backend().link(), Link::Lost, kPatience);
        QVERIFY(session->backend().error()->kind() == kind);
        QVERIFY(!session->has(Kind::Container));
    }

    void badListIsAnErrorAndLeavesTheOthers()
    {
        FakeDocker server(m_folder.file("f"));
        server.say("/containers/json", R"({"not": "a list"})");
        server.refuse("/networks", 500, "broken");
        const auto session = connectTo(m_folder.file("f"));
        QTRY_COMPARE_WITH_TIMEOUT(session->store(Kind::Container).state(), ObjectStore::State::Failed, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(session->store(Kind::Network).state(), ObjectStore::State::Failed, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(session->store(Kind::Image).state(), ObjectStore::State::Ready, kPatience);
    }

    void oneThatHangsIsLeftAtOnce()
    {
        FakeDocker server(m_folder.file("g"));
        server.hang("/containers/json");
        server.hang("/info");
        auto waiting = connectTo(m_folder.file("g"));
        QTRY_VERIFY_WITH_TIMEOUT(server.wasAsked("GET /info"), kPatience);
        QCOMPARE(waiting->backend().link(), Link::Connecting);
        QElapsedTimer clock;
        clock.start();
        waiting.reset();
        QVERIFY(clock.elapsed() < 15'000); // its request would wait for 20 s
    }
};

QTEST_GUILESS_MAIN(TestDockerBackend)
#include "tst_dockerbackend.moc"
