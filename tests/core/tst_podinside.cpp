// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/applying.h"
#include "core/connect/kubernetes/execchannel.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podfiles.h"
#include "core/connect/kubernetes/podinsight.h"
#include "core/connect/kubernetes/podreading.h"
#include "tests/core/netfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace darse::connect::kubernetes;
using darse::backend::FileType;

/// What programs in a container of a cluster say of its files and its processes, and which pods are seen at all.
class TestPodInside : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldersAreReadLineByLine()
    {
        const auto listing = listingIn("81a4 12 1764355000 0 33 a file\n41ed 4096 1764355000 0 0 zoo\n"
                                       "a1ff 7 1764355000 0 0 way\n81a4 1 1 0 0 two\nlines\n@way\n/etc/zoo\n");
        QCOMPARE(listing.entries.size(), 4U);
        QCOMPARE(listing.entries[0].name, u"zoo"); // folders first
        QCOMPARE(listing.entries[0].type, FileType::Folder);
        QCOMPARE(listing.entries[1].name, u"a file");
        QCOMPARE(listing.entries[1].mode, 0644);
        QCOMPARE(listing.entries[1].size, 12);
        QCOMPARE(listing.entries[1].group, 33);
        QCOMPARE(listing.entries[3].target, u"/etc/zoo");
        QVERIFY(listingIn("").entries.empty());
        QVERIFY(listingIn("stat: nothing\n@nobody\n").entries.empty());
    }

    /// Before Kubernetes 1.30 nobody can say that the input has ended.
    void aFileIsWrittenWhereItsEndCannotBeTold_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::newRow("older") << u"v4.channel.k8s.io"_qs;
        QTest::newRow("newer") << u"v5.channel.k8s.io"_qs;
    }
    void aFileIsWrittenWhereItsEndCannotBeTold()
    {
        using namespace darse;
        QFETCH(QString, protocol);
        const net::test::Folder folder;
        const std::string path = folder.file("s");
        std::string heard;
        const auto take = [&](net::Incoming&, net::Responder& responder) {
            const auto socket = responder.acceptWebSocket(protocol.toStdString());
            if (!socket)
                return;
            while (heard.size() < 5) {
                const auto message = (*socket)->receive(net::test::within(std::chrono::seconds(5)));
                if (!message || !*message)
                    return;
                if ((*message)->bytes.front() == channel::kInput)
                    heard += (*message)->bytes.substr(1);
            }
            const std::string end = std::string(1, channel::kStatus) + R"({"status":"Success"})";
            static_cast<void>(
                (*socket)->send(net::MessageKind::Binary, end, net::test::within(std::chrono::seconds(5))));
            static_cast<void>((*socket)->close(net::test::within(std::chrono::seconds(5))));
        };
        net::test::RunningServer server(net::Listener::unixSocket(path).value(), take);
        connect::docker::Hands hands;
        PodFiles files(hands, std::make_shared<KubeWire>(net::Endpoint::unixSocket(path)));
        const auto written = files.write(u"default/web/web"_qs, u"/notes"_qs, "hello").result();
        QVERIFY2(written.isOk(), written ? "" : written.error().message().c_str());
        QCOMPARE(heard, std::string("hello"));
    }

    /// Who may not see all pods sees those of the own namespace; a watch that the server lets end goes on unnoticed.
    void listsAreThoseThatOneMaySee()
    {
        using namespace darse;
        const net::test::Folder folder;
        std::atomic<int> lists = 0;
        const auto answer = [&](net::Incoming& request, net::Responder& responder) {
            if (request.path() == "/api/v1/pods")
                return static_cast<void>(responder.sendJson(403, R"({"message": "not all of them"})"));
            if (request.head().target.find("watch=true") != std::string::npos)
                return static_cast<void>(responder.sendJson(200, "{}\n"));
            const std::string name = ++lists == 1 ? "one" : "two";
            static_cast<void>(responder.sendJson(200, R"({"items": [{"metadata": {"namespace": "shop", "name": ")" +
                                                          name + R"("}}]})"));
        };
        net::test::RunningServer server(net::Listener::unixSocket(folder.file("s")).value(), answer);
        connect::docker::Hands hands;
        auto wire = std::make_shared<KubeWire>(
            KubeServer{.endpoint = net::Endpoint::unixSocket(folder.file("s")), .space = "shop"});
        ObjectFeed feed(hands, wire, {backend::Kind::Pod, &kube::kind::pod, readPod});
        const auto watch = feed.shelf().watch();
        QSignalSpy ended(watch.get(), &backend::Watch::ended);
        const auto pods = feed.shelf().list();
        QTRY_VERIFY(pods.isFinished());
        QVERIFY2(pods.result().isOk(), pods.result() ? "" : pods.result().error().message().c_str());
        QCOMPARE(pods.result().value().front()->key, u"shop/one");
        QTRY_VERIFY(feed.raw(u"shop/two"_qs) != nullptr);
        QVERIFY(feed.raw(u"shop/one"_qs) == nullptr);
        QVERIFY(ended.isEmpty());
    }

    /// Fields that were edited here before are no conflict; those of others are.
    void whatTheConsoleSetItselfIsNoConflict()
    {
        using namespace darse;
        const net::test::Folder folder;
        std::string owner = kManager;
        const auto answer = [&](net::Incoming& request, net::Responder& responder) {
            const bool isRefused =
                request.head().method == "PATCH" && request.head().target.find("force=true") == std::string::npos;
            const json causes = json::array({{{"message", "conflict with \"" + owner + "\" using v1"}}});
            const json refusal{{"details", {{"causes", causes}}}};
            static_cast<void>(responder.sendJson(isRefused ? 409 : 200, isRefused ? refusal.dump() : "{}"));
        };
        net::test::RunningServer server(net::Listener::unixSocket(folder.file("s")).value(), answer);
        KubeWire wire(net::Endpoint::unixSocket(folder.file("s")));
        const auto verdict = [&] {
            const auto outcomes =
                applyText(wire, *kube::Vocabulary::own(),
                          u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}"_qs, {}, {});
            return outcomes ? outcomes->front().verdict : backend::ManifestOutcome::Verdict::Refused;
        };
        QCOMPARE(verdict(), backend::ManifestOutcome::Verdict::Unchanged);
        owner = "kubectl";
        QCOMPARE(verdict(), backend::ManifestOutcome::Verdict::Conflict);
    }

    /// Between a look at the object and the patch somebody else changes it: servers call such a patch unprocessable.
    void anEditThatComesTooLateIsMadeAgain()
    {
        using namespace darse;
        const net::test::Folder folder;
        json map = json::parse(R"({"apiVersion": "v1", "kind": "ConfigMap",
                                   "metadata": {"name": "m", "resourceVersion": "1"}, "data": {"a": "b"}})");
        std::vector<std::string> patches;
        const auto answer = [&](net::Incoming& request, net::Responder& responder) {
            if (request.head().method == "GET")
                return static_cast<void>(responder.sendJson(200, map.dump()));
            const json patch = json::parse(request.collectBody().valueOr("[]"));
            patches.push_back(patch.dump());
            if (patches.size() == 1) {
                map["metadata"]["resourceVersion"] = "2";
                map["data"]["theirs"] = "c";
                return static_cast<void>(responder.sendJson(422, R"({"message": "test failed"})"));
            }
            map = map.patch(patch);
            static_cast<void>(responder.sendJson(200, map.dump()));
        };
        net::test::RunningServer server(net::Listener::unixSocket(folder.file("s")).value(), answer);
        KubeWire wire(net::Endpoint::unixSocket(folder.file("s")));
        const QString base = u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\n"_qs;
        const auto outcomes = applyText(wire, *kube::Vocabulary::own(),
                                        QString(base).replace(u"a: b"_qs, u"a: mine"_qs), {.base = base}, {});
        QVERIFY(outcomes);
        QCOMPARE(outcomes->front().verdict, backend::ManifestOutcome::Verdict::Changed);
        QCOMPARE(patches.size(), std::size_t{2});
        QCOMPARE(map["data"].dump(), std::string(R"({"a":"mine","theirs":"c"})"));
    }

    void aConflictShowsWhatOverwritingWouldChange()
    {
        using namespace darse;
        const net::test::Folder folder;
        bool isChanged = false;
        const auto answer = [&](net::Incoming& request, net::Responder& responder) {
            isChanged = isChanged || request.head().method != "GET";
            static_cast<void>(responder.sendJson(200, R"({"apiVersion": "v1", "kind": "ConfigMap",
                "metadata": {"name": "m", "resourceVersion": "2"}, "data": {"a": "theirs", "c": "d"}})"));
        };
        net::test::RunningServer server(net::Listener::unixSocket(folder.file("s")).value(), answer);
        KubeWire wire(net::Endpoint::unixSocket(folder.file("s")));
        const QString base = u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\n"_qs;
        const auto outcomes = applyText(wire, *kube::Vocabulary::own(),
                                        QString(base).replace(u"a: b"_qs, u"a: mine"_qs), {.base = base}, {});
        QVERIFY(outcomes);
        const backend::ManifestOutcome& outcome = outcomes->front();
        QCOMPARE(outcome.verdict, backend::ManifestOutcome::Verdict::Conflict);
        QCOMPARE(outcome.conflicts, QStringList(u"data.a"_qs));
        QVERIFY(!isChanged && outcome.before.contains(u"a: theirs"_qs));
        QVERIFY(outcome.after.contains(u"a: mine"_qs) && outcome.after.contains(u"c: d"_qs));
    }

    void processesAreReadWhicheverProgramTells()
    {
        const auto table = processesIn("7\nUSER  PID   PPID  TIME  COMMAND\nroot  1  0  0:00 httpd  -f -p 80\n"
                                       "root  7  0 0:00 sh -c\nroot 9 7 0:00 ps -o user\n");
        QCOMPARE(table.titles.size(), 5);
        QCOMPARE(table.rows.size(), 1U);
        QCOMPARE(table.rows[0].at(1), u"1");
        QCOMPARE(table.rows[0].at(4), u"httpd -f -p 80");
        QCOMPARE(processesIn("7\n  PID TTY TIME CMD\n 1 ? 0:00 sleep\n").rows.size(), 1U);
        QVERIFY(processesIn("7\n").rows.empty());
        QVERIFY(processesIn("").titles.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPodInside)
#include "tst_podinside.moc"
