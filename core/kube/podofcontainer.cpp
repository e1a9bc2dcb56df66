// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podofcontainer.h"

#include "core/kube/document.h"
#include "core/kube/identity.h"
#include "core/kube/inspectedcontainer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace darse::kube {

using nlohmann::json;
using namespace inspected;

namespace {

/// Letters, digits and '-' only.
std::string nameOf(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return std::isalnum(c) != 0 ? static_cast<char>(std::tolower(c)) : '-';
    });
    text.erase(0, std::min(text.find_first_not_of('-'), text.size()));
    text.erase(text.find_last_not_of('-') + 1);
    return text.empty() ? "container" : text;
}

class Writer {
public:
    Writer(PodOfContainers& out, const Inspected& of) :
        m_out(out),
        m_from{.name = nameOf(text(of.container, "Name")),
               .config = member(of.container, "Config"),
               .host = member(of.container, "HostConfig"),
               .own = member(of.image, "Config"),
               .lost = out.lost},
        m_mounts(member(of.container, "Mounts")),
        m_id(text(of.container, "Id"))
    {
    }

    void write()
    {
        m_made = {{"name", m_from.name}, {"image", text(m_from.config, "Image")}, {"imagePullPolicy", "IfNotPresent"}};
        addCommand(m_from, m_made);
        addPorts(m_from, m_made);
        addSecurity(m_from, m_made);
        addResources(m_from, m_made);
        addHealth(m_from, m_made);
        addMounts();
        addMemoryMounts();
        noteLost(m_from);
        if (m_out.pod["spec"]["containers"].empty())
            addWhole();
        m_out.pod["spec"]["containers"].push_back(m_made);
    }

private:
    void mount(json volume, const std::string& path, bool isReadOnly)
    {
        json& volumes = m_out.pod["spec"]["volumes"];
        // Those of several containers are one and the same.
        const auto same = std::ranges::find_if(volumes, [&](json known) {
            known.erase("name");
            return known == volume && !volume.contains("emptyDir");
        });
        const std::string name =
            same == volumes.end() ? "data-" + std::to_string(volumes.size() + 1) : text(*same, "name");
        if (same == volumes.end()) {
            volume["name"] = name;
            volumes.push_back(std::move(volume));
        }
        json place{{"name", name}, {"mountPath", path}};
        if (isReadOnly)
            place["readOnly"] = true;
        m_made["volumeMounts"].push_back(std::move(place));
    }

    void addMounts()
    {
        for (const json& one : m_mounts) {
            const std::string type = text(one, "Type");
            const std::string name = text(one, "Name");
            const std::string path = text(one, "Destination");
            const bool isReadOnly = member(one, "RW") == json(false);
            if (type == "tmpfs")
                mount({{"emptyDir", {{"medium", "Memory"}}}}, path, isReadOnly);
            else if (type == "volume" && isName(name, NameForm::Subdomain))
                claim(name), mount({{"persistentVolumeClaim", {{"claimName", name}}}}, path, isReadOnly);
            else if (!text(one, "Source").empty())
                mount({{"hostPath", {{"path", text(one, "Source")}}}}, path, isReadOnly);
        }
    }

    void claim(const std::string& name)
    {
        const auto isIt = [&](const json& one) { return text(one["metadata"], "name") == name; };
        if (std::ranges::none_of(m_out.claims, isIt))
            m_out.claims.push_back(
                {{"apiVersion", "v1"},
                 {"kind", "PersistentVolumeClaim"},
                 {"metadata", {{"name", name}}},
                 {"spec", {{"accessModes", {"ReadWriteOnce"}}, {"resources", {{"requests", {{"storage", "1Gi"}}}}}}}});
    }

    void addMemoryMounts()
    {
        const json folders = member(m_from.host, "Tmpfs");
        for (const auto& [path, options] : folders.items()) {
            json empty{{"medium", "Memory"}};
            const std::string all = options.is_string() ? options.get<std::string>() : std::string();
            if (const auto at = all.find("size="); at != std::string::npos) {
                std::string size = all.substr(at + 5, all.find(',', at) - at - 5);
                const char unit = size.empty() ? '0' : static_cast<char>(std::tolower(size.back()));
                if (unit == 'k' || unit == 'm' || unit == 'g')
                    size = size.substr(0, size.size() - 1) + (unit == 'k' ? "Ki" : unit == 'm' ? "Mi" : "Gi");
                empty["sizeLimit"] = size;
            }
            mount({{"emptyDir", empty}}, path, all.starts_with("ro,") || all == "ro");
        }
    }

    /// What is said once for all of a pod.
    void addWhole()
    {
        json& spec = m_out.pod["spec"];
        const std::string restarts = text(member(m_from.host, "RestartPolicy"), "Name");
        if (restarts == "on-failure")
            spec["restartPolicy"] = "OnFailure";
        else if (restarts.empty() || restarts == "no")
            spec["restartPolicy"] = "Never";
        for (const auto& [theirs, ours] : {std::pair{"NetworkMode", "hostNetwork"}, std::pair{"PidMode", "hostPID"},
                                           std::pair{"IpcMode", "hostIPC"}}) {
            if (text(m_from.host, theirs) == "host")
                spec[ours] = true;
        }
        const std::string hostname = text(m_from.config, "Hostname");
        if (!hostname.empty() && !m_id.starts_with(hostname) && isName(hostname, NameForm::Label))
            spec["hostname"] = hostname;
        if (const std::int64_t seconds = number(m_from.config, "StopTimeout"); seconds > 0)
            spec["terminationGracePeriodSeconds"] = seconds;
        for (const json& one : member(m_from.host, "ExtraHosts")) {
            const std::string all = one.get<std::string>();
            const auto colon = all.find(':');
            spec["hostAliases"].push_back(
                {{"ip", all.substr(colon + 1)}, {"hostnames", json::array({all.substr(0, colon)})}});
        }
        for (const auto& [theirs, ours] : {std::pair{"Dns", "nameservers"}, std::pair{"DnsSearch", "searches"}}) {
            if (isSaid(member(m_from.host, theirs)))
                spec["dnsConfig"][ours] = member(m_from.host, theirs);
        }
        const json settings = member(m_from.host, "Sysctls");
        for (const auto& [name, value] : settings.items())
            spec["securityContext"]["sysctls"].push_back({{"name", name}, {"value", value}});
        for (const json& group : member(m_from.host, "GroupAdd")) {
            if (const auto id = numberIn(group.is_string() ? group.get<std::string>() : std::string()))
                spec["securityContext"]["supplementalGroups"].push_back(*id);
        }
        const json known = member(m_from.own, "Labels");
        const json labels = member(m_from.config, "Labels");
        for (const auto& [name, value] : labels.items()) {
            if (member(known, name.c_str()) == value)
                continue;
            const json head{{"metadata", {{"name", "a"}, {"labels", {{name, value}}}}}};
            m_out.pod["metadata"][checkMetadata(head, kind::pod) ? "labels" : "annotations"][name] = value;
        }
    }

    PodOfContainers& m_out;
    Container m_from;
    json m_mounts;
    std::string m_id;
    json m_made;
};

} // namespace

std::string PodOfContainers::text() const
{
    std::string out;
    for (const std::string& one : lost)
        out += "# not in a pod: " + one + "\n";
    for (const json& one : claims)
        out += toYaml(one) + "---\n";
    return out + toYaml(pod);
}

PodOfContainers podOf(const std::vector<Inspected>& containers, const std::string& name)
{
    PodOfContainers out;
    out.pod = {{"apiVersion", "v1"},
               {"kind", "Pod"},
               {"metadata", json::object()},
               {"spec", {{"containers", json::array()}, {"volumes", json::array()}}}};
    for (const Inspected& one : containers)
        Writer(out, one).write();
    if (out.pod["spec"]["volumes"].empty())
        out.pod["spec"].erase("volumes");
    const json& made = out.pod["spec"]["containers"];
    out.pod["metadata"]["name"] = !name.empty() ? name : made.empty() ? "pod" : made[0]["name"].get<std::string>();
    return out;
}

} // namespace darse::kube
