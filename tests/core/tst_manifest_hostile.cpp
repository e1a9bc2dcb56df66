// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/manifest.h"
#include "tests/core/ocisamples.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::oci;
using namespace darse::tests;

namespace {

const std::string kOci(mediatype::kManifest);

std::string descriptor(const std::string& more = {})
{
    return R"({"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":")" + digestOf('1') + R"(","size":1)" +
           more + "}";
}

std::string repeated(const std::string& text, int times)
{
    std::string result = text;
    for (int i = 1; i < times; ++i)
        result += "," + text;
    return result;
}

std::string manifestOf(const std::string& layers, const std::string& more = {})
{
    return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":)" + descriptor() +
           ",\"layers\":[" + layers + "]" + more + "}";
}

std::string indexOf(const std::string& entries)
{
    return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)" + entries + "]}";
}

/// The manifest of one layer in which `what` is written as `with`.
std::string spoiled(const std::string& what, const std::string& with)
{
    return replaced(manifestOf(descriptor()), what, with);
}

} // namespace

/// Documents of people who mean no good.
class TestManifestHostile : public QObject {
    Q_OBJECT

    static void addRow(const char* name, const std::string& json, const char* reason, std::string_view sender = {})
    {
        QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray::fromStdString(std::string(sender))
                            << QByteArray(reason);
    }
    static void addColumns()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QByteArray>("reason");
    }
    static void verifyRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, sender);
        QFETCH(QByteArray, reason);
        const auto document = parseDocument(json.toStdString(), sender.toStdString());
        VERIFY_FAILS(document, ErrorKind::Protocol);
        QVERIFY2(document.error().message().find(reason.toStdString()) != std::string::npos,
                 document.error().message().c_str());
    }

private Q_SLOTS:
    void whatIsNoStrictJsonIsRefused_data()
    {
        addColumns();
        const std::string good = manifestOf(descriptor());
        addRow("empty", "", "it is empty");
        addRow("web page", "<html>", "not JSON");
        addRow("truncated", good.substr(0, good.size() / 2), "breaks off");
        addRow("two", good + good, "not JSON");
        addRow("comment", "/**/" + good, "not JSON");
        addRow("byte order mark", "\xEF\xBB\xBF" + good, "byte order mark");
        addRow("UTF-16", std::string("{\0}\0", 4), "not JSON");
        addRow("Latin-1", replaced(good, "layers", "lay\xE4rs"), "not UTF-8");
        addRow("overlong slash", spoiled(digestOf('1'), "\xC0\xAF"), "not UTF-8");
        addRow("surrogate", spoiled(digestOf('1'), "\xED\xA0\x80"), "not UTF-8");
        addRow("half a surrogate pair", spoiled(digestOf('1'), "\\ud800"), "not JSON");
        addRow("NUL", spoiled(digestOf('1'), "\\u0000"), "NUL");
        addRow("NUL in a key", manifestOf("", R"(,"a\u0000":1)"), "NUL");
        addRow("large number", manifestOf("", R"(,"a":1e999)"), "not JSON");
        addRow("key twice", manifestOf("", R"(,"layers":[])"), "\"layers\" twice");
        addRow("key twice, once escaped", manifestOf("", R"(,"l\u0061yers":[])"), "\"layers\" twice");
        addRow("key twice, deep", manifestOf(descriptor(R"(,"annotations":{"a":"1","a":"2"})")), "\"a\" twice");
        addRow("65 deep", manifestOf("", ",\"a\":" + std::string(64, '[') + std::string(64, ']')), "64 deep");
        addRow("100000 deep", std::string(100'000, '['), "64 deep");
        addRow("100000 deep objects", replaced(std::string(100'000, '#'), "#", "{\"a\":"), "64 deep");
        addRow("many values", manifestOf("", ",\"a\":[" + repeated("0", 200'000) + "]"), "200000 values");
        addRow("large", good + std::string(kMaxDocument, ' '), "larger than 4194304 bytes");
    }
    void whatIsNoStrictJsonIsRefused() { verifyRefused(); }

    void whatCouldBeSomethingElseIsRefused_data()
    {
        addColumns();
        const std::string both = manifestOf("", ",\"manifests\":[]");
        addRow("list", "[]", "not a JSON object");
        addRow("both", both, "at once");
        addRow("both, and the sender is sure", both, "at once", mediatype::kManifest);
        addRow("both, one null", manifestOf("", ",\"manifests\":null"), "at once");
        addRow("both, one of another case", manifestOf("", ",\"Manifests\":[]"), "some read as \"manifests\"");
        addRow("both, one in Unicode", manifestOf("", ",\"manife\u017Fts\":[]"), "some read as");
        addRow("index with a config", replaced(indexOf(""), "\"manifests\"", "\"config\":{},\"manifests\""), "at once");
        addRow("manifest called index", replaced(manifestOf(""), "image.manifest", "image.index"), "called an index");
        addRow("index called manifest", replaced(indexOf(""), "image.index", "image.manifest"), "called a manifest");
        addRow("sender says index", manifestOf(""), "its sender calls it", mediatype::kIndex);
        addRow("sender says Docker", manifestOf(""), "its sender calls it", mediatype::kDockerManifest);
        addRow("sender says web page", manifestOf(""), "neither a manifest nor an index", "text/html");
        addRow("says it is a layer", spoiled("image.manifest.v1+json", "image.layer.v1.tar"),
               "neither a manifest nor an index");
        addRow("nobody says", spoiled("\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",", ""),
               "neither its sender");
        addRow("media type is a number", spoiled("\"" + kOci + "\"", "7"), "\"mediaType\" is not a text");
        addRow("media type with a blank", spoiled(kOci, "a / b"), "not a media type");
        addRow("schema 1", R"({"schemaVersion":1,"fsLayers":[],"history":[]})", "schema 1");
        addRow("schema 1 by its sender", manifestOf(""), "schema 1",
               "application/vnd.docker.distribution.manifest.v1+prettyjws");
        addRow("schema 1 in disguise", manifestOf("", ",\"fsLayers\":[]"), "schema 1");
        addRow("schema 3", spoiled("\"schemaVersion\":2", "\"schemaVersion\":3"), "schema 3");
        addRow("schema 2.0", spoiled("\"schemaVersion\":2", "\"schemaVersion\":2.0"), "\"schemaVersion\"");
        addRow("no schema", spoiled("\"schemaVersion\":2,", ""), "no \"schemaVersion\"");
    }
    void whatCouldBeSomethingElseIsRefused() { verifyRefused(); }

    void badDescriptorsAreRefused_data()
    {
        addColumns();
        const auto size = [](const char* text) {
            return spoiled("\"size\":1}]", std::string("\"size\":") + text + "}]");
        };
        addRow("negative size", size("-1"), "layer 1: \"size\" is not a whole number");
        addRow("minus zero", size("-0"), "\"size\" is not a whole number");
        addRow("fraction", size("1.5"), "\"size\" is not a whole number");
        addRow("float", size("1.0"), "\"size\" is not a whole number");
        addRow("exponent", size("1e3"), "\"size\" is not a whole number");
        addRow("above 2^53", size("9007199254740993"), "\"size\" is not a whole number");
        addRow("above 2^64", size("18446744073709551617"), "\"size\" is not a whole number");
        addRow("text as size", size("\"1\""), "\"size\" is not a whole number");
        addRow("no size", size("null"), "no \"size\"");
        addRow("layer is a text", manifestOf("\"x\""), "layer 1: it is not a JSON object");
        addRow("layers are an object", spoiled("[" + descriptor() + "]", "{}"), "\"layers\" is not a list");
        addRow("no layers", R"({"schemaVersion":2,"config":)" + descriptor() + "}", "no \"layers\"", kOci);
        addRow("no config", R"({"schemaVersion":2,"layers":[]})", "no \"config\"", kOci);
        addRow("config is a list", R"({"schemaVersion":2,"layers":[],"config":[]})", "its config", kOci);
        addRow("no manifests", R"({"schemaVersion":2})", "no \"manifests\"", mediatype::kIndex);
        addRow("path as digest", spoiled(digestOf('1'), "sha256:../../../etc/passwd"), "not a digest");
        addRow("short digest", spoiled(digestOf('1'), "sha256:" + std::string(63, '1')), "not a digest");
        addRow("digest in capitals", spoiled(digestOf('1'), "sha256:" + std::string(64, 'A')), "not a digest");
        addRow("unknown digest", spoiled(digestOf('1'), "md5:" + std::string(32, '1')), "not a digest");
        addRow("no digest", spoiled("\"digest\"", "\"dugest\""), "no \"digest\"");
        addRow("no media type", manifestOf(replaced(descriptor(), "\"mediaType\"", "\"m\"")), "no \"mediaType\"");
        addRow("digest of another case", manifestOf(descriptor(",\"Digest\":\"\"")), "some read as \"digest\"");
        addRow("address is a number", manifestOf(descriptor(",\"urls\":[1]")), "\"urls\"");
        addRow("address with a line end", manifestOf(descriptor(",\"urls\":[\"http://a\\n\"]")), "address");
        addRow("17 addresses", manifestOf(descriptor(",\"urls\":[" + repeated("\"a\"", 17) + "]")), "17 entries");
        addRow("annotation is a number", manifestOf(descriptor(",\"annotations\":{\"a\":1}")), "not a text");
        addRow("annotations of 1 MiB",
               manifestOf("", ",\"annotations\":{\"a\":\"" + std::string(1'048'576, 'x') + "\"}"),
               "more than 1048576 bytes");
        addRow("platform is a text", indexOf(descriptor(",\"platform\":\"linux\"")), "its platform");
        addRow("platform with a slash", indexOf(descriptor(R"(,"platform":{"os":"a/b"})")), "part of a platform");
        addRow("subject without a digest", manifestOf("", R"(,"subject":{"mediaType":"a/b"})"), "its subject");
        addRow("513 layers", manifestOf(repeated(descriptor(), 513)), "\"layers\" has 513 entries");
        addRow("4097 entries", indexOf(repeated(descriptor(), 4097)), "\"manifests\" has 4097 entries");
    }
    void badDescriptorsAreRefused() { verifyRefused(); }

    void theLargestThatIsReadIsRead()
    {
        VERIFY_OK(parseManifest(manifestOf(repeated(descriptor(), 512)), kOci));
        VERIFY_OK(parseIndex(indexOf(repeated(descriptor(), 4096)), mediatype::kIndex));
        VERIFY_OK(parseManifest(manifestOf("", ",\"a\":" + std::string(63, '[') + std::string(63, ']')), kOci));
        const auto large =
            parseManifest(manifestOf(replaced(descriptor(), "\"size\":1", "\"size\":9007199254740992")), "");
        VERIFY_OK(large);
        QCOMPARE(large->layers[0].size, std::uint64_t{1} << 53U);
        const std::string good = manifestOf("");
        VERIFY_OK(parseManifest(good + std::string(kMaxDocument - good.size(), ' '), kOci));
    }
    void refusalsAreFitForTerminals()
    {
        const auto refused =
            parseDocument(spoiled(digestOf('1'), "\\u001b]0;x\\u0007\\u009b31m" + std::string(5000, 'x')), "");
        VERIFY_FAILS(refused, ErrorKind::Protocol);
        const std::string& said = refused.error().message();
        QVERIFY(said.size() < 300);
        QVERIFY(said.find("?]0;x??31m") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestManifestHostile)
#include "tst_manifest_hostile.moc"
