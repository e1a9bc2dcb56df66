// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/identity.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// What a real kube-apiserver says of wishes about places, of volumes, of metadata and of changes, see
/// tests/clients/kubecompare.sh.
class TestKubeRules : public QObject {
    Q_OBJECT

private:
    static QByteArray causesIn(const Error& error)
    {
        std::string out;
        const json details = wordsOfStatus(error)["details"];
        for (const json& cause : details["causes"])
            out += (out.empty() ? "" : "\n") + cause["field"].get<std::string>() + " " +
                   cause["reason"].get<std::string>().substr(std::string_view("FieldValue").size());
        return QByteArray::fromStdString(out);
    }
    template <class T>
    static QByteArray causes(const Result<T>& result)
    {
        return result ? QByteArray() : causesIn(result.error());
    }
    static json pod(const char* spec)
    {
        json object =
            R"({"metadata": {"name": "web"}, "spec": {"containers": [{"name": "a", "image": "img:1"}]}})"_json;
        object["spec"].merge_patch(json::parse(spec));
        return object;
    }
    static QByteArray ofPod(const char* spec)
    {
        return causes(admit(kind::pod, pod(spec), nullptr, UnknownFields::Warn));
    }
    static QByteArray ofMetadata(const char* metadata)
    {
        json object{{"metadata", json::parse(metadata)}};
        return causes(checkMetadata(object, kind::configMap));
    }
    static QByteArray ofChange(const char* before, const char* after)
    {
        const json former = pod(before);
        return causes(admit(kind::pod, pod(after), &former, UnknownFields::Warn));
    }

private Q_SLOTS:
    void podsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QByteArray& spec, const QByteArray& expected) {
            QTest::newRow(name) << spec << expected;
        };
        const QByteArray required = "requiredDuringSchedulingIgnoredDuringExecution";
        const QByteArray preferred = "preferredDuringSchedulingIgnoredDuringExecution";
        const auto wish = [](const QByteArray& whose, const QByteArray& when, const QByteArray& what) {
            return "{\"affinity\": {\"" + whose + "\": {\"" + when + "\": " + what + "}}}";
        };
        const auto machine = [&](const QByteArray& relation) {
            return wish("nodeAffinity", required,
                        "{\"nodeSelectorTerms\": [{\"matchExpressions\": [" + relation + "]}]}");
        };
        const QByteArray terms = "spec.affinity.nodeAffinity." + required + ".nodeSelectorTerms";
        row("labels of machines", R"({"nodeSelector": {"a b": "c"}})", "spec.nodeSelector Invalid");
        row("good machines", machine(R"({"key": "a", "operator": "Gt", "values": ["1"]})"), "");
        row("among nothing", machine(R"({"key": "a", "operator": "In"})"),
            terms + "[0].matchExpressions[0].values Required");
        row("there, with a value", machine(R"({"key": "a", "operator": "Exists", "values": ["b"]})"),
            terms + "[0].matchExpressions[0].values Forbidden");
        row("no relation", machine(R"({"key": "a", "operator": "Likes", "values": ["b"]})"),
            terms + "[0].matchExpressions[0].operator Invalid");
        row("no machines", wish("nodeAffinity", required, R"({"nodeSelectorTerms": []})"), terms + " Required");
        row("field of a machine",
            wish(
                "nodeAffinity", required,
                R"({"nodeSelectorTerms": [{"matchFields": [{"key": "metadata.uid", "operator": "In", "values": ["a"]}]}]})"),
            terms + "[0].matchFields[0].key Invalid");
        row("weight", wish("nodeAffinity", preferred, R"([{"weight": 101, "preference": {}}])"),
            "spec.affinity.nodeAffinity." + preferred + "[0].weight Invalid");
        const QByteArray near = "spec.affinity.podAffinity." + required + "[0]";
        row("good neighbours",
            wish("podAffinity", required,
                 R"([{"topologyKey": "a", "labelSelector": {}, "namespaces": ["b"], "matchLabelKeys": ["c"]}])"),
            "");
        row("nowhere", wish("podAffinity", required, R"([{"topologyKey": ""}])"),
            near + ".topologyKey Required\n" + near + ".topologyKey Invalid");
        row("a bad namespace", wish("podAffinity", required, R"([{"topologyKey": "a", "namespaces": ["B"]}])"),
            near + ".namespace Invalid");
        row("keys of nothing", wish("podAffinity", required, R"([{"topologyKey": "a", "matchLabelKeys": ["b"]}])"),
            near + ".matchLabelKeys Forbidden");
        row("keys of both",
            wish("podAffinity", required,
                 R"([{"topologyKey": "a", "labelSelector": {}, "matchLabelKeys": ["b"], "mismatchLabelKeys": ["b"]}])"),
            near + ".mismatchLabelKeys[0] Invalid");
        row("tolerating nothing", R"({"tolerations": [{"value": "x"}]})", "spec.tolerations[0].operator Invalid");
        row("tolerating for a time", R"({"tolerations": [{"key": "a", "tolerationSeconds": 5}]})",
            "spec.tolerations[0].effect Invalid");
        row("spread",
            R"({"topologySpreadConstraints": [{"maxSkew": 0, "topologyKey": "a", "whenUnsatisfiable": "DoNotSchedule"}]})",
            "spec.topologySpreadConstraints[0].maxSkew Invalid");
        row("mode", R"({"volumes": [{"name": "v", "configMap": {"name": "c", "defaultMode": 512}}]})",
            "spec.volumes[0].configMap.defaultMode Invalid");
        row("nameless", R"({"volumes": [{"name": "v", "projected": {"sources": [{"secret": {}}]}}]})",
            "spec.volumes[0].projected.sources[0].secret.name Required");
        row("climbing", R"({"volumes": [{"name": "v", "hostPath": {"path": "/a/../b"}}]})",
            "spec.volumes[0].hostPath.path Invalid");
        row("less than empty", R"({"volumes": [{"name": "v", "emptyDir": {"sizeLimit": "-1"}}]})",
            "spec.volumes[0].emptyDir.sizeLimit Forbidden");
        row("account", R"({"serviceAccountName": "A b"})", "spec.serviceAccountName Invalid");
        row("gate", R"({"readinessGates": [{"conditionType": "a b"}]})",
            "spec.readinessGates[0].conditionType Invalid");
    }

    void podsAreRefused()
    {
        QFETCH(const QByteArray, spec);
        QTEST(ofPod(spec.constData()), "expected");
    }

    void metadataIsRefused()
    {
        QCOMPARE(ofMetadata(R"({"name": "a", "annotations": {"Example.org/a_b": "any text"}, "finalizers": ["b/c"]})"),
                 QByteArray());
        QCOMPARE(ofMetadata(R"({"name": "a", "annotations": {"a b": "c"}})"),
                 QByteArray("metadata.annotations Invalid"));
        QCOMPARE(ofMetadata(R"({"name": "a", "finalizers": ["a b"]})"),
                 QByteArray("metadata.finalizers Invalid\nmetadata.finalizers[0] Invalid"));
        QCOMPARE(ofMetadata(R"({"name": "a", "finalizers": ["wait"]})"), QByteArray("metadata.finalizers[0] Invalid"));
        QCOMPARE(ofMetadata(R"({"name": "a", "generateName": "A-"})"), QByteArray("metadata.generateName Invalid"));
        QCOMPARE(ofMetadata(R"({"name": "a", "ownerReferences": [{"apiVersion": "v1", "kind": "Pod", "name": "b"}]})"),
                 QByteArray("metadata.ownerReferences.uid Invalid"));
    }

    void changesAreRefused()
    {
        const char* const limited = R"({"activeDeadlineSeconds": 50})";
        QCOMPARE(ofChange("{}", limited), QByteArray());
        QCOMPARE(ofChange(limited, R"({"activeDeadlineSeconds": 40})"), QByteArray());
        QCOMPARE(ofChange(limited, R"({"activeDeadlineSeconds": 60})"),
                 QByteArray("spec.activeDeadlineSeconds Invalid"));
        QCOMPARE(ofChange(limited, "{}"), QByteArray("spec.activeDeadlineSeconds Invalid"));
        const char* const tolerant = R"({"tolerations": [{"key": "a", "effect": "NoExecute"}]})";
        QCOMPARE(ofChange("{}", tolerant), QByteArray());
        QCOMPARE(
            ofChange(tolerant, R"({"tolerations": [{"key": "a", "effect": "NoExecute", "tolerationSeconds": 5}]})"),
            QByteArray());
        QCOMPARE(ofChange(tolerant, "{}"), QByteArray("spec.tolerations Forbidden"));
        QCOMPARE(
            ofChange("{}", R"({"containers": [{"name": "a", "image": "img:1"}, {"name": "b", "image": "img:1"}]})"),
            QByteArray("spec.containers Forbidden"));
        QCOMPARE(ofChange("{}", R"({"hostNetwork": true})"), QByteArray("spec Forbidden"));
    }
};

QTEST_APPLESS_MAIN(TestKubeRules)
#include "tst_kuberules.moc"
