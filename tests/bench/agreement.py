#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""agreement.py SOCKET: compares ten seconds of /darse/v1/metrics with the kernel's own files, for the containers busy, full and writer."""
import http.client
import json
import os
import socket
import sys
import time

SECONDS = 10
CG = "/sys/fs/cgroup"


class Unix(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def paths(pid):
    out = {}
    for line in open(f"/proc/{pid}/cgroup"):
        _, names, path = line.rstrip("\n").split(":", 2)
        for name in names.split(","):
            out[name] = path
    return out


def folder(pid, controller):
    where = paths(pid)
    if controller in where:
        for line in open("/proc/mounts"):
            words = line.split()
            if words[2] == "cgroup" and controller in words[3].split(","):
                return words[1] + where[controller]
    return CG + where[""]


def number(path):
    with open(path) as file:
        return file.read()


def cpu(pid):
    where = folder(pid, "cpuacct")
    if os.path.exists(where + "/cpuacct.usage"):
        return int(number(where + "/cpuacct.usage")) / 1e9
    return int(number(where + "/cpu.stat").split()[1]) / 1e6


def memory(pid):
    where = folder(pid, "memory")
    for name in ("memory.usage_in_bytes", "memory.current"):
        if os.path.exists(where + "/" + name):
            return int(number(where + "/" + name))
    return None


def written(pid):
    where = folder(pid, "blkio")
    for name in ("blkio.throttle.io_service_bytes_recursive", "blkio.bfq.io_service_bytes_recursive"):
        if os.path.exists(where + "/" + name):
            return sum(int(line.split()[2]) for line in open(where + "/" + name) if " Write " in line)
    if os.path.exists(where + "/io.stat"):
        return sum(int(w[7:]) for line in open(where + "/io.stat") for w in line.split() if w.startswith("wbytes="))
    return None


def main():
    names = ("busy", "full", "writer")
    pids = {}
    for name in names:
        ask = Unix(sys.argv[1])
        ask.request("GET", f"/containers/{name}/json")
        pids[name] = json.load(ask.getresponse())["State"]["Pid"]
    wire = Unix(sys.argv[1])
    wire.request("GET", "/darse/v1/metrics?" + "&".join("id=" + name for name in names))
    answer = wire.getresponse()
    frames, raw = [], []
    while len(frames) <= SECONDS:
        frames.append(json.loads(answer.readline()))
        raw.append((time.monotonic(), cpu(pids["busy"]), memory(pids["full"]), written(pids["writer"])))
    seconds = raw[-1][0] - raw[0][0]

    def mean(name, metric):
        values = [one["values"][metric] for frame in frames[1:] for one in frame["containers"]
                  if one["name"] == name and metric in one["values"]]
        return sum(values) / len(values) if values else None

    def report(what, ours, kernels):
        if ours is None or not kernels:
            print(f"  {what}: absent here")
            return
        print(f"  {what}: engine {ours:.4g}, files {kernels:.4g}, apart {abs(ours - kernels) / kernels * 100:.2f} %")

    print(f"agreement with the kernel's files over {seconds:.1f} s (goal 3 %)")
    report("cpu of a loop at 0.5", mean("busy", "cpu"), (raw[-1][1] - raw[0][1]) / seconds)
    report("memory, 150 MiB of 200", mean("full", "memory"), sum(r[2] for r in raw[1:]) / len(raw[1:]))
    if raw[0][3] is not None:
        report("bytes written a second", mean("writer", "io.written"), (raw[-1][3] - raw[0][3]) / seconds)


main()
