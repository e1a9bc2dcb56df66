// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/document.h"
#include "core/kube/reading.h"
#include "core/kube/threeway.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

json yaml(const std::string& text)
{
    const auto documents = parseDocuments(text);
    return documents && !documents->empty() ? documents->front().value : json();
}

Merged merge(const std::string& base, const std::string& mine, const std::string& theirs)
{
    return threeWay(yaml(base), yaml(mine), yaml(theirs), Schema::served(), "Pod");
}

} // namespace

class TestKubeThreeWay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesOfBothStay()
    {
        const Merged merged = merge("metadata: {labels: {a: '1', b: '1'}}", "metadata: {labels: {a: '2', b: '1'}}",
                                    "metadata: {labels: {a: '1', c: '3'}}");
        QVERIFY(merged.conflicts.empty());
        QCOMPARE(merged.object.dump(), yaml("metadata: {labels: {a: '2', c: '3'}}").dump());
    }

    void whatIsTakenOutGoes()
    {
        const Merged merged = merge("metadata: {labels: {a: '1', b: '1'}}", "metadata: {labels: {b: '1'}}",
                                    "metadata: {labels: {a: '1', b: '1'}, annotations: {x: y}}");
        QVERIFY(merged.conflicts.empty());
        QCOMPARE(merged.object.dump(), yaml("metadata: {annotations: {x: y}, labels: {b: '1'}}").dump());
    }

    void listsAreMergedByTheirKey()
    {
        const Merged merged = merge("spec: {containers: [{name: web, image: a}, {name: log, image: l}]}",
                                    "spec: {containers: [{name: web, image: b}, {name: log, image: l}]}",
                                    "spec: {containers: [{name: web, image: a}, {name: log, image: m}]}");
        QVERIFY(merged.conflicts.empty());
        QCOMPARE(merged.object["spec"]["containers"][0]["image"], "b");
        QCOMPARE(merged.object["spec"]["containers"][1]["image"], "m");
    }

    void sameFieldIsAConflict()
    {
        const Merged merged =
            merge("spec: {containers: [{name: web, image: a}]}", "spec: {containers: [{name: web, image: b}]}",
                  "spec: {containers: [{name: web, image: c}]}");
        QCOMPARE(merged.conflicts, std::vector<std::string>{"spec.containers[web].image"});
        QCOMPARE(merged.object["spec"]["containers"][0]["image"], "b");
    }

    void whatHasOneKeyTwiceIsNotMerged()
    {
        const std::string both = "spec: {containers: [{name: dns, ports: [{containerPort: 53, protocol: UDP}, "
                                 "{containerPort: 53, protocol: TCP}";
        const Merged merged =
            merge(both + "]}]}", both + ", {containerPort: 80}]}]}", both + ", {containerPort: 81}]}]}");
        QCOMPARE(merged.conflicts, std::vector<std::string>{"spec.containers[dns].ports"});
        QCOMPARE(merged.object["spec"]["containers"][0]["ports"].size(), std::size_t{3});
    }

    void readingSaysWhereItIsWrong()
    {
        const Reading reading = readText("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n"
                                         "  - name: b\n    image: c\n    imagee: c\n---\napiVersion: v1\nkind: Pot\n");
        QCOMPARE(reading.objects.size(), 2);
        QVERIFY(reading.objects.at(0).kind == &kind::pod);
        QVERIFY(reading.objects.at(1).kind == nullptr);
        QCOMPARE(reading.findings.size(), 2);
        QVERIFY(reading.findings.at(0).mark == (Mark{9, 5}));
        QCOMPARE(reading.findings.at(0).problem.path, "spec.containers[0].imagee");
        QCOMPARE(reading.findings.at(1).mark.line, 12);
    }

    void rulesOfPodsHavePlacesToo()
    {
        const Reading reading = readText("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n"
                                         "  - name: b\n    image: c\n    volumeMounts:\n    - name: none\n"
                                         "      mountPath: /x\n");
        QCOMPARE(reading.findings.size(), 1);
        QCOMPARE(reading.findings.at(0).mark.line, 10);
    }

    void whatIsNoYamlHasAPlace()
    {
        const Reading reading = readText("kind: Pod\n  bad: [1\n");
        QCOMPARE(reading.findings.size(), 1);
        QVERIFY(reading.findings.at(0).problem.path.empty());
        QVERIFY(reading.findings.at(0).mark.line >= 2);
    }
};

QTEST_GUILESS_MAIN(TestKubeThreeWay)
#include "tst_kubethreeway.moc"
