# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""podcost.py PART SOCKET …: what pods cost, over the socket of an engine that has the starter image. Parts:

apply RUNS             a pod of two containers, from the request until the watch says that it is ready: milliseconds
hundred PID            a hundred such pods at once; what the API takes meanwhile; memory of the engine
watch RUNS             from the request of a change until a watch tells of it
list RUNS              a list of 5000 pods that another machine is to run
"""

import http.client
import json
import socket
import statistics
import sys
import threading
import time

PODS = "/api/v1/namespaces/default/pods"
IMAGE = "localhost/darse/starter:latest"


class Connection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("d", timeout=120)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(120)
        self.sock.connect(self.path)


def ask(connection, method, path, body=None):
    connection.request(method, path, json.dumps(body) if body else None, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 400 and not (method == "DELETE" and answer.status == 404):
        sys.exit(f"error: {method} {path}: {text.decode()}")
    return text


def pod(name, **more):
    containers = [
        {"name": each, "image": IMAGE, "imagePullPolicy": "Never", "command": ["sleep", "100000"]}
        for each in ("one", "two")
    ]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": {"containers": containers, **more}}


def is_ready(one):
    conditions = one.get("status", {}).get("conditions", [])
    return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)


def watching(path, what=PODS):
    connection = Connection(path)
    connection.request("GET", f"{what}?watch=true")
    return connection, connection.getresponse()


def told(lines, name, fits):
    """The moment at which a watch says of an object what is waited for."""
    while True:
        line = lines.readline()
        now = time.perf_counter()
        if not line:
            sys.exit("error: the watch has ended")
        if not line.strip():
            continue
        event = json.loads(line)
        if event["object"]["metadata"].get("name") == name and fits(event):
            return now


def apply(path, runs):
    connection = Connection(path)
    keeps, lines = watching(path)
    taken = []
    for i in range(runs + 2):
        begun = time.perf_counter()
        ask(connection, "POST", PODS, pod(f"p{i}"))
        taken.append((told(lines, f"p{i}", lambda event: is_ready(event["object"])) - begun) * 1000)
        ask(connection, "DELETE", f"{PODS}/p{i}?gracePeriodSeconds=1")
        told(lines, f"p{i}", lambda event: event["type"] == "DELETED")
    keeps.close()
    print(f"{statistics.median(taken[2:]):.1f} {max(taken[2:]):.1f}")


def resident(pid, what="VmRSS"):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(what))


def hundred(path, pid):
    connection = Connection(path)
    keeps, lines = watching(path)
    latencies, over = [], threading.Event()

    def ping():
        own = Connection(path)
        while not over.wait(0.02):
            begun = time.perf_counter()
            ask(own, "GET", f"{PODS}/h0")
            latencies.append((time.perf_counter() - begun) * 1000)

    before = resident(pid)
    begun = time.perf_counter()
    ask(connection, "POST", PODS, pod("h0"))
    pinger = threading.Thread(target=ping)
    pinger.start()
    for i in range(1, 100):
        ask(connection, "POST", PODS, pod(f"h{i}"))
    applied = time.perf_counter() - begun
    left = {f"h{i}" for i in range(100)}
    while left:
        event = json.loads(lines.readline().strip() or b'{"object": {"metadata": {}}}')
        if is_ready(event["object"]):
            left.discard(event["object"]["metadata"]["name"])
    ready = time.perf_counter() - begun
    over.set()
    pinger.join()
    time.sleep(2)
    after = resident(pid)
    latencies.sort()
    print(f"applied {applied:.2f} s, ready {ready:.2f} s, API p50 {statistics.median(latencies):.1f} ms "
          f"p99 {latencies[int(len(latencies) * 0.99)]:.1f} ms slowest {latencies[-1]:.1f} ms, "
          f"engine {before:.1f} -> {after:.1f} MiB ({resident(pid, 'RssAnon'):.1f} of it its own)")
    keeps.close()
    for i in range(100):
        ask(connection, "DELETE", f"{PODS}/h{i}?gracePeriodSeconds=1")
    deadline = time.monotonic() + 120
    while json.loads(ask(connection, "GET", PODS))["items"] and time.monotonic() < deadline:
        time.sleep(0.2)


def watch(path, runs):
    maps = "/api/v1/namespaces/default/configmaps"
    connection = Connection(path)
    ask(connection, "POST", maps, {"metadata": {"name": "seen"}, "data": {"n": "0"}})
    keeps, lines = watching(path, maps)
    taken = []
    for i in range(1, runs + 1):
        begun = time.perf_counter()
        connection.request("PATCH", f"{maps}/seen", json.dumps({"data": {"n": str(i)}}),
                           {"Content-Type": "application/merge-patch+json"})
        taken.append((told(lines, "seen", lambda event: event["object"]["data"]["n"] == str(i)) - begun) * 1000)
        connection.getresponse().read()
    keeps.close()
    ask(connection, "DELETE", f"{maps}/seen")
    print(f"{statistics.median(taken):.2f} {max(taken):.2f}")


def many(path, runs):
    connection = Connection(path)
    for i in range(5000):
        ask(connection, "POST", PODS, pod(f"l{i}", nodeName="elsewhere"))
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        connection.request("GET", PODS)
        answer = connection.getresponse()
        text = answer.read()
        taken.append((time.perf_counter() - begun) * 1000)
    count = len(json.loads(text)["items"])
    print(f"{count} {len(text) / 1048576:.1f} {taken[0]:.1f} {statistics.median(taken):.1f}")


if __name__ == "__main__":
    parts = {"apply": apply, "hundred": hundred, "watch": watch, "list": many}
    parts[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
