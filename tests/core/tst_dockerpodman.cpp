// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/backend/trash.h"
#include "core/connect/docker/dockerbackend.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/tarmake.h"
#include "tests/core/fakedocker.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;

/// What Podman tells and does in a way of its own.
class TestDockerPodman : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 30'000;
    net::test::Folder m_folder;

    /// A container in these networks, as Podman 4 tells it.
    static json inNetworks(const char* mode, const QStringList& names)
    {
        json inspect{{"Id", "abcdef0123456789"}, {"Name", "/web"}, {"HostConfig", {{"NetworkMode", mode}}}};
        for (const QString& name : names)
            inspect["NetworkSettings"]["Networks"][name.toStdString()] = {{"Aliases", {"abcdef012345"}}};
        return inspect;
    }
    static json ofUser(const char* user, const char* home)
    {
        return {{"Id", "abcdef0123456789"},
                {"Name", "/web"},
                {"Config", {{"User", user}, {"Env", {"container=podman", std::string("HOME=") + home}}}}};
    }
    static std::string state(const char* word)
    {
        return json{{"Id", "c1"},
                    {"Name", "/web"},
                    {"State", {{"Status", word}, {"Running", word == std::string("running")}}},
                    {"HostConfig", {{"RestartPolicy", {{"Name", "always"}}}}}}
            .dump();
    }
    template <class T>
    static Result<T> end(const backend::Pending<T>& pending)
    {
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, kPatience))
            return Error(ErrorKind::Timeout, "it does not end");
        return pending.result();
    }
    static std::string inTheTrash(const char* key, const QString& policy)
    {
        const QString name = trashNameOf(policy);
        return json{{"Id", key}, {"Names", {"/" + name.toStdString()}}, {"State", "running"}}.dump();
    }
    static QString trashNameOf(const QString& policy)
    {
        return u"darse-trash.%1.r.%2.web"_s.arg(QDateTime::currentSecsSinceEpoch() + 1000).arg(policy);
    }

private Q_SLOTS:
    void theUsualNetworkIsNotAskedFor_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("asked");
        QTest::newRow("Podman") << u"bridge"_s << QStringList{u"podman"_s} << QString();
        QTest::newRow("newer Docker") << u"bridge"_s << QStringList{u"bridge"_s} << QString();
        QTest::newRow("never begun") << u"bridge"_s << QStringList() << QString();
        QTest::newRow("Docker") << u"default"_s << QStringList{u"bridge"_s} << QString();
        QTest::newRow("of one's own") << u"bridge"_s << QStringList{u"net-1"_s} << u"net-1"_s;
        QTest::newRow("none") << u"none"_s << QStringList() << u"none"_s;
    }
    void theUsualNetworkIsNotAskedFor()
    {
        QFETCH(const QString, mode);
        QFETCH(const QStringList, names);
        const json old = inNetworks(mode.toUtf8().constData(), names);
        backend::ContainerPlan plan = planOfInspect(old, json());
        QTEST(plan.network, "asked");
        // What nobody has changed is said in the words in which it was told, and else by its name.
        const json same = remakeBody({old, json()}, plan);
        QCOMPARE(QString::fromStdString(same.at("HostConfig").at("NetworkMode").get<std::string>()),
                 plan.network.isEmpty() ? mode : plan.network);
        plan.network = u"other"_s;
        QCOMPARE(remakeBody({old, json()}, plan).at("HostConfig").at("NetworkMode").get<std::string>(),
                 std::string("other"));
    }

    void aHomeIsFoundInTheListOfUsers()
    {
        const QByteArray list = "root:x:0:0:root:/root:/bin/sh\nbroken\napp:x:1000:1000::/srv/app:/bin/sh\r\n"
                                "1234:*:1234:0:container user:/data:/bin/sh";
        QCOMPARE(homeIn(list, {}), u"/root"_s);
        QCOMPARE(homeIn(list, u"app:app"_s), u"/srv/app"_s);
        QCOMPARE(homeIn(list, u"1000:5"_s), u"/srv/app"_s);
        QCOMPARE(homeIn(list, u"1234"_s), u"/data"_s);
        QCOMPARE(homeIn(list, u"nobody"_s), QString());
        QCOMPARE(homeIn({}, u"app"_s), QString());
    }

    void theHomeOfAUserIsTheServers()
    {
        net::test::FakeDocker server(m_folder.file("home"));
        server.say("/containers/abcdef0123456789/archive",
                   tarOf({.name = "passwd"}, "app:x:1000:1000::/srv/somewhere:/bin/sh\n"));
        DockerBackend backend(net::Endpoint::unixSocket(m_folder.file("home")));
        backend.open();
        QTRY_VERIFY_WITH_TIMEOUT(backend.containerRemaking() != nullptr, kPatience);
        const auto homes = [&](const char* user, const char* home) {
            server.say("/containers/web/json", ofUser(user, home).dump());
            const auto plan = end(backend.containerRemaking()->planOf(u"web"_s));
            return plan ? int(plan->environment.size()) : -1;
        };
        QCOMPARE(homes("1000", "/srv/somewhere"), 0);
        QCOMPARE(homes("app:app", "/srv/somewhere"), 0);
        QCOMPARE(homes("1000", "/srv/own"), 1);
        QCOMPARE(homes("77", "/srv/somewhere"), 1); // nobody whom the list knows
        QCOMPARE(homes("77", "/"), 0);
        server.refuse("/containers/abcdef0123456789/archive", 404, R"({"message": "no such file"})");
        QCOMPARE(homes("", "/root"), 0); // as far as it is told without the list
    }

    void whatIsBetweenTwoRunsIsStoppedForGood()
    {
        net::test::FakeDocker server(m_folder.file("trash"));
        for (const char* path : {"/containers/-/update", "/containers/c1/update"})
            server.refuse(path, 404, "Not Found\n");
        server.say("/containers/c1/rename", "");
        server.say("/containers/c1/json", state("stopped"));
        server.refuse("/containers/c1/stop", 304, "");
        DockerBackend backend(net::Endpoint::unixSocket(m_folder.file("trash")));
        backend.open();
        QTRY_VERIFY_WITH_TIMEOUT(backend.trash() != nullptr, kPatience);
        const auto gone = backend.trash()->discard(u"c1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(server.wasAsked("POST /containers/c1/stop"), kPatience);
        QVERIFY(!gone.isFinished());
        server.say("/containers/c1/json", state("running")); // it has come back, and does hear now
        server.refuse("/containers/c1/stop", 204, "");
        const auto ended = end(gone);
        QVERIFY2(ended.isOk(), ended ? "" : ended.error().message().c_str());
        // It will run again when it is taken back.
        QVERIFY(server.wasAsked("POST /containers/c1/rename", ".r.always.web"));
    }

    void whatCannotBeDiscardedKeepsItsPolicy()
    {
        net::test::FakeDocker server(m_folder.file("kept"));
        server.say("/containers/c1/update", "{}");
        server.say("/containers/c1/json", state("running"));
        server.refuse("/containers/c1/rename", 409, R"({"message": "in use"})");
        DockerBackend backend(net::Endpoint::unixSocket(m_folder.file("kept")));
        backend.open();
        QTRY_VERIFY_WITH_TIMEOUT(backend.trash() != nullptr, kPatience);
        QVERIFY(!end(backend.trash()->discard(u"c1"_s)));
        const auto policies = server.bodies("/containers/c1/update");
        QCOMPARE(policies.size(), std::size_t{2});
        QVERIFY(policies.back().find("always") != std::string::npos);
    }

    void whatHasComeBackInTheTrashIsStopped()
    {
        net::test::FakeDocker server(m_folder.file("back"));
        server.say("/containers/json", "[" + inTheTrash("c1", u"always"_s) + "," + inTheTrash("c2", u"no"_s) + "]");
        for (const char* key : {"c1", "c2"})
            server.refuse(std::string("/containers/") + key + "/stop", 204, "");
        DockerBackend backend(net::Endpoint::unixSocket(m_folder.file("back")));
        backend.open();
        QTRY_VERIFY_WITH_TIMEOUT(server.wasAsked("POST /containers/c1/stop"), kPatience);
        // Who begins one without a policy there has done so by hand.
        QVERIFY(!server.wasAsked("POST /containers/c2/stop"));
    }
};

QTEST_GUILESS_MAIN(TestDockerPodman)
#include "tst_dockerpodman.moc"
