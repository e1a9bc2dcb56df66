// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/imageconfig.h"
#include "tests/core/ocisamples.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::oci;
using namespace darse::tests;

namespace {

using Words = std::vector<std::string>;

const std::string kRootfs = R"("rootfs":{"type":"layers","diff_ids":[]})";

std::string configOf(const std::string& members)
{
    return "{" + kRootfs + R"(,"config":{)" + members + "}}";
}

} // namespace

/// The configuration of an image.
class TestImageConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runConfigHasWhatItsJsonSays()
    {
        const auto config = parseImageConfig(sampleConfig());
        VERIFY_OK(config);
        const RunConfig& run = config->run;
        QVERIFY(run.user == "www-data:1000");
        QVERIFY((run.exposedPorts == Words{"53/udp", "8080/tcp"}));
        QVERIFY((run.environment == Words{"PATH=/usr/bin:/bin", "EMPTY=", "A=b=c"}));
        QVERIFY((run.entrypoint == Words{"/entry.sh", ""}));
        QVERIFY(!run.command.has_value());
        QVERIFY((run.volumes == Words{"/var/lib/a", "/var/lib/b"}));
        QVERIFY(run.workingDirectory == "/srv");
        QCOMPARE(run.labels.size(), 2U);
        QVERIFY(run.stopSignal == "SIGQUIT");
        QVERIFY(run.shell.has_value() && run.shell->empty());
        QVERIFY(run.onBuild == Words{"RUN true"});
        QVERIFY(run.healthcheckJson.find("30000000000") != std::string::npos);
    }
    void imageHasWhatItsJsonSays()
    {
        const auto config = parseImageConfig(sampleConfig());
        VERIFY_OK(config);
        QVERIFY(config->created == "2024-01-27T00:30:48.624602109Z");
        QVERIFY(config->platform.text() == "linux/arm64/v8");
        QCOMPARE(config->diffIds.size(), 2U);
        QVERIFY(config->diffIds[1].text() == digestOf('2'));
        QCOMPARE(config->history.size(), 3U);
        QVERIFY(!config->history[0].isEmptyLayer);
        QVERIFY(config->history[1].isEmptyLayer);
        QVERIFY(config->history[2].comment == "buildkit.dockerfile.v0");
    }
    void whatIsWrittenReadsTheSame()
    {
        const auto config = parseImageConfig(sampleConfig());
        VERIFY_OK(config);
        const std::string written = toJson(*config);
        const auto again = parseImageConfig(written);
        VERIFY_OK(again);
        QVERIFY(*again == *config);
        QVERIFY(toJson(*again) == written);
        QVERIFY2(written.find("docker_version") == std::string::npos, "what is not read is not kept");
    }
    void leastIsARootfs()
    {
        const auto config = parseImageConfig("{" + kRootfs + "}");
        VERIFY_OK(config);
        QVERIFY(*config == ImageConfig{});
        QVERIFY(parseImageConfig(toJson(*config)).value() == *config);
        VERIFY_OK(parseImageConfig(R"({"rootfs":{"type":"layers","diff_ids":null},"history":null,"config":null})"));
    }
    void commandsMayBeOneText()
    {
        const auto config = parseImageConfig(configOf(R"("Cmd":"/bin/sh -i","Entrypoint":[])"));
        VERIFY_OK(config);
        QVERIFY(config->run.command == Words{"/bin/sh -i"});
        QVERIFY(config->run.entrypoint == Words{});
    }

    void badConfigurationsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const std::string& json, const char* reason) {
            QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray(reason);
        };
        row("list", "[]", "not a JSON object");
        row("no rootfs", "{}", "no \"rootfs\"");
        row("unknown rootfs", R"({"rootfs":{"type":"base","diff_ids":[]}})", "type \"base\"");
        row("rootfs is a text", R"({"rootfs":"layers"})", "its rootfs: it is not a JSON object");
        row("diff_ids are an object", R"({"rootfs":{"type":"layers","diff_ids":{}}})", "not a list");
        row("diff_id is a path", R"({"rootfs":{"type":"layers","diff_ids":["sha256:../../x"]}})", "diff_id 1");
        row("diff_id is a number", R"({"rootfs":{"type":"layers","diff_ids":[7]}})", "diff_id 1");
        row("created is no time", R"({"created":"yesterday",)" + kRootfs + "}", "not a time");
        row("created in history", R"({"history":[{"created":"1"}],)" + kRootfs + "}", "step 1 of its history");
        row("empty_layer is a number", R"({"history":[{"empty_layer":1}],)" + kRootfs + "}", "true or false");
        row("platform with a blank", R"({"os":"li nux",)" + kRootfs + "}", "part of a platform");
        row("environment of numbers", configOf(R"("Env":[1])"), "its config: \"Env\"");
        row("environment is an object", configOf(R"("Env":{"A":"b"})"), "not a list");
        row("label is a number", configOf(R"("Labels":{"a":1})"), "\"a\", which is not a text");
        row("ports are a list", configOf(R"("ExposedPorts":["80/tcp"])"), "not an object");
        row("volume is true", configOf(R"("Volumes":{"/a":true})"), "not an object");
        row("command is a number", configOf(R"("Cmd":7)"), "not a list");
        row("health check is a list", configOf(R"("Healthcheck":["CMD"])"), "\"Healthcheck\"");
        row("NUL in the command", configOf(R"("Cmd":["a\u0000b"])"), "NUL");
        row("entrypoint of another case", configOf(R"("EntryPoint":["a"])"), "some read as \"Entrypoint\"");
    }
    void badConfigurationsAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, reason);
        const auto config = parseImageConfig(json.toStdString());
        VERIFY_FAILS(config, ErrorKind::Protocol);
        QVERIFY2(config.error().message().find(reason.toStdString()) != std::string::npos,
                 config.error().message().c_str());
    }
    void historyAndLayersHaveAnEnd()
    {
        std::string steps = "{}";
        for (int i = 1; i < 4096; ++i)
            steps += ",{}";
        VERIFY_OK(parseImageConfig(R"({"history":[)" + steps + "]," + kRootfs + "}"));
        VERIFY_FAILS(parseImageConfig(R"({"history":[{},)" + steps + "]," + kRootfs + "}"), ErrorKind::Protocol);
        std::string ids = "\"" + digestOf('1') + "\"";
        for (int i = 1; i < 513; ++i)
            ids += ",\"" + digestOf('1') + "\"";
        const auto layers = parseImageConfig(R"({"rootfs":{"type":"layers","diff_ids":[)" + ids + "]}}");
        VERIFY_FAILS(layers, ErrorKind::Protocol);
        QVERIFY(layers.error().message().find("513") != std::string::npos);
    }
    void healthcheckThatIsNoObjectIsNotWritten()
    {
        ImageConfig config;
        for (const char* text : {"[]", "{", "{\"a\":1,\"a\":2}", "7} , \"x\": {"}) {
            config.run.healthcheckJson = text;
            QVERIFY2(toJson(config).find("Healthcheck") == std::string::npos, text);
        }
    }

    void chainsNameWhatLiesBelowToo()
    {
        const Digest one = Digest::of("1");
        const Digest two = Digest::of("2");
        QVERIFY(chainIds({}).empty());
        QVERIFY(chainIds({one}) == std::vector<Digest>{one});
        const auto chain = chainIds({one, two, one});
        QCOMPARE(chain.size(), 3U);
        QVERIFY(chain[1] == Digest::of(one.text() + " " + two.text()));
        QVERIFY(chain[2] == Digest::of(chain[1].text() + " " + one.text()));
    }
};

QTEST_GUILESS_MAIN(TestImageConfig)
#include "tst_imageconfig.moc"
