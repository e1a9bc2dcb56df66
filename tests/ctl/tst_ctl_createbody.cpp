// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/createbody.h"
#include "app/ctl/frontend.h"
#include "tests/api/jsoncompare.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::ctl;
using nlohmann::json;

/// What darsectl asks the engine for, from the options that it was given.
class TestCtlCreateBody : public QObject {
    Q_OBJECT

private:
    static app::Arguments given(std::vector<const char*> words)
    {
        Invocation out;
        return understand(words, out) ? out.given : app::Arguments{};
    }
    /// Of "run OPTIONS image sh -c true".
    static Result<json> body(std::vector<const char*> words)
    {
        words.insert(words.begin(), "run");
        words.insert(words.end(), {"image", "sh", "-c", "true"});
        return createBody(given(words));
    }
    static json host(std::vector<const char*> words)
    {
        auto made = body(std::move(words));
        return made ? (*made)["HostConfig"] : json(made.error().message());
    }

private Q_SLOTS:
    void whatRuns()
    {
        const json made = body({"-it", "-eA=b", "-e", "NOSUCHVARIABLE", "-w", "/w", "-u", "1:2", "--entrypoint", "x",
                                "--label", "a=b", "-lc"})
                              .value();
        COMPARE_JSON(made["Image"], json("image"));
        COMPARE_JSON(made["Cmd"], json({"sh", "-c", "true"}));
        COMPARE_JSON(made["Entrypoint"], json::array({"x"}));
        COMPARE_JSON(made["Env"], json::array({"A=b"}));
        COMPARE_JSON(made["WorkingDir"], json("/w"));
        COMPARE_JSON(made["User"], json("1:2"));
        COMPARE_JSON(made["Labels"], json({{"a", "b"}, {"c", ""}}));
        QVERIFY(made["Tty"] == true && made["OpenStdin"] == true && made["AttachStdin"] == true);
    }
    void detachedTakesNoInput()
    {
        const json made = body({"-di"}).value();
        QVERIFY(made["OpenStdin"] == true && made["StdinOnce"] == false && made["AttachStdout"] == false);
    }
    void portsArePublished()
    {
        const json made = body({"-p", "80", "-p", "8080:81/udp", "-p", "127.0.0.1:5000-5001:90-91", "-p", "[::1]:70:70",
                                "-p", "127.0.0.1::60", "-p", "6000-6010:50"})
                              .value();
        const json& bindings = made["HostConfig"]["PortBindings"];
        const auto at = [&bindings](const char* port) { return bindings.value(port, json("none")); };
        COMPARE_JSON(at("80/tcp"), json::array({{{"HostIp", ""}, {"HostPort", ""}}}));
        COMPARE_JSON(at("81/udp"), json::array({{{"HostIp", ""}, {"HostPort", "8080"}}}));
        COMPARE_JSON(at("91/tcp"), json::array({{{"HostIp", "127.0.0.1"}, {"HostPort", "5001"}}}));
        COMPARE_JSON(at("70/tcp"), json::array({{{"HostIp", "::1"}, {"HostPort", "70"}}}));
        COMPARE_JSON(at("60/tcp"), json::array({{{"HostIp", "127.0.0.1"}, {"HostPort", ""}}}));
        COMPARE_JSON(at("50/tcp"), json::array({{{"HostIp", ""}, {"HostPort", "6000-6010"}}}));
        QVERIFY(made["ExposedPorts"].contains("90/tcp"));
    }
    void limits()
    {
        const json made = host({"-m", "512m", "--cpus", "1.5", "--pids-limit", "-1", "--restart", "on-failure:3"});
        COMPARE_JSON(made["Memory"], json(536870912));
        COMPARE_JSON(made["NanoCpus"], json(1500000000));
        COMPARE_JSON(made["PidsLimit"], json(-1));
        COMPARE_JSON(made["RestartPolicy"], json({{"Name", "on-failure"}, {"MaximumRetryCount", 3}}));
        COMPARE_JSON(updateBody(given({"update", "-m", "1g", "web"})).value(), json({{"Memory", 1073741824}}));
        QVERIFY(!updateBody(given({"update", "web"})));
    }
    void mounts()
    {
        const json made = body({"-v", "/a:/b:ro", "-v", "data:/d", "-v", "/anonymous", "--tmpfs", "/t:size=1m",
                                "--mount", "type=bind,src=/s,dst=/t2,readonly", "-v", "./here:/h"})
                              .value();
        const json& host = made["HostConfig"];
        COMPARE_JSON(host["Binds"][0], json("/a:/b:ro"));
        COMPARE_JSON(host["Binds"][1], json("data:/d"));
        QVERIFY(host["Binds"][2].get<std::string>().starts_with('/'));
        QVERIFY(host["Binds"][2].get<std::string>().ends_with("/here:/h"));
        QVERIFY(made["Volumes"].contains("/anonymous"));
        COMPARE_JSON(host["Tmpfs"], json({{"/t", "size=1m"}}));
        COMPARE_JSON(host["Mounts"][0],
                     json({{"Type", "bind"}, {"Source", "/s"}, {"Target", "/t2"}, {"ReadOnly", true}}));
    }
    void networks()
    {
        COMPARE_JSON(host({"--network", "none"})["NetworkMode"], json("none"));
        const json made =
            body({"--network", "one", "--network", "two", "--network-alias", "x", "--ip", "10.0.0.2"}).value();
        const json& all = made["NetworkingConfig"]["EndpointsConfig"];
        COMPARE_JSON(made["HostConfig"]["NetworkMode"], json("one"));
        COMPARE_JSON(all["one"], json({{"Aliases", {"x"}}, {"IPAMConfig", {{"IPv4Address", "10.0.0.2"}}}}));
        QVERIFY(all.contains("two"));
    }
    void whatMakesNoSenseIsNamed_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        for (const char* row : {"publish 0", "publish 1:2:3:4:5", "publish 5-6:1-3", "memory lots", "cpus 1.2.3",
                                "cpus .", "env =x", "device x", "ulimit x", "mount what", "restart on-failure:x"}) {
            const QStringList parts = QString::fromLatin1(row).split(u' ');
            QTest::newRow(row) << parts[0] << parts[1];
        }
    }
    void whatMakesNoSenseIsNamed()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, value);
        const std::string name = "--" + option.toStdString();
        const std::string text = value.toStdString();
        const auto made = body({name.c_str(), text.c_str()});
        QVERIFY(!made);
        QVERIFY(made.error().kind() == ErrorKind::InvalidInput);
        QVERIFY(made.error().message().find(name) != std::string::npos);
    }
    void execs()
    {
        const json made = execBody(given({"exec", "-it", "-u", "me", "web", "ls", "-l"})).value();
        COMPARE_JSON(made["Cmd"], json({"ls", "-l"}));
        COMPARE_JSON(made["User"], json("me"));
        QVERIFY(made["Tty"] == true && made["AttachStdin"] == true && made["AttachStderr"] == true);
    }
};

QTEST_GUILESS_MAIN(TestCtlCreateBody)
#include "tst_ctl_createbody.moc"
