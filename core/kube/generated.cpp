// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/document.h"
#include "core/kube/generatedcontainer.h"
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"

#include <algorithm>
#include <array>

namespace darse::kube {

using nlohmann::json;

namespace {

/// What of HostConfig a pod has no words for.
constexpr std::array kUnsaid = {
    "Ulimits",    "Devices",    "DeviceRequests", "DeviceCgroupRules", "Links",      "VolumesFrom", "GroupAdd",
    "CpusetCpus", "CpusetMems", "BlkioWeight",    "StorageOpt",        "UsernsMode", "UTSMode",     "Init"};

/// Puts the volumes of one container after the others.
class Volumes {
public:
    Volumes(Generated& out, json& spec) : m_out(out), m_spec(spec) {}

    void add(const Inspected& from, json& container)
    {
        const json& host = part(from.container, "HostConfig");
        for (const json& mount : part(from.container, "Mounts")) {
            const std::string kind = wordIn(mount, "Type");
            json source = kind == "volume" ? ofVolume(mount, nameOf(from)) : json::object();
            if (kind == "bind")
                source["hostPath"] = {{"path", wordIn(mount, "Source")}};
            else if (kind == "tmpfs")
                source["emptyDir"] = {{"medium", "Memory"}};
            if (!source.empty())
                place(std::move(source), mount, container);
        }
        const json& disks = part(host, "Tmpfs");
        for (const auto& [path, options] : disks.items()) {
            const json& placed = part(container, "volumeMounts");
            if (std::ranges::any_of(placed, [&path = path](const json& one) { return one["mountPath"] == json(path); }))
                continue; // this engine tells of it in both places
            place({{"emptyDir", {{"medium", "Memory"}}}}, {{"Destination", path}}, container);
        }
    }

private:
    json ofVolume(const json& mount, const std::string& who)
    {
        const std::string name = wordIn(mount, "Name");
        if (!isName(name, NameForm::Subdomain)) {
            m_out.left.push_back(who + ": volume " + name + " (no claim can have that name)");
            return json::object();
        }
        const auto isIt = [&name](const json& one) { return one["metadata"]["name"] == json(name); };
        if (std::ranges::none_of(m_out.objects, isIt))
            m_out.objects.push_back(
                {{"apiVersion", "v1"},
                 {"kind", "PersistentVolumeClaim"},
                 {"metadata", {{"name", name}}},
                 {"spec", {{"accessModes", {"ReadWriteOnce"}}, {"resources", {{"requests", {{"storage", "1Gi"}}}}}}}});
        return {{"persistentVolumeClaim", {{"claimName", name}}}};
    }

    void place(json source, const json& mount, json& container)
    {
        json& all = m_spec["volumes"];
        const auto isIt = [&source](const json& one) {
            return !source.contains("emptyDir") && one.value(source.begin().key(), json()) == *source.begin();
        };
        auto found = std::ranges::find_if(all, isIt);
        if (found == all.end()) {
            source["name"] = "data-" + std::to_string(all.size() + 1);
            all.push_back(std::move(source));
            found = all.end() - 1;
        }
        json out{{"name", (*found)["name"]}, {"mountPath", wordIn(mount, "Destination")}};
        if (part(mount, "RW") == json(false))
            out["readOnly"] = true;
        container["volumeMounts"].push_back(std::move(out));
    }

    Generated& m_out;
    json& m_spec;
};

/// What is the pod's own and not its container's.
json placeOf(const Inspected& from, std::vector<std::string>& left)
{
    const json& config = part(from.container, "Config");
    const json& host = part(from.container, "HostConfig");
    json out = json::object();
    const std::string policy = wordIn(part(host, "RestartPolicy"), "Name");
    if (policy == "on-failure")
        out["restartPolicy"] = "OnFailure";
    else if (policy.empty() || policy == "no")
        out["restartPolicy"] = "Never";
    for (const auto& [theirs, ours] :
         {std::pair{"NetworkMode", "hostNetwork"}, std::pair{"PidMode", "hostPID"}, std::pair{"IpcMode", "hostIPC"}}) {
        if (wordIn(host, theirs) == "host")
            out[ours] = true;
    }
    const std::string hostname = wordIn(config, "Hostname");
    if (isName(hostname, NameForm::Label) && !wordIn(from.container, "Id").starts_with(hostname) &&
        !out.contains("hostNetwork"))
        out["hostname"] = hostname;
    addNaming(from, out, left);
    const json& sysctls = part(host, "Sysctls");
    for (const auto& [name, value] : sysctls.items())
        out["securityContext"]["sysctls"].push_back({{"name", name}, {"value", value}});
    if (const std::int64_t seconds = numberIn(config, "StopTimeout"); seconds > 0)
        out["terminationGracePeriodSeconds"] = seconds;
    return out;
}

/// Labels that no label of an object can be are annotations, which may have any value.
void addLabels(const Inspected& from, json& metadata, std::vector<std::string>& left)
{
    const json& own = part(part(from.image, "Config"), "Labels");
    const json& labels = part(part(from.container, "Config"), "Labels");
    for (const auto& [key, value] : labels.items()) {
        if (!value.is_string() || part(own, key.c_str()) == value)
            continue;
        if (isLabelKey(key))
            metadata[isLabelValue(value.get<std::string>()) ? "labels" : "annotations"][key] = value;
        else
            left.push_back(nameOf(from) + ": label " + key + " (nothing of a pod can be called so)");
    }
}

void addUnsaid(const Inspected& from, std::vector<std::string>& left)
{
    const json& host = part(from.container, "HostConfig");
    for (const char* name : kUnsaid) {
        if (isSaid(part(host, name)))
            left.push_back(nameOf(from) + ": " + name);
    }
    if (flagIn(host, "Privileged") && isGuarded(host))
        left.push_back(nameOf(from) + ": no-new-privileges (a privileged container of a pod has all)");
    const json& networks = part(part(from.container, "NetworkSettings"), "Networks");
    for (const auto& [name, network] : networks.items()) {
        if (name != "bridge" && name != "podman" && name != "default" && name != "host" && name != "none")
            left.push_back(nameOf(from) + ": network " + name);
    }
}

/// Variables that no pod can have, because of their names.
void dropVariables(const Inspected& from, json& container, std::vector<std::string>& left)
{
    json kept = json::array();
    for (const json& variable : part(container, "env")) {
        Refusals refused;
        checkEnvironment({{"env", json::array({variable})}}, "", refused);
        if (refused.isEmpty())
            kept.push_back(variable);
        else
            left.push_back(nameOf(from) + ": variable " + wordIn(variable, "name") + " (no pod can have that name)");
    }
    container.erase("env");
    if (!kept.empty())
        container["env"] = std::move(kept);
}

} // namespace

bool isGuarded(const json& host)
{
    const json& options = part(host, "SecurityOpt");
    return std::ranges::any_of(options, [](const json& one) {
        return one == "no-new-privileges" || one == "no-new-privileges:true" || one == "no-new-privileges=true";
    });
}

Generated podOf(const std::vector<Inspected>& containers, const std::string& name)
{
    Generated out;
    json metadata = json::object();
    json spec = json::object();
    for (const Inspected& from : containers) {
        json place = placeOf(from, out.left);
        if (spec.empty())
            spec = place;
        for (const auto& [field, value] : place.items()) {
            if (part(spec, field.c_str()) != value)
                out.left.push_back(nameOf(from) + ": " + field + " (the pod has that of its first container)");
        }
        json container = containerOf(from);
        dropVariables(from, container, out.left);
        if (spec.contains("hostNetwork"))
            container.erase("ports"); // they are the machine's
        Volumes(out, spec).add(from, container);
        addLabels(from, metadata, out.left);
        addUnsaid(from, out.left);
        spec["containers"].push_back(std::move(container));
    }
    metadata["name"] = name.empty() && !containers.empty() ? nameOf(containers.front()) : name;
    out.objects.push_back({{"apiVersion", "v1"}, {"kind", "Pod"}, {"metadata", metadata}, {"spec", spec}});
    return out;
}

std::string toYaml(const Generated& generated)
{
    std::string out;
    for (std::string each : generated.left) {
        std::ranges::replace_if(
            each, [](unsigned char c) { return c < ' '; }, ' ');
        out += "# left out: " + each + "\n";
    }
    for (const json& object : generated.objects)
        out += (&object == &generated.objects.front() ? "" : "---\n") + toYaml(object);
    return out;
}

} // namespace darse::kube
