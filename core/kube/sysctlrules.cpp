// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the kernel that a pod asks for.
#include "core/kube/podchecks.h"

#include <algorithm>
#include <cctype>

namespace darse::kube {

using nlohmann::json;

namespace {

const char* const kSysctls = "spec.securityContext.sysctls";

/// Those that every cluster takes.
constexpr std::array<std::string_view, 12> kSafe = {
    "kernel.shm_rmid_forced",           "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",        "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",     "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",      "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_syncookies",          "net.ipv4.tcp_wmem",
};

/// What every pod has for itself, by how its names begin, and what it shares with the machine when it has this.
struct OwnSysctls {
    std::string_view begin;
    std::string_view shared;
};
constexpr std::array kPodsOwn = {
    OwnSysctls{"net.", "hostNetwork"},   OwnSysctls{"kernel.shm", "hostIPC"}, OwnSysctls{"kernel.msg", "hostIPC"},
    OwnSysctls{"kernel.sem", "hostIPC"}, OwnSysctls{"fs.mqueue.", "hostIPC"}, OwnSysctls{"kernel.domainname", {}},
};

const OwnSysctls* ownOf(std::string_view name)
{
    const auto* const found =
        std::ranges::find_if(kPodsOwn, [name](const OwnSysctls& one) { return name.starts_with(one.begin); });
    return found == kPodsOwn.end() ? nullptr : found;
}

/// "net/ipv4/conf/eth0.1/forwarding" and "net.ipv4.conf.eth0/1.forwarding" are the same.
std::string withDots(std::string name)
{
    const auto first = name.find_first_of("./");
    if (first == std::string::npos || name[first] == '.')
        return name;
    for (char& c : name)
        c = c == '/' ? '.' : c == '.' ? '/' : c;
    return name;
}

bool isSysctlName(std::string_view name)
{
    constexpr std::size_t kLongest = 253;
    const auto isEdge = [](unsigned char c) { return std::isdigit(c) != 0 || std::islower(c) != 0; };
    bool isAfterMark = true;
    char last = '.';
    for (const char c : name) {
        const bool isSeparator = c == '.' || c == '/';
        const bool wasSeparator = last == '.' || last == '/';
        const bool isMark = c == '-' || c == '_';
        if (!isSeparator && !isMark && !isEdge(static_cast<unsigned char>(c)))
            return false;
        if ((isSeparator && isAfterMark) || (isMark && wasSeparator))
            return false;
        isAfterMark = isSeparator || isMark;
        last = c;
    }
    return !isAfterMark && name.size() <= kLongest;
}

} // namespace

void checkSysctls(const json& spec, Refusals& out)
{
    std::set<std::string> names;
    const json sysctls = listOf(spec.value("securityContext", json::object()), "sysctls");
    for (std::size_t i = 0; i < sysctls.size(); ++i) {
        const std::string where = placeIn(kSysctls, i) + ".name";
        const std::string name = textOf(sysctls[i], "name");
        const OwnSysctls* const own = ownOf(withDots(name));
        if (name.empty())
            out.required(where);
        else if (!isSysctlName(name))
            out.invalid(where, name, "must have at most 253 characters and be words with dots or slashes between them");
        else if (!names.insert(name).second)
            out.duplicate(where, name);
        else if (own == nullptr)
            out.forbidden(where, name + " belongs to the whole machine: no pod can set it");
        else if (!own->shared.empty() && spec.value(own->shared, false))
            out.invalid(where, name, "may not be specified when '" + std::string(own->shared) + "' is true");
    }
}

std::vector<std::string> sysctlWarnings(const json& pod)
{
    std::vector<std::string> out;
    const json sysctls = listOf(pod.at("spec").value("securityContext", json::object()), "sysctls");
    for (std::size_t i = 0; i < sysctls.size(); ++i) {
        const std::string name = textOf(sysctls[i], "name");
        if (std::ranges::find(kSafe, withDots(name)) == kSafe.end())
            out.push_back(placeIn(kSysctls, i) + ": " + name +
                          " is unsafe: other clusters refuse it unless somebody allows it there");
    }
    return out;
}

} // namespace darse::kube
