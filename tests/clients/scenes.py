# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of both engines: each function is a scene, in which an engine has nothing at first."""

import io
import json
import tarfile
import threading
import time

from talk import IMAGE, filters

SCENES = []


def scene(function):
    SCENES.append((function.__name__, function))
    return function


def archive(name, text):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        info = tarfile.TarInfo(name)
        info.size = len(text)
        tar.addfile(info, io.BytesIO(text))
    return out.getvalue()


# What is told of containers.

@scene
def inspect_created(e):
    e.create("c1", "true")
    e.get("/containers/c1/json")


@scene
def inspect_running(e):
    e.sleeper("c1", Hostname="host", Env=["A=b"], Labels={"a": "b"}, WorkingDir="/tmp", User="0:0")
    e.get("/containers/c1/json")
    e.get("/containers/c1/json?size=1", only=lambda it: {key: type(it.get(key)).__name__ for key in ("SizeRw", "SizeRootFs")})


@scene
def inspect_ended(e):
    e.ended("c1", "sh", "-c", "exit 3")
    e.get("/containers/c1/json", only=lambda it: it["State"])


@scene
def inspect_everything_asked(e):
    e.create("c1", "true", Hostname="h", Domainname="d", User="1", Tty=True, OpenStdin=True, StdinOnce=True,
             StopSignal="SIGINT", StopTimeout=3, Entrypoint=["sh", "-c"], ExposedPorts={"80/tcp": {}},
             Healthcheck={"Test": ["CMD", "true"], "Interval": 10**9, "Retries": 2},
             HostConfig={"Memory": 64 * 2**20, "CpuShares": 512, "CpusetCpus": "0", "NanoCpus": 5 * 10**8,
                         "PidsLimit": 50, "CapAdd": ["NET_ADMIN"], "CapDrop": ["CHOWN"], "Privileged": False,
                         "ReadonlyRootfs": True, "Init": True, "ShmSize": 2**20, "Dns": ["127.0.0.1"],
                         "ExtraHosts": ["a:127.0.0.2"], "GroupAdd": ["5"], "OomScoreAdj": 10,
                         "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 2},
                         "Ulimits": [{"Name": "nofile", "Soft": 64, "Hard": 128}],
                         "Sysctls": {"net.ipv4.ip_forward": "1"}, "Tmpfs": {"/t": "size=1m"},
                         "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m"}},
                         "SecurityOpt": ["no-new-privileges"], "PortBindings": {"80/tcp": [{"HostPort": ""}]}})
    e.get("/containers/c1/json")


@scene
def inspect_host_network(e):
    e.create("c1", "true", HostConfig={"NetworkMode": "host"})
    e.get("/containers/c1/json", only=lambda it: [it["Config"], it["HostConfig"]["NetworkMode"], it["NetworkSettings"]])


@scene
def inspect_no_network(e):
    e.sleeper("c1", HostConfig={"NetworkMode": "none"})
    e.get("/containers/c1/json", only=lambda it: it["NetworkSettings"])


@scene
def inspect_ports(e):
    e.sleeper("c1", ExposedPorts={"80/tcp": {}, "81/udp": {}},
              HostConfig={"PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "0"}]}})
    e.get("/containers/c1/json", only=lambda it: it["NetworkSettings"])
    e.get("/containers/json", only=lambda it: sorted(it[0]["Ports"], key=lambda port: port["PrivatePort"]))


@scene
def inspect_memory(e):
    for name, asked in (("a1", {"Memory": 2**26}), ("b1", {"Memory": 2**26, "MemorySwap": -1}), ("c1", {"Memory": 0})):
        e.create(name, "true", HostConfig=asked)
        e.get(f"/containers/{name}/json",
              only=lambda it: {key: it["HostConfig"][key] for key in it["HostConfig"] if key.startswith("Memory")})


@scene
def list_of_containers(e):
    e.ended("one", "sh", "-c", "exit 2", Labels={"a": "1"})
    e.sleeper("two", Labels={"a": "2"})
    e.create("three", "true")
    e.get("/containers/json")
    e.get("/containers/json?all=1")
    e.get("/containers/json?all=true&size=T",
          only=lambda it: [{key: type(one.get(key)).__name__ for key in ("SizeRw", "SizeRootFs")} for one in it])
    e.get("/containers/json?limit=1", only=lambda it: [one["Names"] for one in it])


@scene
def list_filters(e):
    e.ended("one", "sh", "-c", "exit 2", Labels={"a": "1"})
    e.sleeper("two", Labels={"a": "2"})
    e.create("twins", "true")
    for wanted in (dict(name=["tw"]), dict(name=["^/?two$"]), dict(name=["^/tw.*s$"]), dict(label=["a"]),
                   dict(label=["a=2"]), dict(status=["created"]), dict(exited=["2"]), dict(ancestor=[IMAGE]),
                   dict(before=["two"]), dict(since=["one"]), dict(network=["bridge"]), dict(health=["none"]),
                   dict(status=["no-such"]), dict(nonsense=["1"]), dict(name={"two": True}), dict(volume=["v"])):
        e.get("/containers/json?all=1&" + filters(**wanted), only=lambda it: sorted(one["Names"][0] for one in it))
    for text in ("1", "true", "T", "True", "0", "f", "false", "no", "none", "yes", "nonsense", ""):
        e.get("/containers/json?all=" + text, only=len)
    e.get("/containers/json?limit=x")
    e.get("/containers/json?filters=nonsense")


# Their lives.

@scene
def life(e):
    e.create("c1", "sleep", "1000")
    e.post("/containers/c1/stop")
    e.post("/containers/c1/start")
    e.post("/containers/c1/start")
    e.post("/containers/c1/pause")
    e.post("/containers/c1/pause")
    e.get("/containers/c1/json", only=lambda it: it["State"])
    e.post("/containers/c1/unpause")
    e.post("/containers/c1/unpause")
    e.post("/containers/c1/restart?t=0")
    e.post("/containers/c1/stop?t=0")
    e.post("/containers/c1/stop?t=0")
    e.get("/containers/c1/json", only=lambda it: it["State"])
    e.delete("/containers/c1")
    e.delete("/containers/c1")


@scene
def kills(e):
    e.create("c1", "sleep", "1000")
    e.post("/containers/c1/kill")
    e.quietly("POST", "/containers/c1/start")
    e.post("/containers/c1/kill?signal=NONSENSE")
    e.post("/containers/c1/kill?signal=0")
    e.post("/containers/c1/kill?signal=SIGUSR1x")
    e.post("/containers/c1/kill?signal=winch")
    e.post("/containers/c1/kill?signal=9")
    e.post("/containers/c1/wait")
    e.post("/containers/c1/kill?signal=15")


@scene
def waits(e):
    e.ended("c1", "sh", "-c", "exit 7")
    e.post("/containers/c1/wait")
    e.post("/containers/c1/wait?condition=not-running")
    e.post("/containers/c1/wait?condition=nonsense")
    e.post("/containers/none/wait")


@scene
def wait_for_the_next_end(e):
    e.create("c1", "sh", "-c", "exit 7")
    waiting = threading.Timer(2, lambda: e.quietly("POST", "/containers/c1/start"))
    waiting.start()
    e.post("/containers/c1/wait?condition=next-exit")
    waiting.join()


@scene
def removal_of_the_living(e):
    e.sleeper("c1")
    e.delete("/containers/c1")
    e.delete("/containers/c1?force=1")
    e.delete("/containers/c1?force=1")
    e.create("d1", "true", quiet=True)
    e.delete("/containers/d1?v=1&link=0")


@scene
def auto_removal(e):
    e.create("c1", "sleep", "1000", HostConfig={"AutoRemove": True})
    e.post("/containers/c1/start")
    e.post("/containers/c1/kill")
    e.create("d1", "true", HostConfig={"AutoRemove": True, "RestartPolicy": {"Name": "always"}})


@scene
def names(e):
    e.create("one", "true")
    e.create("one", "true")
    e.create("-bad", "true")
    e.create("x1", "true")
    e.create("", "true")
    e.post("/containers/one/rename?name=two")
    e.post("/containers/two/rename?name=two")
    e.post("/containers/two/rename?name=-bad")
    e.post("/containers/two/rename?name=")
    e.post("/containers/none/rename?name=other")
    e.get("/containers/two/json", only=lambda it: it["Name"])


@scene
def starts_that_fail(e):
    for name, command in (("a1", ["no-such-program"]), ("b1", ["/etc"]), ("c1", ["/no/such"])):
        e.create(name, *command)
        e.post(f"/containers/{name}/start")
        e.get(f"/containers/{name}/json", only=lambda it: {key: it["State"][key] for key in ("Status", "ExitCode")})


@scene
def updates(e):
    e.sleeper("c1")
    e.post("/containers/c1/update", {"CpuShares": 100, "RestartPolicy": {"Name": "always"}})
    e.post("/containers/c1/update", {"Memory": 64 * 2**20, "MemorySwap": 64 * 2**20})
    e.post("/containers/c1/update", {"PidsLimit": 20})
    e.get("/containers/c1/json",
          only=lambda it: {key: it["HostConfig"][key] for key in ("CpuShares", "Memory", "PidsLimit", "RestartPolicy")})
    e.post("/containers/c1/update", {"Memory": 1})
    e.post("/containers/c1/update", {"RestartPolicy": {"Name": "nonsense"}})
    e.post("/containers/none/update", {})


@scene
def resizes(e):
    e.sleeper("c1")
    e.post("/containers/c1/resize?h=10&w=20")
    e.post("/containers/c1/resize?h=x&w=20")
    e.sleeper("t1", Tty=True)
    e.post("/containers/t1/resize?h=10&w=20")
    e.create("n1", "true", quiet=True)
    e.post("/containers/n1/resize?h=10&w=20")
    e.post("/containers/none/resize?h=10&w=20")


@scene
def health(e):
    e.sleeper("c1", Healthcheck={"Test": ["CMD", "true"], "Interval": 10**8, "Timeout": 10**9 * 20})
    e.until("/containers/c1/json", lambda it: it["State"]["Health"]["Status"] == "healthy")
    e.get("/containers/c1/json", only=lambda it: {**it["State"]["Health"], "Log": it["State"]["Health"]["Log"][0]})
    e.get("/containers/json", only=lambda it: "(healthy)" in it[0]["Status"])


# Requests that make no sense.

@scene
def creates_refused(e):
    host = [{"NanoCpus": -1}, {"CpusetCpus": "nonsense"}, {"CpusetCpus": "4000"}, {"CpusetMems": "4000"},
            {"Runtime": "nonsense"}, {"Isolation": "nonsense"}, {"Isolation": "default"}, {"Memory": 1}, {"NanoCpus": 10**13},
            {"Memory": -1}, {"MemorySwap": 5}, {"CgroupnsMode": "nonsense"},
            {"NetworkMode": "container:none"}, {"RestartPolicy": {"Name": "nonsense"}}, {"Binds": ["relative:/x"]},
            {"Binds": ["/a"]}, {"Binds": ["/a:b"]}, {"Mounts": [{"Type": "nonsense", "Target": "/a"}]}, {"CapAdd": ["NONSENSE"]},
            {"PortBindings": {"x/tcp": [{}]}}, {"PortBindings": {"80/tcp": [{"HostPort": "x"}]}},
            {"OomScoreAdj": 2000}, {"ShmSize": -1}, {"CpuPeriod": 5}, {"CpuQuota": 5},
            {"ExtraHosts": ["nonsense"]}, {"Ulimits": [{"Name": "nonsense", "Soft": 1, "Hard": 1}]},
            {"LogConfig": {"Type": "nonsense"}}, {"SecurityOpt": ["nonsense"]}, {"Sysctls": {"kernel.nonsense": "1"}}]
    for index, one in enumerate(host):
        e.create(f"h{index}", "true", HostConfig=one)
    for index, one in enumerate([{"Env": ["=x"]}, {"WorkingDir": "relative"}, {"StopSignal": "NONSENSE"}, {"Image": "no-such:image"},
                                 {"Healthcheck": {"Test": ["CMD", "a"], "Interval": 5}}]):
        e.create(f"c{index}", "true", **one)
    for index, one in enumerate([{"Hostname": "not/good"}, {"ExposedPorts": {"x": {}}}, {"Volumes": {"relative": {}}},
                                 {"MacAddress": "nonsense"}, {"Healthcheck": {"Test": ["NONSENSE"]}},
                                 {"HostConfig": {"PidMode": "nonsense"}}, {"HostConfig": {"Dns": ["nonsense"]}}]):
        e.create(f"late{index}", "true", **one)
    e.post("/containers/create", {})
    e.post("/containers/create", b"nonsense")
    e.post("/containers/create", b"{}", headers={"Content-Type": "text/plain"})


@scene
def what_is_not_there(e):
    for path in ("json", "top", "logs?stdout=1", "changes", "export", "stats?stream=0", "archive?path=/"):
        e.get("/containers/none/" + path)
    for path in ("start", "stop", "restart", "kill", "pause", "unpause", "attach", "exec"):
        e.post("/containers/none/" + path, {"Cmd": ["true"]} if path == "exec" else None)
    e.get("/exec/none/json")
    e.get("/networks/none")
    e.get("/volumes/none")
    e.get("/no/such/path")
    e.delete("/networks/none")
    e.delete("/volumes/none")


# What they say.

@scene
def logs(e):
    e.ended("c1", "sh", "-c", "echo one; sleep 0.3; echo two >&2; sleep 0.3; printf three")
    for query in ("stdout=1&stderr=1", "stdout=1", "stderr=1", "stdout=1&tail=1", "stdout=1&tail=0",
                  "stdout=1&timestamps=1", "stdout=1&stderr=1&follow=1", "stdout=1&since=2000000000", "stdout=1&until=1",
                  "stdout=1&tail=nonsense", "stdout=1&since=nonsense", "", "stdout=0&stderr=0"):
        e.get("/containers/c1/logs?" + query)


@scene
def logs_of_a_terminal(e):
    e.ended("c1", "sh", "-c", "echo one; echo two", Tty=True)
    e.get("/containers/c1/logs?stdout=1&stderr=1")


@scene
def logs_of_the_unborn(e):
    e.create("c1", "true", quiet=True)
    e.get("/containers/c1/logs?stdout=1")


@scene
def attach(e):
    e.create("c1", "sh", "-c", "echo out; sleep 0.1; echo err >&2", quiet=True)
    e.taken_over("/containers/c1/attach?stream=1&stdout=1&stderr=1",
                 during=lambda: e.quietly("POST", "/containers/c1/start"))
    e.taken_over("/containers/c1/attach?logs=1&stdout=1&stderr=1")
    e.taken_over("/containers/c1/attach?logs=1&stdout=1&stderr=1", upgrades=False)


@scene
def attach_with_input(e):
    e.create("c1", "cat", OpenStdin=True, StdinOnce=True, AttachStdin=True, quiet=True)
    e.taken_over("/containers/c1/attach?stream=1&stdin=1&stdout=1", said=b"hello\n",
                 during=lambda: e.quietly("POST", "/containers/c1/start"))
    e.post("/containers/c1/wait")


@scene
def attach_by_websocket(e):
    e.create("c1", "sh", "-c", "read line; echo got $line; echo err >&2", OpenStdin=True, quiet=True)
    e.quietly("POST", "/containers/c1/start")
    e.websocket("/containers/c1/attach/ws?stream=1&stdin=1&stdout=1&stderr=1", said=b"word\n")
    e.websocket("/containers/none/attach/ws?stream=1&stdout=1")
    e.get("/containers/c1/attach/ws?stream=1&stdout=1")


@scene
def attach_refused(e):
    e.sleeper("c1")
    e.ask("POST", "/containers/c1/pause")
    e.taken_over("/containers/c1/attach?stream=1&stdout=1")
    e.ask("POST", "/containers/c1/unpause")


@scene
def attach_by_detach_keys(e):
    e.create("c1", "cat", Tty=True, OpenStdin=True, quiet=True)
    e.quietly("POST", "/containers/c1/start")
    e.taken_over("/containers/c1/attach?stream=1&stdin=1&stdout=1&detachKeys=ctrl-a", said=b"\x01")
    e.taken_over("/containers/c1/attach?stream=1&stdin=1&stdout=1&detachKeys=nonsense-key")
    e.get("/containers/c1/json", only=lambda it: it["State"]["Status"])


@scene
def execs(e):
    e.sleeper("c1")
    made = e.post("/containers/c1/exec", {"Cmd": ["sh", "-c", "echo $A; exit 4"], "Env": ["A=x"], "AttachStdout": True})
    e.get(f"/exec/{made['Id']}/json")
    e.taken_over(f"/exec/{made['Id']}/start", body={"Detach": False, "Tty": False})
    e.until(f"/exec/{made['Id']}/json", lambda it: not it["Running"])
    e.get(f"/exec/{made['Id']}/json")
    e.post(f"/exec/{made['Id']}/start", {})
    e.get("/containers/c1/json", only=lambda it: type(it["ExecIDs"]).__name__)


@scene
def execs_with_input(e):
    e.sleeper("c1")
    made = e.post("/containers/c1/exec", {"Cmd": ["cat"], "AttachStdin": True, "AttachStdout": True})
    e.taken_over(f"/exec/{made['Id']}/start", body={"Detach": False, "Tty": False}, said=b"hello\n")
    made = e.post("/containers/c1/exec", {"Cmd": ["true"]})
    e.post(f"/exec/{made['Id']}/start", {"Detach": True})
    made = e.post("/containers/c1/exec", {"Cmd": ["echo", "hi"], "Tty": True, "AttachStdout": True, "User": "1", "WorkingDir": "/tmp"})
    e.taken_over(f"/exec/{made['Id']}/start", body={"Detach": False, "Tty": True})
    e.get(f"/exec/{made['Id']}/json", only=lambda it: it["ProcessConfig"])


@scene
def execs_refused(e):
    e.sleeper("c1")
    e.post("/containers/c1/exec", {})
    e.post("/containers/c1/exec", {"Cmd": []})
    e.post("/containers/c1/exec", {"Cmd": ["true"], "DetachKeys": "nonsense-key"})
    made = e.post("/containers/c1/exec", {"Cmd": ["true"]})
    e.ask("POST", "/containers/c1/pause")
    e.post("/containers/c1/exec", {"Cmd": ["true"]})
    e.ask("POST", "/containers/c1/unpause")
    e.quietly("POST", "/containers/c1/kill")
    e.quietly("POST", "/containers/c1/wait")
    e.post("/containers/c1/exec", {"Cmd": ["true"]})
    e.post("/exec/none/start", {})


@scene
def top(e):
    e.sleeper("c1")
    e.get("/containers/c1/top", only=lambda it: [it["Titles"], [row[0] for row in it["Processes"]], it["Processes"][0][-1]])
    for arguments in ("aux", "-o%20pid,comm", "-eo%20pid,args", "-ef"):
        e.get("/containers/c1/top?ps_args=" + arguments, only=lambda it: [it["Titles"], it["Processes"][0][-1]])
    e.get("/containers/c1/top?ps_args=-o%20comm")
    e.get("/containers/c1/top?ps_args=--nonsense")
    e.create("n1", "true", quiet=True)
    e.get("/containers/n1/top")


def shape(value):
    """The fields and their types: the numbers of two runs are never the same."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items() if key != "blkio_stats"}
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else value


@scene
def stats(e):
    e.sleeper("c1")
    # The first look at a container that has just been started may come too early for something to be there.
    e.until("/containers/c1/stats?stream=0&one-shot=1",
            lambda it: it.get("networks") and it["memory_stats"].get("usage") and it["cpu_stats"]["cpu_usage"]["total_usage"])
    e.get("/containers/c1/stats?stream=0&one-shot=1", only=shape)
    e.get("/containers/c1/stats?stream=0", only=shape)
    e.create("n1", "true", quiet=True)
    e.get("/containers/n1/stats?stream=0")


# Their files.

@scene
def files(e):
    e.create("c1", "true", quiet=True)
    e.ask("PUT", "/containers/c1/archive?path=/tmp", archive("a", b"text"), {"Content-Type": "application/x-tar"})
    e.get("/containers/c1/changes", only=lambda it: sorted(it, key=lambda one: one["Path"]))
    e.ask("HEAD", "/containers/c1/archive?path=/tmp/a")
    e.ask("HEAD", "/containers/c1/archive?path=/none")
    e.get("/containers/c1/archive?path=/none")
    e.get("/containers/c1/archive")
    e.ask("PUT", "/containers/c1/archive?path=/none", archive("a", b"text"))
    e.ask("PUT", "/containers/c1/archive?path=/etc/passwd", archive("a", b"text"))
    e.ask("PUT", "/containers/c1/archive?path=/tmp", b"nonsense")


def entries(e, path):
    """What is in an archive: names, kinds and contents."""
    status, _, data = e.quietly("GET", f"/containers/c1/archive?path={path}")
    told = []
    if status == 200:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            told = sorted([one.name, one.type.decode(), tar.extractfile(one).read().decode() if one.isreg() else one.linkname]
                          for one in tar)
    e.note(f"entries of {path}", status, "application/json", json.dumps(told).encode())


@scene
def files_of_mounts(e):
    e.quietly("POST", "/volumes/create", {"Name": "outer"})
    e.quietly("POST", "/volumes/create", {"Name": "inner"})
    e.create("c1", "sleep", "600", quiet=True, HostConfig={
        "Binds": ["outer:/srv/data", "inner:/srv/data/deep", "outer:/read:ro"], "ReadonlyRootfs": True})
    for runs in (False, True):
        if runs:
            e.quietly("POST", "/containers/c1/start")
        e.ask("PUT", "/containers/c1/archive?path=/srv/data", archive(f"a{runs}", b"outer"))
        e.ask("PUT", "/containers/c1/archive?path=/srv/data/deep", archive(f"b{runs}", b"inner"))
        e.ask("PUT", "/containers/c1/archive?path=/read", archive("c", b"never"))
        e.ask("PUT", "/containers/c1/archive?path=/tmp", archive("d", b"never"))
        e.ask("PUT", "/containers/c1/archive?path=/srv/data/none", archive("e", b"never"))
        e.ask("HEAD", f"/containers/c1/archive?path=/srv/data/a{runs}")
        e.ask("HEAD", "/containers/c1/archive?path=/srv/data/deep/..")
        for path in ("/srv", "/srv/", "/srv/data", "/srv/data/", "/srv/data/.", "/srv/data/deep", f"/read/a{runs}",
                     "/srv/data/deep/../deep", "/read/deep", "/srv/none"):
            entries(e, path)
    e.quietly("DELETE", "/containers/c1?force=1")
    for name in ("outer", "inner"):
        e.quietly("DELETE", f"/volumes/{name}")


@scene
def commits(e):
    e.create("c1", "true", quiet=True)
    e.post("/commit?container=c1&repo=made&tag=one&changes=ENV%20A%3Db", {})
    e.post("/commit?container=none&repo=made", {})
    e.post("/commit?container=c1&repo=NOT-good", {})
    e.get("/images/made:one/json", only=lambda it: [it["RepoTags"], it["Config"]["Env"][-1]])
    e.quietly("DELETE", "/images/made:one")
    e.quietly("POST", "/images/prune")


@scene
def images_in_use(e):
    def kinds(rows):
        return sorted({key for row in rows for key in row})

    def image():
        return json.loads(e.quietly("GET", "/images/used:one/json")[2])["Id"]

    e.create("c0", "true", quiet=True)
    e.quietly("POST", "/commit?container=c0&repo=used&tag=one", {})
    e.create("ended", "true", quiet=True, Image=image())
    e.delete("/images/used:one")
    e.delete("/images/" + image())
    e.quietly("POST", f"/images/{image()}/tag?repo=used&tag=two")
    e.delete("/images/" + image())
    e.delete("/images/used:two", only=kinds)
    e.sleeper("runs", Image=image())
    e.delete(f"/images/{image()}?force=1")
    e.quietly("DELETE", "/containers/runs?force=1")
    e.delete(f"/images/{image()}?force=1", only=lambda rows: kinds(rows)[-1:])
    e.get("/images/used:one/json")
    e.post("/containers/ended/start")
    e.quietly("DELETE", "/containers/ended?force=1")
    e.quietly("POST", "/images/prune")


# Networks and volumes.

@scene
def networks(e):
    e.post("/networks/create", {"Name": "net", "Driver": "bridge", "Labels": {"a": "b"}, "CheckDuplicate": True,
                                "IPAM": {"Config": [{"Subnet": "10.231.9.0/24", "Gateway": "10.231.9.1"}]}})
    e.get("/networks/net")
    e.sleeper("c1", NetworkingConfig={"EndpointsConfig": {"net": {"IPAMConfig": {"IPv4Address": "10.231.9.7"},
                                                                 "Aliases": ["alias"]}}},
              HostConfig={"NetworkMode": "net"})
    e.get("/networks/net", only=lambda it: list(it["Containers"].values()))
    e.get("/containers/c1/json", only=lambda it: it["NetworkSettings"])
    e.delete("/networks/net")
    e.post("/networks/net/disconnect", {"Container": "c1"})
    e.post("/networks/net/disconnect", {"Container": "c1"})
    e.post("/networks/net/connect", {"Container": "c1", "EndpointConfig": {"Aliases": ["other"]}})
    e.post("/networks/net/connect", {"Container": "c1"})
    e.post("/networks/net/disconnect", {"Container": "c1", "Force": True})
    e.delete("/networks/net")
    e.delete("/networks/net")


@scene
def networks_refused(e):
    for body in ({}, {"Name": ""}, {"Name": "bridge", "CheckDuplicate": True},
                 {"Name": "x", "IPAM": {"Config": [{"Subnet": "nonsense"}]}},
                 {"Name": "x", "IPAM": {"Config": [{"Subnet": "10.231.9.0/24", "Gateway": "10.3.0.1"}]}},
                 {"Name": "not/good"}):
        e.post("/networks/create", body)
    e.delete("/networks/bridge")
    e.delete("/networks/host")
    e.post("/networks/none/connect", {"Container": "no-such"})
    e.post("/networks/no-such/connect", {"Container": "no-such"})


@scene
def networks_listed(e):
    e.get("/networks", only=lambda it: sorted(it, key=lambda one: one["Name"]))
    e.quietly("POST", "/networks/create", {"Name": "net"})
    for wanted in (dict(type=["custom"]), dict(type=["builtin"]), dict(name=["n"]), dict(driver=["host"]), dict(scope=["local"]),
                   dict(dangling=["true"]), dict(label=["none"]), dict(nonsense=["1"]), dict(type=["nonsense"])):
        e.get("/networks?" + filters(**wanted), only=lambda it: sorted(one["Name"] for one in it))
    e.post("/networks/prune")
    e.post("/networks/prune")


@scene
def volumes(e):
    e.post("/volumes/create", {"Name": "vol", "Labels": {"a": "b"}})
    e.post("/volumes/create", {"Name": "vol"})
    e.post("/volumes/create", {"Name": "not/good"})
    e.post("/volumes/create", {})
    e.get("/volumes/vol")
    e.get("/volumes?" + filters(name=["vol"]))
    e.get("/volumes?" + filters(nonsense=["x"]))
    e.sleeper("c1", HostConfig={"Binds": ["vol:/data:ro"]}, Volumes={"/anonymous": {}})
    e.get("/containers/c1/json", only=lambda it: sorted(it["Mounts"], key=lambda one: one["Destination"]))
    e.get("/containers/json", only=lambda it: sorted(it[0]["Mounts"], key=lambda one: one["Destination"]))
    e.get("/volumes?" + filters(dangling=["false"], name=["vol"]), only=lambda it: [one["Name"] for one in it["Volumes"]])
    e.delete("/volumes/vol")
    e.delete("/volumes/vol?force=1")
    e.quietly("DELETE", "/containers/c1?force=1&v=1")
    e.delete("/volumes/vol")


@scene
def mounts(e):
    e.create("c1", "true", HostConfig={"Mounts": [
        {"Type": "bind", "Source": "/usr", "Target": "/host", "ReadOnly": True},
        {"Type": "tmpfs", "Target": "/fast", "TmpfsOptions": {"SizeBytes": 2**20}},
        {"Type": "volume", "Source": "vol", "Target": "/data"}]})
    e.get("/containers/c1/json", only=lambda it: [sorted(it["Mounts"], key=lambda one: one["Destination"]), it["HostConfig"]["Mounts"]])
    e.create("d1", "true", HostConfig={"Mounts": [{"Type": "bind", "Source": "/no/such/place", "Target": "/host"}]})


@scene
def prunes(e):
    e.ended("c1", "true")
    e.quietly("POST", "/volumes/create", {"Name": "vol"})
    e.post("/containers/prune")
    e.post("/containers/prune")
    e.post("/containers/prune?" + filters(nonsense=["1"]))
    e.post("/volumes/prune", only=lambda it: {key: type(it[key]).__name__ for key in it})
    e.post("/volumes/prune")


# The engine itself.

@scene
def events(e):
    begin = time.time()
    e.sleeper("c1", Labels={"a": "b"})
    e.ask("POST", "/containers/c1/pause")
    e.ask("POST", "/containers/c1/unpause")
    e.quietly("POST", "/containers/c1/rename?name=d1")
    e.quietly("POST", "/containers/d1/kill?signal=9")
    e.quietly("POST", "/containers/d1/wait")
    e.until("/containers/d1/json", lambda it: it["State"]["Status"] == "exited")
    e.quietly("DELETE", "/containers/d1")
    end = time.time() + 0.01
    window = f"since={begin:.9f}&until={end:.9f}"
    # dockerd tells of pausing and of its end once more when the end was asked for before its containerd had told it of
    # the beginning.
    path = f"/events?{window}&" + filters(type=["container"])
    status, kind, data = e.quietly("GET", path)
    lines = {json.loads(line)["Action"]: line for line in reversed(data.splitlines())}
    e.note(f"GET {path}", status, kind, b"\n".join(reversed(lines.values())))
    e.get(f"/events?{window}&" + filters(event=["die"]))
    e.get(f"/events?{window}&" + filters(container=["no-such"]))
    e.get("/events?since=nonsense&until=1")
    e.get("/events?since=2&until=1")


@scene
def version_and_ping(e):
    e.get("/_ping")
    e.ask("HEAD", "/_ping")
    e.get("/version")


@scene
def information(e):
    e.get("/info")


@scene
def disk_use(e):
    e.ended("c1", "true")
    e.quietly("POST", "/volumes/create", {"Name": "vol"})
    e.get("/system/df", only=lambda it: {**it, "Images": [sorted(one) for one in it["Images"]]})
