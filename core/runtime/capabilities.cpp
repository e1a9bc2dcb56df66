// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/capabilities.h"

#include <array>
#include <cctype>

namespace darse::runtime {

namespace {

/// By number.
constexpr std::array<std::string_view, 41> kNames{
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "KILL",
    "SETGID",
    "SETUID",
    "SETPCAP",
    "LINUX_IMMUTABLE",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_ADMIN",
    "NET_RAW",
    "IPC_LOCK",
    "IPC_OWNER",
    "SYS_MODULE",
    "SYS_RAWIO",
    "SYS_CHROOT",
    "SYS_PTRACE",
    "SYS_PACCT",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_NICE",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "MKNOD",
    "LEASE",
    "AUDIT_WRITE",
    "AUDIT_CONTROL",
    "SETFCAP",
    "MAC_OVERRIDE",
    "MAC_ADMIN",
    "SYSLOG",
    "WAKE_ALARM",
    "BLOCK_SUSPEND",
    "AUDIT_READ",
    "PERFMON",
    "BPF",
    "CHECKPOINT_RESTORE",
};

/// Docker gives AUDIT_WRITE, MKNOD and NET_RAW too; hardly anything needs them, and each has opened a hole before.
constexpr std::array<std::string_view, 11> kUsual{
    "CHOWN",   "DAC_OVERRIDE", "FOWNER",  "FSETID", "KILL",       "NET_BIND_SERVICE",
    "SETFCAP", "SETGID",       "SETPCAP", "SETUID", "SYS_CHROOT",
};

constexpr CapabilitySet kAll = (CapabilitySet{1} << kNames.size()) - 1;

std::string bareName(std::string_view name)
{
    std::string bare;
    for (const char c : name)
        bare += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return bare.starts_with("CAP_") ? bare.substr(4) : bare;
}

CapabilitySet bit(unsigned number)
{
    return CapabilitySet{1} << number;
}

struct Named {
    CapabilitySet set = 0;
    bool isAll = false;
};

Result<Named> parseNames(const std::vector<std::string>& names)
{
    Named named;
    for (const std::string& name : names) {
        const auto number = capabilityNumber(name);
        if (!number && bareName(name) != "ALL")
            return Error(ErrorKind::InvalidInput, "there is no capability " + name);
        if (number)
            named.set |= bit(*number);
        else
            named.isAll = true;
    }
    return named;
}

/// As Docker does it: "add all" leaves out what is dropped by name, "drop all" keeps what is added by name.
CapabilitySet wantedSet(const Named& added, const Named& dropped)
{
    if (added.isAll)
        return kAll & ~dropped.set;
    if (dropped.isAll)
        return added.set;
    return (usualCapabilities() & ~dropped.set) | added.set;
}

} // namespace

CapabilitySet usualCapabilities()
{
    CapabilitySet set = 0;
    for (const std::string_view name : kUsual)
        set |= bit(capabilityNumber(name).value_or(0));
    return set;
}

std::optional<unsigned> capabilityNumber(std::string_view name)
{
    const std::string bare = bareName(name);
    for (unsigned number = 0; number < kNames.size(); ++number)
        if (kNames.at(number) == bare)
            return number;
    return std::nullopt;
}

std::vector<std::string> capabilityNames(CapabilitySet set)
{
    std::vector<std::string> names;
    for (unsigned number = 0; number < kNames.size(); ++number)
        if ((set & bit(number)) != 0)
            names.push_back("CAP_" + std::string(kNames.at(number)));
    return names;
}

bool hasCapability(CapabilitySet set, std::string_view name)
{
    const auto number = capabilityNumber(name);
    return number && (set & bit(*number)) != 0;
}

Result<CapabilitySet> settleCapabilities(const container::Security& security, CapabilitySet available,
                                         std::vector<std::string>& warnings)
{
    TRY_DECLARE(const Named added, parseNames(security.addedCapabilities));
    TRY_DECLARE(const Named dropped, parseNames(security.droppedCapabilities));
    available &= kAll;
    if (security.isPrivileged)
        return available;
    const CapabilitySet wanted = wantedSet(added, dropped);
    for (const std::string& name : security.addedCapabilities)
        if (const auto number = capabilityNumber(name); number && (available & bit(*number)) == 0)
            warnings.push_back("This engine does not have the capability CAP_" + bareName(name) +
                               ", so the container does not get it.");
    return wanted & available;
}

} // namespace darse::runtime
