// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/hostprobe.h"

#include "core/sys/files.h"
#include "core/sys/trustedprogram.h"

#include <charconv>
#include <sys/resource.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr Bytes kMostText = kibibytes(64);
constexpr Bytes kEnoughSpace = gibibytes(2);
constexpr long kLastWellKnownPort = 80;
constexpr long kEnoughInstances = 128;
constexpr long kEnoughWatches = 16384;
constexpr long kEnoughIds = 65536;
constexpr rlim_t kEnoughDescriptors = 16384;

std::string textOf(const HostPlace& place, std::string_view file)
{
    std::string text = readFile(place.root / file, kMostText).valueOr({});
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

std::optional<long> numberOf(const HostPlace& place, std::string_view file)
{
    const std::string text = textOf(place, file);
    long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

bool isThere(const HostPlace& place, std::string_view file, int how = F_OK)
{
    return ::access((place.root / file).c_str(), how) == 0;
}

/// Now and after a reboot.
std::string sysctlCommand(const std::string& setting)
{
    return "echo " + setting + " | sudo tee -a /etc/sysctl.d/50-darse.conf && sudo sysctl --system";
}

Finding ports(const HostPlace& place)
{
    Finding out{.name = "unprivilegedPorts"};
    const long first = numberOf(place, "proc/sys/net/ipv4/ip_unprivileged_port_start").value_or(1024);
    out.isOk = first <= kLastWellKnownPort;
    out.reason = "an ordinary user may publish ports from " + std::to_string(first) + " on";
    if (!out.isOk) {
        out.consequence = "containers cannot publish port 80 or 443 of this machine";
        out.remedy = sysctlCommand("net.ipv4.ip_unprivileged_port_start=80");
    }
    return out;
}

Finding lingering(const HostPlace& place)
{
    Finding out{.name = "lingering"};
    out.isOk = !place.userName.empty() && isThere(place, "var/lib/systemd/linger/" + place.userName);
    out.reason = out.isOk ? "what this user runs goes on after logging out"
                          : "what this user runs may be ended by systemd at the last log-out";
    if (!out.isOk) {
        out.consequence = "containers end when you log out, and do not start with the machine";
        out.remedy = "sudo loginctl enable-linger " + (place.userName.empty() ? "$USER" : place.userName);
    }
    return out;
}

Finding subordinateIds(const HostPlace& place)
{
    Finding out{.name = "subordinateIds", .isEssential = true};
    long ids = 0;
    const std::string map = textOf(place, "proc/self/uid_map");
    for (std::size_t line = 0; line < map.size();) {
        const std::size_t end = std::min(map.find('\n', line), map.size());
        const std::size_t last = map.find_last_of(' ', end - 1);
        long count = 0;
        if (last != std::string::npos && last >= line)
            std::from_chars(map.data() + last + 1, map.data() + end, count);
        ids += count;
        line = end + 1;
    }
    out.isOk = ids > kEnoughIds;
    out.reason = "this user has " + std::to_string(ids) + (ids == 1 ? " id" : " ids") + " to give to containers";
    if (!out.isOk) {
        out.consequence = "images with files of more than one user cannot be unpacked as they are";
        out.remedy = "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 " +
                     (place.userName.empty() ? "$USER" : place.userName);
    }
    return out;
}

Finding space(const HostPlace& place)
{
    Finding out{.name = "diskSpace"};
    const auto left = freeSpace(place.state);
    if (!left) {
        out.reason = left.error().message();
        return out;
    }
    out.isOk = *left >= kEnoughSpace;
    out.reason = formatBytes(*left) + " are left in " + place.state.native();
    if (!out.isOk) {
        out.consequence = "pulls and containers that write will soon fail";
        out.remedy = "darsectl image prune --all";
    }
    return out;
}

Finding inotify(const HostPlace& place)
{
    Finding out{.name = "inotify"};
    const long instances = numberOf(place, "proc/sys/fs/inotify/max_user_instances").value_or(0);
    const long watches = numberOf(place, "proc/sys/fs/inotify/max_user_watches").value_or(0);
    out.isOk = instances >= kEnoughInstances && watches >= kEnoughWatches;
    out.reason = std::to_string(instances) + " instances and " + std::to_string(watches) + " watches for each user";
    if (!out.isOk) {
        out.consequence = "programs that watch files fail with \"too many open files\", in containers and outside";
        out.remedy = sysctlCommand(instances < kEnoughInstances ? "fs.inotify.max_user_instances=1024"
                                                                : "fs.inotify.max_user_watches=524288");
    }
    return out;
}

Finding forwarding(const HostPlace& place)
{
    Finding out{.name = "ipForwarding"};
    const char* file = "proc/sys/net/ipv4/ip_forward";
    const bool isOn = numberOf(place, file).value_or(0) != 0;
    out.isOk = isOn || isThere(place, file, W_OK);
    out.reason = isOn ? "IPv4 is forwarded" : "IPv4 is not forwarded";
    if (!isOn && out.isOk)
        out.reason += " yet; the first bridge network turns it on";
    if (!out.isOk) {
        out.consequence = "containers on bridge networks do not reach anything outside";
        out.remedy = sysctlCommand("net.ipv4.ip_forward=1");
    }
    return out;
}

Finding packetFilter(const HostPlace& place)
{
    Finding out{.name = "packetFilter", .isEssential = true};
    const auto nft = trustedProgram("nft");
    const auto iptables = trustedProgram("iptables");
    out.isOk = nft || iptables;
    out.reason = out.isOk ? (iptables ? *iptables : *nft) : "neither nft nor iptables is installed";
    if (!out.isOk) {
        out.consequence = "bridge networks and published ports cannot be set up";
        out.remedy = installCommand(place.installer, "iptables");
    }
    return out;
}

Finding securityModule(const HostPlace& place)
{
    Finding out{.name = "securityModule"};
    const bool hasApparmor = textOf(place, "sys/module/apparmor/parameters/enabled") == "Y";
    const bool hasSelinux = isThere(place, "sys/fs/selinux/enforce");
    const bool isEnforcing = numberOf(place, "sys/fs/selinux/enforce").value_or(0) == 1;
    out.isOk = hasApparmor || (hasSelinux && isEnforcing);
    if (hasSelinux)
        out.reason = isEnforcing ? "SELinux is enforcing" : "SELinux only watches: it is permissive";
    else
        out.reason = hasApparmor ? "AppArmor is on" : "neither AppArmor nor SELinux is on";
    if (!out.isOk) {
        out.consequence = "a container that breaks out of its namespaces meets no second fence";
        out.remedy = hasSelinux ? "sudo setenforce 1" : installCommand(place.installer, "apparmor");
        if (!hasSelinux && place.installer != Installer::Apt)
            out.remedy.clear();
    }
    return out;
}

Finding pressure(const HostPlace& place)
{
    Finding out{.name = "pressure"};
    out.isOk = isThere(place, "proc/pressure/cpu");
    out.reason =
        out.isOk ? "the kernel tells how long tasks wait (PSI)" : "the kernel does not tell how long tasks wait";
    if (!out.isOk) {
        out.consequence = "there are no numbers about pressure on CPU, memory and disks";
        out.remedy = bootOptionCommand(place.installer, "psi=1");
    }
    return out;
}

Finding descriptors()
{
    Finding out{.name = "descriptors"};
    rlimit limit{};
    const bool isKnown = ::getrlimit(RLIMIT_NOFILE, &limit) == 0;
    out.isOk = isKnown && limit.rlim_max >= kEnoughDescriptors;
    out.reason = "the engine may have " + std::to_string(limit.rlim_max) + " files open";
    if (!out.isOk) {
        out.consequence = "with hundreds of containers, metrics and new connections will fail";
        out.remedy = "set LimitNOFILE=1048576 in the unit of the engine: systemctl edit darse-engine";
    }
    return out;
}

} // namespace

std::vector<Finding> probeHost(const HostPlace& place)
{
    std::vector<Finding> out{space(place), inotify(place), descriptors(), securityModule(place), pressure(place)};
    if (place.isRootless) {
        out.push_back(subordinateIds(place));
        out.push_back(ports(place));
        if (isThere(place, "run/systemd/system"))
            out.push_back(lingering(place));
    } else {
        out.push_back(forwarding(place));
    }
    out.push_back(packetFilter(place));
    return out;
}

} // namespace darse::sys
