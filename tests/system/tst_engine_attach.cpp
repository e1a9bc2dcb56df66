// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jsoncompare.h"
#include "tests/system/containerscene.h"

#include <QTest>

#include <future>

using namespace darse;
using namespace darse::test;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

/// A frame of the multiplexed stream.
std::string frame(int stream, const std::string& text)
{
    std::string head(8, '\0');
    head[0] = static_cast<char>(stream);
    head[7] = static_cast<char>(text.size());
    return head + text;
}

} // namespace

/// A real engine on the wire: attaching, waiting, logs and execs.
class TestEngineAttach : public QObject, protected ContainerScene {
    Q_OBJECT

private:
    static std::string at(const std::string& id, const char* what) { return "/containers/" + id + "/" + what; }

    std::string exec(const std::string& container, const json& body)
    {
        const Told told = ask("POST", at(container, "exec"), body);
        return told.status == 201 ? told.body["Id"].get<std::string>() : "?" + told.text;
    }
    json execOf(const std::string& id) { return ask("GET", "/exec/" + id + "/json").body; }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void whoeverAttachesBeforeTheStartMissesNothing()
    {
        const std::string id = make("web", "echo out; echo err >&2");
        auto attached = hijack(at(id, "attach?stream=1&stdout=1&stderr=1"));
        QVERIFY2(attached, attached ? "" : attached.error().message().c_str());
        QCOMPARE(attached->head.status, 101);
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        const std::string all = toTheEnd(*attached->transport);
        QVERIFY(all.find(frame(1, "out\n")) != std::string::npos);
        QVERIFY(all.find(frame(2, "err\n")) != std::string::npos);
    }
    void inputGoesInUntilItsEnd()
    {
        const std::string id =
            make("web", "cat; echo done", {{"OpenStdin", true}, {"StdinOnce", true}, {"AttachStdin", true}});
        auto attached = hijack(at(id, "attach?stream=1&stdin=1&stdout=1"));
        QVERIFY(attached);
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        QVERIFY(writeAll(*attached->transport, "hello\n", {Deadline::after(10s), {}}));
        QVERIFY(until(*attached->transport, "hello").find(frame(1, "hello\n")) != std::string::npos);
        QVERIFY(attached->transport->shutdownWrite());
        QVERIFY(toTheEnd(*attached->transport).find("done") != std::string::npos);
    }
    void keysLeaveATerminalThatGoesOn()
    {
        const std::string id = make("web", "stty raw -echo; echo ready; cat", {{"OpenStdin", true}, {"Tty", true}});
        auto attached = hijack(at(id, "attach?stream=1&stdin=1&stdout=1&detachKeys=ctrl-a,x"));
        QVERIFY(attached);
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        QCOMPARE(ask("POST", at(id, "resize?h=33&w=99")).status, 200);
        QVERIFY(until(*attached->transport, "ready").find("ready") != std::string::npos);
        QVERIFY(writeAll(*attached->transport, std::string("\x01y"), {Deadline::after(10s), {}}));
        QVERIFY(until(*attached->transport, "\x01y").find("\x01y") != std::string::npos);
        QVERIFY(writeAll(*attached->transport, std::string("\x01x"), {Deadline::after(10s), {}}));
        QVERIFY(toTheEnd(*attached->transport).find('x') == std::string::npos);
        QVERIFY(ask("GET", at(id, "json")).body["State"]["Running"].get<bool>());
        QVERIFY(!hijack(at(id, "attach?stream=1&detachKeys=ctrl-aa")));
    }
    void logsComeBeforeWhatIsLive()
    {
        const std::string id = make("web", "echo first; sleep 1000");
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        QTRY_VERIFY(ask("GET", at(id, "logs?stdout=1")).text == frame(1, "first\n"));
        auto attached = hijack(at(id, "attach?logs=1&stdout=1"));
        QVERIFY(attached);
        QCOMPARE(toTheEnd(*attached->transport), frame(1, "first\n"));
    }
    void waitSpeaksBeforeTheStart()
    {
        const std::string id = make("web", "exit 7");
        net::Client client(net::Endpoint::unixSocket(engine().socket().toStdString()));
        net::Request request;
        request.head.method = "POST";
        request.head.target = at(id, "wait?condition=next-exit");
        const auto exchange = client.open(request, {});
        QVERIFY(exchange);
        QCOMPARE((*exchange)->head().status, 200);
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        const json told = json::parse((*exchange)->collect(1000, {}).value());
        QCOMPARE(told["StatusCode"].get<int>(), 7);
        QCOMPARE(ask("POST", at(id, "wait")).body["StatusCode"].get<int>(), 7);
    }
    void waitForTheRemoval()
    {
        const std::string id = make("web", "true");
        auto waiting =
            std::async(std::launch::async, [&] { return ask("POST", at(id, "wait?condition=removed")).status; });
        QCOMPARE(ask("DELETE", "/containers/" + id).status, 204);
        // When it was removed first, there is nothing to wait for any more.
        const int status = waiting.get();
        QVERIFY(status == 200 || status == 404);
    }
    void logsAreFiltered()
    {
        const std::string id = make("web", "echo one; echo two >&2; echo three");
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        QTRY_VERIFY(ask("GET", at(id, "logs?stdout=1")).text == frame(1, "one\n") + frame(1, "three\n"));
        QTRY_VERIFY(ask("GET", at(id, "logs?stderr=1")).text == frame(2, "two\n"));
        QCOMPARE(ask("GET", at(id, "logs?stdout=1&tail=0")).text, std::string());
        QVERIFY(ask("GET", at(id, "logs?stdout=1&timestamps=1")).text.find("Z one\n") != std::string::npos);
        QCOMPARE(ask("GET", at(id, "logs")).status, 400);
    }
    void logsAreFollowedToTheEnd()
    {
        const std::string id = make("web", "echo one; echo two; read x; echo last", {{"OpenStdin", true}});
        QCOMPARE(ask("POST", at(id, "start")).status, 204);
        QTRY_VERIFY(ask("GET", at(id, "logs?stdout=1")).text.find("two") != std::string::npos);
        auto followed =
            std::async(std::launch::async, [&] { return ask("GET", at(id, "logs?stdout=1&follow=1&tail=1")).text; });
        auto attached = hijack(at(id, "attach?stream=1&stdin=1"));
        QVERIFY(attached);
        QVERIFY(writeAll(*attached->transport, "go\n", {Deadline::after(10s), {}}));
        const std::string text = followed.get();
        QVERIFY2(text.ends_with(frame(1, "last\n")), text.c_str());
        QVERIFY2(text.find("one") == std::string::npos, text.c_str());
    }
    void execsTellTheirCode()
    {
        VERIFY_ENDS(up, run("-d --name up", "sleep 1000"), 0);
        VERIFY_ENDS(code,
                    runs({QStringLiteral("exec"), QStringLiteral("up"), QStringLiteral("sh"), QStringLiteral("-c"),
                          QStringLiteral("echo o; echo e >&2; exit 4")}),
                    4);
        QCOMPARE(code.out, QByteArray("o\n"));
        QCOMPARE(code.err, QByteArray("e\n"));
        VERIFY_ENDS(input, docker("exec -i up cat", "hello"), 0);
        QCOMPARE(input.out, QByteArray("hello"));
        VERIFY_ENDS(missing, docker("exec up nosuchprogram"), 127);
        VERIFY_ENDS(directory, docker("exec up /bin"), 126);
        VERIFY_ENDS(detached, docker("exec -d up sh -c true"), 0);
        QCOMPARE(docker("exec -e A=b -w /bin up sh -c pwd").out, QByteArray("/bin\n"));
    }
    void execsAreInspected()
    {
        VERIFY_ENDS(up, run("-d --name up", "sleep 1000"), 0);
        const std::string id = exec("up", {{"Cmd", {"sh", "-c", "exit 3"}}, {"AttachStdout", true}});
        QVERIFY(execOf(id)["ExitCode"].is_null());
        auto started = hijack("/exec/" + id + "/start", json::object());
        QVERIFY(started);
        QCOMPARE(toTheEnd(*started->transport), std::string());
        QCOMPARE(execOf(id)["ExitCode"].get<int>(), 3);
        QVERIFY(!execOf(id)["Running"].get<bool>());
        QVERIFY(!hijack("/exec/" + id + "/start", json::object())); // once
        QCOMPARE(ask("GET", "/exec/nosuch/json").status, 404);
        COMPARE_JSON(ask("POST", "/exec/nosuch/start", json::object()).status, 404);
        COMPARE_JSON(ask("POST", at("up", "exec"), json::object()).status, 400);
    }
    void execsWhoseClientHasLeftGoOn()
    {
        VERIFY_ENDS(up, run("-d --name up", "sleep 1000"), 0);
        const std::string id =
            exec("up", {{"Cmd", {"sh", "-c", "echo here; cat /gate; exit 6"}}, {"AttachStdout", true}});
        QCOMPARE(docker("exec up mknod /gate p").code, 0);
        {
            auto started = hijack("/exec/" + id + "/start", json::object());
            QVERIFY(started);
            QVERIFY(until(*started->transport, "here").find("here") != std::string::npos);
        }
        QVERIFY(execOf(id)["Running"].get<bool>());
        VERIFY_ENDS(opened, docker("exec up cp /bin/sh /gate"), 0);
        QTRY_VERIFY_WITH_TIMEOUT(execOf(id)["ExitCode"] == 6, 20'000);
    }
    void execsNeedALivingContainer()
    {
        const std::string id = make("down", "true");
        const Told told = ask("POST", at(id, "exec"), {{"Cmd", {"true"}}});
        QCOMPARE(told.status, 409);
        QCOMPARE(told.body["message"].get<std::string>(), "Container " + id + " is not running");
    }
};

QTEST_GUILESS_MAIN(TestEngineAttach)
#include "tst_engine_attach.moc"
