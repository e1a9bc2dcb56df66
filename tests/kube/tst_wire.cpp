// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/schema.h"
#include "core/kube/wire.h"
#include "core/kube/wirepieces.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

#include <set>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

std::string varint(std::uint64_t number)
{
    std::string out;
    for (; number >= 0x80; number >>= 7U)
        out += static_cast<char>((number & 0x7fU) | 0x80U);
    return out + static_cast<char>(number);
}

/// A field that is bytes: a text, or a message.
std::string part(unsigned field, const std::string& content)
{
    return varint(field << 3U | 2U) + varint(content.size()) + content;
}

std::string number(unsigned field, std::uint64_t value)
{
    return varint(field << 3U) + varint(value);
}

std::string enveloped(const std::string& kind, const std::string& raw)
{
    return std::string("k8s\0", 4) + part(1, part(1, "v1") + part(2, kind)) + part(2, raw) + part(3, "") + part(4, "");
}

/// As clients write it: with all that is empty.
std::string container()
{
    const std::string probe =
        part(1, part(2, part(1, "/well") + part(2, number(1, 1) + number(2, 0) + part(3, "web")))) + number(2, 0) +
        number(4, 7);
    const std::string env =
        part(1, "WORD") + part(2, "") + part(3, part(3, part(1, part(1, "words")) + part(2, "key") + number(3, 0)));
    return part(1, "main") + part(2, "img:1") + part(3, "sleep") + part(3, "9") + part(5, "") +
           part(6, part(1, "web") + number(2, 0) + number(3, 8080) + part(4, "TCP")) + part(7, env) +
           part(8, part(1, part(1, "cpu") + part(2, part(1, "500m")))) + part(11, probe) +
           part(15, number(4, 0) + number(7, 0)) + number(16, 0) + number(18, 1);
}

std::string pod(const std::string& more = {})
{
    const std::string metadata =
        part(1, "web") + part(3, "lab") + part(8, "") + part(11, part(1, "app") + part(2, "shop"));
    const std::string volume = part(1, "v") + part(2, part(19, part(1, part(1, "words")) + number(3, 420)));
    const std::string spec = part(1, volume) + part(2, container()) + part(3, "") + number(4, 0) + number(11, 0) +
                             part(22, part(1, "lab") + part(2, "Exists") + part(4, "NoExecute") + number(5, 30)) + more;
    return enveloped("Pod", part(1, metadata) + part(2, spec) + part(3, part(1, "Running")));
}

} // namespace

/// Objects as kubectl sends those that it makes up itself.
class TestWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPodIsRead()
    {
        const json expected = R"({
            "apiVersion": "v1", "kind": "Pod",
            "metadata": {"name": "web", "namespace": "lab", "labels": {"app": "shop"}},
            "spec": {
                "volumes": [{"name": "v", "configMap": {"name": "words", "defaultMode": 420}}],
                "terminationGracePeriodSeconds": 0,
                "tolerations": [{"key": "lab", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 30}],
                "containers": [{
                    "name": "main", "image": "img:1", "command": ["sleep", "9"],
                    "ports": [{"name": "web", "containerPort": 8080, "protocol": "TCP"}],
                    "env": [{"name": "WORD", "valueFrom": {"configMapKeyRef": {"name": "words", "key": "key", "optional": false}}}],
                    "resources": {"limits": {"cpu": "500m"}},
                    "readinessProbe": {"httpGet": {"path": "/well", "port": "web"}, "periodSeconds": 7},
                    "securityContext": {"runAsUser": 0, "allowPrivilegeEscalation": false},
                    "tty": true}]}})"_json;
        const auto found = fromWire(pod());
        VERIFY_OK(found);
        QCOMPARE(found->dump(2), expected.dump(2));
        VERIFY_OK(admit(kind::pod, *found, nullptr, UnknownFields::Refuse));
    }

    void wishesAboutThePlaceAreRead()
    {
        const std::string row = part(1, "disk") + part(2, "In") + part(3, "ssd") + part(3, "nvme");
        const std::string name = part(1, "metadata.name") + part(2, "In") + part(3, "here");
        const std::string selector =
            part(1, part(1, "app") + part(2, "db")) + part(2, part(1, "old") + part(2, "Exists"));
        const std::string near = part(1, selector) + part(2, "shop") + part(3, "kubernetes.io/hostname") + part(4, "");
        const std::string affinity =
            part(1, part(1, part(1, part(1, row))) + part(2, number(1, 7) + part(2, part(2, name)))) +
            part(2, part(1, near)) + part(3, part(2, number(1, 100) + part(2, near)));
        const json rows = R"([{"key": "disk", "operator": "In", "values": ["ssd", "nvme"]}])"_json;
        const json names = R"([{"key": "metadata.name", "operator": "In", "values": ["here"]}])"_json;
        const json term = R"({"labelSelector": {"matchLabels": {"app": "db"},
                                                "matchExpressions": [{"key": "old", "operator": "Exists"}]},
                              "namespaces": ["shop"], "topologyKey": "kubernetes.io/hostname",
                              "namespaceSelector": {}})"_json;
        const std::string required = "requiredDuringSchedulingIgnoredDuringExecution";
        const std::string preferred = "preferredDuringSchedulingIgnoredDuringExecution";
        json expected;
        expected["nodeAffinity"][required]["nodeSelectorTerms"] = json::array({{{"matchExpressions", rows}}});
        expected["nodeAffinity"][preferred] = json::array({{{"weight", 7}, {"preference", {{"matchFields", names}}}}});
        expected["podAffinity"][required] = json::array({term});
        expected["podAntiAffinity"][preferred] = json::array({{{"weight", 100}, {"podAffinityTerm", term}}});
        const auto found = fromWire(pod(part(18, affinity)));
        VERIFY_OK(found);
        QCOMPARE((*found)["spec"]["affinity"].dump(2), expected.dump(2));
        VERIFY_OK(admit(kind::pod, *found, nullptr, UnknownFields::Refuse));
    }

    void whatMayBeEmptyIsKept()
    {
        const std::string asked = part(2, number(2, 80)) + part(5, part(1, "X-Empty") + part(2, ""));
        const auto found =
            fromWire(pod(part(2, part(1, "b") + part(2, "b") + part(10, part(1, part(2, asked)))) +
                         part(14, part(1, part(4, "s0")) + part(7, part(1, "kernel.domainname") + part(2, "")) +
                                      part(11, part(1, "Unconfined")) + part(13, "Recursive")) +
                         part(28, part(1, "here/ready")) + part(36, part(1, "linux"))));
        VERIFY_OK(found);
        const json& spec = (*found)["spec"];
        QCOMPARE(spec["containers"][1]["livenessProbe"]["httpGet"]["httpHeaders"],
                 json::array({{{"name", "X-Empty"}, {"value", ""}}}));
        QCOMPARE(spec["securityContext"], R"({"seLinuxOptions": {"level": "s0"}, "seLinuxChangePolicy": "Recursive",
            "sysctls": [{"name": "kernel.domainname", "value": ""}], "appArmorProfile": {"type": "Unconfined"}})"_json);
        QCOMPARE(spec["readinessGates"], json::array({{{"conditionType", "here/ready"}}}));
        QCOMPARE(spec["os"], json({{"name", "linux"}}));
        VERIFY_OK(admit(kind::pod, *found, nullptr, UnknownFields::Refuse));
    }

    void whatTheSchemaLeavesOpenIsRead()
    {
        const std::string selector = part(1, part(1, "app") + part(2, "db"));
        const std::string spread = number(1, 1) + part(2, "zone") + part(3, "ScheduleAnyway") + part(4, selector) +
                                   number(5, 2) + part(8, "version") + part(8, "tenant");
        const std::string csi = part(1, "disk.example") + number(2, 0) + part(4, part(1, "size") + part(2, "9")) +
                                part(5, part(1, "login"));
        const std::string claim =
            part(1, part(1, "own")) +
            part(2, part(1, "ReadWriteOnce") + part(2, part(2, part(1, "storage") + part(2, part(1, "1Gi")))) +
                        part(7, part(2, "Copy") + part(3, "old")) + part(9, "fast"));
        const std::string iscsi = part(1, "a:3260") + part(2, "iqn") + number(3, 0) + part(7, "b") + number(8, 1);
        const auto volume = [](const std::string& name, unsigned field, const std::string& content) {
            return part(1, part(1, name) + part(2, part(field, content)));
        };
        const std::string token = part(1, part(4, part(1, "vault") + number(2, 600) + part(3, "token")));
        const auto found = fromWire(
            pod(part(33, spread) + part(38, part(1, "lab/hold")) + part(39, part(1, "gpu") + part(4, "one-gpu")) +
                part(39, part(1, "older") + part(2, part(1, "from"))) + volume("csi", 28, csi) +
                volume("own", 29, part(1, claim)) + volume("iscsi", 8, iscsi) +
                volume("img", 30, part(1, "img:1") + part(2, "Always")) + volume("token", 26, token) +
                part(2, part(1, "b") + part(2, "b") + part(8, part(3, part(1, "gpu") + part(2, "half"))) +
                            part(21, part(1, "own") + part(2, "/dev/x")) +
                            part(23, part(1, "cpu") + part(2, "NotRequired")))));
        VERIFY_OK(found);
        const json& spec = (*found)["spec"];
        QCOMPARE(spec["topologySpreadConstraints"],
                 R"([{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway", "minDomains": 2,
                      "labelSelector": {"matchLabels": {"app": "db"}}, "matchLabelKeys": ["version", "tenant"]}])"_json);
        QCOMPARE(spec["schedulingGates"], R"([{"name": "lab/hold"}])"_json);
        QCOMPARE(spec["resourceClaims"], R"([{"name": "gpu", "resourceClaimTemplateName": "one-gpu"},
                                             {"name": "older", "source": {"resourceClaimName": "from"}}])"_json);
        QCOMPARE(spec["volumes"][1]["csi"], R"({"driver": "disk.example", "readOnly": false,
            "volumeAttributes": {"size": "9"}, "nodePublishSecretRef": {"name": "login"}})"_json);
        QCOMPARE(spec["volumes"][2]["ephemeral"]["volumeClaimTemplate"], R"({"metadata": {"name": "own"}, "spec": {
            "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}},
            "dataSource": {"kind": "Copy", "name": "old"}, "volumeAttributesClassName": "fast"}})"_json);
        QCOMPARE(spec["volumes"][3]["iscsi"], R"({"targetPortal": "a:3260", "iqn": "iqn", "lun": 0, "portals": ["b"],
                                                  "chapAuthDiscovery": true})"_json);
        QCOMPARE(spec["volumes"][4]["image"], R"({"reference": "img:1", "pullPolicy": "Always"})"_json);
        QCOMPARE(spec["volumes"][5]["projected"]["sources"][0]["serviceAccountToken"],
                 R"({"audience": "vault", "expirationSeconds": 600, "path": "token"})"_json);
        const json& container = spec["containers"][1];
        QCOMPARE(container["resources"]["claims"], R"([{"name": "gpu", "request": "half"}])"_json);
        QCOMPARE(container["volumeDevices"], R"([{"name": "own", "devicePath": "/dev/x"}])"_json);
        QCOMPARE(container["resizePolicy"], R"([{"resourceName": "cpu", "restartPolicy": "NotRequired"}])"_json);
    }

    void othersAreRead()
    {
        const json secret = fromWire(enveloped("Secret", part(1, part(1, "s")) +
                                                             part(2, part(1, "k") + part(2, std::string("\0\xff", 2))) +
                                                             part(3, "Opaque")))
                                .value();
        QCOMPARE(secret["data"]["k"], json("AP8="));
        const json map = fromWire(enveloped("ConfigMap", part(2, part(1, "k") + part(2, "v")))).value();
        QCOMPARE(map["data"], json({{"k", "v"}}));
        const json options = fromWire(enveloped("DeleteOptions", number(1, 0) + part(2, part(1, "u")) + number(3, 0) +
                                                                     part(4, "Background") + part(5, "All")))
                                 .value();
        QCOMPARE(options, R"({"apiVersion": "v1", "kind": "DeleteOptions", "gracePeriodSeconds": 0, "dryRun": ["All"],
            "preconditions": {"uid": "u"}, "orphanDependents": false, "propagationPolicy": "Background"})"_json);
        const json eviction =
            fromWire(enveloped("Eviction", part(1, part(1, "web") + part(3, "lab")) +
                                               part(2, number(1, 5) + part(2, part(1, "u")) + part(5, "All"))))
                .value();
        QCOMPARE(eviction["metadata"], R"({"name": "web", "namespace": "lab"})"_json);
        QCOMPARE(eviction["deleteOptions"],
                 R"({"gracePeriodSeconds": 5, "preconditions": {"uid": "u"}, "dryRun": ["All"]})"_json);
        const json review =
            fromWire(enveloped("SelfSubjectAccessReview", part(2, part(1, part(2, "get") + part(5, "pods"))))).value();
        QCOMPARE(review["spec"]["resourceAttributes"], json({{"verb", "get"}, {"resource", "pods"}}));
    }

    void whatIsInNoRowIsRefused()
    {
        const auto said = [](const std::string& bytes) {
            const auto found = fromWire(bytes);
            return found ? std::string("taken") : found.error().message();
        };
        QCOMPARE(said(enveloped("Node", "")), std::string("a Node is taken as JSON or YAML, and not as protobuf"));
        QCOMPARE(said(pod(part(99, "x"))),
                 std::string("field 99 of PodSpec is taken as JSON or YAML, and not as protobuf"));
        VERIFY_OK(fromWire(pod(part(18, ""))));
        VERIFY_FAILS(fromWire("k8s"), ErrorKind::Protocol);
        VERIFY_FAILS(fromWire(pod(part(16, "\xff"))), ErrorKind::Protocol);
        VERIFY_FAILS(fromWire(pod(part(4, "x"))), ErrorKind::Protocol);
        VERIFY_FAILS(fromWire(pod(number(16, 1))), ErrorKind::Protocol);
    }

    void whatIsCutIsRefusedOrLess()
    {
        const std::string whole = pod();
        for (std::size_t length = 0; length < whole.size(); ++length) {
            if (const auto found = fromWire(whole.substr(0, length)); !found)
                QVERIFY(found.error().kind() == ErrorKind::Protocol);
        }
        VERIFY_FAILS(fromWire(enveloped("Pod", std::string(600'000, '\x1a') + "x")), ErrorKind::Protocol);
    }

    void theRowsAndTheSchemaAgree()
    {
        for (const WireRow& row : wireRows()) {
            const bool isOfSchema = Schema::served().types().contains(row.type);
            for (unsigned i = 1; i < 60; ++i) {
                const auto entry = wireEntry(row.type, i);
                if (!entry || entry->sign == '<' || entry->sign == '-')
                    continue;
                const Field* field = isOfSchema ? Schema::served().field(row.type, entry->name) : nullptr;
                const std::string place = std::string(row.type) + "." + entry->name;
                QVERIFY2(!isOfSchema || field != nullptr, place.c_str());
                const bool isPlain = entry->message == "int" || entry->message == "bool" || entry->message == "string";
                if (!entry->message.empty() && !isPlain)
                    QVERIFY2(!wireFieldsOf(entry->message).empty(), entry->message.c_str());
                if (isPlain && field != nullptr)
                    QVERIFY2(field->type.name == entry->message, place.c_str());
                if (field != nullptr && field->type.name == "any")
                    QVERIFY2(!entry->message.empty(), place.c_str());
            }
        }
    }

    /// What is taken as JSON is taken as protobuf.
    void noFieldIsMissing()
    {
        const std::set<std::string> kNotSent = {"apiVersion",  "kind",          "status",
                                                "clusterName", "managedFields", "targetContainerName"};
        for (const WireRow& row : wireRows()) {
            const auto type = Schema::served().types().find(row.type);
            if (type == Schema::served().types().end())
                continue;
            for (const Field& field : type->second) {
                bool isThere = kNotSent.contains(field.name);
                for (unsigned i = 1; i < 60 && !isThere; ++i) {
                    const auto entry = wireEntry(row.type, i);
                    const std::string inside = !entry ? "" : entry->sign == '<' ? entry->name : "";
                    isThere = entry && entry->name == field.name;
                    for (unsigned j = 1; j < 60 && !inside.empty() && !isThere; ++j) {
                        const auto deeper = wireEntry(inside, j);
                        isThere = deeper && deeper->name == field.name;
                    }
                }
                QVERIFY2(isThere, (std::string(row.type) + "." + field.name).c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
