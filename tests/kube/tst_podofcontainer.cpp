// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/document.h"
#include "core/kube/podofcontainer.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

const json kInspected = R"({
  "Id": "0123456789abcdef", "Name": "/Web_1",
  "Config": {"Image": "shop:2", "Hostname": "shop", "User": "1000:100", "Tty": true, "StopTimeout": 5,
             "Env": ["PATH=/bin", "COLOUR=red=blue"], "Cmd": ["serve", "--all"], "Entrypoint": ["/init"],
             "Labels": {"app": "shop", "note": "two words", "of.image": "1"},
             "Healthcheck": {"Test": ["CMD-SHELL", "ask"], "Interval": 30000000000, "Retries": 3}},
  "HostConfig": {"PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}], "53/udp": null},
                 "RestartPolicy": {"Name": "on-failure"}, "Memory": 1048576, "NanoCpus": 500000000,
                 "CpuShares": 256, "CapAdd": ["CAP_NET_ADMIN"], "CapDrop": ["ALL"], "ReadonlyRootfs": true,
                 "SecurityOpt": ["no-new-privileges"], "Tmpfs": {"/scratch": "size=8m,mode=1777"},
                 "ExtraHosts": ["db:10.0.0.2"], "Dns": ["9.9.9.9"], "Devices": [{"PathOnHost": "/dev/kvm"}],
                 "Ulimits": [], "NetworkMode": "back"},
  "Mounts": [{"Type": "volume", "Name": "data", "Source": "/v/data", "Destination": "/data", "RW": false},
             {"Type": "bind", "Source": "/srv", "Destination": "/srv", "RW": true}]})"_json;
const json kImage =
    R"({"Config": {"Env": ["PATH=/bin"], "Cmd": ["serve"], "Entrypoint": ["/init"], "Labels": {"of.image": "1"}}})"_json;

} // namespace

/// Containers that run become the YAML of a pod that does the same.
class TestPodOfContainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAContainerIsIsTold()
    {
        const json pod = podOf({{kInspected, kImage}}).pod;
        const json& container = pod["spec"]["containers"][0];
        QVERIFY(pod["metadata"] ==
                R"({"name": "web-1", "labels": {"app": "shop"}, "annotations": {"note": "two words"}})"_json);
        QVERIFY(!container.contains("command")); // its image says so
        QVERIFY(container["args"] == R"(["serve", "--all"])"_json);
        QVERIFY(container["env"] == R"([{"name": "COLOUR", "value": "red=blue"}])"_json);
        QVERIFY(container["ports"] ==
                R"([{"containerPort": 53, "protocol": "UDP"}, {"containerPort": 80, "hostPort": 8080}])"_json);
        QVERIFY(container["resources"] ==
                R"({"limits": {"memory": "1048576", "cpu": "500m"}, "requests": {"cpu": "250m"}})"_json);
        QVERIFY(container["securityContext"] ==
                R"({"runAsUser": 1000, "runAsGroup": 100, "readOnlyRootFilesystem": true,
                    "allowPrivilegeEscalation": false, "capabilities": {"add": ["NET_ADMIN"], "drop": ["ALL"]}})"_json);
        QVERIFY(container["livenessProbe"] == R"({"exec": {"command": ["/bin/sh", "-c", "ask"]}, "periodSeconds": 30,
                                                  "failureThreshold": 3})"_json);
        QVERIFY(container["volumeMounts"] ==
                R"([{"name": "data-1", "mountPath": "/data", "readOnly": true}, {"name": "data-2", "mountPath": "/srv"},
                    {"name": "data-3", "mountPath": "/scratch"}])"_json);
        QCOMPARE(pod["spec"]["volumes"][2]["emptyDir"]["sizeLimit"].get<std::string>(), std::string("8Mi"));
        QCOMPARE(pod["spec"]["restartPolicy"].get<std::string>(), std::string("OnFailure"));
        QVERIFY(pod["spec"]["hostAliases"] == R"([{"ip": "10.0.0.2", "hostnames": ["db"]}])"_json);
    }

    /// What is made can be applied as it is, and says what it does not do.
    void theTextIsGood()
    {
        const PodOfContainers made = podOf({{kInspected, kImage}, {kInspected, kImage}}, "both");
        const auto documents = parseDocuments(made.text());
        VERIFY_OK(documents);
        QCOMPARE(documents->size(), std::size_t{2}); // one claim for both
        const auto admitted = admit(kind::claim, documents->front().value, nullptr, UnknownFields::Refuse);
        VERIFY_OK(admitted);
        json pod = documents->back().value;
        QCOMPARE(pod["metadata"]["name"].get<std::string>(), std::string("both"));
        pod["spec"]["containers"][1]["name"] = "other"; // two of one name are no pod
        pod["spec"]["containers"][1].erase("ports");
        const auto good = admit(kind::pod, pod, nullptr, UnknownFields::Refuse);
        VERIFY_OK(good);
        QVERIFY(made.text().find("# not in a pod: web-1: its devices\n") != std::string::npos);
        QVERIFY(made.text().find("# not in a pod: web-1: its network back\n") != std::string::npos);
    }

    void littleIsEnough()
    {
        const json pod = podOf({{R"({"Name": "/a", "Config": {"Image": "x"}})"_json, nullptr}}).pod;
        QVERIFY(pod ==
                R"({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"restartPolicy": "Never",
            "containers": [{"name": "a", "image": "x", "imagePullPolicy": "IfNotPresent"}]}})"_json);
        QCOMPARE(podOf({}).pod["metadata"]["name"].get<std::string>(), std::string("pod"));
    }
};

QTEST_APPLESS_MAIN(TestPodOfContainer)
#include "tst_podofcontainer.moc"
