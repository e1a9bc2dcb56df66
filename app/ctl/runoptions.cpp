// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include <array>
#include <vector>

namespace darse::ctl {
namespace {

using app::Option;

constexpr std::array kShared = {
    Option{"env", 'e', "NAME[=VALUE]", "Set a variable; without a value, to the one it has here; may be repeated"},
    Option{"env-file", '\0', "FILE", "Set the variables in FILE, one a line"},
    Option{"interactive", 'i', "", "Hand the standard input on"},
    Option{"tty", 't', "", "Give it a terminal"},
    Option{"user", 'u', "USER[:GROUP]", "Run as USER"},
    Option{"workdir", 'w', "DIR", "Start in DIR"},
    Option{"privileged", '\0', "", "With all rights that the engine has"},
};

constexpr std::array kAttached = {
    Option{"detach", 'd', "", "Do not wait for its end"},
    Option{"detach-keys", '\0', "KEYS", "The keys that leave it running, instead of ctrl-p,ctrl-q"},
};

constexpr std::array kCreate = {
    Option{"name", '\0', "NAME", "Call it NAME"},
    Option{"cidfile", '\0', "FILE", "Write its id to FILE, which must not be there yet"},
    Option{"runtime", '\0', "NAME", "Run it with this runtime"},
    Option{"pull", '\0', "WHEN", "Bring the image when it is missing (the default), always or never"},
    Option{"platform", '\0', "OS/ARCH", "For another machine than this one"},
    Option{"quiet", 'q', "", "Do not show how the image comes"},
    Option{"rm", '\0', "", "Remove it at its end"},
    Option{"restart", '\0', "WHEN", "Start it again: no, always, unless-stopped or on-failure[:NUMBER]"},
    Option{"entrypoint", '\0', "PROGRAM", "Run PROGRAM instead of the one that the image names"},
    Option{"volume", 'v', "[SOURCE:]PATH[:OPTIONS]", "Mount a folder or a volume at PATH; may be repeated"},
    Option{"mount", '\0', "LIST", "The same as type=…,source=…,target=…"},
    Option{"tmpfs", '\0', "PATH[:OPTIONS]", "Mount a file system in memory at PATH"},
    Option{"volumes-from", '\0', "CONTAINER", "Mount what CONTAINER mounts"},
    Option{"publish", 'p', "[[ADDRESS:]PORT:]PORT", "Let a port be reached from outside; may be repeated"},
    Option{"publish-all", 'P', "", "The same for all ports that the image tells, on any free port"},
    Option{"expose", '\0', "PORT", "Tell that it listens on PORT"},
    Option{"network", '\0', "NAME", "Connect it to a network, or none, host, container:NAME; may be repeated"},
    Option{"network-alias", '\0', "NAME", "Another name on its network"},
    Option{"ip", '\0', "ADDRESS", "Its address on its network"},
    Option{"ip6", '\0', "ADDRESS", "Its IPv6 address on its network"},
    Option{"dns", '\0', "ADDRESS", "Ask this server for names"},
    Option{"dns-search", '\0', "DOMAIN", "Complete names with DOMAIN"},
    Option{"dns-option", '\0', "OPTION", "A setting of how names are asked for"},
    Option{"mac-address", '\0', "ADDRESS", "The address of its network card"},
    Option{"link", '\0', "CONTAINER", "Not offered: put both on a network of their own"},
    Option{"add-host", '\0', "NAME:ADDRESS", "Let it know a host"},
    Option{"hostname", '\0', "NAME", "What it calls itself"},
    Option{"domainname", '\0', "NAME", "The domain it says it is in"},
    Option{"memory", 'm', "SIZE", "At most so much memory: 512m"},
    Option{"memory-swap", '\0', "SIZE", "At most so much memory and swap"},
    Option{"memory-reservation", '\0', "SIZE", "So much memory when it is scarce"},
    Option{"cpus", '\0', "NUMBER", "At most so many processors: 1.5"},
    Option{"cpu-shares", '\0', "NUMBER", "Its weight among others"},
    Option{"cpu-period", '\0', "MICROSECONDS", "The time that --cpu-quota is a part of"},
    Option{"cpu-quota", '\0', "MICROSECONDS", "So much time of processors in each period"},
    Option{"cpuset-cpus", '\0', "LIST", "On these processors only: 0-3"},
    Option{"cpuset-mems", '\0', "LIST", "In the memory of these nodes only: 0"},
    Option{"blkio-weight", '\0', "NUMBER", "Its weight among others at the disks, 10 to 1000"},
    Option{"memory-swappiness", '\0', "NUMBER", "How readily its memory is swapped out, 0 to 100"},
    Option{"oom-kill-disable", '\0', "", "Do not kill its processes when memory is short"},
    Option{"oom-score-adj", '\0', "NUMBER", "Which processes are killed first when memory is short, -1000 to 1000"},
    Option{"cgroup-parent", '\0', "PATH", "The cgroup that it is put into"},
    Option{"pids-limit", '\0', "NUMBER", "At most so many processes"},
    Option{"shm-size", '\0', "SIZE", "The size of /dev/shm"},
    Option{"ulimit", '\0', "NAME=SOFT[:HARD]", "A limit of its processes"},
    Option{"sysctl", '\0', "NAME=VALUE", "A setting of its kernel namespaces"},
    Option{"device", '\0', "PATH[:PATH[:rwm]]", "Let it use a device"},
    Option{"cap-add", '\0', "NAME", "Give it a capability"},
    Option{"cap-drop", '\0', "NAME", "Take a capability away"},
    Option{"security-opt", '\0', "OPTION", "A setting of its security"},
    Option{"group-add", '\0', "GROUP", "Another group for its user"},
    Option{"read-only", '\0', "", "Let it write to its volumes only"},
    Option{"init", '\0', "", "Start a small init that reaps what is left behind"},
    Option{"stop-signal", '\0', "SIGNAL", "The signal that asks it to end"},
    Option{"stop-timeout", '\0', "SECONDS", "How long it gets to end"},
    Option{"label", 'l', "NAME[=VALUE]", "A label; may be repeated"},
    Option{"annotation", '\0', "NAME=VALUE", "A note for the runtime"},
    Option{"health-cmd", '\0', "COMMAND", "How to see that it is well"},
    Option{"health-interval", '\0', "TIME", "How often that is looked at: 30s"},
    Option{"health-timeout", '\0', "TIME", "How long a look may take"},
    Option{"health-retries", '\0', "NUMBER", "So many bad looks in a row mean that it is unwell"},
    Option{"health-start-period", '\0', "TIME", "So long after its start bad looks do not count"},
    Option{"no-healthcheck", '\0', "", "Do not look whether it is well"},
    Option{"log-driver", '\0', "NAME", "json-file, local or none"},
    Option{"log-opt", '\0', "NAME=VALUE", "A setting of the logs"},
    Option{"ipc", '\0', "MODE", "Share shared memory: host, container:NAME"},
    Option{"pid", '\0', "MODE", "Share processes: host, container:NAME"},
    Option{"uts", '\0', "MODE", "Share the host's name: host"},
    Option{"userns", '\0', "MODE", "Share users: host"},
    Option{"cgroupns", '\0', "MODE", "Share cgroups: host or private"},
};

constexpr std::array kRun = {
    Option{"no-sig-proxy", '\0', "", "Keep signals instead of passing them on"},
};

std::vector<Option> together(std::initializer_list<std::span<const Option>> parts)
{
    std::vector<Option> out;
    for (const auto part : parts)
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

} // namespace

std::span<const app::Option> createOptions()
{
    static const std::vector<Option> all = together({kCreate, kShared});
    return all;
}

std::span<const app::Option> runOptions()
{
    static const std::vector<Option> all = together({kAttached, kCreate, kShared, kRun});
    return all;
}

std::span<const app::Option> execOptions()
{
    static const std::vector<Option> all = together({kAttached, kShared});
    return all;
}

} // namespace darse::ctl
