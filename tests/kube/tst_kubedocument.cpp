// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/document.h"
#include "core/kube/jsonwriter.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

#include <limits>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// Texts as documents, and what is refused with its place.
class TestKubeDocument : public QObject {
    Q_OBJECT

private:
    static json one(std::string_view text)
    {
        auto documents = parseDocuments(text);
        if (!documents)
            return documents.error().message();
        return documents->size() == 1 ? documents->front().value : json(documents->size());
    }
    static std::string refusal(std::string_view text)
    {
        const auto documents = parseDocuments(text);
        return documents ? "not refused" : documents.error().message();
    }

private Q_SLOTS:
    void scalarsAreThoseOfYaml11()
    {
        const json value = one("a: yes\nb: Off\nc: 0777\nd: 12:30:45\ne: 1_000\nf: 0x1F\ng: 1.50\nh: ~\ni: \"yes\"\n"
                               "j: 1e3\nk: -0b11\nl: 2001-01-01\nm: !!str 5\nu: 18446744073709551615\no: 1.2.3\n"
                               "p: 0o17\nq: .5\nr: 09\n");
        QCOMPARE(value["a"], json(true));
        QCOMPARE(value["b"], json(false));
        QCOMPARE(value["c"], json(511));
        QCOMPARE(value["d"], json("12:30:45"));
        QCOMPARE(value["e"], json(1000));
        QCOMPARE(value["f"], json(31));
        QCOMPARE(value["g"], json(1.5));
        QVERIFY(value["h"].is_null());
        QCOMPARE(value["i"], json("yes"));
        QCOMPARE(value["j"], json(1000));
        QCOMPARE(value["k"], json(-3));
        QCOMPARE(value["l"], json("2001-01-01"));
        QCOMPARE(value["m"], json("5"));
        QCOMPARE(value["u"], json(18446744073709551615ULL));
        QCOMPARE(value["o"], json("1.2.3"));
        QCOMPARE(value["p"], json(15));
        QCOMPARE(value["q"], json(0.5));
        QCOMPARE(value["r"], json(9));
    }

    void keysAreTexts()
    {
        QCOMPARE(one("8080: a\ntrue: b\n"), json({{"8080", "a"}, {"true", "b"}}));
        QCOMPARE(refusal("[a, b]: c"), std::string("line 1, column 1: a key must be a text"));
    }

    void emptyDocumentsDoNotCount()
    {
        const auto documents = parseDocuments("---\n# nothing\n---\na: 1\n---\n---\nb: 2\n...\n");
        QVERIFY(documents);
        QCOMPARE(documents->size(), std::size_t{2});
        QCOMPARE((*documents)[1].value, json({{"b", 2}}));
        QCOMPARE((*documents)[1].at("/b").line, 7);
        QVERIFY(parseDocuments("")->empty());
    }

    void everyPartHasItsPlace()
    {
        const auto documents = parseDocuments("kind: Pod\nspec:\n  containers:\n  - name: a\n    image: b\n");
        QVERIFY(documents);
        const Document& document = documents->front();
        QCOMPARE(toString(document.at("/spec/containers/0/image")), std::string("line 5, column 5"));
        QCOMPARE(toString(document.at("/spec/containers/0")), std::string("line 4, column 5"));
        // What is not there is where it should be.
        QCOMPARE(toString(document.at("/spec/containers/0/ports/1")), std::string("line 4, column 5"));
    }

    void aliasesAndMergesAreFollowed()
    {
        QCOMPARE(one("a: &x {k: 1, l: 2}\nb: *x\nc:\n  <<: *x\n  l: 3\n"),
                 json({{"a", {{"k", 1}, {"l", 2}}}, {"b", {{"k", 1}, {"l", 2}}}, {"c", {{"k", 1}, {"l", 3}}}}));
        QVERIFY(refusal("a: &x [1]\nb: {<<: *x}\n").find("takes mappings only") != std::string::npos);
    }

    void aLaughIsNotHeard()
    {
        std::string bomb = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
        for (int i = 1; i < 30; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
            for (int j = 0; j < 9; ++j)
                bomb += (j == 0 ? "" : ", ") + before;
            bomb += "]\n";
        }
        QVERIFY(refusal(bomb).find("the aliases stand for too much") != std::string::npos);
        QVERIFY(refusal("a: &x [*x]").find("part of what it stands for") != std::string::npos);
        QVERIFY(refusal("a: *nobody").starts_with("line 1, column 4: "));
    }

    void depthIsLimited()
    {
        const std::string deep(100'000, '[');
        const std::string told = refusal(deep);
        QVERIFY2(told.starts_with("line 1, column "), told.c_str());
        std::string lists;
        for (int i = 0; i < 5000; ++i)
            lists += "- ";
        QVERIFY(refusal(lists).find("deeper than 100 levels") != std::string::npos);
        std::string keys;
        for (int i = 0; i < 500; ++i)
            keys += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
        QCOMPARE(refusal(keys), std::string("line 101, column 101: the document is deeper than 100 levels"));
        QVERIFY(!parseJson(deep));
        QVERIFY(!parseJson("{\"a\": "));
        QCOMPARE(parseJson("{\"a\": \"[[\\\"[\"}").value(), json({{"a", "[[\"["}}));
    }

    void jsonIsWrittenAsTheLibraryWritesIt()
    {
        const json value{{"a", json::array()},
                         {"b", json::object()},
                         {"c", {1, -2, 3.5, true, nullptr, "x"}},
                         {"d", {{"e\x01\"\\\n\t", "\xc3\xa9\xf0\x9f\x98\x80/"}}},
                         {"f", std::numeric_limits<std::uint64_t>::max()}};
        std::string text;
        appendJson(text, value);
        QCOMPARE(text, value.dump());
        text.clear();
        appendJson(text, json("a\xff\x7f z"));
        QCOMPARE(text, std::string("\"a\xef\xbf\xbd\x7f z\""));
    }

    void hostileJsonIsToldWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("twice") << QByteArray("{\"a\": 1,\n \"b\": {\"a\": 2, \"a\": 3}}")
                               << QByteArray("line 2, column 18: \"a\" is there twice");
        QTest::newRow("deep") << QByteArray(100'000, '[')
                              << QByteArray("line 1, column 101: the document is deeper than 100 levels");
        QTest::newRow("nul") << QByteArray("{\"a\":\n\0 1}", 10)
                             << QByteArray("line 2, column 1: there is a NUL byte in the text");
        QTest::newRow("latin") << QByteArray("{\"\xe9\": 1}") << QByteArray("line 1, column 3: this is no UTF-8 text");
        QTest::newRow("cut") << QByteArray("{\"a\":\n") << QByteArray("line 2, column 1: this is no JSON");
        QTest::newRow("word") << QByteArray("{\"a\": yes}") << QByteArray("line 1, column 7: this is no JSON");
        QTest::newRow("two") << QByteArray("{} {}") << QByteArray("line 1, column 4: this is no JSON");
        QTest::newRow("comma") << QByteArray("[1,]") << QByteArray("line 1, column 4: this is no JSON");
        QTest::newRow("nothing") << QByteArray() << QByteArray("line 1, column 1: this is no JSON");
    }
    void hostileJsonIsToldWithItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, message);
        const auto read = parseJson(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(QByteArray::fromStdString(read.error().message()), message);
    }

    void whatNobodyMeansIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("twice") << QByteArray("a: 1\nb: 2\na: 3\n")
                               << QByteArray("line 3, column 1: \"a\" is there twice");
        QTest::newRow("nul") << QByteArray("a: b\n\0c: d", 10)
                             << QByteArray("line 2, column 1: there is a NUL byte in the text");
        QTest::newRow("escape") << QByteArray("a: b\nc: d\x1b[31m")
                                << QByteArray("line 2, column 5: the control character U+001B is not allowed here");
        QTest::newRow("delete") << QByteArray("a: \"\x7f\"")
                                << QByteArray("line 1, column 5: the control character U+007F is not allowed here");
        QTest::newRow("c1") << QByteArray("a: \xc2\x9b")
                            << QByteArray("line 1, column 4: the control character U+009B is not allowed here");
        QTest::newRow("latin") << QByteArray("a: \xe9t\xe9") << QByteArray("line 1, column 4: this is no UTF-8 text");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QByteArray("line 1, column 1: this is no UTF-8 text");
        QTest::newRow("utf-16") << QByteArray("\xff\xfe"
                                              "a",
                                              3)
                                << QByteArray("line 1, column 1: this is no UTF-8 text");
        QTest::newRow("tag") << QByteArray("a: !ruby/object x") << QByteArray("line 1, column 4: the tag");
        QTest::newRow("no int") << QByteArray("a: !!int x") << QByteArray("line 1, column 4: this is no !!int");
        QTest::newRow("tab") << QByteArray("a:\n\tb: 1") << QByteArray("line 2, column ");
        QTest::newRow("open") << QByteArray("a: \"b") << QByteArray("line ");
        QTest::newRow("bytes") << QByteArray("a: !!binary =k=G")
                               << QByteArray("line 1, column 4: this is no UTF-8 text");
        // Its parser never comes to an end by itself.
        QTest::newRow("lost")
            << QByteArray("{/c/kVi:osr\"ne\"v1kind\":\"Poe\";\"web\"},\"spec\":{\"containers\":[{\"name\":\"a\"}]}}")
            << QByteArray("line 1, column ");
        QTest::newRow("indent") << QByteArray("a: 1\n  b: 2\n") << QByteArray("line 2, column ");
    }
    void whatNobodyMeansIsRefused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, reason);
        const std::string message = refusal(text.toStdString());
        QVERIFY2(message.starts_with(reason.toStdString()), message.c_str());
    }

    void tooMuchIsRefused()
    {
        QVERIFY(refusal(std::string(4'000'000, 'a')).find("longer than 3072 KiB") != std::string::npos);
        std::string many;
        for (int i = 0; i < 1100; ++i)
            many += "---\na: 1\n";
        QVERIFY(refusal(many).find("more than 1000 documents") != std::string::npos);
        QCOMPARE(one("a: " + std::string(1'000'000, 'x'))["a"].get<std::string>().size(), std::size_t{1'000'000});
    }

    void whatIsWrittenReadsTheSame()
    {
        const json value{{"plain", "web"},
                         {"truth", "yes"},
                         {"number", "010"},
                         {"empty", ""},
                         {"colon", "a: b"},
                         {"hash", "a #b"},
                         {"dash", "- a"},
                         {"unicode", "caf\xc3\xa9 \xf0\x9f\x98\x80"},
                         {"control", std::string("a\x01\x7f\tb")},
                         {"unprintable", "\xc2\x9b\xef\xbf\xbe\xf0\x9f\x98\x80"},
                         {"lines", "one\n  two\n\nthree\n"},
                         {"cut", "one\ntwo"},
                         {"tail", "one\ntwo\n\n"},
                         {"edges", " a "},
                         {"float", 1.5},
                         {"null", nullptr},
                         {"none", json::object()},
                         {"no list", json::array()},
                         {"list", {1, "two", {{"a", {1, 2}}, {"b", "x\ny\n"}}, json::array({json::array({1}), "s"})}},
                         {std::string(1100, 'k'), {{"under", "a long key"}}},
                         {std::string(1100, 'l'), {1, {{std::string(1100, 'm'), 2}}}},
                         {"on", {{"nested", {{"deep", true}}}}}};
        const std::string text = toYaml(value);
        const json again = one(text);
        QVERIFY2(again == value, text.c_str());
        QCOMPARE(one(toYaml(json("just a text"))), json("just a text"));
        QCOMPARE(toYaml(json({{"a", {{{"b", 1}, {"c", {"d"}}}}}})), std::string("a:\n- b: 1\n  c:\n  - d\n"));
    }
};

QTEST_APPLESS_MAIN(TestKubeDocument)
#include "tst_kubedocument.moc"
