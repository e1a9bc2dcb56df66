// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is told about pods.
#include "core/engine/pods.h"
#include "core/kube/identity.h"

#include <algorithm>
#include <functional>
#include <sstream>

namespace darse::engine {

using kube::Key;
using nlohmann::json;

namespace {

/// "spec.containers{web}"
std::string fieldOf(const json& pod, const std::string& container)
{
    for (const char* list : {"containers", "initContainers", "ephemeralContainers"}) {
        for (const json& one : pod.at("spec").value(list, json::array())) {
            if (one.value("name", "") == container)
                return std::string("spec.") + list + "{" + container + "}";
        }
    }
    return {};
}

json involved(const json& pod, const std::string& field)
{
    const json& metadata = pod.at("metadata");
    json out{{"apiVersion", "v1"},
             {"kind", "Pod"},
             {"name", metadata.value("name", "")},
             {"namespace", metadata.value("namespace", "")},
             {"uid", metadata.value("uid", "")},
             {"resourceVersion", metadata.value("resourceVersion", "")}};
    if (!field.empty())
        out["fieldPath"] = field;
    return out;
}

} // namespace

void Pods::tell(const json& pod, const PodNotice& notice)
{
    const json& metadata = pod.at("metadata");
    const std::string space = metadata.value("namespace", "");
    const std::string now = kube::timeText(std::chrono::system_clock::now());
    const std::string field = notice.container.empty() ? "" : fieldOf(pod, notice.container);
    // What is said again is counted, not listed.
    std::ostringstream name;
    name << metadata.value("name", "") << '.' << std::hex
         << std::hash<std::string>()(metadata.value("uid", "") + notice.reason + notice.message + field);
    const Key key{&kube::kind::event, space, name.str()};
    const auto again = m_parts.objects.change(key, kube::Part::Spec, [&](const json& event) -> Result<json> {
        json out = event;
        out["count"] = event.value("count", 1) + 1;
        out["lastTimestamp"] = now;
        return out;
    });
    if (again)
        return;
    makeRoom(space);
    const char* who = notice.isScheduling ? "default-scheduler" : "darse-engine";
    json source{{"component", who}};
    if (!notice.isScheduling)
        source["host"] = m_parts.node;
    static_cast<void>(m_parts.objects.create(kube::kind::event, space,
                                             {{"metadata", {{"name", key.name}}},
                                              {"involvedObject", involved(pod, field)},
                                              {"reason", notice.reason},
                                              {"message", notice.message},
                                              {"source", std::move(source)},
                                              {"reportingComponent", who},
                                              {"reportingInstance", m_parts.node},
                                              {"firstTimestamp", now},
                                              {"lastTimestamp", now},
                                              {"count", 1},
                                              {"type", notice.type}}));
}

/// The oldest events of a namespace go when there are many: several at once, because finding them takes a while.
void Pods::makeRoom(const std::string& space)
{
    constexpr std::size_t kMost = 500;
    constexpr std::ptrdiff_t kAtOnce = 25;
    const kube::Listed known = m_parts.objects.list(kube::kind::event, space);
    if (known.objects.size() < kMost)
        return;
    std::vector<std::pair<std::uint64_t, std::string>> names;
    for (const kube::ObjectPtr& one : known.objects) {
        const json& metadata = one->at("metadata");
        names.emplace_back(std::stoull(metadata.value("resourceVersion", "0")), metadata.value("name", ""));
    }
    std::ranges::nth_element(names, names.begin() + kAtOnce);
    for (std::ptrdiff_t i = 0; i < kAtOnce; ++i)
        static_cast<void>(
            m_parts.objects.remove({&kube::kind::event, space, names[static_cast<std::size_t>(i)].second}));
}

} // namespace darse::engine
