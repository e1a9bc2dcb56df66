// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of every pod, beside what the tables say.
#include "core/kube/admission.h"
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <limits>

namespace darse::kube {

using nlohmann::json;

namespace {

std::string place(const char* list, std::size_t index)
{
    return placeIn(std::string("spec.") + list, index);
}

/// No port of the machine goes to two.
void checkHostPorts(const json& containers, const char* list, Refusals& out)
{
    std::set<std::string> taken;
    for (std::size_t i = 0; i < containers.size(); ++i) {
        const json ports = listOf(containers[i], "ports");
        for (std::size_t j = 0; j < ports.size(); ++j) {
            const auto host = ports[j].value("hostPort", std::int64_t{0});
            const std::string key =
                textOf(ports[j], "protocol") + "/" + textOf(ports[j], "hostIP") + "/" + std::to_string(host);
            if (host != 0 && !taken.insert(key).second)
                out.duplicate(placeIn(place(list, i) + ".ports", j) + ".hostPort", key);
        }
    }
}

void checkTimes(const json& spec, Refusals& out)
{
    constexpr int kMost = std::numeric_limits<std::int32_t>::max();
    const json active = spec.value("activeDeadlineSeconds", json(1));
    if (active < 1 || active > kMost)
        out.invalid("spec.activeDeadlineSeconds", active, "must be between 1 and 2147483647, inclusive");
    const json grace = spec.value("terminationGracePeriodSeconds", json(0));
    if (grace > kMost)
        out.invalid("spec.terminationGracePeriodSeconds", grace, "must be less than or equal to 2147483647");
}

/// What runs once and ends is not probed; one that runs on beside the others is.
void checkInit(const json& container, const std::string& at, Refusals& out)
{
    if (textOf(container, "restartPolicy") == "Always")
        return;
    for (const char* name : {"lifecycle", "livenessProbe", "readinessProbe", "startupProbe"}) {
        if (container.contains(name))
            out.forbidden(at + "." + name, "may not be set for init containers without restartPolicy=Always");
    }
}

} // namespace

void checkPartName(const std::string& name, const std::string& at, std::set<std::string>& names, Refusals& out)
{
    if (name.empty())
        out.required(at);
    else if (!isName(name, NameForm::Label))
        out.invalid(at, name, kLabelRule);
    else if (!names.insert(name).second)
        out.duplicate(at, name);
}

json listOf(const json& object, const char* name)
{
    json list = object.is_object() ? object.value(name, json::array()) : json::array();
    return list.is_array() ? list : json::array();
}

json partOf(const json& object, const char* name)
{
    json part = object.is_object() ? object.value(name, json::object()) : json::object();
    return part.is_object() ? part : json::object();
}

std::string textOf(const json& object, const char* name)
{
    const json text = object.is_object() ? object.value(name, json()) : json();
    return text.is_string() ? text.get<std::string>() : std::string();
}

std::string placeIn(const std::string& list, std::size_t index)
{
    return list + "[" + std::to_string(index) + "]";
}

bool isAddress(const std::string& text)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

void checkPathInside(const std::string& path, const std::string& at, Refusals& out)
{
    if (path.starts_with('/'))
        out.invalid(at, path, "must be a relative path");
    if (("/" + path + "/").find("/../") != std::string::npos)
        out.invalid(at, path, "must not contain '..'");
}

std::vector<FieldError> podProblems(const json& pod)
{
    Refusals out;
    const json& spec = pod["spec"];
    const PodFrame frame{.volumes = checkVolumes(spec, out), .hasHostNetwork = spec.value("hostNetwork", false)};
    checkTimes(spec, out);
    if (listOf(spec, "containers").empty())
        out.required("spec.containers");
    checkPodSecurity(spec, out);
    checkNaming(spec, out);
    checkPlacement(spec, out);
    checkResources(spec.value("resources", json::object()), "spec.resources", out);
    std::set<std::string> names;
    for (const char* list : kContainerLists) {
        const json containers = listOf(spec, list);
        for (std::size_t i = 0; i < containers.size(); ++i) {
            checkPartName(textOf(containers[i], "name"), place(list, i) + ".name", names, out);
            checkContainer(containers[i], place(list, i), frame, out);
            if (std::string_view(list) == "initContainers")
                checkInit(containers[i], place(list, i), out);
            if (containers[i].contains("targetContainerName") && std::string_view(list) != "ephemeralContainers")
                out.forbidden(place(list, i) + ".targetContainerName", "only an ephemeral container has it");
        }
        checkHostPorts(containers, list, out);
    }
    return out.take();
}

} // namespace darse::kube
