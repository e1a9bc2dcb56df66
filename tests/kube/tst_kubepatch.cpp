// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/patch.h"
#include "core/kube/schema.h"
#include "core/kube/selector.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

#include <set>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// Patches of three kinds, selectors, and what the schema says about objects.
class TestKubePatch : public QObject {
    Q_OBJECT

private:
    static json pod()
    {
        return R"({"metadata": {"name": "p", "labels": {"a": "1"}, "finalizers": ["x", "y"]},
                   "spec": {"restartPolicy": "Never", "containers": [
                     {"name": "web", "image": "web:1", "env": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]},
                     {"name": "log", "image": "log:1", "args": ["a", "b"]}],
                     "volumes": [{"name": "v", "emptyDir": {}}]}})"_json;
    }
    static json strategic(std::string_view patch)
    {
        const auto result = strategicPatched(pod(), json::parse(patch), Schema::served(), "Pod");
        return result ? *result : json(result.error().message());
    }
    static std::vector<std::string> problems(const json& object)
    {
        std::vector<std::string> out;
        for (const Problem& problem : Schema::served().check(object, "Pod"))
            out.push_back(toString(problem));
        return out;
    }
    static bool fits(std::string_view selector)
    {
        const auto labels = parseLabelSelector(selector);
        return labels && Selector{.labels = *labels}.fits(
                             R"({"metadata": {"labels": {"app": "web", "in": "x", "age": "7"}}})"_json);
    }

private Q_SLOTS:
    void listsWithAKeyAreMerged()
    {
        const json out = strategic(
            R"({"spec": {"containers": [{"name": "web", "image": "web:2", "env": [{"name": "B", "value": "3"}]},
                                                  {"name": "new", "image": "new:1"}]}})");
        QCOMPARE(out["spec"]["containers"].size(), std::size_t{3});
        QCOMPARE(out["spec"]["containers"][0]["image"], json("web:2"));
        QCOMPARE(out["spec"]["containers"][0]["env"],
                 R"([{"name": "A", "value": "1"}, {"name": "B", "value": "3"}])"_json);
        // As Kubernetes does: what is new stands before what the patch does not name.
        QCOMPARE(out["spec"]["containers"][1]["name"], json("new"));
        QCOMPARE(out["spec"]["containers"][2], pod()["spec"]["containers"][1]);
    }

    void listsWithoutAKeyAreReplaced()
    {
        const json out = strategic(R"({"spec": {"containers": [{"name": "log", "args": ["c"]}]}})");
        QCOMPARE(out["spec"]["containers"][1]["args"], json::array({"c"}));
        QCOMPARE(strategic(R"({"metadata": {"finalizers": ["y", "z"]}})")["metadata"]["finalizers"],
                 json({"x", "y", "z"}));
    }

    void listsOfAStatusAreMerged()
    {
        const json before = R"({"status": {"phase": "Running", "conditions": [
            {"type": "Ready", "status": "True", "reason": "r"}, {"type": "lab/gate", "status": "False"}]}})"_json;
        const json patch = R"({"status": {"$setElementOrder/conditions": [{"type": "lab/gate"}, {"type": "Ready"}],
            "conditions": [{"type": "lab/gate", "status": "True"}]}})"_json;
        json after = before;
        after["status"]["conditions"] = R"([{"type": "lab/gate", "status": "True"},
            {"type": "Ready", "status": "True", "reason": "r"}])"_json;
        for (const char* kind : {"Pod", "Node", "Namespace", "PersistentVolumeClaim"}) {
            const auto patched = strategicPatched(before, patch, Schema::served(), kind);
            VERIFY_OK(patched);
            QCOMPARE(*patched, after);
        }
    }

    void directivesAreFollowed()
    {
        QCOMPARE(strategic(R"({"spec": {"containers": [{"name": "web", "$patch": "delete"}]}})")["spec"]["containers"]
                     .size(),
                 std::size_t{1});
        QCOMPARE(
            strategic(R"({"spec": {"containers": [{"name": "only"}, {"$patch": "replace"}]}})")["spec"]["containers"],
            R"([{"name": "only"}])"_json);
        QCOMPARE(strategic(R"({"metadata": {"labels": {"$patch": "replace", "b": "2"}}})")["metadata"]["labels"],
                 json({{"b", "2"}}));
        QCOMPARE(strategic(R"({"metadata": {"$deleteFromPrimitiveList/finalizers": ["x"]}})")["metadata"]["finalizers"],
                 json::array({"y"}));
        QCOMPARE(strategic(R"({"spec": {"volumes": [{"name": "v", "$retainKeys": ["name", "hostPath"],
                                                     "hostPath": {"path": "/a"}}]}})")["spec"]["volumes"],
                 R"([{"name": "v", "hostPath": {"path": "/a"}}])"_json);
        const json ordered =
            strategic(R"({"spec": {"$setElementOrder/containers": [{"name": "log"}, {"name": "web"}]}})");
        QCOMPARE(ordered["spec"]["containers"][0]["name"], json("log"));
        QVERIFY(strategic(R"({"spec": {"containers": [{"image": "x"}]}})").get<std::string>().find("\"name\"") !=
                std::string::npos);
        QVERIFY(strategic(R"({"spec": {"$patch": "explode"}})").is_string());
    }

    void nullTakesAway()
    {
        QVERIFY(!strategic(R"({"metadata": {"labels": null}})")["metadata"].contains("labels"));
        QVERIFY(
            !mergePatched(pod(), R"({"metadata": {"labels": {"a": null}}})"_json)["metadata"]["labels"].contains("a"));
    }

    void jsonPatchesAreTested()
    {
        const auto good = jsonPatched(pod(), R"([{"op": "test", "path": "/metadata/name", "value": "p"},
                                                 {"op": "replace", "path": "/metadata/labels/a", "value": "2"},
                                                 {"op": "remove", "path": "/spec/containers/1"}])"_json);
        VERIFY_OK(good);
        QCOMPARE((*good)["metadata"]["labels"]["a"], json("2"));
        QCOMPARE((*good)["spec"]["containers"].size(), std::size_t{1});
        for (const char* bad : {R"([{"op": "test", "path": "/metadata/name", "value": "q"}])",
                                R"([{"op": "remove", "path": "/nothing"}])", R"([{"op": "fly", "path": "/a"}])",
                                R"([{"path": "a"}])", R"({})"})
            QVERIFY2(!jsonPatched(pod(), json::parse(bad)), bad);
    }

    void labelsAreSelected_data()
    {
        QTest::addColumn<QByteArray>("selector");
        QTest::addColumn<bool>("isFit");
        QTest::newRow("empty") << QByteArray("") << true;
        QTest::newRow("equal") << QByteArray("app=web") << true;
        QTest::newRow("twice") << QByteArray("app == web , in=x") << true;
        QTest::newRow("other") << QByteArray("app=db") << false;
        QTest::newRow("not") << QByteArray("app!=web") << false;
        QTest::newRow("not there") << QByteArray("x!=web") << true;
        QTest::newRow("in") << QByteArray("app in (db,web)") << true;
        QTest::newRow("notin") << QByteArray("app notin (db, web)") << false;
        QTest::newRow("exists") << QByteArray("app") << true;
        QTest::newRow("missing") << QByteArray("!app") << false;
        QTest::newRow("a label called in") << QByteArray("in in (x)") << true;
        QTest::newRow("more") << QByteArray("age>6") << true;
        QTest::newRow("no more") << QByteArray("age > 7") << false;
        QTest::newRow("less") << QByteArray("age<8,app") << true;
        QTest::newRow("less than no number") << QByteArray("app<8") << false;
        QTest::newRow("more than a word") << QByteArray("age>much") << false;
        QTest::newRow("no set") << QByteArray("app in (web") << false;
        QTest::newRow("no key") << QByteArray("a/b/c") << false;
        QTest::newRow("no value") << QByteArray("app!=a/b") << false;
        QTest::newRow("broken") << QByteArray("app in web") << false;
        QTest::newRow("comma") << QByteArray("app=web,") << false;
    }
    void labelsAreSelected()
    {
        QFETCH(const QByteArray, selector);
        QFETCH(const bool, isFit);
        QCOMPARE(fits(selector.toStdString()), isFit);
    }

    void fieldsAreSelected()
    {
        const json object = R"({"metadata": {"name": "a"}, "status": {"phase": "Running"}})"_json;
        const auto one = [&](std::string_view text) {
            return Selector{.fields = parseFieldSelector(text, kind::pod).value()}.fits(object);
        };
        QVERIFY(one("metadata.name=a,status.phase!=Pending"));
        QVERIFY(!one("metadata.name==b"));
        QVERIFY(one("spec.nodeName="));
        VERIFY_FAILS(parseFieldSelector("spec.color=red", kind::pod), ErrorKind::Protocol);
        VERIFY_FAILS(parseFieldSelector("metadata.name", kind::pod), ErrorKind::Protocol);
    }

    void aGoodPodHasNoProblems() { QVERIFY(problems(pod()).empty()); }

    void problemsHaveTheirPaths()
    {
        json bad = pod();
        bad["spec"]["containers"][0]["image"] = 5;
        bad["spec"]["containers"][1].erase("name");
        bad["spec"]["containers"][1]["comand"] = json::array({"a"});
        bad["spec"]["restartPolicy"] = "Sometimes";
        bad["spec"]["containers"][0]["resources"]["limits"]["memory"] = "64Megs";
        bad["metadata"]["labels"]["a"] = true;
        const std::vector<std::string> expected{
            "metadata.labels.a: must be a text",
            "spec.containers[0].image: must be a text",
            "spec.containers[0].resources.limits.memory: must be a quantity such as 500m or 64Mi",
            "spec.containers[1].comand: unknown field",
            "spec.containers[1].name: required",
            "spec.restartPolicy: must be one of Always, OnFailure, Never"};
        QCOMPARE(problems(bad), expected);
        QCOMPARE(Schema::served().check(bad, "Pod")[3].pointer, std::string("/spec/containers/1/comand"));
    }

    void everyTypeOfTheTablesIsThere()
    {
        const std::set<std::string> plain{"any",    "bool",        "bytes",    "enum", "int",
                                          "string", "intorstring", "quantity", "time"};
        for (const auto& [name, fields] : Schema::served().types()) {
            std::set<std::string> seen;
            for (const Field& field : fields) {
                const std::string where = name + "." + field.name;
                QVERIFY2(plain.contains(field.type.name) || Schema::served().types().contains(field.type.name),
                         where.c_str());
                QVERIFY2(seen.insert(field.name).second, where.c_str());
                QVERIFY2(!field.english.empty() && !field.french.empty(), where.c_str());
            }
        }
        for (const Kind& kind : kinds())
            QVERIFY(Schema::served().types().contains(kind.name));
    }
};

QTEST_APPLESS_MAIN(TestKubePatch)
#include "tst_kubepatch.moc"
