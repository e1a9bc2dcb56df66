# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs from dockerd on purpose: in which scenes, where in which answers, and why. README.md says the same."""

import fnmatch
import re
from dataclasses import dataclass

# Numbers that no two runs share. Whether they are 0 is compared.
NUMBERS = (".Pid", ".Created", ".time", ".timeNano", ".HostPort", ".PublicPort", ".SizeRootFs", ".LayersSize")
# Those that may even be 0 in one of them.
CHANCE = (".NFd", ".NGoroutines")


@dataclass(frozen=True)
class Row:
    scenes: tuple
    paths: tuple  # "*" stands for anything
    reason: str

    def fits(self, path):
        # A list's index is no character class.
        return any(fnmatch.fnmatchcase(path, re.sub(r"\[", "[[]", one)) for one in self.paths)


PLACES = "Where things lie is each engine's own."
EMPTY = "What was not asked for is an empty list or object where docker's own client sends one, never null."
NONSENSE = "What makes no sense, or is not possible, is 400, 403 or 409, where dockerd answers 500."
EARLY = "What no container could be started with is refused when it is made."
STREAM = "A stream that is refused is an error in JSON, not a text."
TYPE = "Logs say of which type they are, as newer versions of the protocol do."
RUNTIME = "The runtime is `crun`, and is named before the first start."
INSPECTED = ("inspect_created", "inspect_running", "inspect_everything_asked")
INSPECT = "GET /containers/c1/json.body."
NETWORK = "The default network has a subnet of its own size, tells its gateway, and has no options."
EVENTS = "GET /events*.body*."

DIFFERENCES = (
    Row(("*",), ("*.body.kind", "*.body.detail"), "An error has a kind, and a detail where there is one, beside its message."),
    Row(INSPECTED, (INSPECT + "GraphDriver.Data.LowerDir", INSPECT + "GraphDriver.Data.MergedDir",
                    INSPECT + "GraphDriver.Data.UpperDir", INSPECT + "GraphDriver.Data.WorkDir"), PLACES),
    Row(("inspect_running",), (INSPECT + "LogPath", INSPECT + "NetworkSettings.SandboxKey"), PLACES),
    Row(("inspect_ports", "inspect_no_network", "networks"), (INSPECT + "SandboxKey",), PLACES),
    Row(INSPECTED, tuple(INSPECT + "HostConfig." + name for name in
                         ("BlkioWeightDevice", "Devices", "Dns", "DnsOptions", "DnsSearch", "PortBindings")), EMPTY),
    Row(("volumes",), ("* /volumes*.Options",), EMPTY),
    Row(("disk_use",), ("GET /system/df.body.BuildCache", "GET /system/df.body.Volumes[0].Labels",
                        "GET /system/df.body.Volumes[0].Options"), EMPTY),
    Row(("inspect_created", "inspect_running"), (INSPECT + "HostConfig.RestartPolicy.Name",),
        "A restart policy that was not asked for is called `no`."),
    Row(INSPECTED, (INSPECT + "HostConfig.Runtime",), RUNTIME),
    Row(INSPECTED, (INSPECT + "HostConfig.MaskedPaths*",), "More of /proc is masked."),
    Row(("inspect_everything_asked",), (INSPECT + "Mounts",), "A tmpfs of `--tmpfs` is among the mounts."),
    Row(("inspect_*", "list_of_containers", "networks"), ("GET /containers/*.EndpointID", "GET /networks/net.body[0].EndpointID"), "`EndpointID` is always empty."),
    Row(("list_filters",), ("GET /containers/json?limit=x.status", "GET /containers/json?filters=nonsense.status"), NONSENSE),
    Row(("life",), ("POST /containers/c1/unpause.status",), NONSENSE),
    Row(("creates_refused",), ("POST /containers/create?name=h5.status", "POST /containers/create?name=h16.status",
                               "POST /containers/create?name=h28.status", "POST /containers/create.status"), NONSENSE),
    Row(("creates_refused",), ("POST /containers/create?name=late?.status",), EARLY),
    Row(("what_is_not_there",), ("POST /containers/none/attach.body", "POST /containers/none/attach.type"), STREAM),
    Row(("attach_refused", "attach_by_detach_keys"), ("stream /containers/c1/attach*.body", "stream /containers/c1/attach*.type"), STREAM),
    Row(("logs", "logs_of_a_terminal", "logs_of_the_unborn"), ("GET /containers/c1/logs*.type",), TYPE),
    Row(("logs",), ("GET /containers/c1/logs?stdout=1&tail=nonsense.status", "GET /containers/c1/logs?stdout=1&since=nonsense.status"),
        NONSENSE),
    Row(("attach_by_websocket",), ("GET /containers/c1/attach/ws*.body", "GET /containers/c1/attach/ws*.type",
                                   "websocket /containers/none/attach/ws*.type"), STREAM),
    Row(("execs",), ("POST /exec/<id>/start.status",), "An exec that was started before is 409, not a stream that says so."),
    Row(("execs_refused",), ("POST /containers/c1/exec.status",), NONSENSE),
    Row(("top",), ("GET /containers/c1/top?ps_args=-o%20comm.status",), "`top` needs no column of process ids."),
    Row(("top",), ("GET /containers/c1/top?ps_args=--nonsense.status",), NONSENSE),
    Row(("stats",), ("GET /containers/c1/stats?stream=0*.body.*cpu_stats.cpu_usage.percpu_usage",
                     "GET /containers/c1/stats?stream=0*.body.memory_stats.stats.*"),
        "`stats` has no `percpu_usage`, and of `memory_stats.stats` only what clients compute with."),
    Row(("stats",), ("GET /containers/c1/stats?stream=0*.body.pids_stats.limit",),
        "A container has a limit of processes when none was asked for."),
    Row(("files",), ("PUT /containers/c1/archive?path=/etc/passwd.status", "PUT /containers/c1/archive?path=/tmp.status"), NONSENSE),
    Row(("files_of_mounts",), ("PUT /containers/c1/archive?path=/read.status", "PUT /containers/c1/archive?path=/tmp.status"), NONSENSE),
    Row(("commits",), ("POST /commit?container=c1&repo=NOT-good.status",), NONSENSE),
    Row(("networks",), (INSPECT + "Networks.net.Aliases",), "The short id of a container is not told as an alias."),
    Row(("networks",), ("POST /networks/net/disconnect.status",), NONSENSE),
    Row(("networks_refused",), ("POST /networks/create.status",), NONSENSE),
    Row(("networks_listed",), ("GET /networks?filters=%7B%22type%22%3A%20%5B%22nonsense%22%5D%7D.status",), NONSENSE),
    Row(("networks_listed",), ("GET /networks.body[0].Options.*", "GET /networks.body[0].IPAM.Config[0].*"),
        NETWORK),
    Row(("volumes",), ("GET /containers/json.body[0].Source",), "A list tells where volumes lie."),
    Row(("mounts",), (INSPECT[:-1] + "[0][0].Mode",), "A volume of `Mounts` has no mode that was not asked for."),
    Row(("events",), (EVENTS + "Actor.Attributes.signal",), "The end of a container tells which signal it was."),
    Row(("events",), ("GET /events?since=nonsense&until=1.status",), NONSENSE),
    Row(("version_and_ping",), ("GET /version.body.BuildTime", "GET /version.body.GitCommit", "GET /version.body.GoVersion",
                                "GET /version.body.Version", "GET /version.body.MinAPIVersion", "GET /version.body.Platform.Name",
                                "GET /version.body.Components*"), "The engine has its own name, version and parts."),
    Row(("information",), tuple("GET /info.body." + name for name in
                                ("ContainerdCommit.*", "ID", "InitBinary", "OSVersion", "ServerVersion", "LiveRestoreEnabled")),
        "The engine has its own name, version and parts."),
    Row(("information",), ("GET /info.body.DefaultRuntime", "GET /info.body.RuncCommit.*", "GET /info.body.Runtimes.*"), RUNTIME),
    Row(("information",), ("GET /info.body.DriverStatus",), "The driver of layers tells nothing of itself."),
    Row(("information",), ("GET /info.body.KernelMemory", "GET /info.body.KernelMemoryTCP"), "`KernelMemory` is never offered."),
    Row(("information",), ("GET /info.body.Plugins.Log*", "GET /info.body.Plugins.Network*"),
        "Logs are files, and networks are of the drivers `bridge`, `host` and `null`."),
    Row(("disk_use",), ("GET /system/df.body.Darse",), "Disk use has a part of our own."),
)
