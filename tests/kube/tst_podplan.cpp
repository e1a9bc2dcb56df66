// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/podplan.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// What is refused and added when a pod comes in, and what its containers are to be.
class TestPodPlan : public QObject {
    Q_OBJECT

private:
    static json pod()
    {
        return R"({"metadata": {"name": "web", "namespace": "lab", "uid": "u-1", "labels": {"app": "shop"}},
                   "spec": {"containers": [{"name": "a", "image": "img:1"}]}})"_json;
    }
    static json whole(json object)
    {
        auto admitted = admit(kind::pod, std::move(object), nullptr, UnknownFields::Warn);
        return admitted ? admitted->object : json(admitted.error().message());
    }
    static PodGround ground()
    {
        PodGround out;
        out.infra = "i1";
        out.address = "10.0.0.2";
        out.nodeAddress = "192.0.2.7";
        out.node = "box";
        out.volumes = "/v";
        out.find = [](const Kind& kind, const std::string& name) -> ObjectPtr {
            if (name != "cfg")
                return nullptr;
            const json data = &kind == &kind::secret ? json{{"k", "c2VjcmV0"}} : json{{"k", "plain"}, {"l", "x"}};
            return std::make_shared<const json>(json{{"kind", kind.name}, {"data", data}});
        };
        return out;
    }
    static container::Config run(const json& object)
    {
        return planRun(object, object["spec"]["containers"][0], 0, ground()).value();
    }
    static bool has(const std::vector<std::string>& list, const char* text)
    {
        return std::ranges::find(list, text) != list.end();
    }

private Q_SLOTS:
    void defaultsAreAdded()
    {
        json object = pod();
        object["spec"]["volumes"] = R"([{"name": "v"}, {"name": "c", "configMap": {"name": "x"}}])"_json;
        object["spec"]["containers"][0]["resources"] = R"({"limits": {"cpu": "1"}})"_json;
        object["spec"]["nodeName"] = nullptr;
        const json spec = whole(object)["spec"];
        QCOMPARE(spec["restartPolicy"], json("Always"));
        QCOMPARE(spec["terminationGracePeriodSeconds"], json(30));
        QCOMPARE(spec["volumes"][0]["emptyDir"], json::object());
        QCOMPARE(spec["volumes"][1]["configMap"]["defaultMode"], json(420));
        QCOMPARE(spec["containers"][0]["imagePullPolicy"], json("IfNotPresent"));
        QCOMPARE(spec["containers"][0]["resources"]["requests"]["cpu"], json("1"));
        QVERIFY(!spec.contains("nodeName"));
    }

    void latestIsPulledAlways()
    {
        for (const auto& [image, policy] :
             std::initializer_list<std::pair<const char*, const char*>>{{"a", "Always"},
                                                                        {"h:5000/a", "Always"},
                                                                        {"a:latest", "Always"},
                                                                        {"h:5000/a:1", "IfNotPresent"},
                                                                        {"a@sha256:00", "IfNotPresent"}}) {
            json object = pod();
            object["spec"]["containers"][0]["image"] = image;
            QCOMPARE(whole(object)["spec"]["containers"][0]["imagePullPolicy"], json(policy));
        }
    }

    void whatCannotBeIsRefused()
    {
        const auto refused = [](const json& patch, const char* why) {
            json object = pod();
            object.merge_patch(patch);
            const json result = whole(object);
            return result.is_string() && result.get<std::string>().find(why) != std::string::npos;
        };
        QVERIFY(refused(R"({"spec": {"containers": []}})"_json, "spec.containers: Required value"));
        QVERIFY(refused(R"({"spec": {"containers": [{"name": "A", "image": "x"}]}})"_json,
                        "spec.containers[0].name: Invalid value"));
        QVERIFY(refused(R"({"spec": {"containers": [{"name": "a", "image": "x"}, {"name": "a", "image": "x"}]}})"_json,
                        "spec.containers[1].name: Duplicate value"));
        QVERIFY(refused(R"({"spec": {"containers": [{"name": "a", "image": "x",
                             "volumeMounts": [{"name": "none", "mountPath": "/x"}]}]}})"_json,
                        "spec.containers[0].volumeMounts[0].name: Not found"));
        QVERIFY(refused(R"({"spec": {"volumes": [{"name": "c", "configMap": {"name": "x",
                             "items": [{"key": "k", "path": "../../etc/passwd"}]}}]}})"_json,
                        "spec.volumes[0].configMap.items[0].path: Invalid value"));
        QVERIFY(refused(R"({"spec": {"containers": [{"name": "a", "image": "x", "lifecycle": {"preStop": {}}}]}})"_json,
                        "spec.containers[0].lifecycle.preStop: Required value: must specify a handler type"));
        QVERIFY(refused(R"({"spec": {"containers": [{"name": "a", "image": "x", "targetContainerName": "b"}]}})"_json,
                        "spec.containers[0].targetContainerName: Forbidden"));
        QVERIFY(refused(R"({"spec": {"ephemeralContainers": [{"name": "d", "image": "x"}]}})"_json,
                        "spec.ephemeralContainers: Forbidden: cannot be set on create"));
        QVERIFY(refused(R"({"spec": {"activeDeadlineSeconds": 0}})"_json, "spec.activeDeadlineSeconds: Invalid value"));
        QVERIFY(refused(R"({"spec": {"containers": [null]}})"_json, "spec.containers[0]: Required value"));
        QVERIFY(refused(R"({"kind": "Secret"})"_json, "and not a Pod"));
    }

    void whatHasNoEffectIsTold()
    {
        json object = pod();
        object["spec"]["overhead"] = json::object();
        object["spec"]["containers"][0]["resizePolicy"] = json::array();
        object["spec"]["colour"] = "red";
        const auto admitted = admit(kind::pod, object, nullptr, UnknownFields::Warn);
        VERIFY_OK(admitted);
        QCOMPARE(admitted->warnings.size(), std::size_t{3});
        QCOMPARE(admitted->warnings[0], std::string("unknown field \"spec.colour\""));
        QVERIFY(admitted->warnings[1].starts_with("spec.overhead has no effect"));
        QVERIFY(admitted->warnings[2].starts_with("spec.containers[0].resizePolicy has no effect"));
        VERIFY_FAILS(admit(kind::pod, object, nullptr, UnknownFields::Refuse), ErrorKind::Protocol);
    }

    void littleOfARunningPodMayChange()
    {
        const json before = whole(pod());
        json after = before;
        after["spec"]["containers"][0]["image"] = "img:2";
        VERIFY_OK(admit(kind::pod, after, &before, UnknownFields::Warn));
        after["spec"]["containers"][0]["args"] = {"x"};
        VERIFY_FAILS(admit(kind::pod, after, &before, UnknownFields::Warn), ErrorKind::InvalidInput);
    }

    void secretsAreEncoded()
    {
        const auto admitted = admit(kind::secret, R"({"metadata": {"name": "s"}, "stringData": {"a": "hello"}})"_json,
                                    nullptr, UnknownFields::Warn);
        VERIFY_OK(admitted);
        QCOMPARE(admitted->object["data"]["a"], json("aGVsbG8="));
        QCOMPARE(admitted->object["type"], json("Opaque"));
        QVERIFY(!admitted->object.contains("stringData"));
        VERIFY_FAILS(admit(kind::configMap, R"({"metadata": {"name": "s"}, "data": {"../a": "x"}})"_json, nullptr,
                           UnknownFields::Warn),
                     ErrorKind::InvalidInput);
    }

    void theEnvironmentComesFromEverywhere()
    {
        json object = pod();
        object["spec"]["containers"][0]["envFrom"] = R"([{"prefix": "P_", "configMapRef": {"name": "cfg"}},
                                                         {"secretRef": {"name": "gone", "optional": true}}])"_json;
        object["spec"]["containers"][0]["env"] = R"([
            {"name": "A", "value": "1"}, {"name": "B", "value": "$(A)-$(NOBODY)-$$(A)-$"},
            {"name": "S", "valueFrom": {"secretKeyRef": {"name": "cfg", "key": "k"}}},
            {"name": "N", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}},
            {"name": "L", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['app']"}}},
            {"name": "I", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}},
            {"name": "H", "valueFrom": {"fieldRef": {"fieldPath": "status.hostIP"}}}])"_json;
        object["spec"]["containers"][0]["args"] = {"$(B)"};
        const container::Config config = run(object);
        for (const char* variable : {"A=1", "B=1-$(NOBODY)-$(A)-$", "S=secret", "N=web", "L=shop", "I=10.0.0.2",
                                     "H=192.0.2.7", "P_k=plain", "P_l=x"})
            QVERIFY2(has(config.environment, variable), variable);
        QCOMPARE(config.command.value().front(), std::string("1-$(NOBODY)-$(A)-$"));
        object["spec"]["containers"][0]["env"] =
            R"([{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "gone", "key": "k"}}}])"_json;
        VERIFY_FAILS(planRun(object, object["spec"]["containers"][0], 0, ground()), ErrorKind::NotFound);
    }

    void aRunStandsOnTheInfra()
    {
        json object = pod();
        object["spec"]["shareProcessNamespace"] = true;
        object["spec"]["volumes"] = R"([{"name": "e", "emptyDir": {}}, {"name": "h", "hostPath": {"path": "/srv"}},
                                        {"name": "c", "configMap": {"name": "cfg"}}])"_json;
        object["spec"]["containers"][0]["volumeMounts"] = R"([{"name": "e", "mountPath": "/e"},
            {"name": "h", "mountPath": "/h", "readOnly": true}, {"name": "c", "mountPath": "/c"}])"_json;
        object["spec"]["containers"][0]["resources"] =
            R"({"limits": {"cpu": "500m", "memory": "64Mi"}, "requests": {"cpu": "250m"}})"_json;
        object["spec"]["containers"][0]["securityContext"] =
            R"({"runAsUser": 7, "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}})"_json;
        const container::Config config = run(object);
        QCOMPARE(config.modes.network, std::string("container:i1"));
        QCOMPARE(config.modes.pid, std::string("container:i1"));
        QCOMPARE(config.mounts.size(), std::size_t{3});
        QCOMPARE(config.mounts[0].source, std::string("/v/e"));
        QVERIFY(!config.mounts[0].isReadOnly && config.mounts[1].isReadOnly && config.mounts[2].isReadOnly);
        QCOMPARE(config.mounts[1].source, std::string("/srv"));
        QCOMPARE(config.resources.nanoCpus, std::int64_t{500'000'000});
        QCOMPARE(config.resources.memory, std::int64_t{64} * 1024 * 1024);
        QCOMPARE(config.resources.cpuShares, std::uint64_t{256});
        QCOMPARE(config.user, std::string("7"));
        QVERIFY(has(config.security.options, "no-new-privileges"));
        QCOMPARE(config.labels.at(std::string(label::kPodUid)), std::string("u-1"));
        QVERIFY(config.restart.mode == container::RestartMode::No);
        object["spec"]["containers"][0]["securityContext"] = R"({"runAsNonRoot": true, "runAsUser": 0})"_json;
        VERIFY_FAILS(planRun(object, object["spec"]["containers"][0], 0, ground()), ErrorKind::InvalidInput);
    }

    void theInfraHasThePorts()
    {
        json object = pod();
        object["spec"]["containers"][0]["ports"] =
            R"([{"containerPort": 80, "hostPort": 8080, "protocol": "TCP"}, {"containerPort": 90}])"_json;
        const container::Config config = planInfra(object, "img:1", {.pause = "/usr/bin/catatonit"});
        QCOMPARE(config.ports.size(), std::size_t{1});
        QCOMPARE(config.ports[0].first, std::uint16_t{8080});
        QCOMPARE(config.hostname, std::string("web"));
        QCOMPARE(config.entrypoint.value().back(), std::string("-P"));
        QVERIFY(config.mounts.front().target.starts_with("/dev/"));
        QCOMPARE(runName(object, "a", 2), std::string("k8s_a_web_lab_u-1_2"));
        const std::string dns(label::kDns);
        QCOMPARE(config.labels.at(dns), std::string("network"));
        object["spec"]["hostNetwork"] = true;
        QCOMPARE(planInfra(object, "img:1", {}).labels.at(dns), std::string("machine"));
        object["spec"]["dnsPolicy"] = "None";
        QCOMPARE(planInfra(object, "img:1", {}).labels.at(dns), std::string("none"));
    }

    void quantitiesAreNumbers()
    {
        QCOMPARE(bytesOf("1Gi"), std::int64_t{1} << 30);
        QCOMPARE(bytesOf("1.5k"), std::int64_t{1500});
        QCOMPARE(bytesOf(12), std::int64_t{12});
        QCOMPARE(bytesOf("1e3"), std::int64_t{1000});
        QCOMPARE(bytesOf("2Pi"), std::int64_t{2} << 50);
        QCOMPARE(nanosOf("2"), std::int64_t{2'000'000'000});
    }

    void aPodAsAWholeIsLimited()
    {
        json spec = R"({"containers": [{"resources": {"limits": {"memory": "8Mi", "cpu": "1"}}},
                                       {"resources": {"limits": {"memory": "8Mi"}}}]})"_json;
        QCOMPARE(limitsOf(spec).memory, std::int64_t{16 << 20});
        QCOMPARE(limitsOf(spec).memoryOfInfra, std::int64_t{16 << 20});
        QCOMPARE(limitsOf(spec).nanoCpus, std::int64_t{0}); // not all say so
        spec["initContainers"] = R"([{"resources": {"limits": {"memory": "64Mi"}}}])"_json;
        QCOMPARE(limitsOf(spec).memory, std::int64_t{64 << 20});
        spec["resources"] = R"({"limits": {"memory": "4Mi", "cpu": "500m"}})"_json;
        QCOMPARE(limitsOf(spec).memory, std::int64_t{4 << 20});
        QCOMPARE(limitsOf(spec).memoryOfInfra, std::int64_t{0}); // it is among what the pod asks for
        QCOMPARE(limitsOf(spec).nanoCpus, std::int64_t{500'000'000});
        QVERIFY(limitsOf(pod()["spec"]) == PodLimits{.nanoCpusWanted = 1'953'125}); // two shares of 1024
    }

    void whoSuffersLast_data()
    {
        QTest::addColumn<QString>("resources");
        QTest::addColumn<QString>("ofPod");
        QTest::addColumn<QString>("quality");
        QTest::addColumn<int>("score");
        const auto row = [](const char* name, const char* resources, const char* ofPod, const char* quality,
                            int score) {
            QTest::newRow(name) << QString::fromLatin1(resources) << QString::fromLatin1(ofPod)
                                << QString::fromLatin1(quality) << score;
        };
        row("nothing", "{}", "{}", "BestEffort", 1000);
        row("all", R"({"limits": {"cpu": 1, "memory": "1Gi"}})", "{}", "Guaranteed", -997);
        row("all, said twice", R"({"limits": {"cpu": 1, "memory": "1Gi"}, "requests": {"cpu": "1000m"}})", "{}",
            "Guaranteed", -997);
        row("a quarter", R"({"requests": {"memory": "1Gi"}})", "{}", "Burstable", 750);
        row("a processor", R"({"requests": {"cpu": 1}})", "{}", "Burstable", 999);
        row("the pod", "{}", R"({"limits": {"cpu": 1, "memory": "1Gi"}})", "Guaranteed", -997);
        row("a part of the pod", "{}", R"({"limits": {"memory": "1Gi"}})", "Burstable", 999);
    }
    void whoSuffersLast()
    {
        QFETCH(const QString, resources);
        QFETCH(const QString, ofPod);
        QFETCH(const QString, quality);
        QFETCH(const int, score);
        json spec{{"containers", {{{"name", "a"}, {"resources", json::parse(resources.toStdString())}}}},
                  {"resources", json::parse(ofPod.toStdString())}};
        QCOMPARE(QString::fromStdString(qosClass(spec)), quality);
        QCOMPARE(oomScore(spec, spec["containers"][0], std::int64_t{4} << 30U), score);
    }

    void lastWordsHaveAFile()
    {
        json object = whole(pod());
        PodGround with = ground();
        with.ends = "/e";
        const json& container = object["spec"]["containers"][0];
        const auto config = planRun(object, container, 3, with).value();
        QCOMPARE(config.mounts.back().target, std::string("/dev/termination-log"));
        QCOMPARE(config.mounts.back().source, std::string("/e/a.3"));
        QVERIFY(planRun(object, container, 3, ground())->mounts.empty());
    }
};

QTEST_APPLESS_MAIN(TestPodPlan)
#include "tst_podplan.moc"
