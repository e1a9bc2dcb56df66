# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of an object once it is there, step by step, and questions that need none: as kubescenes.py has objects."""

STRATEGIC, MERGE, STEPWISE, APPLY = (f"application/{each}" for each in (
    "strategic-merge-patch+json", "merge-patch+json", "json-patch+json", "apply-patch+yaml"))
CONTAINER = {"name": "a", "image": "img:1"}


def pod(name, *steps, **spec):
    body = {"metadata": {"name": name}, "spec": {"containers": [dict(CONTAINER)], "nodeName": "elsewhere", **spec}}
    return name, "pods", body, [step if isinstance(step, tuple) else step(body) for step in steps]


def other(name, plural, *steps, **members):
    body = {"metadata": {"name": name}, **members}
    return name, plural, body, [step if isinstance(step, tuple) else step(body) for step in steps]


def patch(body, how=STRATEGIC, part="", query=""):
    return "PATCH", part + query, body, how


def put(part="", **metadata):
    """The whole object again, with another name, revision and so on."""
    return lambda body: ("PUT", part, {**body, "metadata": {**body["metadata"], **metadata}}, None)


def told(status, part="/status", how=STRATEGIC):
    return patch({"status": status}, how, part)


def applied(data, query="?fieldManager=me"):
    return patch({"apiVersion": "v1", "kind": "ConfigMap", "data": data}, APPLY, query=query)


def condition(kind, status, **more):
    return {"type": kind, "status": status, **more}


def state(name, **what):
    return {"name": name, "image": "img:1", "imageID": "", "ready": False, "restartCount": 0, "state": what}


SEEN = {"phase": "Running", "conditions": [condition("Ready", "True")]}
ENDED = {"containerStatuses": [state("a", terminated={"exitCode": 0})]}

STEPS = [
    pod("new-image", patch({"spec": {"containers": [{"name": "a", "image": "img:2"}]}}), patch({"spec": {"containers": [{"name": "a", "image": ""}]}})),
    pod("same-again", put(), patch({}), patch({}, MERGE), patch([], STEPWISE)),
    pod("new-command", patch({"spec": {"containers": [{"name": "a", "command": ["true"]}]}})),
    pod("new-container", patch({"spec": {"containers": [{"name": "b", "image": "img:1"}]}})),
    pod("new-grace", patch({"spec": {"terminationGracePeriodSeconds": 5}})),
    pod("new-labels", patch({"metadata": {"labels": {"a": "b"}}}, MERGE), patch({"metadata": {"labels": {"a": None}}}, MERGE),
        patch({"metadata": {"labels": {"a b": "c"}}}, MERGE)),
    pod("new-name", patch({"metadata": {"name": "other"}}, MERGE), put(name="other")),
    pod("new-space", put(namespace="kube-system")),
    pod("new-uid", put(uid="b2f7c1de-0000-4000-8000-000000000000")),
    pod("stale", put(resourceVersion="1"), patch({"metadata": {"resourceVersion": "1"}}, MERGE)),
    pod("new-deadline", *(patch({"spec": {"activeDeadlineSeconds": each}}, MERGE) for each in (100, 50, 60, None, 0))),
    pod("new-toleration", patch({"spec": {"tolerations": [{"key": "x", "operator": "Exists", "effect": "NoExecute"}]}}),
        patch({"spec": {"tolerations": [{"key": "x", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 5}]}}),
        patch({"spec": {"tolerations": [{"key": "y", "operator": "Exists"}]}})),
    pod("stepwise", patch([{"op": "replace", "path": "/spec/containers/0/image", "value": "img:9"}], STEPWISE),
        patch([{"op": "test", "path": "/metadata/name", "value": "x"}], STEPWISE),
        patch([{"op": "remove", "path": "/metadata/labels/none"}], STEPWISE),
        patch([{"op": "add", "path": "/metadata/labels", "value": {"a": "b"}}, {"op": "copy", "from": "/metadata/labels/a", "path": "/metadata/labels/b"}], STEPWISE),
        patch({}, STEPWISE)),
    pod("patch-types", patch({"spec": {"containers": "web"}}, MERGE), patch({"metadata": {"labels": 5}}, MERGE),
        patch({"spec": {"containers": [{"image": "nameless"}]}}), patch([], MERGE), patch({}, "text/plain")),
    pod("seen", told(SEEN), told({"conditions": [condition("Told", "False", reason="Later")]}),
        told({"conditions": [condition("Ready", "False", reason="Tired", message="it is late")]}),
        told({"conditions": [{"type": "Told", "$patch": "delete"}]}), told({"conditions": [condition("Only", "True")]}, how=MERGE)),
    pod("seen-whole", lambda body: ("PUT", "/status", {**body, "status": SEEN}, None),
        lambda body: ("PUT", "", {**body, "status": {"phase": "Failed"}}, None), told({"phase": "Failed"}, part="")),
    pod("seen-types", *(told(each, how=MERGE) for each in (
        {"phase": 5}, {"conditions": "x"}, {"conditions": [{"type": 5, "status": "True"}]}, {"containerStatuses": [{"name": "a", "ready": "yes"}]},
        {"startTime": "yesterday"}, "done", {"containerStatuses": [state("a", waiting={"reason": 7})]}))),
    pod("seen-addresses", told({"podIP": "10.0.0.1", "podIPs": [{"ip": "10.0.0.1"}]})),
    pod("seen-containers", told({"containerStatuses": [state("a", running={})]}), told(ENDED)),
    pod("seen-ended", told(ENDED), told({"containerStatuses": [state("a", running={})]}), restartPolicy="Never"),
    pod("asked-to-end", ("DELETE", "", {"preconditions": {"uid": "b2f7c1de-0000-4000-8000-000000000000"}}, None),
        ("DELETE", "?propagationPolicy=Sideways", None, None), ("DELETE", "?gracePeriodSeconds=soon", None, None), ("DELETE", "", None, None)),
    pod("finalizers", patch({"metadata": {"finalizers": ["example.org/wait"]}}, MERGE), patch({"metadata": {"finalizers": ["wait"]}}, MERGE),
        patch({"metadata": {"finalizers": None}}, MERGE)),
    other("fixed-map", "configmaps", patch({"data": {"a": "2"}}), patch({"immutable": False}), patch({"metadata": {"labels": {"a": "b"}}}), data={"a": "1"}, immutable=True),
    other("grown-map", "configmaps", patch({"data": {"b": "2"}}), patch({"data": {"a": None}}), patch({"data": {"a/b": "1"}}), patch({"data": None}), data={"a": "1"}),
    other("applied", "configmaps", applied({"a": "2"}, ""), applied({"a": "2", "b": "3"}), applied({"a": "2", "b": "3"}, "?fieldManager=me&force=true"),
          applied({"a": "2"}), data={"a": "1"}),
    other("applied-less", "configmaps", applied({"a": "2", "b": "3"}), applied({"a": "2"}), applied({}), data={"c": "1"}),
    other("applied-twice", "configmaps", applied({"a": "2"}), applied({"a": "2"}, "?fieldManager=you"), applied({}, "?fieldManager=you"), applied({}), data={"c": "1"}),
    other("applied-gone", "configmaps", applied({"a": "2", "b": "3"}), patch({"data": {"a": None}}, MERGE), applied({"a": "9"}, "?fieldManager=you"),
          patch({"data": {"b": "4"}}, MERGE), applied({}), data={"c": "1"}),
    other("gone-map", "configmaps", ("DELETE", "?dryRun=All", None, None), ("DELETE", "", None, None), ("DELETE", "", None, None)),
    other("gone-secret", "secrets", ("DELETE", "", {"propagationPolicy": "Background"}, None)),
    other("held-map", "configmaps", patch({"metadata": {"finalizers": ["example.org/wait"]}}, MERGE), ("DELETE", "", None, None),
          patch({"metadata": {"finalizers": None}}, MERGE), ("DELETE", "", None, None)),
    other("new-type", "secrets", patch({"type": "example.org/b"}), patch({"stringData": {"a": "2"}}), type="example.org/a"),
    other("told-space", "namespaces", patch({"metadata": {"labels": {"a": "b"}}}, MERGE), told({"conditions": [condition("Odd", "True")]}),
          told({"phase": 5}, how=MERGE)),
]

HERE = "/api/v1/namespaces/default/"
MAP = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "asked"}}


def ask(name, path, method="GET", body=None, **headers):
    return {"name": name, "path": path, "method": method, "body": body, "headers": {key.replace("_", "-"): value for key, value in headers.items()}}


def question(name, what):
    return ask(name, HERE + "configmaps?" + what)


QUESTIONS = [
    question("match-alone", "resourceVersionMatch=Exact"),
    question("match-zero", "resourceVersionMatch=Exact&resourceVersion=0"),
    question("match-odd", "resourceVersionMatch=Sometimes&resourceVersion=1"),
    question("match-later", "resourceVersionMatch=NotOlderThan&resourceVersion=0"),
    question("match-rest", "resourceVersionMatch=Exact&resourceVersion=1&continue=x"),
    question("match-watch", "resourceVersionMatch=NotOlderThan&resourceVersion=1&watch=1"),
    question("revision-odd", "resourceVersion=abc"),
    question("revision-negative", "resourceVersion=-1"),
    question("rest-odd", "continue=nonsense&limit=1"),
    question("limit-odd", "limit=some"),
    question("labels-odd", "labelSelector=a==b==c"),
    question("labels-open", "labelSelector=a%20in%20(b"),
    question("field-odd", "fieldSelector=spec.colour=red"),
    question("field-name", "fieldSelector=metadata.name=none"),
    ask("none", HERE + "pods/none"),
    ask("none-goes", HERE + "pods/none", "DELETE"),
    ask("none-changes", HERE + "configmaps/none", "PATCH", {}, Content_Type=MERGE),
    ask("none-told", HERE + "pods/none/status"),
    ask("no-space", "/api/v1/namespaces/none/configmaps", "POST", MAP),
    ask("no-kind", HERE + "colours"),
    ask("no-part", HERE + "configmaps/none/colour"),
    ask("all-at-once", HERE + "configmaps", "PUT", MAP),
    ask("made-by-name", HERE + "configmaps/asked", "POST", MAP),
    ask("half", HERE + "configmaps", "POST", "{"),
    ask("list", HERE + "configmaps", "POST", []),
    ask("another-kind", HERE + "configmaps", "POST", {**MAP, "kind": "Secret"}),
    ask("another-version", HERE + "configmaps", "POST", {**MAP, "apiVersion": "v2"}),
    ask("another-space", HERE + "configmaps", "POST", {**MAP, "metadata": {"name": "asked", "namespace": "kube-system"}}),
    ask("nameless", HERE + "configmaps", "POST", {**MAP, "metadata": {}}),
    ask("another-type", HERE + "configmaps", "POST", MAP, Content_Type="text/plain"),
    ask("another-answer", HERE + "configmaps", Accept="text/html"),
    ask("trial", HERE + "configmaps?dryRun=All", "POST", MAP),
    ask("trial-odd", HERE + "configmaps?dryRun=Some", "POST", MAP),
    ask("manager-odd", HERE + "configmaps?dryRun=All&fieldManager=" + "x" * 129, "POST", MAP),
    ask("labels-type", HERE + "configmaps", "POST", {**MAP, "metadata": {"name": "asked", "labels": {"a": True}}}),
    ask("owner-half", HERE + "configmaps?dryRun=All", "POST", {**MAP, "metadata": {"name": "asked", "ownerReferences": [{"kind": "Pod"}]}}),
    ask("annotation-odd", HERE + "configmaps?dryRun=All", "POST", {**MAP, "metadata": {"name": "asked", "annotations": {"a b": "c"}}}),
    ask("finalizer-odd", HERE + "configmaps?dryRun=All", "POST", {**MAP, "metadata": {"name": "asked", "finalizers": ["a b"]}}),
    ask("beginning-odd", HERE + "configmaps?dryRun=All", "POST", {**MAP, "metadata": {"generateName": "A"}}),
]
