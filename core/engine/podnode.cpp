// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// This machine, as pods know it.
#include "core/engine/crew.h"
#include "core/engine/podnodestate.h"
#include "core/engine/pods.h"
#include "core/kube/identity.h"
#include "core/network/hostaddress.h"
#include "core/oci/platform.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sys/utsname.h>
#include <unistd.h>

namespace darse::engine {

using nlohmann::json;

namespace {

constexpr std::chrono::minutes kHeartbeat{5}; // as a kubelet tells when nothing changes

/// What others may be sure of by its labels.
json ownLabels(const std::string& name)
{
    return {{"kubernetes.io/hostname", name},
            {"kubernetes.io/arch", oci::hostPlatform().architecture},
            {"kubernetes.io/os", "linux"}};
}

/// Those that pods are likely to want first, as a kubelet lists them.
json imagesOf(const store::ImageStore& store)
{
    constexpr std::size_t kMost = 50;
    json out = json::array();
    const auto images = store.images();
    for (const store::ImageInfo& image : *images) {
        json names = json::array();
        for (const std::string& digest : image.digests)
            names.push_back(digest);
        for (const auto& name : image.names)
            names.push_back(name.text);
        if (!names.empty())
            out.push_back({{"names", std::move(names)}, {"sizeBytes", image.size.count()}});
    }
    const auto sizeIn = [](const json& one) { return one["sizeBytes"].get<std::uint64_t>(); };
    std::stable_sort(out.begin(), out.end(),
                     [&](const json& one, const json& other) { return sizeIn(one) > sizeIn(other); });
    if (out.size() > kMost)
        out.erase(out.begin() + kMost, out.end());
    return out;
}

json statusOf(const PodParts& parts, const json& former)
{
    const json capacity = nodeCapacity(parts.folder);
    return {{"capacity", capacity},
            {"allocatable", capacity},
            {"conditions", nodeConditions(parts.folder, former.value("conditions", json::array()))},
            {"addresses", json::array({{{"type", "InternalIP"}, {"address", network::hostAddress()}},
                                       {{"type", "Hostname"}, {"address", parts.node}}})},
            {"images", imagesOf(parts.crew.images.store())},
            {"nodeInfo", nodeInfo()}};
}

} // namespace

std::string nodeName()
{
    utsname system{};
    ::uname(&system);
    std::string name(system.nodename);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return kube::isName(name, kube::NameForm::Subdomain) ? name : "localhost";
}

std::int64_t memoryOfNode()
{
    return static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
}

Result<void> noteNode(const PodParts& parts)
{
    const kube::Key key{&kube::kind::node, "", parts.node};
    if (!parts.objects.find(key))
        TRY(parts.objects.create(kube::kind::node, "",
                                 {{"metadata", {{"name", parts.node}}}, {"spec", json::object()}}));
    const json labels = ownLabels(parts.node); // outlives the walk over it
    TRY(parts.objects.change(key, kube::Part::Spec, [&](const json& now) -> Result<json> {
        json out = now;
        for (const auto& [label, value] : labels.items())
            out["metadata"]["labels"][label] = value;
        return out;
    }));
    TRY(parts.objects.change(key, kube::Part::Status, [&](const json& now) -> Result<json> {
        json out = now;
        out["status"] = statusOf(parts, now.value("status", json::object()));
        return out;
    }));
    return ok();
}

void Pods::refreshNode()
{
    static_cast<void>(noteNode(m_parts));
    m_agenda.later("node", std::chrono::steady_clock::now() + kHeartbeat, [this] { refreshNode(); });
}

} // namespace darse::engine
