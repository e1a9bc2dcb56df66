// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/managed.h"
#include "core/kube/refusal.h"
#include "core/kube/seal.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// Who owns what of an object, and what secrets are kept as.
class TestKubeManaged : public QObject {
    Q_OBJECT

private:
    static ApplyAsked by(const char* manager, bool isForced = false)
    {
        return {.manager = manager, .now = "2026-11-28T19:00:00Z", .isForced = isForced};
    }
    static json pod(const char* image, json labels = json::object())
    {
        return {{"apiVersion", "v1"},
                {"kind", "Pod"},
                {"metadata", {{"name", "web"}, {"labels", std::move(labels)}}},
                {"spec", {{"containers", json::array({{{"name", "a"}, {"image", image}}})}}}};
    }
    static json image(const json& object) { return object["spec"]["containers"][0]["image"]; }

private Q_SLOTS:
    static void fieldsAreNamedAsKubernetesNamesThem()
    {
        FieldSet fields;
        for (const auto& [path, value] : fieldsOf(pod("x:1", {{"app", "web"}}), kind::pod))
            fields.insert(path);
        const std::string element = "k:" + json{{"name", "a"}}.dump();
        const json nothing = json::object();
        json expected;
        expected["f:metadata"]["f:labels"]["f:app"] = nothing;
        for (const char* one : {".", "f:image", "f:name"})
            expected["f:spec"]["f:containers"][element][one] = nothing;
        QCOMPARE(toFieldsV1(fields).dump(), expected.dump());
        QVERIFY(fromFieldsV1(expected) == fields);
        QVERIFY(fromFieldsV1(json::object()).empty());
    }

    static void whatIsSaidNoMoreGoes()
    {
        const json live{{"metadata", json::object()}};
        const json first =
            appliedTo(live, pod("x:1", {{"app", "web"}, {"tier", "front"}}), kind::pod, by("me")).value();
        QCOMPARE(first["metadata"]["labels"].size(), std::size_t{2});
        const json second = appliedTo(first, pod("x:1", {{"app", "web"}}), kind::pod, by("me")).value();
        QCOMPARE(second["metadata"]["labels"].dump(), R"({"app":"web"})");
        QCOMPARE(second["metadata"]["managedFields"].size(), std::size_t{1});
    }

    static void whatOthersOwnIsAConflict()
    {
        const json live = appliedTo({{"metadata", json::object()}}, pod("x:1"), kind::pod, by("one")).value();
        const auto refused = appliedTo(live, pod("x:2"), kind::pod, by("two"));
        QVERIFY(!refused);
        QVERIFY(refused.error().kind() == ErrorKind::Conflict);
        QVERIFY(refused.error().message().find(R"(conflict with "one": .spec.containers[name="a"].image)") !=
                std::string::npos);
        const json cause = wordsOfStatus(refused.error())["details"]["causes"][0];
        QCOMPARE(cause["reason"], json("FieldManagerConflict"));
        QCOMPARE(cause["message"], json(R"(conflict with "one")"));
        QCOMPARE(cause["field"], json(R"(.spec.containers[name="a"].image)"));
        const json forced = appliedTo(live, pod("x:2"), kind::pod, by("two", true)).value();
        QVERIFY(image(forced) == "x:2");
        // It is the other's now: the first one is in conflict with it.
        QVERIFY(!appliedTo(forced, pod("x:1"), kind::pod, by("one")));
    }

    static void theSameValueIsSharedAndStays()
    {
        const json live =
            appliedTo({{"metadata", json::object()}}, pod("x:1", {{"a", "b"}}), kind::pod, by("one")).value();
        const json shared = appliedTo(live, pod("x:1", {{"a", "b"}}), kind::pod, by("two")).value();
        const json left = appliedTo(shared, pod("x:1"), kind::pod, by("two")).value();
        QCOMPARE(left["metadata"]["labels"].dump(), R"({"a":"b"})");
    }

    static void anUpdateTakesWhatItChanges()
    {
        const json live = appliedTo({{"metadata", json::object()}}, pod("x:1"), kind::pod, by("one")).value();
        json edited = live;
        edited["spec"]["containers"][0]["image"] = "x:2";
        noteUpdate(edited, live, kind::pod, by("editor"));
        const auto refused = appliedTo(edited, pod("x:1"), kind::pod, by("one"));
        QVERIFY(!refused);
        QVERIFY(refused.error().message().find("editor") != std::string::npos);
        json same = live;
        noteUpdate(same, live, kind::pod, by("nobody"));
        QVERIFY(same == live);
    }

    static void anEmptyMapHasNoClaimToItsMembers()
    {
        const json live =
            appliedTo({{"metadata", json::object()}}, pod("x:1", {{"a", "b"}}), kind::pod, by("one")).value();
        json two = appliedTo(live, pod("x:1"), kind::pod, by("two")).value();
        const json three = appliedTo(two, pod("x:1"), kind::pod, by("three")).value();
        json bare = pod("x:1");
        bare["metadata"].erase("labels");
        QCOMPARE(appliedTo(three, bare, kind::pod, by("two")).value()["metadata"]["labels"].dump(), R"({"a":"b"})");
    }

    static void whatAnUpdateRemovesIsNobodys()
    {
        const json live =
            appliedTo({{"metadata", json::object()}}, pod("x:1", {{"a", "b"}}), kind::pod, by("one")).value();
        json edited = live;
        edited["metadata"]["labels"].erase("a");
        noteUpdate(edited, live, kind::pod, by("editor"));
        const json again = appliedTo(edited, pod("x:1", {{"a", "c"}}), kind::pod, by("two")).value();
        QCOMPARE(again["metadata"]["labels"].dump(), R"({"a":"c"})");
        json bare = live;
        bare["metadata"].erase("labels");
        noteUpdate(bare, live, kind::pod, by("editor"));
        QCOMPARE(bare["metadata"]["managedFields"].size(), std::size_t{1});
        QVERIFY(appliedTo(bare, pod("x:1", {{"a", "c"}}), kind::pod, by("two")));
    }

    static void aSealOpensOnlyForItsKeyAndName()
    {
        const std::string key = Seal::makeKey().value();
        QCOMPARE(key.size(), kSealKeySize);
        const Seal seal(key);
        const std::string closed = seal.close("the word is sesame", "v1 Secret default/hidden").value();
        QVERIFY(closed.find("sesame") == std::string::npos);
        QVERIFY(closed != seal.close("the word is sesame", "v1 Secret default/hidden").value());
        QCOMPARE(seal.open(closed, "v1 Secret default/hidden").value(), std::string("the word is sesame"));
        QVERIFY(!seal.open(closed, "v1 Secret default/other"));
        QVERIFY(!Seal(Seal::makeKey().value()).open(closed, "v1 Secret default/hidden"));
        QVERIFY(!Seal("").open(closed, "v1 Secret default/hidden"));
        std::string damaged = closed;
        damaged[damaged.size() - 5] = damaged[damaged.size() - 5] == 'A' ? 'B' : 'A';
        QVERIFY(!seal.open(damaged, "v1 Secret default/hidden"));
        QVERIFY(!seal.open("sealed:", "x"));
        QCOMPARE(seal.open(R"({"kind": "Secret"})", "x").value(), std::string(R"({"kind": "Secret"})"));
    }
};

QTEST_GUILESS_MAIN(TestKubeManaged)
#include "tst_kubemanaged.moc"
