// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/registriesfile.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::engine;

namespace {

constexpr const char* kAll = R"({"search": ["quay.io", "index.docker.io"], "insecure": ["10.0.0.5:5000"], )"
                             R"("mirrors": {"docker.io": ["mirror.example:5000/hub"]}, )"
                             R"("certificates": ["/srv/certs.d"]})";

} // namespace

/// registries.json: what a person has settled about registries.
class TestRegistriesFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsRead()
    {
        const auto settings = parseRegistries(kAll);
        VERIFY_OK(settings);
        QVERIFY((settings->search.registries == std::vector<std::string>{"quay.io", "docker.io"}));
        QVERIFY(settings->insecure.contains("10.0.0.5:5000"));
        QVERIFY(settings->mirrors.at("docker.io").front() == "mirror.example:5000/hub");
        QVERIFY(settings->certificateFolders.front() == "/srv/certs.d");
    }
    void nothingSettledIsDockerHub()
    {
        const auto settings = parseRegistries("{}");
        VERIFY_OK(settings);
        QVERIFY(settings->search.registries == std::vector<std::string>{"docker.io"});
        const test::TempDir folder;
        VERIFY_OK(readRegistries(folder / "registries.json"));
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no JSON") << QByteArray("search = x") << QByteArray("JSON");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("JSON object");
        QTest::newRow("unknown key") << QByteArray(R"({"colour": []})") << QByteArray("colour");
        QTest::newRow("empty search") << QByteArray(R"({"search": []})") << QByteArray("search");
        QTest::newRow("no registry") << QByteArray("{\"insecure\": [\"http://x\"]}") << QByteArray("insecure");
        QTest::newRow("number") << QByteArray(R"({"search": [1]})") << QByteArray("search");
        QTest::newRow("mirrors as list") << QByteArray(R"({"mirrors": []})") << QByteArray("mirrors");
        QTest::newRow("relative folder") << QByteArray(R"({"certificates": ["certs.d"]})") << QByteArray("certs.d");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const auto settings = parseRegistries(text.toStdString());
        VERIFY_FAILS(settings, ErrorKind::InvalidInput);
        QVERIFY2(settings.error().message().find(named.toStdString()) != std::string::npos,
                 settings.error().message().c_str());
    }
    void fileIsNamedWhenItIsWrong()
    {
        const test::TempDir folder;
        folder.write("registries.json", "{");
        const auto settings = readRegistries(folder / "registries.json");
        VERIFY_FAILS(settings, ErrorKind::InvalidInput);
        QVERIFY(settings.error().message().find("registries.json") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRegistriesFile)
#include "tst_registriesfile.moc"
