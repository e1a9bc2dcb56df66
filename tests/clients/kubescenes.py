# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that an engine of ours and a real kube-apiserver are to answer alike, and what differs on purpose."""

import re

GIVEN_IN_SPEC = ["nodeName", "tolerations", "preemptionPolicy", "priority", "finalizers"]
GIVEN_IN_STATUS = ["qosClass"]  # ours tells it with the first status
# (scene, place in the answer, why): both are regular expressions.
EXPECTED = [
    (r".*", r"/object/spec/(initContainers|containers)/\d+/resources/requests", "the real server leaves it to others"),
]


def expected(scene, place):
    for scenes, places, reason in EXPECTED:
        if re.fullmatch(scenes, scene) and re.match(places, place):
            return reason
    return None


def pod(name, container=None, **spec):
    one = {"name": "a", "image": "img:1", **(container or {})}
    return name, "pods", {"metadata": {"name": name}, "spec": {"containers": [one], "nodeName": "elsewhere", **spec}}


def volumes(name, volume, mount=None):
    return pod(name, {"volumeMounts": [{"name": "v", "mountPath": "/v", **(mount or {})}]}, volumes=[{"name": "v", **volume}])


def other(name, plural, **members):
    return name, plural, {"metadata": {"name": name}, **members}


def claim(name, **spec):
    whole = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}, **spec}
    return other(name, "persistentvolumeclaims", spec=whole)


HTTP = {"httpGet": {"port": 80}}
ROWS = [
    # Good ones.
    pod("least"),
    pod("latest", {"image": "img"}),
    pod("latest-named", {"image": "host.example:5000/a/b:latest"}),
    pod("digest", {"image": "img@sha256:" + "a" * 64}),
    pod("always", {"imagePullPolicy": "Never"}),
    pod("ports", {"ports": [{"containerPort": 80}, {"containerPort": 53, "protocol": "UDP", "name": "dns"}]}),
    pod("host-port", {"ports": [{"containerPort": 80, "hostPort": 8080}]}),
    pod("host-network", {"ports": [{"containerPort": 80}]}, hostNetwork=True),
    pod("env", {"env": [{"name": "A", "value": "1"}, {"name": "B", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]}),
    pod("env-keys", {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}}],
                     "envFrom": [{"prefix": "P_", "configMapRef": {"name": "c"}}]}),
    pod("resources", {"resources": {"limits": {"cpu": "500m", "memory": "64Mi"}}}),
    pod("resources-odd", {"resources": {"limits": {"cpu": "0.5", "memory": "1024Ki"}, "requests": {"cpu": 0.25}}}),
    pod("liveness", {"livenessProbe": HTTP}),
    pod("readiness", {"readinessProbe": {"tcpSocket": {"port": "web"}, "periodSeconds": 3}, "ports": [{"containerPort": 80, "name": "web"}]}),
    pod("startup", {"startupProbe": {"exec": {"command": ["true"]}, "failureThreshold": 30}}),
    pod("hooks", {"lifecycle": {"postStart": {"exec": {"command": ["true"]}}, "preStop": {"httpGet": {"port": 80, "path": "/end"}}}}),
    pod("last-words", {"terminationMessagePolicy": "FallbackToLogsOnError"}),
    pod("once", restartPolicy="Never"),
    pod("deadline", activeDeadlineSeconds=5, terminationGracePeriodSeconds=0),
    pod("init", initContainers=[{"name": "i", "image": "img:1"}]),
    pod("secured", {"securityContext": {"runAsNonRoot": True, "runAsUser": 1000, "readOnlyRootFilesystem": True,
                                        "capabilities": {"drop": ["ALL"]}}}, securityContext={"fsGroup": 7}),
    pod("names", hostAliases=[{"ip": "10.0.0.9", "hostnames": ["nine"]}], dnsPolicy="None", dnsConfig={"nameservers": ["10.0.0.1"]}),
    pod("pull-secrets", imagePullSecrets=[{"name": "login"}]),
    volumes("empty", {"emptyDir": {}}),
    volumes("memory", {"emptyDir": {"medium": "Memory", "sizeLimit": "1Mi"}}),
    volumes("no-type", {}),
    volumes("host-path", {"hostPath": {"path": "/srv"}}, {"readOnly": True}),
    volumes("config-map", {"configMap": {"name": "c", "items": [{"key": "k", "path": "p"}]}}),
    volumes("secret", {"secret": {"secretName": "s", "defaultMode": 256}}, {"subPath": "p"}),
    volumes("claimed", {"persistentVolumeClaim": {"claimName": "c"}}),
    volumes("downward", {"downwardAPI": {"items": [{"path": "l", "fieldRef": {"fieldPath": "metadata.labels"}}]}}),
    volumes("projected", {"projected": {"sources": [{"secret": {"name": "s"}}, {"configMap": {"name": "c"}}]}}),
    other("map", "configmaps", data={"a": "1", "b.c": "2"}, binaryData={"d": "aGk="}),
    other("fixed", "configmaps", data={"a": "1"}, immutable=True),
    other("opaque", "secrets", data={"a": "aGk="}),
    other("plain-text", "secrets", stringData={"a": "hi"}),
    other("typed", "secrets", type="kubernetes.io/basic-auth", stringData={"username": "u", "password": "p"}),
    other("space", "namespaces"),
    # Bad ones.
    pod("Upper"),
    pod("dots..twice"),
    pod("x" * 254),
    pod("no-image", {"image": ""}),
    pod("bad-container", {"name": "A_b"}),
    pod("no-containers", containers=[]),
    pod("twice", containers=[{"name": "a", "image": "i"}, {"name": "a", "image": "i"}]),
    pod("bad-policy", restartPolicy="Sometimes"),
    pod("bad-pull", {"imagePullPolicy": "Perhaps"}),
    pod("bad-port", {"ports": [{"containerPort": 70000}]}),
    pod("no-port", {"ports": [{"name": "web"}]}),
    pod("bad-protocol", {"ports": [{"containerPort": 80, "protocol": "ICMP"}]}),
    pod("port-twice", {"ports": [{"containerPort": 80, "name": "a"}, {"containerPort": 81, "name": "a"}]}),
    pod("bad-env", {"env": [{"name": "a b", "value": "1"}]}),
    pod("env-both", {"env": [{"name": "A", "value": "1", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]}),
    pod("bad-field", {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.colour"}}}]}),
    pod("more-than-limit", {"resources": {"limits": {"cpu": "1"}, "requests": {"cpu": "2"}}}),
    pod("negative", {"resources": {"limits": {"memory": "-1"}}}),
    pod("bad-probe", {"livenessProbe": {"periodSeconds": 5}}),
    pod("two-probes", {"livenessProbe": {**HTTP, "exec": {"command": ["true"]}}}),
    pod("bad-hook", {"lifecycle": {"preStop": {}}}),
    pod("bad-deadline", activeDeadlineSeconds=0),
    pod("bad-grace", terminationGracePeriodSeconds=-1),
    pod("no-volume", {"volumeMounts": [{"name": "v", "mountPath": "/v"}]}),
    pod("mount-twice", {"volumeMounts": [{"name": "v", "mountPath": "/v"}, {"name": "v", "mountPath": "/v"}]}, volumes=[{"name": "v", "emptyDir": {}}]),
    volumes("two-types", {"emptyDir": {}, "hostPath": {"path": "/x"}}),
    volumes("climbing", {"emptyDir": {}}, {"subPath": "../up"}),
    volumes("climbing-item", {"configMap": {"name": "c", "items": [{"key": "k", "path": "../p"}]}}),
    pod("bad-dns", dnsPolicy="None"),
    pod("bad-alias", hostAliases=[{"ip": "nowhere", "hostnames": ["a"]}]),
    ("bad-label", "pods", {"metadata": {"name": "bad-label", "labels": {"a b": "c"}}, "spec": {"containers": [{"name": "a", "image": "i"}]}}),
    other("bad-key", "configmaps", data={"a/b": "1"}),
    other("key-twice", "configmaps", data={"a": "1"}, binaryData={"a": "aGk="}),
    other("bad-secret", "secrets", type="kubernetes.io/dockerconfigjson", stringData={"a": "hi"}),
    claim("no-modes", accessModes=[]),
    claim("no-size", resources={}),
]


def scenes():
    for name, plural, body in ROWS:
        kind = {"pods": "Pod", "configmaps": "ConfigMap", "secrets": "Secret", "namespaces": "Namespace"}.get(plural, "PersistentVolumeClaim")
        path = "/api/v1/" + ("" if plural == "namespaces" else "namespaces/default/") + plural
        yield {"name": name, "path": path, "object": {"apiVersion": "v1", "kind": kind, **body}}
