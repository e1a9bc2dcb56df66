#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""enginecost.py life SOCKET RUNS DARSECTL FOLDER: what the engine adds to what conmon and crun cost by themselves.
enginecost.py list SOCKET RUNS: how long the list of all containers takes, first and then.

It runs where the engine runs (for an ordinary user: inside of its namespaces), so that both pay the same. The bare
containers have the configuration that the engine has written for one of its own, so the precompiled filter of system
calls too. Medians, in milliseconds; bare and engine take turns.
"""
import http.client
import json
import os
import select
import shutil
import socket
import statistics
import subprocess
import sys
import time

IMAGE = "localhost/darse/starter:latest"


class Engine:
    """One connection that is kept, as the libraries of other languages do."""

    def __init__(self, path):
        self.connection = http.client.HTTPConnection("d")
        self.connection.sock = socket.socket(socket.AF_UNIX)
        self.connection.sock.connect(path)
        self.path = path

    def ask(self, method, target, body=None):
        text = None if body is None else json.dumps(body)
        self.connection.request(method, target, text, {"Content-Type": "application/json"} if text else {})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {target}: {content!r}")
        return json.loads(content) if content else None

    def list_time(self):
        """What it takes until the whole list is here; reading it is the client's business."""
        since = time.monotonic()
        self.connection.request("GET", "/containers/json?all=1")
        answer = self.connection.getresponse()
        content = answer.read()
        took = time.monotonic() - since
        return took, len(json.loads(content))

    def create(self, words, name="", **host):
        body = {"Image": IMAGE, "Cmd": words, "HostConfig": {"NetworkMode": "none", **host}}
        return self.ask("POST", "/containers/create" + (f"?name={name}" if name else ""), body)["Id"]

    def life(self):
        ident = self.create(["true"])
        self.ask("POST", f"/containers/{ident}/start")
        self.ask("POST", f"/containers/{ident}/wait")
        self.ask("DELETE", f"/containers/{ident}")

    def exec(self, ident):
        made = self.ask("POST", f"/containers/{ident}/exec", {"Cmd": ["true"], "AttachStdout": True})["Id"]
        body = b'{"Detach":false,"Tty":false}'
        with socket.socket(socket.AF_UNIX) as stream:
            stream.connect(self.path)
            stream.sendall(
                f"POST /exec/{made}/start HTTP/1.1\r\nHost: d\r\nContent-Type: application/json\r\n"
                f"Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
            )
            while stream.recv(4096):
                pass
        if self.ask("GET", f"/exec/{made}/json")["ExitCode"] != 0:
            raise RuntimeError("the exec failed")


class Bare:
    """The same by conmon and crun alone."""

    def __init__(self, engine, folder):
        self.folder = folder
        self.count = 0
        self.model = engine.create(["sleep", "100000"], "model")
        engine.ask("POST", "/containers/model/start")
        state = engine.ask("GET", "/containers/model/json")
        with open(os.path.join(os.path.dirname(state["HostsPath"]), "config.json"), encoding="utf-8") as file:
            self.config = json.load(file)
        self.words = self.monitor_words()
        given = [word for option, word in zip(self.words, self.words[1:]) if option == "--runtime-arg"]
        self.runtime = [shutil.which("crun"), *given]
        self.root = os.path.join(folder, "root")
        os.makedirs(self.root)
        merged = f"/proc/{state['State']['Pid']}/root"
        subprocess.run(["cp", "-a", os.path.join(merged, "bin"), self.root], check=True)
        for name in ("dev", "proc", "sys", "tmp", "etc"):
            os.makedirs(os.path.join(self.root, name), exist_ok=True)

    def monitor_words(self):
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/cmdline", encoding="utf-8") as file:
                    words = file.read().split("\0")
            except OSError:
                continue
            if "--cid" in words and self.model in words:
                return words
        raise RuntimeError("no monitor was found")

    def bundle(self):
        self.count += 1
        ident = f"{os.getpid():032x}{self.count:032x}"
        place = os.path.join(self.folder, ident)
        os.makedirs(os.path.join(place, "exits"))
        config = dict(self.config, root={"path": self.root})
        config["process"] = dict(config["process"], args=["true"])
        config["mounts"] = [m for m in config["mounts"] if not m["source"].startswith("/")]
        linux = dict(config["linux"])
        if "cgroupsPath" in linux:
            linux["cgroupsPath"] = linux["cgroupsPath"].replace(self.model, ident)
        # All of its own: not one that the engine has made before.
        linux["namespaces"] = [{"type": row["type"]} for row in linux["namespaces"]]
        config["linux"] = linux
        with open(os.path.join(place, "config.json"), "w", encoding="utf-8") as file:
            json.dump(config, file)
        return ident, place

    def life(self):
        ident, place = self.bundle()
        since = time.monotonic()
        reading, writing = os.pipe()
        arguments = [self.words[0], "--cid", ident, "--cuuid", ident, "--name", ident, "--runtime", self.runtime[0]]
        arguments += ["--bundle", place, "--full-attach", "--container-pidfile", place + "/pid"]
        arguments += ["--conmon-pidfile", place + "/monitor", "--persist-dir", place, "--exit-dir", place + "/exits"]
        arguments += ["--no-sync-log", "--log-level", "error", "--log-path", f"k8s-file:{place}/log"]
        for word in self.runtime[1:]:
            arguments += ["--runtime-arg", word]
        environment = {"PATH": os.environ["PATH"], "_OCI_SYNCPIPE": str(writing), "TMPDIR": place}
        with subprocess.Popen(arguments, env=environment, cwd=place, pass_fds=[writing], stdin=subprocess.DEVNULL):
            os.close(writing)
            said = os.read(reading, 65536)
        os.close(reading)
        if json.loads(said)["pid"] <= 0:
            raise RuntimeError(said.decode())
        with open(place + "/monitor", encoding="utf-8") as file:
            monitor = os.pidfd_open(int(file.read()))
        subprocess.run(self.runtime + ["start", ident], check=True)
        select.select([monitor], [], [])
        os.close(monitor)
        subprocess.run(self.runtime + ["delete", ident], check=True)
        took = time.monotonic() - since
        with open(f"{place}/exits/{ident}", encoding="utf-8") as file:
            if file.read().strip() != "0":
                raise RuntimeError("the bare container failed")
        shutil.rmtree(place)
        return took

    def exec(self):
        subprocess.run(self.runtime + ["exec", self.model, "true"], check=True, stdin=subprocess.DEVNULL)


def timed(function):
    since = time.monotonic()
    took = function()
    return took if took is not None else time.monotonic() - since


def take_turns(runs, *functions):
    """The medians of each, in milliseconds; the first two rounds only warm the caches."""
    rounds = [[timed(function) for function in functions] for _ in range(runs + 2)][2:]
    return [statistics.median(column) * 1000 for column in zip(*rounds)]


def row(title, figure, bare, goal):
    print(f"{title:42} {figure:8.1f} ms  bare {bare:6.1f} ms  {figure / bare:5.2f}x  goal {goal}x")


def tell_lives(engine, path, runs, ctl, folder):
    bare = Bare(engine, folder)

    def by_client(*words):
        def run():
            subprocess.run([ctl, "--socket", path, *words], check=True, stdout=subprocess.DEVNULL)

        return run

    run = by_client("run", "--rm", "--network", "none", IMAGE, "true")
    floor, api, client = take_turns(runs, bare.life, engine.life, run)
    row("run + exit + remove, over the API", api, floor, 1.6)
    row("the same by darsectl, its start included", client, floor, 1.6)
    floor, api, client = take_turns(runs, bare.exec, lambda: engine.exec("model"), by_client("exec", "model", "true"))
    row("exec of true, over the API", api, floor, 2)
    row("the same by darsectl, its start included", client, floor, 2)
    engine.ask("DELETE", "/containers/model?force=1")


def tell_lists(engine, runs):
    first, count = engine.list_time()
    then = statistics.median(engine.list_time()[0] for _ in range(runs))
    print(f"{count} {first * 1000:.2f} {then * 1000:.2f}")


def main():
    verb, path, runs, *rest = sys.argv[1:]
    engine = Engine(path)
    if verb == "list":
        tell_lists(engine, int(runs))
    else:
        tell_lives(engine, path, int(runs), *rest)


if __name__ == "__main__":
    main()
