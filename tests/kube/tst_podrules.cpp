// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/objectrules.h"
#include "core/kube/quantity.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// What a real kube-apiserver says of the same objects, see tests/clients/kubecompare.sh.
class TestPodRules : public QObject {
    Q_OBJECT

private:
    static json causes(const Kind& kind, const json& object)
    {
        const auto admitted = admit(kind, object, nullptr, UnknownFields::Warn);
        json out = json::array();
        if (admitted)
            return out;
        const json details = wordsOfStatus(admitted.error())["details"];
        for (const json& cause : details["causes"])
            out.push_back(cause["field"].get<std::string>() + " " + cause["reason"].get<std::string>());
        return out;
    }
    /// A pod whose container and spec are changed.
    static json pod(const char* container, const char* spec)
    {
        json object =
            R"({"metadata": {"name": "web"}, "spec": {"containers": [{"name": "a", "image": "img:1"}]}})"_json;
        object["spec"]["containers"][0].merge_patch(json::parse(container));
        object["spec"].merge_patch(json::parse(spec));
        return object;
    }

private Q_SLOTS:
    void podsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("container");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* container, const char* spec, const char* expected) {
            QTest::newRow(name) << QByteArray(container) << QByteArray(spec) << QByteArray(expected);
        };
        const auto inContainer = [&](const char* name, const char* container, const char* expected) {
            row(name, container, "{}", expected);
        };
        inContainer("good",
                    R"({"ports": [{"containerPort": 80, "name": "web"}], "env": [{"name": "A.b-c", "value": "1"}],
                                "livenessProbe": {"httpGet": {"port": "web"}, "periodSeconds": 0}})",
                    "");
        inContainer("port", R"({"ports": [{"containerPort": 70000}]})",
                    "spec.containers[0].ports[0].containerPort FieldValueInvalid");
        inContainer("port twice",
                    R"({"ports": [{"containerPort": 80, "name": "a"}, {"containerPort": 81, "name": "a"}]})",
                    "spec.containers[0].ports[1].name FieldValueDuplicate");
        inContainer("host port twice",
                    R"({"ports": [{"containerPort": 80, "hostPort": 80}, {"containerPort": 81, "hostPort": 80}]})",
                    "spec.containers[0].ports[1].hostPort FieldValueDuplicate");
        inContainer("variable", R"({"env": [{"name": "a b"}]})", "spec.containers[0].env[0].name FieldValueInvalid");
        inContainer(
            "two values",
            R"({"env": [{"name": "A", "value": "1", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]})",
            "spec.containers[0].env[0].valueFrom FieldValueInvalid");
        inContainer("field", R"({"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.colour"}}}]})",
                    "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath FieldValueInvalid");
        inContainer("more than its limit", R"({"resources": {"limits": {"cpu": "1"}, "requests": {"cpu": "1001m"}}})",
                    "spec.containers[0].resources.requests FieldValueInvalid");
        inContainer("negative", R"({"resources": {"requests": {"memory": "-1"}}})",
                    "spec.containers[0].resources.requests[memory] FieldValueInvalid");
        inContainer("probe of nothing", R"({"livenessProbe": {"periodSeconds": 5}})",
                    "spec.containers[0].livenessProbe FieldValueRequired");
        inContainer("two probes", R"({"livenessProbe": {"exec": {"command": ["true"]}, "httpGet": {"port": 80}}})",
                    "spec.containers[0].livenessProbe.httpGet FieldValueForbidden");
        inContainer("no image", R"({"image": ""})", "spec.containers[0].image FieldValueRequired");
        inContainer("choice", R"({"imagePullPolicy": "Perhaps"})",
                    "spec.containers[0].imagePullPolicy FieldValueNotSupported");
        row("climbing", R"({"volumeMounts": [{"name": "v", "mountPath": "/v", "subPath": "../up"}]})",
            R"({"volumes": [{"name": "v"}]})", "spec.containers[0].volumeMounts.subPath FieldValueInvalid");
        row("huge pages", "{}", R"({"volumes": [{"name": "v", "emptyDir": {"medium": "HugePages"}}]})",
            "spec.volumes[0].emptyDir.medium FieldValueNotSupported");
        row("two types", "{}", R"({"volumes": [{"name": "v", "emptyDir": {}, "hostPath": {"path": "/x"}}]})",
            "spec.volumes[0].hostPath FieldValueForbidden");
        row("probe of what ends", "{}",
            R"({"initContainers": [{"name": "i", "image": "i", "startupProbe": {"tcpSocket": {"port": 80}}}]})",
            "spec.initContainers[0].startupProbe FieldValueForbidden");
        row("probe of what runs on", "{}",
            R"({"initContainers": [{"name": "i", "image": "i", "restartPolicy": "Always",
                "startupProbe": {"tcpSocket": {"port": 80}}}]})",
            "");
        inContainer("profile without a name", R"({"securityContext": {"seccompProfile": {"type": "Localhost"}}})",
                    "spec.containers[0].securityContext.seccompProfile.localhostProfile FieldValueRequired");
        inContainer("profile elsewhere",
                    R"({"securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "../a"}}})",
                    "spec.containers[0].securityContext.seccompProfile.localhostProfile FieldValueInvalid");
        inContainer("name without a profile",
                    R"({"securityContext": {"seccompProfile": {"type": "Unconfined", "localhostProfile": "a"}}})",
                    "spec.containers[0].securityContext.seccompProfile.localhostProfile FieldValueInvalid");
        inContainer("no user", R"({"securityContext": {"runAsUser": -1}})",
                    "spec.containers[0].securityContext.runAsUser FieldValueInvalid");
        row("group", "{}", R"({"securityContext": {"supplementalGroups": [1, -1]}})",
            "spec.securityContext.supplementalGroups[1] FieldValueInvalid");
        row("two process tables", "{}", R"({"shareProcessNamespace": true, "hostPID": true})",
            "spec.securityContext.shareProcessNamespace FieldValueInvalid");
        row("active for ever", "{}", R"({"activeDeadlineSeconds": 3000000000})",
            "spec.activeDeadlineSeconds FieldValueInvalid");
        row("ending for ever", "{}", R"({"terminationGracePeriodSeconds": 10000000000})",
            "spec.terminationGracePeriodSeconds FieldValueInvalid");
        inContainer("probe once a life",
                    R"({"livenessProbe": {"tcpSocket": {"port": 80}, "periodSeconds": 9000000000000000000}})",
                    "spec.containers[0].livenessProbe.periodSeconds FieldValueInvalid");
        row("settings of the kernel", "{}",
            R"({"hostIPC": true, "securityContext": {"sysctls": [{"name": "net/ipv4/ip_forward", "value": "1"}]}})",
            "");
        row("settings of the machine", "{}",
            R"({"securityContext": {"sysctls": [{"name": "kernel.pid_max", "value": "1"}]}})",
            "spec.securityContext.sysctls[0].name FieldValueForbidden");
        row("settings of its network", "{}",
            R"({"hostNetwork": true, "securityContext": {"sysctls": [{"name": "net.core.somaxconn", "value": "1"}]}})",
            "spec.securityContext.sysctls[0].name FieldValueInvalid");
        row("settings of no name", "{}",
            R"({"securityContext": {"sysctls": [{"name": "kernel.shm_rmid_forced", "value": "1"},
                                                {"name": "net..ipv4", "value": "1"}]}})",
            "spec.securityContext.sysctls[1].name FieldValueInvalid");
        row("names", "{}", R"({"dnsPolicy": "None"})", "spec.dnsConfig FieldValueRequired");
        row("many servers", "{}", R"({"dnsConfig": {"nameservers": ["10.0.0.1", "10.0.0.2", "10.0.0.3", "::1"]}})",
            "spec.dnsConfig.nameservers FieldValueInvalid");
        row("a domain with a blank", "{}", R"({"dnsConfig": {"searches": ["lab.example.", "_a.b_c", ".", "a b"]}})",
            "spec.dnsConfig.searches[3] FieldValueInvalid");
        row("a nameless option", "{}", R"({"dnsConfig": {"options": [{"name": "edns0"}, {"value": "3"}]}})",
            "spec.dnsConfig.options[1] FieldValueRequired");
        row("alias", "{}", R"({"hostAliases": [{"ip": "nowhere", "hostnames": ["a"]}]})",
            "spec.hostAliases.ip FieldValueInvalid");
        row("other port than the machine's", R"({"ports": [{"containerPort": 80, "hostPort": 81}]})",
            R"({"hostNetwork": true})", "spec.containers[0].ports[0].containerPort FieldValueInvalid");
    }

    void podsAreRefused()
    {
        QFETCH(const QByteArray, container);
        QFETCH(const QByteArray, spec);
        QFETCH(const QByteArray, expected);
        const json found = causes(kind::pod, pod(container.constData(), spec.constData()));
        QCOMPARE(found, expected.isEmpty() ? json::array() : json::array({expected.toStdString()}));
    }

    void othersAreRefused()
    {
        QCOMPARE(causes(kind::configMap, R"({"metadata": {"name": "m"}, "data": {"a": "1", "a/b": "2"},
                                             "binaryData": {"a": "aGk="}})"_json),
                 json::array({"data[a/b] FieldValueInvalid", "data[a] FieldValueInvalid"}));
        const json secret = R"({"metadata": {"name": "s"}, "type": "kubernetes.io/dockerconfigjson"})"_json;
        QCOMPARE(causes(kind::secret, secret), json::array({"data[.dockerconfigjson] FieldValueRequired"}));
        json login = secret;
        login["stringData"][".dockerconfigjson"] = "{}";
        QCOMPARE(causes(kind::secret, login), json::array());
        QCOMPARE(causes(kind::claim, R"({"metadata": {"name": "c"}, "spec": {"accessModes": []}})"_json),
                 json::array({"spec.accessModes FieldValueRequired", "spec.resources[storage] FieldValueRequired"}));
    }

    void defaultsAreThoseOfOthers()
    {
        const auto admitted = admit(kind::pod,
                                    pod(R"({"ports": [{"containerPort": 80}],
            "env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}],
            "lifecycle": {"preStop": {"httpGet": {"port": 80}}}, "resources": {"limits": {"cpu": "0.5"}}})",
                                        R"({"hostNetwork": true, "volumes": [{"name": "v", "downwardAPI": {}},
                                                       {"name": "w", "projected": {}}]})"),
                                    nullptr, UnknownFields::Warn);
        VERIFY_OK(admitted);
        const json& spec = admitted->object["spec"];
        const json& container = spec["containers"][0];
        QCOMPARE(container["ports"][0]["hostPort"], json(80));
        QCOMPARE(container["env"][0]["valueFrom"]["fieldRef"]["apiVersion"], json("v1"));
        QCOMPARE(container["lifecycle"]["preStop"]["httpGet"], R"({"path": "/", "port": 80, "scheme": "HTTP"})"_json);
        QCOMPARE(container["resources"]["requests"]["cpu"], json("500m"));
        QCOMPARE(spec["volumes"][0]["downwardAPI"]["defaultMode"], json(420));
        QCOMPARE(spec["volumes"][1]["projected"]["defaultMode"], json(420));
    }

    void whatHasNoEffectIsTold_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("field"); // empty: nothing is told
        const auto row = [](const char* name, const char* spec, const char* field) {
            QTest::newRow(name) << QByteArray(spec) << QByteArray(field);
        };
        row("importance", R"({"priority": 7})", "spec.priority");
        row("no importance", R"({"priority": 0})", "");
        row("sending others away", R"({"preemptionPolicy": "PreemptLowerPriority"})", "spec.preemptionPolicy");
        row("sending nobody away", R"({"preemptionPolicy": "Never"})", "");
        row("account", R"({"serviceAccount": "robot"})", "spec.serviceAccount");
        row("owners always", R"({"securityContext": {"fsGroupChangePolicy": "Always"}})",
            "spec.securityContext.fsGroupChangePolicy");
        row("owners at need", R"({"securityContext": {"fsGroupChangePolicy": "OnRootMismatch"}})", "");
    }

    void whatHasNoEffectIsTold()
    {
        QFETCH(const QByteArray, spec);
        QFETCH(const QByteArray, field);
        const auto admitted = admit(kind::pod, pod("{}", spec.constData()), nullptr, UnknownFields::Warn);
        VERIFY_OK(admitted);
        QCOMPARE(admitted->warnings.size(), std::size_t{field.isEmpty() ? 0U : 1U});
        for (const std::string& one : admitted->warnings)
            QVERIFY2(one.starts_with(field.toStdString() + " has no effect"), one.c_str());
    }

    /// One that was kept before there were these defaults may still get a label.
    void anOldPodMayChange()
    {
        json former = pod(R"({"resources": {"limits": {"cpu": "0.5"}}})", "{}");
        json after = former;
        after["metadata"]["labels"]["app"] = "shop";
        VERIFY_OK(admit(kind::pod, after, &former, UnknownFields::Warn));
    }

    void quantitiesHaveOneForm()
    {
        for (const auto& [given, expected] : std::initializer_list<std::pair<json, const char*>>{
                 {"0.5", "500m"},
                 {"1024Ki", "1Mi"},
                 {0.25, "250m"},
                 {"1000m", "1"},
                 {"100000", "100k"},
                 {"1.5Gi", "1536Mi"},
                 {"1e3", "1e3"},
                 {"0.5Ki", "512"},
                 {"-1", "-1"},
                 {"0", "0"},
                 {64, "64"},
                 {"1000Mi", "1000Mi"},
                 {"12345678901234567890123", "12345678901234567890123"}})
            QCOMPARE(canonicalQuantity(given), std::string(expected));
        QCOMPARE(canonicalQuantity("0.0001", -3), std::string("1m"));
        QVERIFY(amountOf("1Ki") > amountOf("1k"));
    }

    /// Others write it as well, and it is read again and again.
    void aStatusIsWhatCanBeRead()
    {
        const auto said = [](const Kind& kind, const char* status) {
            json object = json::object();
            object["status"] = json::parse(status);
            const auto checked = checkStatus(kind, object);
            return checked ? std::string() : checked.error().message();
        };
        const std::string before = "Pod in version \"v1\" cannot be handled as a Pod: status";
        QCOMPARE(said(kind::pod, R"("done")"), before + ": must be a mapping");
        QCOMPARE(said(kind::pod, R"({"reason": 7})"), before + ".reason: must be a text");
        QCOMPARE(said(kind::pod, R"({"conditions": ["Ready"]})"), before + ".conditions[0]: must be a mapping");
        QCOMPARE(said(kind::pod, R"({"conditions": [{"type": "Ready"}]})"), before + ".conditions[0].status: required");
        QCOMPARE(said(kind::pod, R"({"containerStatuses": [{"name": "a", "ready": "yes"}]})"),
                 before + ".containerStatuses[0].ready: must be true or false");
        QCOMPARE(said(kind::pod, R"({"conditions": [{"type": "a", "status": "True", "more": 7}], "other": 7})"),
                 std::string());
        QVERIFY(!said(kind::node, R"({"conditions": {}})").empty());
        QVERIFY(!said(kind::space, R"([])").empty());
        VERIFY_FAILS(
            admit(kind::node, R"({"metadata": {"name": "n"}, "status": "here"})"_json, nullptr, UnknownFields::Ignore),
            ErrorKind::Protocol);
    }

    void whatIsOfAnotherTypeIsNoSuchObject()
    {
        const auto kindOf = [](const json& object, UnknownFields unknown) {
            const auto admitted = admit(kind::pod, object, nullptr, unknown);
            return admitted ? std::nullopt : std::optional(admitted.error().kind());
        };
        QVERIFY(kindOf(pod("{}", R"({"containers": "web"})"), UnknownFields::Warn) == ErrorKind::Protocol);
        QVERIFY(kindOf(pod(R"({"ports": [{"containerPort": "x"}]})", "{}"), UnknownFields::Warn) ==
                ErrorKind::Protocol);
        for (const char* bad : {R"({"readinessGates": ["ready"]})", R"({"os": "linux"})",
                                R"({"securityContext": {"appArmorProfile": "none"}})"})
            QVERIFY2(kindOf(pod("{}", bad), UnknownFields::Warn) == ErrorKind::Protocol, bad);
        for (const char* bad : {R"({"securityContext": {"seLinuxOptions": {"level": 5}}})",
                                R"({"livenessProbe": {"httpGet": {"port": 80, "httpHeaders": ["x"]}}})"})
            QVERIFY2(kindOf(pod(bad, "{}"), UnknownFields::Warn) == ErrorKind::Protocol, bad);
        // Many unknown fields hide nothing.
        json crowded = pod("{}", R"({"terminationGracePeriodSeconds": "long"})");
        for (int i = 0; i < 150; ++i)
            crowded["spec"]["a" + std::to_string(i)] = i;
        QVERIFY(kindOf(crowded, UnknownFields::Ignore) == ErrorKind::Protocol);
        QVERIFY(kindOf(pod("{}", R"({"colour": "red"})"), UnknownFields::Refuse) == ErrorKind::Protocol);
        QVERIFY(!kindOf(pod("{}", R"({"colour": "red"})"), UnknownFields::Warn));
        QVERIFY(kindOf(pod("{}", R"({"restartPolicy": "Sometimes"})"), UnknownFields::Warn) == ErrorKind::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestPodRules)
#include "tst_podrules.moc"
