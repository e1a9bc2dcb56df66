// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/execjson.h"
#include "tests/api/jsoncompare.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::api;
using nlohmann::json;

/// An exec in the words of Docker.
class TestExecJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestIsRead()
    {
        const auto asked = parseExec(json::parse(R"({"AttachStdin":true,"AttachStdout":true,"AttachStderr":false,
            "DetachKeys":"ctrl-a","Tty":true,"Env":["A=b"],"Cmd":["sh","-c","x"],"Privileged":true,"User":"1:2",
            "WorkingDir":"/w","ConsoleSize":[24,80],"Detach":false})"));
        QVERIFY(asked);
        QCOMPARE(asked->process.arguments, (std::vector<std::string>{"sh", "-c", "x"}));
        QCOMPARE(asked->process.environment, std::vector<std::string>{"A=b"});
        QCOMPARE(asked->process.workingDirectory, std::string("/w"));
        QVERIFY(asked->process.hasTerminal && asked->process.isPrivileged);
        QVERIFY(asked->process.console == (container::Size{24, 80}));
        QCOMPARE(asked->user, std::string("1:2"));
        QVERIFY(asked->attachesInput && asked->attachesOutput && !asked->attachesErrors);
        QCOMPARE(asked->detachKeys, std::string("ctrl-a"));
    }
    void nullIsAsIfItWereNotThere()
    {
        const auto asked = parseExec(json::parse(R"({"Cmd":["true"],"Env":null,"Tty":null,"ConsoleSize":null})"));
        QVERIFY(asked);
        QVERIFY(asked->process.environment.empty() && !asked->process.hasTerminal);
    }
    void nonsenseIsRefused()
    {
        for (const char* text :
             {"{}", "null", "[]", R"({"Cmd":[]})", R"({"Cmd":"true"})", R"({"Cmd":[1]})", R"({"Cmd":["a"],"Tty":1})",
              R"({"Cmd":["a"],"User":5})", R"({"Cmd":["a"],"Env":{"A":"b"}})", R"({"Cmd":["a"],"ConsoleSize":[1]})",
              R"({"Cmd":["a"],"ConsoleSize":[1,-1]})", R"({"Cmd":["a"],"ConsoleSize":[1,70000]})",
              R"({"Cmd":["a"],"DetachKeys":"ctrl-ab"})"}) {
            const auto asked = parseExec(json::parse(text));
            VERIFY_FAILS(asked, ErrorKind::InvalidInput);
        }
    }
    void inspectionIsAsDockerHasIt()
    {
        engine::ExecState exec{.id = "e1", .container = ContainerId("c1"), .asked = {}};
        exec.asked.process.arguments = {"sh", "-c", "exit 3"};
        exec.asked.attachesOutput = true;
        const json expected = json::parse(R"({"ID":"e1","Running":false,"ExitCode":null,
            "ProcessConfig":{"tty":false,"entrypoint":"sh","arguments":["-c","exit 3"],"privileged":false},
            "OpenStdin":false,"OpenStderr":false,"OpenStdout":true,"CanRemove":false,"ContainerID":"c1",
            "DetachKeys":"","Pid":0})");
        COMPARE_JSON(execJson(exec), expected);
        exec.exitCode = 3;
        exec.asked.user = "u";
        COMPARE_JSON(execJson(exec)["ExitCode"], json(3));
        COMPARE_JSON(execJson(exec)["ProcessConfig"]["user"], json("u"));
    }
};

QTEST_GUILESS_MAIN(TestExecJson)
#include "tst_execjson.moc"
