# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kubecompare.py SOCKET PORT [SCENE…]: the scenes of kubescenes.py and kubesteps.py, played to the engine at SOCKET and to a real
kube-apiserver at PORT. Fails when an answer differs that kubescenes.py does not expect to differ."""

import http.client
import json
import socket
import ssl
import sys

import kubescenes
import kubesteps


class Ours(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("d", timeout=60)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


class Server:
    def __init__(self, connection, headers):
        self.connection, self.headers = connection, headers

    def ask(self, method, path, body=None, **headers):
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        self.connection.request(method, path, text, {"Content-Type": "application/json", **self.headers, **headers})
        answer = self.connection.getresponse()
        said = answer.read()
        return answer.status, json.loads(said) if said.startswith(b"{") else {"text": said.decode()}


GIVEN = ["uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "selfLink", "deletionTimestamp"]


def plain(made):
    """An object without what each server gives it by itself."""
    if made.get("metadata", {}).get("generateName"):
        made["metadata"]["name"] = ""
    for member in GIVEN:
        made.get("metadata", {}).pop(member, None)
    for member in kubescenes.GIVEN_IN_SPEC:
        made.get("spec", {}).pop(member, None)
    for member in kubescenes.GIVEN_IN_STATUS:
        made.get("status", {}).pop(member, None)
    return made


def refusal(answer):
    """Why, of what, and about which fields."""
    details = answer.get("details", {})
    return {"reason": answer.get("reason"), "kind": details.get("kind"), "name": details.get("name"),
            "fields": sorted({(each.get("field", ""), each.get("reason", "")) for each in details.get("causes", [])})}


def table(server, path):
    _, answer = server.ask("GET", path, Accept="application/json;as=Table;v=v1;g=meta.k8s.io")
    columns = [(each["name"], each["type"], each.get("priority", 0)) for each in answer["columnDefinitions"]]
    ages = [i for i, (name, _, _) in enumerate(columns) if name == "Age"]
    return {"columns": columns,
            "cells": [[cell for i, cell in enumerate(row["cells"]) if i not in ages] for row in answer["rows"]]}


def outcome(status, answer):
    """What one request comes to."""
    if status >= 300 or answer.get("kind") == "Status":
        return {"status": status, **refusal(answer)}
    return {"status": status, "object": {"items": len(answer["items"])} if "items" in answer else plain(answer)}


def play(server, scene):
    path = scene["path"]
    if "method" in scene:
        return outcome(*server.ask(scene["method"], path, scene["body"], **scene["headers"]))
    status, answer = server.ask("POST", path, scene["object"])
    if status >= 300:
        return {"status": status, **refusal(answer)}
    name = answer["metadata"]["name"]
    out = {"status": status, "object": plain(answer)}
    if not scene["object"]["metadata"].get("generateName"):
        out["table"] = table(server, f"{path}/{name}")
    for i, (method, rest, body, content) in enumerate(scene.get("steps", [])):
        kind = {"Content-Type": content} if content else {}
        out[f"step {i}"] = outcome(*server.ask(method, f"{path}/{name}{rest}", body, **kind))
    server.ask("DELETE", f"{path}/{name}?gracePeriodSeconds=0")
    return out


def differences(ours, theirs, at=""):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            if key not in theirs:
                yield f"{at}/{key}", ours[key], "(nothing)"
            elif key not in ours:
                yield f"{at}/{key}", "(nothing)", theirs[key]
            else:
                yield from differences(ours[key], theirs[key], f"{at}/{key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for i, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, f"{at}/{i}")
    elif ours != theirs:
        yield at, ours, theirs


def main():
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    ours = Server(Ours(sys.argv[1]), {})
    theirs = Server(http.client.HTTPSConnection("127.0.0.1", int(sys.argv[2]), timeout=60, context=context),
                    {"Authorization": "Bearer token"})
    wanted, found, used = sys.argv[3:], 0, set()
    scenes = [each for each in [*kubescenes.scenes(), *kubesteps.QUESTIONS] if not wanted or each["name"] in wanted]
    for scene in scenes:
        for place, one, other in differences(play(ours, scene), play(theirs, scene)):
            reason = kubescenes.expected(scene["name"], place)
            if reason:
                used.add(reason)
                continue
            found += 1
            print(f"{scene['name']}: {place}\n    ours   {json.dumps(one)}\n    theirs {json.dumps(other)}")
    print(f"{len(scenes)} scenes, {found} differences that nobody expected, expected for {len(used)} reasons")
    sys.exit(1 if found else 0)


main()
