#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""agreement.py darse|docker SOCKET, agreement.py podman OPTION…: ten seconds of what an engine says beside the kernel's own
files, for the containers busy, full and writer. docker's numbers are made as its client makes them."""
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time

SECONDS = 10
NAMES = ("busy", "full", "writer")
CG = "/sys/fs/cgroup"


class Unix(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def get(path, target):
    wire = Unix(path)
    wire.request("GET", target)
    return wire.getresponse()


def text(path):
    with open(path, encoding="ascii") as file:
        return file.read()


def folder(pid, controller):
    where = {}
    for line in text(f"/proc/{pid}/cgroup").splitlines():
        _, names, path = line.split(":", 2)
        for name in names.split(","):
            where[name] = path
    if controller in where:
        for line in text("/proc/mounts").splitlines():
            words = line.split()
            if words[2] == "cgroup" and controller in words[3].split(","):
                return words[1] + where[controller]
    return CG + where[""]


def cpu(pid):
    where = folder(pid, "cpuacct")
    if os.path.exists(where + "/cpuacct.usage"):
        return int(text(where + "/cpuacct.usage")) / 1e9
    return int(text(where + "/cpu.stat").split()[1]) / 1e6


def memory(pid):
    """In use, and the same without inactive files."""
    where = folder(pid, "memory")
    v1 = os.path.exists(where + "/memory.usage_in_bytes")
    used = int(text(where + ("/memory.usage_in_bytes" if v1 else "/memory.current")))
    key = "total_inactive_file" if v1 else "inactive_file"
    inactive = int(re.search(rf"^{key} (\d+)", text(where + "/memory.stat"), re.M).group(1))
    return used, max(used - inactive, 0)


def written(pid):
    where = folder(pid, "blkio")
    name = where + "/blkio.throttle.io_service_bytes_recursive"
    if os.path.exists(name):
        return sum(int(line.split()[2]) for line in text(name).splitlines() if " Write " in line)
    if os.path.exists(where + "/io.stat"):
        return sum(int(word[7:]) for word in text(where + "/io.stat").split() if word.startswith("wbytes="))
    return 0


def mean(numbers):
    numbers = [number for number in numbers if number is not None]
    return sum(numbers) / len(numbers) if numbers else None


def of_darse(path):
    """Frames: processors, memory, working set, bytes written a second."""
    answer = get(path, "/darse/v1/metrics?" + "&".join("id=" + name for name in NAMES))
    while True:
        values = {one["name"]: one["values"] for one in json.loads(answer.readline())["containers"]}
        yield (values["busy"].get("cpu"), values["full"].get("memory"), values["full"].get("memory.workingSet"),
               values["writer"].get("io.written"))


def of_docker(path):
    """Docker's client shows memory without inactive files, and what was written since the beginning."""
    answers = {name: get(path, f"/containers/{name}/stats?stream=1") for name in NAMES}
    before = None
    while True:
        told = {name: json.loads(answer.readline()) for name, answer in answers.items()}
        now, then = told["busy"]["cpu_stats"], told["busy"]["precpu_stats"]
        system = now.get("system_cpu_usage", 0) - then.get("system_cpu_usage", 0)
        used = now["cpu_usage"]["total_usage"] - then["cpu_usage"]["total_usage"]
        processors = used / system * now["online_cpus"] if then.get("system_cpu_usage") and system > 0 else None
        stats = told["full"]["memory_stats"]
        inactive = stats["stats"].get("total_inactive_file", stats["stats"].get("inactive_file", 0))
        blocks = told["writer"]["blkio_stats"].get("io_service_bytes_recursive") or []
        total = sum(one["value"] for one in blocks if one["op"].lower() == "write")
        moment = time.monotonic()
        rate = (total - before[0]) / (moment - before[1]) if before else None
        before = (total, moment)
        yield processors, None, max(stats["usage"] - inactive, 0), rate


UNITS = {"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "KiB": 1024, "MiB": 1024**2, "GiB": 1024**3}


def size(words):
    number, unit = re.match(r"([0-9.]+)([A-Za-z]+)", words).groups()
    return float(number) * UNITS[unit]


def of_podman(options):
    line_format = "{{.Name}} {{.CPUPerc}} {{.MemUsage}} {{.BlockIO}}"
    lines = subprocess.Popen(["podman", *options, "stats", "--interval", "1", "--no-reset", "--format", line_format, *NAMES],
                             stdout=subprocess.PIPE, text=True)
    told, before = {}, None
    try:
        for line in lines.stdout:
            words = line.split()
            if len(words) < 8 or words[0] not in NAMES:
                continue
            told[words[0]] = words
            if len(told) < len(NAMES):
                continue
            blocks, moment = told["writer"][7], time.monotonic()
            total = size(blocks) if blocks != "--" else None
            rate = (total - before[0]) / (moment - before[1]) if before and total is not None else None
            before = (total, moment) if total is not None else None
            yield float(told["busy"][1].rstrip("%")) / 100, None, size(told["full"][2]), rate
            told = {}
    finally:
        lines.terminate()
        lines.wait()


def pids(kind, rest):
    if kind == "podman":
        told = subprocess.run(["podman", *rest, "inspect", *NAMES], check=True, capture_output=True, text=True).stdout
        return {one["Name"].lstrip("/"): one["State"]["Pid"] for one in json.loads(told)}
    return {name: json.load(get(rest[0], f"/containers/{name}/json"))["State"]["Pid"] for name in NAMES}


def main():
    kind, rest = sys.argv[1], sys.argv[2:]
    pid = pids(kind, rest)
    source = {"darse": of_darse, "docker": of_docker, "podman": of_podman}[kind](rest if kind == "podman" else rest[0])
    told, raw = [], []
    while not raw or raw[-1][0] - raw[0][0] < SECONDS - 0.5:
        told.append(next(source))
        raw.append((time.monotonic(), cpu(pid["busy"]), *memory(pid["full"]), written(pid["writer"])))
    source.close()
    seconds = raw[-1][0] - raw[0][0]
    grown = lambda column: (raw[-1][column] - raw[0][column]) / seconds
    rows = (("a loop at 0.5", grown(1)), ("memory, 256 MiB below 200", mean(row[2] for row in raw[1:])),
            ("the same without inactive files", mean(row[3] for row in raw[1:])), ("bytes written a second", grown(4)))
    print(f"{kind}'s numbers of {'podman' if kind == 'podman' else os.path.basename(rest[0]).split('.')[0]}, {seconds:.1f} s")
    for index, (what, kernels) in enumerate(rows):
        ours = mean(row[index] for row in told[1:])
        if ours is None or not kernels:
            print(f"  {what}: {'not told' if kernels else 'not counted here'}")
        else:
            print(f"  {what}: told {ours:.4g}, files {kernels:.4g}, apart {abs(ours - kernels) / kernels * 100:.2f} %")


main()
