// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Security contexts.
#include "core/kube/podchecks.h"

#include <algorithm>
#include <limits>

namespace darse::kube {

using nlohmann::json;

namespace {

void checkId(const json& id, const std::string& at, Refusals& out)
{
    if (id.is_number_integer() && (id < 0 || id > std::numeric_limits<std::int32_t>::max()))
        out.invalid(at, id, "must be between 0 and 2147483647, inclusive");
}

/// A profile of the machine has a name, and nothing else has one.
void checkProfile(const json& context, const char* member, const std::string& what, const std::string& at,
                  Refusals& out)
{
    if (!context.contains(member) || !context[member].is_object())
        return;
    const std::string where = at + "." + member + ".localhostProfile";
    const std::string name = textOf(context[member], "localhostProfile");
    const bool isLocal = textOf(context[member], "type") == "Localhost";
    const bool isNamed = context[member].contains("localhostProfile");
    if (isLocal && !isNamed)
        out.required(where, "must be set when " + what + " type is Localhost");
    if (!isLocal && isNamed)
        out.invalid(where, name, "can only be set when " + what + " type is Localhost");
    if (isLocal && std::string_view(member) == "seccompProfile")
        checkPathInside(name, where, out);
}

void checkProfiles(const json& context, const std::string& at, Refusals& out)
{
    checkProfile(context, "seccompProfile", "seccomp", at, out);
    checkProfile(context, "appArmorProfile", "AppArmor", at, out);
}

} // namespace

void checkSecurity(const json& container, const std::string& at, Refusals& out)
{
    const json context = container.value("securityContext", json::object());
    const std::string where = at + ".securityContext";
    for (const char* id : {"runAsUser", "runAsGroup"})
        checkId(context.value(id, json()), where + "." + id, out);
    checkProfiles(context, where, out);
    if (context.value("allowPrivilegeEscalation", true))
        return;
    if (context.value("privileged", false))
        out.invalid(where, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
    const json added = listOf(context.value("capabilities", json::object()), "add");
    if (std::ranges::find(added, json("CAP_SYS_ADMIN")) != added.end())
        out.invalid(where, context,
                    "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
}

void checkPodSecurity(const json& spec, Refusals& out)
{
    const json context = spec.value("securityContext", json::object());
    const std::string at = "spec.securityContext";
    for (const char* id : {"fsGroup", "runAsUser", "runAsGroup"})
        checkId(context.value(id, json()), at + "." + id, out);
    const json groups = listOf(context, "supplementalGroups");
    for (std::size_t i = 0; i < groups.size(); ++i)
        checkId(groups[i], placeIn(at + ".supplementalGroups", i), out);
    checkProfiles(context, at, out);
    checkSysctls(spec, out);
    constexpr std::array<std::string_view, 2> kGiving = {"Always", "OnRootMismatch"};
    const std::string giving = textOf(context, "fsGroupChangePolicy");
    if (!giving.empty() && std::ranges::find(kGiving, giving) == kGiving.end())
        out.unsupported(at + ".fsGroupChangePolicy", giving, kGiving);
    if (spec.value("shareProcessNamespace", false) && spec.value("hostPID", false))
        out.invalid(at + ".shareProcessNamespace", true, "ShareProcessNamespace and HostPID cannot both be enabled");
}

} // namespace darse::kube
