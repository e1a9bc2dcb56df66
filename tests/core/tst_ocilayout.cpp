// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/dockerarchive.h"
#include "core/oci/layout.h"
#include "tests/core/ocisamples.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::oci;
using namespace darse::tests;

namespace {

std::string archiveOf(const std::string& name)
{
    return R"([{"Config":"c.json","RepoTags":[],"Layers":[")" + name + "\"]}]";
}

} // namespace

/// How images lie in folders and archives.
class TestOciLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layoutsOfVersion1AreKnown()
    {
        VERIFY_OK(checkLayout(kLayoutFile));
        VERIFY_OK(checkLayout("{\"imageLayoutVersion\": \"1.1.0\", \"more\": []}\n"));
    }
    void otherLayoutsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no version") << QByteArray("{}");
        QTest::newRow("version 2") << QByteArray(R"({"imageLayoutVersion":"2.0.0"})");
        QTest::newRow("version 10") << QByteArray(R"({"imageLayoutVersion":"10.0.0"})");
        QTest::newRow("number") << QByteArray(R"({"imageLayoutVersion":1})");
        QTest::newRow("twice") << QByteArray(R"({"imageLayoutVersion":"1.0.0","imageLayoutVersion":"1.0.0"})");
        QTest::newRow("another case") << QByteArray(R"({"ImageLayoutVersion":"1.0.0"})");
        QTest::newRow("large") << QByteArray(65'536, ' ') + R"({"imageLayoutVersion":"1.0.0"})";
    }
    void otherLayoutsAreRefused()
    {
        QFETCH(QByteArray, json);
        VERIFY_FAILS(checkLayout(json.toStdString()), ErrorKind::Protocol);
    }
    void blobsLieUnderTheirDigest()
    {
        QVERIFY(blobPath(Digest::parse(digestOf('a')).value()) == "blobs/sha256/" + std::string(64, 'a'));
        QVERIFY(blobPath(Digest::parse("sha512:" + std::string(128, '0')).value()) ==
                "blobs/sha512/" + std::string(128, '0'));
    }

    void archiveHasWhatItsJsonSays()
    {
        const auto images = parseDockerArchive(
            R"([{"Config":"blobs/sha256/c","RepoTags":["alpine:3.19","a.b/c:d"],"Layers":["1/layer.tar","2/layer.tar"],
                 "LayerSources":{}}, {"Config":"d.json","RepoTags":null,"Layers":null}])");
        VERIFY_OK(images);
        QCOMPARE(images->size(), 2U);
        QVERIFY(images->front().config == "blobs/sha256/c");
        QVERIFY((images->front().repoTags == std::vector<std::string>{"alpine:3.19", "a.b/c:d"}));
        QVERIFY((images->front().layers == std::vector<std::string>{"1/layer.tar", "2/layer.tar"}));
        QVERIFY(images->back() == ArchivedImage{.config = "d.json"});
        QVERIFY(parseDockerArchive(toJson(*images)).value() == *images);
    }
    void archiveIsWrittenAsDockerWritesIt()
    {
        const std::vector<ArchivedImage> images{{.config = "c.json", .repoTags = {"a:1"}, .layers = {"b/layer.tar"}}};
        QVERIFY(toJson(images) == R"([{"Config":"c.json","RepoTags":["a:1"],"Layers":["b/layer.tar"]}])");
    }
    void badArchivesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, const std::string& json) {
            QTest::newRow(name) << QByteArray::fromStdString(json);
        };
        row("object", "{}");
        row("list of texts", R"(["a"])");
        row("no config", R"([{"Layers":[]}])");
        row("config is a list", R"([{"Config":[],"Layers":[]}])");
        row("no layers", R"([{"Config":"c"}])");
        row("layer is a number", R"([{"Config":"c","Layers":[1]}])");
        row("tags are a text", R"([{"Config":"c","RepoTags":"a:1","Layers":[]}])");
        row("config of another case", R"([{"Config":"c","config":"d","Layers":[]}])");
        row("config goes up", R"([{"Config":"../c","Layers":[]}])");
        row("absolute", archiveOf("/etc/passwd"));
        row("goes up", archiveOf("a/../../b"));
        row("goes up at the end", archiveOf("a/.."));
        row("only up", archiveOf(".."));
        row("here", archiveOf("./a"));
        row("empty", archiveOf(""));
        row("empty part", archiveOf("a//b"));
        row("slash at the end", archiveOf("a/"));
        row("NUL", archiveOf("a\\u0000b"));
        row("long", archiveOf(std::string(4097, 'a')));
        std::string layers = "\"a\"";
        for (int i = 1; i < 513; ++i)
            layers += ",\"a\"";
        row("513 layers", R"([{"Config":"c","Layers":[)" + layers + "]}]");
        std::string images = R"({"Config":"c","Layers":[]})";
        for (int i = 1; i < 1025; ++i)
            images += R"(,{"Config":"c","Layers":[]})";
        row("1025 images", "[" + images + "]");
        row("larger than 1 MiB", "[]" + std::string(1'048'576, ' '));
        row("deep", std::string(100'000, '['));
    }
    void badArchivesAreRefused()
    {
        QFETCH(QByteArray, json);
        VERIFY_FAILS(parseDockerArchive(json.toStdString()), ErrorKind::Protocol);
    }
};

QTEST_GUILESS_MAIN(TestOciLayout)
#include "tst_ocilayout.moc"
