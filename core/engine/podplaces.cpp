// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How pods come to this machine.
#include "core/engine/podplacement.h"
#include "core/engine/pods.h"
#include "core/kube/identity.h"

#include <algorithm>

namespace darse::engine {

using kube::Key;
using nlohmann::json;

namespace {

constexpr const char* kScheduled = "PodScheduled";

/// What is said of a pod that has no place.
json withoutPlace(json status, const std::string& why)
{
    json one{{"type", kScheduled},        {"status", "False"},
             {"reason", "Unschedulable"}, {"message", why},
             {"lastProbeTime", nullptr},  {"lastTransitionTime", kube::timeText(std::chrono::system_clock::now())}};
    if (!status.is_object())
        status = json::object();
    json& conditions = status["conditions"];
    if (!conditions.is_array())
        conditions = json::array();
    const auto found = std::ranges::find_if(
        conditions, [](const json& each) { return each.value("type", json()) == json(kScheduled); });
    if (found == conditions.end()) {
        conditions.push_back(std::move(one));
    } else {
        if ((*found)["status"] == one["status"])
            one["lastTransitionTime"] = (*found)["lastTransitionTime"];
        *found = std::move(one);
    }
    status["phase"] = "Pending";
    return status;
}

} // namespace

/// False: it has to wait until something changes.
bool Pods::place(const Key& key, const json& pod)
{
    const std::lock_guard turn(m_placing); // two that fit one by one may not fit both
    {
        const std::lock_guard lock(m_mutex);
        m_unplaced.insert(key); // before looking: what changes meanwhile is a reason to look again
    }
    const auto node = m_parts.objects.find({&kube::kind::node, "", m_parts.node});
    const auto why = node ? whyNotHere(pod, **node, m_parts.objects.list(kube::kind::pod, "").objects,
                                       m_parts.objects.list(kube::kind::space, "").objects)
                          : std::optional<std::string>("no nodes available to schedule pods");
    const auto isSame = [&](const json& now) { return now["metadata"]["uid"] == pod["metadata"]["uid"]; };
    const Error other(ErrorKind::Conflict, "it is another pod by now");
    if (why) {
        const auto noted = m_parts.objects.change(key, kube::Part::Status, [&](const json& now) -> Result<json> {
            if (!isSame(now))
                return other;
            json out = now;
            out["status"] = withoutPlace(now.value("status", json()), *why);
            return out;
        });
        if (noted && **noted != pod) // else it has been told
            tell(pod, {.type = "Warning", .reason = "FailedScheduling", .message = *why, .isScheduling = true});
        return false;
    }
    const auto bound = m_parts.objects.change(key, kube::Part::Spec, [&](const json& now) -> Result<json> {
        if (!isSame(now))
            return other;
        json out = now;
        out["spec"]["nodeName"] = m_parts.node;
        return out;
    });
    if (!bound)
        return false;
    const std::lock_guard lock(m_mutex);
    m_unplaced.erase(key);
    return true;
}

void Pods::lookAtUnplaced()
{
    std::set<Key> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_unplaced);
    }
    for (const Key& key : all)
        lookAt(key);
}

} // namespace darse::engine
