#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes work for a console that looks at the engine on SOCKET.

consolework.py create SOCKET COUNT RUNNING: so many containers, the first of them begun.
consolework.py churn SOCKET RATE SECONDS: changes of containers, evenly, RATE a second: names, pauses and their ends.
consolework.py pixels SOCKET CONTAINER RUNS PAINTWATCH X Y WIDTH HEIGHT: from the moment that the engine's event names to the
first pixels of the row that say so; the container is started and killed in turn.
"""
import http.client
import json
import socket
import statistics
import subprocess
import sys
import threading
import time

from enginecost import Engine


def create(path, count, running):
    """By four at once, as people's scripts do."""

    def some(first):
        engine = Engine(path)
        for number in range(first, count, 4):
            name = f"many{number}"
            ident = engine.create(["sleep", "100000"], name, StopTimeout=0)
            if number < running:
                engine.ask("POST", f"/containers/{ident}/start")

    threads = [threading.Thread(target=some, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def churn(path, rate, seconds):
    """Every container in turn: renamed, and paused or woken when it runs."""
    engine = Engine(path)
    rows = engine.ask("GET", "/containers/json?all=1")
    rows = [row for row in rows if row["Names"][0].startswith("/many")]
    since = time.monotonic()
    done = 0
    names = {row["Id"]: row["Names"][0][1:] for row in rows}
    paused = set()
    while time.monotonic() < since + seconds:
        row = rows[done * 7 % len(rows)]
        ident = row["Id"]
        if row["State"] == "running" and done % 2 == 0:
            engine.ask("POST", f"/containers/{ident}/" + ("unpause" if ident in paused else "pause"))
            paused ^= {ident}
        else:
            names[ident] = names[ident][:-2] if names[ident].endswith("-b") else names[ident] + "-b"
            engine.ask("POST", f"/containers/{ident}/rename?name={names[ident]}")
        done += 1
        time.sleep(max(0.0, since + done / rate - time.monotonic()))
    for ident in paused:
        engine.ask("POST", f"/containers/{ident}/unpause")
    took = time.monotonic() - since
    print(f"{done} changes in {took:.0f} s: {done / took:.1f} a second")


class Moments:
    """When the engine says that it happened: seconds since the epoch, by the word of the event."""

    def __init__(self, path, container):
        self.found = threading.Condition()
        self.times = {"start": [], "die": []}
        stream = http.client.HTTPConnection("d")
        stream.sock = socket.socket(socket.AF_UNIX)
        stream.sock.connect(path)
        stream.request("GET", "/events")
        answer = stream.getresponse()
        threading.Thread(target=self.read, args=(answer, container), daemon=True).start()

    def read(self, answer, container):
        while line := answer.readline():
            if not line.strip():
                continue
            event = json.loads(line)
            name = event.get("Actor", {}).get("Attributes", {}).get("name")
            if name == container and event.get("Action") in self.times:
                with self.found:
                    self.times[event["Action"]].append(event["timeNano"] / 1e9)
                    self.found.notify_all()

    def wait(self, word, number):
        with self.found:
            if not self.found.wait_for(lambda: len(self.times[word]) > number, 20):
                raise RuntimeError(f"no event says {word}")
            return self.times[word][number]


def pixels(path, container, runs, words):
    engine = Engine(path)
    moments = Moments(path, container)
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as watch:

        def say(word):
            watch.stdin.write(word + "\n")
            return watch.stdout.readline().split()

        verbs = [("start", "start", "b"), ("kill", "die", "a")]
        took = {"start": [], "die": []}
        for number in range(-1, runs):
            for verb, word, side in verbs:
                if number < 0 and verb == "start":
                    say("a")
                engine.ask("POST", f"/containers/{container}/{verb}")
                event = moments.wait(word, number + 1)
                if number < 0:
                    time.sleep(2)  # it has faded to what it will be
                    say(side)
                    if verb == "kill":
                        seen = int(say("watch")[1])
                        print(f"{seen} pixels of the row tell it")
                    continue
                line = watch.stdout.readline().split()
                if line[0] != side:
                    raise RuntimeError(f"{line} was seen after {verb}")
                took[word].append((int(line[1]) / 1e9 - event) * 1000)
                time.sleep(1.3 + number * 0.037 % 0.2)  # until it has faded, and at no time of its own
        watch.stdin.close()
        for word, all_of_them in took.items():
            print(
                f"event '{word}' to pixels, ms: p50 {statistics.median(all_of_them):.1f}, "
                f"worst {max(all_of_them):.1f} of {len(all_of_them)} (goal 100)"
            )


def main():
    what, path, *rest = sys.argv[1:]
    if what == "create":
        create(path, int(rest[0]), int(rest[1]))
    elif what == "churn":
        churn(path, float(rest[0]), float(rest[1]))
    else:
        pixels(path, rest[0], int(rest[1]), rest[2:])


if __name__ == "__main__":
    main()
