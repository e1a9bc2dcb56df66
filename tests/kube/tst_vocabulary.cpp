// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/reading.h"
#include "core/kube/vocabulary.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse::kube;
using nlohmann::json;

namespace {

/// A server that has a kind of its own beside one of ours, in the words of the third version.
const char* const kThird = R"({
  "paths": {
    "/api/v1/namespaces/{namespace}/pods/{name}": {"get": {"x-kubernetes-group-version-kind": {"group": "", "version": "v1", "kind": "Pod"}}},
    "/api/v1/namespaces/{namespace}/pods/{name}/log": {"get": {"x-kubernetes-group-version-kind": {"group": "", "version": "v1", "kind": "Pod"}}},
    "/apis/example.org/v1/namespaces/{namespace}/crontabs/{name}": {"patch": {"x-kubernetes-group-version-kind": {"group": "example.org", "version": "v1", "kind": "CronTab"}}},
    "/apis/example.org/v1beta1/namespaces/{namespace}/crontabs/{name}": {"get": {"x-kubernetes-group-version-kind": {"group": "example.org", "version": "v1beta1", "kind": "CronTab"}}},
    "/apis/example.org/v1/fleets/{name}": {"get": {"x-kubernetes-group-version-kind": {"group": "example.org", "version": "v1", "kind": "Fleet"}}}
  },
  "components": {"schemas": {
    "io.k8s.api.core.v1.Pod": {"type": "object", "properties": {
        "apiVersion": {"type": "string"}, "kind": {"type": "string"},
        "metadata": {"allOf": [{"$ref": "#/components/schemas/ObjectMeta"}]},
        "spec": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}},
      "x-kubernetes-group-version-kind": [{"group": "", "kind": "Pod", "version": "v1"}]},
    "ObjectMeta": {"type": "object", "properties": {"name": {"type": "string"},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
        "creationTimestamp": {"allOf": [{"$ref": "#/components/schemas/Time"}]}}},
    "Time": {"type": "string", "format": "date-time"},
    "io.k8s.apimachinery.pkg.api.resource.Quantity": {"oneOf": [{"type": "string"}, {"type": "number"}]},
    "org.example.v1.CronTab": {"type": "object", "required": ["spec"], "properties": {
        "apiVersion": {"type": "string"}, "kind": {"type": "string"},
        "metadata": {"allOf": [{"$ref": "#/components/schemas/ObjectMeta"}]},
        "spec": {"type": "object", "required": ["schedule"], "properties": {
          "schedule": {"type": "string", "description": "When it is done"},
          "replicas": {"type": "integer"},
          "paused": {"type": "boolean"},
          "port": {"x-kubernetes-int-or-string": true},
          "policy": {"type": "string", "enum": ["Allow", "Forbid"]},
          "size": {"$ref": "#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity"},
          "steps": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
            "items": {"type": "object", "properties": {"name": {"type": "string"}, "after": {"type": "array", "items": {"type": "string"}}}}}}}},
      "x-kubernetes-group-version-kind": [{"group": "example.org", "kind": "CronTab", "version": "v1"}]}
  }}})";

std::string crontab(const std::string& spec)
{
    return "apiVersion: example.org/v1\nkind: CronTab\nmetadata: {name: a, labels: {b: c}}\nspec: " + spec + "\n";
}

} // namespace

/// What a server says of its kinds.
class TestVocabulary : public QObject {
    Q_OBJECT

private:
    VocabularyPtr m_words = readOpenApi({json::parse(kThird)});

private Q_SLOTS:
    void kindsAreFound()
    {
        QVERIFY(m_words);
        QCOMPARE(m_words->kinds().size(), std::size_t{4});
        QCOMPARE(m_words->find("v1", "Pod"), &kind::pod);
        const Kind* found = m_words->find("example.org/v1", "CronTab");
        QVERIFY(found && found->plural == "crontabs" && found->group == "example.org" && found->isNamespaced);
        QCOMPARE(m_words->findNamed("CronTab"), found);
        const Kind* fleet = m_words->find("example.org/v1", "Fleet");
        QVERIFY(fleet && !fleet->isNamespaced);
        QCOMPARE(m_words->typeOf(*fleet), std::string("any"));
        QVERIFY(!m_words->find("v1", "ConfigMap"));
    }

    void textsAreChecked_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* spec, const char* expected) {
            QTest::newRow(spec) << QString::fromLatin1(spec) << QString::fromLatin1(expected);
        };
        row("{schedule: daily, replicas: 2, paused: true, port: web, size: 1Gi, steps: [{name: a, after: [b]}]}", "");
        row("{schedule: 5}", "spec.schedule: must be a text");
        row("{replicas: 1}", "spec.schedule: required");
        row("{schedule: a, replicas: two}", "spec.replicas: must be a whole number");
        row("{schedule: a, colour: red}", "spec.colour: unknown field");
        row("{schedule: a, policy: Perhaps}", "spec.policy: must be one of Allow, Forbid");
        row("{schedule: a, size: much}", "spec.size: must be a quantity such as 500m or 64Mi");
        row("{schedule: a, steps: [{nam: a}]}", "spec.steps[0].nam: unknown field");
    }
    void textsAreChecked()
    {
        QFETCH(const QString, spec);
        QFETCH(const QString, expected);
        const Reading reading = readText(crontab(spec.toStdString()), *m_words);
        QString found;
        for (const Finding& finding : reading.findings)
            found += QString::fromStdString(toString(finding.problem));
        QCOMPARE(found, expected);
        QCOMPARE(readText(crontab(spec.toStdString())).findings.size(), std::size_t{1}); // our engine has none
    }

    /// This server lets anything pass as what a pod is to be.
    void rulesReadOnlyWhatTheyKnow_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("count");
        QTest::newRow("right") << u"{containers: [{name: a, image: b}]}"_qs << 0;
        QTest::newRow("a rule") << u"{containers: [{name: a, image: b, ports: [{containerPort: 99999}]}]}"_qs << 1;
        QTest::newRow("beside what is unknown")
            << u"{colour: red, containers: [{name: a, image: b, ports: [{containerPort: 99999}]}]}"_qs << 1;
        for (const char* odd : {"5", "[]", "{containers: {a: b}}", "{containers: [1]}", "{containers: [{ports: x}]}",
                                "{containers: [{name: a, image: b}], volumes: [[]]}"})
            QTest::newRow(odd) << QString::fromLatin1(odd) << 0;
    }
    void rulesReadOnlyWhatTheyKnow()
    {
        QFETCH(const QString, spec);
        const std::string text = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: " + spec.toStdString() + "\n";
        QTEST(int(readText(text, *m_words).findings.size()), "count");
        const bool hasUnknown = spec.contains(u"colour");
        if (spec.contains(u"99999")) // ours knows what there is, and goes on
            QCOMPARE(readText(text).findings.size(), std::size_t{hasUnknown ? 2U : 1U});
    }

    void listsAreMergedByTheirKey()
    {
        const std::string& type = m_words->typeOf(*m_words->find("example.org/v1", "CronTab"));
        const FieldType spec = m_words->schema().member({.name = type}, "spec");
        QCOMPARE(m_words->schema().member(spec, "steps").mergeKey, std::string("name"));
        QCOMPARE(m_words->schema().field(spec.name, "schedule")->english, std::string_view("When it is done"));
    }

    void anOlderServerIsUnderstood()
    {
        json third = json::parse(kThird);
        const std::string text = third["components"]["schemas"].dump();
        std::string second = text;
        for (auto at = second.find("components/schemas"); at != std::string::npos;
             at = second.find("components/schemas"))
            second.replace(at, std::string("components/schemas").size(), "definitions");
        const VocabularyPtr words =
            readOpenApi({json{{"paths", third["paths"]}, {"definitions", json::parse(second)}}});
        QVERIFY(words && words->find("example.org/v1", "CronTab"));
        QVERIFY(readText(crontab("{schedule: daily}"), *words).findings.empty());
    }

    void nonsenseIsNoVocabulary_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"{}", "[]", "null", R"({"paths": 5})",
                                 R"({"paths": {"/api/v1/x/{name}": {"get": 5}}, "definitions": []})",
                                 R"({"definitions": {"a": {"properties": {"b": {"$ref": 5, "type": []}}}}})"})
            QTest::newRow(text) << QByteArray(text);
    }
    void nonsenseIsNoVocabulary()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!readOpenApi({json::parse(text.toStdString())}));
    }

    void aTypeInItselfEnds()
    {
        json deep{{"type", "string"}};
        for (int i = 0; i < 100; ++i)
            deep = {{"type", "object"}, {"properties", {{"a", deep}}}};
        json document = json::parse(kThird);
        document["components"]["schemas"]["org.example.v1.CronTab"]["properties"]["spec"] = deep;
        QVERIFY(readOpenApi({document}));
    }
};

QTEST_GUILESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
