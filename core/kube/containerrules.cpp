// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ports, resources and mounts of a container.
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"
#include "core/kube/quantity.h"

#include <algorithm>
#include <cctype>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::int64_t kLastPort = 65535;
constexpr std::int64_t kMostNumber = 2147483647;
const char* const kPortRange = "must be between 1 and 65535, inclusive";

bool isPort(std::int64_t number)
{
    return number >= 1 && number <= kLastPort;
}

/// At most 15 lower case letters, digits and single '-' between them, and one letter at least.
bool isPortName(const std::string& name)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && name.size() <= 15 && name.front() != '-' && name.back() != '-' &&
           name.find("--") == std::string::npos && std::ranges::any_of(name, isLetter) &&
           std::ranges::all_of(name, [&](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
}

void checkPort(const json& port, const std::string& at, const PodFrame& frame, Refusals& out)
{
    const auto inside = port.value("containerPort", std::int64_t{0});
    const auto host = port.value("hostPort", std::int64_t{0});
    if (inside == 0)
        out.required(at + ".containerPort");
    else if (!isPort(inside))
        out.invalid(at + ".containerPort", inside, kPortRange);
    else if (frame.hasHostNetwork && host != inside)
        out.invalid(at + ".containerPort", inside, "must match `hostPort` when `hostNetwork` is true");
    if (host != 0 && !isPort(host))
        out.invalid(at + ".hostPort", host, kPortRange);
}

void checkPorts(const json& container, const std::string& at, const PodFrame& frame, Refusals& out)
{
    std::set<std::string> names;
    const json ports = listOf(container, "ports");
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const std::string where = placeIn(at + ".ports", i);
        const std::string name = textOf(ports[i], "name");
        if (!name.empty() && !isPortName(name))
            out.invalid(where + ".name", name,
                        "must be at most 15 lower case letters, digits or single '-' between them, with a letter");
        else if (!name.empty() && !names.insert(name).second)
            out.duplicate(where + ".name", name);
        checkPort(ports[i], where, frame, out);
    }
}

void checkPropagation(const json& container, const std::string& way, const std::string& at, Refusals& out)
{
    constexpr std::array<std::string_view, 3> kWays = {"Bidirectional", "HostToContainer", "None"};
    if (!way.empty() && std::ranges::find(kWays, way) == kWays.end())
        out.unsupported(at, way, kWays);
    if (way == "Bidirectional" && !container.value("securityContext", json::object()).value("privileged", false))
        out.forbidden(at, "Bidirectional mount propagation is available only to privileged containers");
}

void checkMounts(const json& container, const std::string& at, const PodFrame& frame, Refusals& out)
{
    const json mounts = listOf(container, "volumeMounts");
    const std::string list = at + ".volumeMounts";
    std::set<std::string> paths;
    for (std::size_t i = 0; i < mounts.size(); ++i) {
        const std::string where = placeIn(list, i);
        const std::string name = textOf(mounts[i], "name");
        const std::string path = textOf(mounts[i], "mountPath");
        if (name.empty())
            out.required(where + ".name");
        if (!frame.volumes.contains(name))
            out.notFound(where + ".name", name);
        if (path.empty())
            out.required(where + ".mountPath");
        if (!paths.insert(path).second)
            out.invalid(where + ".mountPath", path, "must be unique");
        // The fields of all mounts alike, as Kubernetes names these.
        for (const char* sub : {"subPath", "subPathExpr"})
            checkPathInside(textOf(mounts[i], sub), list + "." + sub, out);
        checkPropagation(container, textOf(mounts[i], "mountPropagation"), list + ".mountPropagation", out);
        if (!textOf(mounts[i], "subPath").empty() && !textOf(mounts[i], "subPathExpr").empty())
            out.invalid(where + ".subPathExpr", textOf(mounts[i], "subPathExpr"),
                        "subPathExpr and subPath are mutually exclusive");
    }
}

bool isHeaderName(const std::string& name)
{
    return !name.empty() && std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

void checkHandler(const json& handler, const std::string& at, Refusals& out)
{
    int count = 0;
    for (const char* kind : {"exec", "httpGet", "tcpSocket", "grpc", "sleep"}) {
        if (!handler.contains(kind))
            continue;
        const std::string where = at + "." + kind;
        if (++count > 1) {
            out.forbidden(where, "may not specify more than 1 handler type");
            continue;
        }
        const json& one = handler[kind];
        if (std::string_view(kind) == "exec" && listOf(one, "command").empty())
            out.required(where + ".command");
        for (const json& header : listOf(one, "httpHeaders")) {
            if (!isHeaderName(textOf(header, "name")))
                out.invalid(where + ".httpHeaders", header, "must be the name of a header, as X-Header-Name");
        }
        const json port = one.value("port", json());
        if (port.is_string() && !isPortName(port.get<std::string>()))
            out.invalid(where + ".port", port, "must be the name of a port");
        else if (port.is_number() && !isPort(port.get<std::int64_t>()))
            out.invalid(where + ".port", port, kPortRange);
    }
    if (count == 0)
        out.required(at, "must specify a handler type");
}

void checkProbe(const json& probe, const std::string& at, bool mustSucceedOnce, Refusals& out)
{
    checkHandler(probe, at, out);
    for (const char* name :
         {"initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"}) {
        const auto number = probe.value(name, std::int64_t{0});
        if (number < 0)
            out.invalid(at + "." + name, number, "must be greater than or equal to 0");
        else if (number > kMostNumber)
            out.invalid(at + "." + name, number, "must be less than or equal to 2147483647");
    }
    const auto successes = probe.value("successThreshold", std::int64_t{1});
    if (mustSucceedOnce && successes != 1)
        out.invalid(at + ".successThreshold", successes, "must be 1");
    const auto grace = probe.value("terminationGracePeriodSeconds", std::int64_t{1});
    if (grace <= 0)
        out.invalid(at + ".terminationGracePeriodSeconds", grace, "must be greater than 0");
    else if (grace > kMostNumber)
        out.invalid(at + ".terminationGracePeriodSeconds", grace, "must be less than or equal to 2147483647");
}

/// What every machine has, or what somebody has named.
bool isResource(const std::string& name)
{
    constexpr std::array<std::string_view, 3> kOfAll = {"cpu", "memory", "ephemeral-storage"};
    if (std::ranges::find(kOfAll, name) != kOfAll.end() || name.starts_with("hugepages-"))
        return true;
    return name.find('/') != std::string::npos && isLabelKey(name);
}

} // namespace

void checkProbes(const json& container, const std::string& at, Refusals& out)
{
    const json lifecycle = container.value("lifecycle", json::object());
    for (const char* hook : {"postStart", "preStop"}) {
        if (lifecycle.contains(hook))
            checkHandler(lifecycle[hook], at + ".lifecycle." + hook, out);
    }
    for (const char* name : {"livenessProbe", "readinessProbe", "startupProbe"}) {
        if (container.contains(name))
            checkProbe(container[name], at + "." + name, std::string_view(name) != "readinessProbe", out);
    }
}

void checkResources(const json& resources, const std::string& at, Refusals& out)
{
    const json limits = resources.value("limits", json::object());
    const json requests = resources.value("requests", json::object());
    const auto checkName = [&](const char* which, const std::string& name) {
        if (!isResource(name))
            out.invalid(entryPlace((at + "." + which).c_str(), name), name,
                        "must be a standard resource for containers, or fully qualified");
    };
    const auto checkSign = [&](const char* which, const std::string& name, const json& amount) {
        if (amountOf(amount) < 0)
            out.invalid(entryPlace((at + "." + which).c_str(), name), amount, "must be greater than or equal to 0");
    };
    for (const auto& [name, amount] : limits.items()) {
        checkName("limits", name);
        checkSign("limits", name, amount);
    }
    for (const auto& [name, amount] : requests.items()) {
        checkName("requests", name);
        checkSign("requests", name, amount);
        if (limits.contains(name) && amountOf(amount) > amountOf(limits[name]))
            out.invalid(at + ".requests", amount, "must be less than or equal to " + name + " limit");
    }
}

void checkContainer(const json& container, const std::string& at, const PodFrame& frame, Refusals& out)
{
    if (textOf(container, "image").empty())
        out.required(at + ".image");
    checkProbes(container, at, out);
    checkPorts(container, at, frame, out);
    checkEnvironment(container, at, out);
    checkMounts(container, at, frame, out);
    checkSecurity(container, at, out);
    checkResources(container.value("resources", json::object()), at + ".resources", out);
}

} // namespace darse::kube
