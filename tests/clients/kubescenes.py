# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that an engine of ours and a real kube-apiserver are to answer alike, and what differs on purpose."""

import re

import kubesteps

GIVEN_IN_SPEC = ["nodeName", "tolerations", "preemptionPolicy", "priority", "finalizers"]
GIVEN_IN_STATUS = ["qosClass"]  # ours tells it with the first status
# (scene, place in the answer, why): both are regular expressions.
EXPECTED = [
    (r"space|told-space", r"/(step \d/)?object/metadata/labels", "servers since 1.21 label every namespace with its name"),
    (r"claim(-odd)?", r"/(object/status|object/spec/volumeName|table/cells)",
     "a claim is a volume of the engine: it is bound at once"),
    (r"claim(-odd)?", r"/object/metadata/finalizers", "a claim may go at once: the volume stays"),
    (r"bad-init", r"/fields", "servers since 1.28 say forbidden, for some init containers may"),
    (r"(bad-)?profile(-way)?", r"/(fields|object/metadata/annotations)", "servers before 1.27 note seccomp profiles in annotations too"),
    (r"neighbours-(spaces|alike)", r"/object/spec/affinity/.*/(namespaceSelector|matchLabelKeys|mismatchLabelKeys)",
     "servers know these since 1.21 and 1.29"),
    (r"bad-neighbours-labels", r"/fields", "servers before 1.22 call the selector matchExpressions"),
    (r"(told-|seen).*", r"/step \d/object/status/.*/(last\w+|startedAt|finishedAt)", "what is not known of a status is not there, and not null"),
    (r"seen-types", r"/step 4", "moments in a status are read when they are needed"),
    (r"seen-ended", r"/step 1", "whoever may tell how a container is may tell that it runs again"),
    (r"stepwise", r"/step [12]/fields", "a refusal says its cause"),
    (r"patch-types", r"/step 2/(status|reason)", "what makes no sense is 400, where the other server answers 500"),
    (r"revision-.*", r"/(status|reason)", "what makes no sense is 400, where the other server answers 500"),
    (r"asked-to-end", r"/step 0/kind", "objects are called by their plural"),
    (r"owner-half", r"/fields", "what is missing is said to be required, of each owner"),
    (r"beginning-odd", r"/name", "the rest of that name is made up"),
    (r"applied", r"/step 3/object/data/b", "whoever has lost a member of a map to another has no claim to the others; later servers agree"),
    (r"bad-(user|ssh)", r"/fields", "that version of the real server writes data[%s][username]"),
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


def near(name, *terms, how="podAffinity", when="required"):
    """Wishes about neighbours, or about machines."""
    rule = {"nodeSelectorTerms": list(terms)} if how == "nodeAffinity" and when == "required" else list(terms)
    return pod(name, affinity={how: {f"{when}DuringSchedulingIgnoredDuringExecution": rule}})


def machines(name, *rows, field="matchExpressions", **more):
    return near(name, {field: list(rows)}, how="nodeAffinity", **more)


def row(key, operator, *values):
    return {"key": key, "operator": operator, **({"values": list(values)} if values else {})}


HOST = "kubernetes.io/hostname"
SHOP = {"labelSelector": {"matchLabels": {"app": "shop"}}, "topologyKey": HOST}
SPREAD = {"maxSkew": 1, "topologyKey": HOST, "whenUnsatisfiable": "DoNotSchedule"}
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
    other("user", "secrets", type="kubernetes.io/basic-auth", stringData={"username": "u"}),
    other("login", "secrets", type="kubernetes.io/dockerconfigjson", stringData={".dockerconfigjson": "{}"}),
    claim("claim"),
    claim("claim-odd", resources={"requests": {"storage": "1.5Gi"}}),
    pod("amounts", {"resources": {"limits": {"cpu": "1500m", "memory": "1e3"}, "requests": {"cpu": "1.0", "memory": 1000}}}),
    pod("amounts-more", {"resources": {"limits": {"cpu": "2000m", "memory": "0.5Ki"}, "requests": {"cpu": "0.0001", "memory": "100"}}}),
    pod("amounts-big", {"resources": {"limits": {"memory": "1500000k"}, "requests": {"memory": "1.5Gi"}}}),
    pod("limit-of", {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu"}}}]}),
    pod("zeros", {"livenessProbe": {**HTTP, "periodSeconds": 0, "timeoutSeconds": 0, "successThreshold": 0}}),
    pod("label-of", {"env": [{"name": "A.b-c", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['a/b']"}}}]}),
    pod("same-port", {"ports": [{"containerPort": 53, "hostPort": 53}, {"containerPort": 53, "hostPort": 53, "protocol": "UDP"}]}),
    volumes("sub-path", {"emptyDir": {"sizeLimit": "1024Ki"}}, {"subPath": "a/..b/c"}),
    volumes("projected-fields", {"projected": {"sources": [{"downwardAPI": {"items": [{"path": "a", "fieldRef": {"fieldPath": "metadata.uid"}}]}}]}}),
    pod("spread", topologySpreadConstraints=[{**SPREAD, "labelSelector": {"matchLabels": {"app": "shop"}}}, {**SPREAD, "whenUnsatisfiable": "ScheduleAnyway"}]),
    pod("wanted-labels", nodeSelector={"disk": "fast", "example.org/room": ""}),
    pod("tolerant", tolerations=[{"operator": "Exists"}, {"key": "a", "value": "b", "effect": "NoExecute", "tolerationSeconds": 5}]),
    machines("machines", row("a", "In", "b", "c"), row("d", "DoesNotExist"), row("e", "Gt", "5")),
    machines("machine-named", row("metadata.name", "In", "elsewhere"), field="matchFields"),
    near("machines-weighed", {"weight": 100, "preference": {"matchExpressions": [row("a", "Exists")]}}, how="nodeAffinity", when="preferred"),
    near("neighbours", SHOP, {**SHOP, "namespaces": ["shops"]}),
    near("neighbours-weighed", {"weight": 1, "podAffinityTerm": SHOP}, how="podAntiAffinity", when="preferred"),
    near("neighbours-spaces", {**SHOP, "namespaceSelector": {"matchLabels": {"a": "b"}}}),
    near("neighbours-alike", {**SHOP, "matchLabelKeys": ["version"], "mismatchLabelKeys": ["tenant"]}),
    pod("host-names", hostNetwork=True, hostAliases=[{"ip": "fd00::9", "hostnames": ["nine", "nine.example"]}, {"ip": "10.0.0.9"}],
        dnsPolicy="ClusterFirstWithHostNet",
        dnsConfig={"nameservers": ["fd00::1"], "searches": ["lab.example"], "options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}]}),
    pod("gates", readinessGates=[{"conditionType": "example.org/ready"}]),
    pod("host-path-kinds", volumes=[{"name": "v", "hostPath": {"path": "/srv", "type": "DirectoryOrCreate"}}]),
    pod("propagation", {"volumeMounts": [{"name": "v", "mountPath": "/v", "mountPropagation": "HostToContainer"}]}, volumes=[{"name": "v", "emptyDir": {}}]),
    pod("headers", {"livenessProbe": {"httpGet": {"port": 80, "scheme": "HTTPS", "httpHeaders": [{"name": "X-Asked", "value": "yes"}]}}}),
    pod("group-changes", securityContext={"fsGroup": 5, "fsGroupChangePolicy": "OnRootMismatch"}),
    ("made-up", "configmaps", {"metadata": {"generateName": "made-up-"}, "data": {"a": "1"}}),
    # Bad ones.
    pod("bad-spread", topologySpreadConstraints=[{**SPREAD, "maxSkew": 0}, {**SPREAD, "topologyKey": ""}, {**SPREAD, "topologyKey": "a b", "whenUnsatisfiable": "ScheduleAnyway"}]),
    pod("bad-spread-way", topologySpreadConstraints=[{**SPREAD, "whenUnsatisfiable": "Perhaps"}]),
    pod("spread-twice", topologySpreadConstraints=[SPREAD, SPREAD]),
    pod("type-spread", topologySpreadConstraints=["evenly"]),
    pod("bad-wanted-labels", nodeSelector={"a b": "c", "d": "e f"}),
    pod("bad-tolerations", tolerations=[{"value": "x"}, {"key": "a b", "operator": "Exists"}, {"key": "a", "operator": "Exists", "value": "b"},
                                        {"key": "a", "value": "b c"}, {"key": "a", "tolerationSeconds": 5}]),
    pod("bad-toleration-words", tolerations=[{"key": "a", "operator": "Likes"}, {"key": "a", "effect": "Perhaps"}]),
    machines("bad-machines", row("a", "In"), row("b", "Exists", "c"), row("d", "Gt"), row("e", "Lt", "1", "2"), row("f g", "Exists")),
    machines("bad-machine-word", row("a", "Likes", "b")),
    machines("bad-machine-fields", row("metadata.name", "In", "a", "b"), row("metadata.uid", "In", "a"), row("metadata.name", "Exists"),
             row("metadata.name", "In", "A b"), field="matchFields"),
    near("no-machines", how="nodeAffinity"),
    near("bad-weights", {"weight": 0, "preference": {}}, {"weight": 101, "preference": {"matchExpressions": [row("a", "In")]}}, {"preference": {}},
         how="nodeAffinity", when="preferred"),
    near("bad-neighbours", {**SHOP, "topologyKey": ""}, {"labelSelector": {}, "topologyKey": "a b"}, {**SHOP, "namespaces": ["A"]}),
    near("bad-neighbours-labels", {"labelSelector": {"matchLabels": {"a": "b c"}, "matchExpressions": [row("a", "In"), row("b", "Exists", "c"), row("a b", "Exists")]},
                                   "topologyKey": HOST}, how="podAntiAffinity"),
    near("bad-neighbours-weights", {"weight": 101, "podAffinityTerm": {**SHOP, "topologyKey": "a b"}}, when="preferred"),
    near("type-neighbours", "shop"),
    pod("bad-gates", readinessGates=[{"conditionType": "a b"}]),
    pod("bad-words", {"terminationMessagePolicy": "Perhaps"}),
    pod("bad-account", serviceAccountName="A b"),
    pod("bad-node", nodeName="A b"),
    pod("nameless-pull-secret", imagePullSecrets=[{}]),
    pod("bad-headers", {"livenessProbe": {"httpGet": {"port": 80, "httpHeaders": [{"name": "X Asked", "value": "yes"}]}}}),
    pod("bad-scheme", {"livenessProbe": {"httpGet": {"port": 80, "scheme": "FTP"}}}),
    pod("bad-resource-names", {"resources": {"limits": {"colour": "1", "pods": "1"}, "requests": {"a b": "1"}}}),
    pod("bad-priorities", {"securityContext": {"privileged": True, "allowPrivilegeEscalation": False}}),
    pod("bad-group-changes", securityContext={"fsGroupChangePolicy": "Perhaps"}),
    pod("bad-resolver", dnsConfig={"nameservers": ["10.0.0.1"] * 4, "searches": ["a b"], "options": [{}]}),
    pod("bad-resolver-way", dnsPolicy="Perhaps"),
    volumes("bad-size", {"emptyDir": {"sizeLimit": "-1"}}),
    volumes("bad-host-path", {"hostPath": {"path": "/a/../b"}}),
    pod("bad-host-path-kind", volumes=[{"name": "v", "hostPath": {"path": "/a", "type": "Cupboard"}}]),
    volumes("no-host-path", {"hostPath": {"path": ""}}),
    volumes("no-names", {"secret": {}}),
    volumes("no-map-name", {"configMap": {}}),
    pod("no-claim-name", volumes=[{"name": "v", "persistentVolumeClaim": {}}]),
    volumes("bad-modes", {"configMap": {"name": "c", "defaultMode": 512, "items": [{"key": "k", "path": "p", "mode": -1}]}}),
    volumes("bad-propagation", {"emptyDir": {}}, {"mountPropagation": "Perhaps"}),
    volumes("unprivileged-propagation", {"emptyDir": {}}, {"mountPropagation": "Bidirectional"}),
    volumes("two-sub-paths", {"emptyDir": {}}, {"subPath": "a", "subPathExpr": "b"}),
    other("Space_1", "namespaces"),
    ("bad-owner", "pods", {"metadata": {"name": "bad-owner", "ownerReferences": [{"apiVersion": "v1", "kind": "Pod", "name": "", "uid": ""}]},
                           "spec": {"containers": [{"name": "a", "image": "i"}]}}),
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
    other("bad-user", "secrets", type="kubernetes.io/basic-auth", stringData={"a": "u"}),
    other("bad-login", "secrets", type="kubernetes.io/dockerconfigjson", stringData={".dockerconfigjson": "{"}),
    other("bad-tls", "secrets", type="kubernetes.io/tls", stringData={"tls.crt": "u"}),
    other("bad-ssh", "secrets", type="kubernetes.io/ssh-auth", stringData={"a": "u"}),
    pod("bad-port-name", {"ports": [{"containerPort": 80, "name": "Web"}]}),
    pod("host-port-twice", {"ports": [{"containerPort": 80, "hostPort": 80}, {"containerPort": 81, "hostPort": 80}]}),
    pod("bad-host-port", {"ports": [{"containerPort": 80, "hostPort": 65536}]}),
    pod("host-network-other", {"ports": [{"containerPort": 80, "hostPort": 81}]}, hostNetwork=True),
    pod("bad-probe-port", {"livenessProbe": {"httpGet": {"port": 0}}}),
    pod("bad-probe-name", {"livenessProbe": {"tcpSocket": {"port": "80"}}}),
    pod("bad-probe-numbers", {"readinessProbe": {**HTTP, "periodSeconds": -1, "initialDelaySeconds": -1}}),
    pod("two-successes", {"livenessProbe": {**HTTP, "successThreshold": 2}}),
    pod("no-command", {"livenessProbe": {"exec": {}}}),
    pod("two-hooks", {"lifecycle": {"postStart": {**HTTP, "exec": {"command": ["true"]}}}}),
    pod("no-source", {"env": [{"name": "A", "valueFrom": {}}]}),
    pod("two-sources", {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}, "secretKeyRef": {"name": "s", "key": "k"}}}]}),
    pod("field-of-volumes", {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels"}}}]}),
    pod("bad-limit-of", {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.colour"}}}]}),
    pod("bad-key-of", {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "s", "key": "a/b"}}}]}),
    pod("bad-env-from", {"envFrom": [{"prefix": "1", "configMapRef": {"name": "c"}}, {}]}),
    pod("bad-hostname", hostname="Web_1", subdomain="-"),
    pod("bad-servers", dnsPolicy="None", dnsConfig={"nameservers": ["one"]}),
    pod("no-servers", dnsPolicy="None", dnsConfig={}),
    pod("bad-alias-name", hostAliases=[{"ip": "10.0.0.1", "hostnames": ["A b"]}]),
    pod("unnamed-volume", volumes=[{"name": "", "emptyDir": {}}]),
    pod("volume-twice", volumes=[{"name": "v", "emptyDir": {}}, {"name": "v", "emptyDir": {}}]),
    volumes("absolute", {"emptyDir": {}}, {"subPath": "/up"}),
    volumes("bad-downward", {"downwardAPI": {"items": [{"path": "l", "fieldRef": {"fieldPath": "spec.nodeName"}}]}}),
    volumes("bad-downward-limit", {"downwardAPI": {"items": [{"path": "l", "resourceFieldRef": {"resource": "limits.cpu"}}]}}),
    volumes("bad-projected", {"projected": {"sources": [{"configMap": {"name": "c", "items": [{"key": "k", "path": "/a"}]}},
                                                         {"downwardAPI": {"items": [{"path": "..a", "fieldRef": {"fieldPath": "status.phase"}}]}}]}}),
    volumes("bad-item", {"secret": {"secretName": "c", "items": [{"key": "k", "path": "..data"}, {"key": "k", "path": ""}]}}),
    pod("bad-profile", {"securityContext": {"seccompProfile": {"type": "Localhost"}}},
        securityContext={"seccompProfile": {"type": "Localhost", "localhostProfile": "/a"}}),
    pod("bad-profile-way", {"securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a/../b"}}}),
    pod("bad-profile-name", {"securityContext": {"seccompProfile": {"type": "RuntimeDefault", "localhostProfile": "a"}}}),
    pod("bad-ids", {"securityContext": {"runAsUser": -1, "runAsGroup": 4294967296}},
        securityContext={"fsGroup": -1, "runAsUser": -2, "supplementalGroups": [5, -3]}),
    pod("bad-escalation", {"securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"add": ["CAP_SYS_ADMIN"]}}}),
    pod("bad-sysctls", securityContext={"sysctls": [{"name": "kernel.shm_rmid_forced", "value": "1"},
                                                    {"name": "kernel.shm_rmid_forced", "value": "0"}, {"name": "", "value": "0"}]}),
    pod("bad-sharing", shareProcessNamespace=True, hostPID=True),
    pod("profile", {"securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a/b.json"}}}),
    pod("bad-init", initContainers=[{"name": "i", "image": "i", "livenessProbe": HTTP, "lifecycle": {"preStop": HTTP}}]),
    pod("type-list", containers="web"),
    pod("type-port", {"ports": [{"containerPort": "http"}]}),
    pod("type-bool", hostNetwork="perhaps"),
    pod("type-text", {"image": 5}),
    pod("type-quantity", {"resources": {"limits": {"memory": "much"}}}),
    ("type-label", "pods", {"metadata": {"name": "type-label", "labels": {"a": 1}}, "spec": {"containers": [{"name": "a", "image": "i"}]}}),
    other("type-data", "configmaps", data={"a": 1}),
    other("type-base64", "secrets", data={"a": "%%%"}),
    pod("two-wrongs", {"image": "", "ports": [{"containerPort": 70000}]}, hostname="A"),
    claim("bad-mode", accessModes=["Sometimes"]),
    claim("zero", resources={"requests": {"storage": "0"}}),
    claim("no-modes", accessModes=[]),
    claim("no-size", resources={}),
]


def scenes():
    for name, plural, body, steps in [*((*each, []) for each in ROWS), *kubesteps.STEPS]:
        kind = {"pods": "Pod", "configmaps": "ConfigMap", "secrets": "Secret", "namespaces": "Namespace"}.get(plural, "PersistentVolumeClaim")
        path = "/api/v1/" + ("" if plural == "namespaces" else "namespaces/default/") + plural
        yield {"name": name, "path": path, "object": {"apiVersion": "v1", "kind": kind, **body}, "steps": steps}
