// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dockerlies.h"

#include <algorithm>

namespace darse::test {

using nlohmann::json;

namespace {

constexpr const char* kPod = R"({
    "apiVersion": "v1", "kind": "Pod",
    "metadata": {"name": "web", "namespace": "default", "uid": "u", "resourceVersion": "7", "labels": {"app": "web"},
                 "creationTimestamp": "2026-01-01T00:00:00Z", "annotations": {"a": "b"},
                 "ownerReferences": [{"kind": "ReplicaSet", "name": "web", "uid": "o", "controller": true}],
                 "managedFields": [{"manager": "m", "operation": "Apply", "fieldsV1": {"f:spec": {"f:nodeName": {}}}}]},
    "spec": {"nodeName": "here", "hostNetwork": true, "terminationGracePeriodSeconds": 3, "restartPolicy": "Always",
             "volumes": [{"name": "words", "configMap": {"name": "greetings"}}, {"name": "e", "emptyDir": {"medium": "Memory"}},
                         {"name": "all", "projected": {"sources": [{"secret": {"name": "s"}}]}}],
             "initContainers": [{"name": "first", "image": "busybox", "restartPolicy": "Always"}],
             "containers": [{"name": "main", "image": "busybox", "command": ["a"], "args": ["b"],
                 "ports": [{"containerPort": 80, "hostPort": 8080, "hostIP": "0.0.0.0", "protocol": "TCP"}],
                 "env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "hidden", "key": "k"}}}, {"name": "B", "value": "c"}],
                 "envFrom": [{"prefix": "P", "configMapRef": {"name": "c"}}], "readinessProbe": {"exec": {"command": ["x"]}},
                 "resources": {"limits": {"cpu": "500m", "memory": "64Mi"}, "requests": {"cpu": 1}},
                 "volumeMounts": [{"name": "words", "mountPath": "/w", "readOnly": true}]}],
             "ephemeralContainers": [{"name": "guest", "image": "busybox"}]},
    "status": {"phase": "Running", "podIP": "10.0.0.2", "qosClass": "Burstable", "reason": "r", "message": "m",
        "conditions": [{"type": "Ready", "status": "True"}],
        "initContainerStatuses": [{"name": "first", "containerID": "x://f", "state": {"waiting": {"reason": "CrashLoopBackOff"}}}],
        "containerStatuses": [{"name": "main", "ready": true, "restartCount": 2, "containerID": "containerd://abc", "imageID": "i",
            "state": {"running": {"startedAt": "2026-01-01T00:00:01Z"}},
            "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled", "message": "x", "startedAt": "2026-01-01T00:00:00Z",
                                         "finishedAt": "2026-01-01T00:00:01Z"}}}],
        "ephemeralContainerStatuses": [{"name": "guest", "containerID": "x://g",
                                        "state": {"terminated": {"exitCode": 1, "reason": "Error"}}}]}})";

constexpr const char* kNode = R"({
    "metadata": {"name": "here"}, "spec": {"unschedulable": true},
    "status": {"addresses": [{"type": "InternalIP", "address": "10.0.0.1"}, {"type": "Hostname", "address": "here"}],
        "capacity": {"cpu": "4", "memory": "8Gi", "ephemeral-storage": "100Gi"},
        "conditions": [{"type": "Ready", "status": "True"}, {"type": "DiskPressure", "status": "True", "message": "full"}],
        "nodeInfo": {"osImage": "o", "kernelVersion": "6", "kubeletVersion": "v1", "containerRuntimeVersion": "c"}}})";

constexpr const char* kEvent = R"({
    "metadata": {"name": "e", "namespace": "default", "creationTimestamp": "2026-01-01T00:00:00Z"}, "type": "Warning", "count": 2,
    "involvedObject": {"kind": "Pod", "name": "web", "namespace": "default"}, "reason": "BackOff", "message": "tired",
    "firstTimestamp": "2026-01-01T00:00:00Z", "lastTimestamp": "2026-01-01T00:00:05Z", "eventTime": "2026-01-01T00:00:00.1Z",
    "series": {"count": 3, "lastObservedTime": "2026-01-01T00:00:09.123456Z"}})";

/// A kind of ours and one that nobody knows, in the second version.
constexpr const char* kSecondWords = R"({
    "paths": {
        "/api/v1/namespaces/{namespace}/pods/{name}":
            {"get": {"x-kubernetes-group-version-kind": {"group": "", "kind": "Pod", "version": "v1"}}},
        "/apis/darse.test/v1/colours/{name}":
            {"patch": {"x-kubernetes-group-version-kind": {"group": "darse.test", "kind": "Colour", "version": "v1"}}}},
    "definitions": {
        "io.k8s.api.core.v1.Pod": {"type": "object", "required": ["spec"], "description": "a pod",
            "properties": {"spec": {"$ref": "#/definitions/io.k8s.api.core.v1.PodSpec"}, "metadata": {"type": "object"}},
            "x-kubernetes-group-version-kind": [{"group": "", "kind": "Pod", "version": "v1"}]},
        "io.k8s.api.core.v1.PodSpec": {"properties": {"containers": {"type": "array", "x-kubernetes-patch-merge-key": "name",
            "x-kubernetes-patch-strategy": "merge", "items": {"type": "object", "properties": {"name": {"type": "string"},
            "limits": {"type": "object", "additionalProperties": {"$ref": "#/definitions/io.Quantity"}}}}}}},
        "io.Quantity": {"type": "string"},
        "test.darse.v1.Colour": {"properties": {"spec": {"type": "object", "properties": {
                "tone": {"type": "string", "enum": ["dark", "light"], "description": "how dark"},
                "mix": {"type": "array", "items": {"type": "integer"}, "x-kubernetes-list-map-keys": ["name"]},
                "port": {"x-kubernetes-int-or-string": true}, "any": {"x-kubernetes-preserve-unknown-fields": true}}}},
            "x-kubernetes-group-version-kind": [{"group": "darse.test", "kind": "Colour", "version": "v1"}]}}})";

constexpr const char* kThirdWords = R"({
    "paths": {"/apis/darse.test/v1/namespaces/{namespace}/shapes/{name}":
        {"get": {"x-kubernetes-group-version-kind": {"group": "darse.test", "kind": "Shape", "version": "v1"}}}},
    "components": {"schemas": {"test.darse.v1.Shape": {"type": "object",
        "properties": {"spec": {"allOf": [{"$ref": "#/components/schemas/test.darse.v1.Spec"}], "default": {}}},
        "x-kubernetes-group-version-kind": [{"group": "darse.test", "kind": "Shape", "version": "v1"}]},
        "test.darse.v1.Spec": {"properties": {"corners": {"type": "integer", "format": "int32"}}}}}})";

} // namespace

const std::vector<Truth>& kubeTruths()
{
    static const std::vector<Truth> kTruths{
        {"pod", json::parse(kPod)},
        {"node", json::parse(kNode)},
        {"event", json::parse(kEvent)},
        {"map",
         json::parse(R"({"metadata": {"name": "m", "namespace": "default", "labels": {"a": "b"}}, "data": {"a": "b"},
            "binaryData": {"c": "ZA=="}, "immutable": true})")},
        {"secret", json::parse(R"({"metadata": {"name": "s", "namespace": "default"}, "type": "Opaque",
            "data": {"word": "c2VzYW1l"}})")},
        {"use", json::parse(R"({"items": [{"metadata": {"name": "web", "namespace": "default"}, "containers": [
            {"name": "main", "usage": {"cpu": "5m", "memory": "9Mi"}}], "usage": {"cpu": "1", "memory": "1Gi"}}]})")},
        {"words", json::parse(kSecondWords)},
        {"third words", json::parse(kThirdWords)},
        {"status",
         json::parse(R"({"kind": "Status", "status": "Failure", "reason": "Invalid", "message": "no", "code": 422,
            "details": {"causes": [{"reason": "ExitCode", "message": "3", "field": "f"}]}})")},
        {"version", json::parse(R"({"gitVersion": "v1.30.0"})")},
    };
    return kTruths;
}

const json& kubeTruth(const std::string& name)
{
    return std::ranges::find(kubeTruths(), name, &Truth::name)->document;
}

} // namespace darse::test
