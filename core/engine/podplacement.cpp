// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podplacement.h"

#include "core/engine/podwishes.h"
#include "core/kube/podplan.h"

#include <algorithm>
#include <map>

namespace darse::engine {

using kube::ObjectPtr;
using nlohmann::json;

namespace {

/// Whether others could be sent away for it, as a scheduler says it behind its reasons.
constexpr std::string_view kHelpless = "Preemption is not helpful for scheduling";
constexpr std::string_view kNoVictims = "No preemption victims found for incoming pod";

std::string sentence(const std::string& reasons, std::string_view preemption)
{
    return "0/1 nodes are available: " + reasons + ". preemption: 0/1 nodes are available: 1 " +
           std::string(preemption) + ".";
}

bool hasFinished(const json& pod)
{
    const json& phase = memberOf(memberOf(pod, "status"), "phase");
    return phase == "Succeeded" || phase == "Failed";
}

bool isHere(const json& pod, const json& node)
{
    return memberOf(memberOf(pod, "spec"), "nodeName") == node["metadata"]["name"] && !hasFinished(pod);
}

/// In billionths of processors, or bytes.
using Amounts = std::map<std::string, std::int64_t>;

std::int64_t amountOf(const std::string& resource, const json& quantity)
{
    return resource == "cpu" ? kube::nanosOf(quantity) : kube::bytesOf(quantity);
}

Amounts requestsOf(const json& around)
{
    Amounts out;
    const json& requests = memberOf(memberOf(around, "resources"), "requests");
    for (const auto& [resource, quantity] : requests.items())
        out[resource] = amountOf(resource, quantity);
    return out;
}

void add(Amounts& sum, const Amounts& more)
{
    for (const auto& [resource, amount] : more)
        sum[resource] += amount;
}

/// What it takes at the most: all containers and sidecars, or one of those that run before them.
Amounts wantedBy(const json& pod)
{
    const json& spec = pod.at("spec");
    Amounts together;
    Amounts peak;
    for (const json& container : listIn(spec, "initContainers")) {
        Amounts now = requestsOf(container);
        if (memberOf(container, "restartPolicy") == "Always")
            add(together, now);
        else
            add(now, together);
        for (const auto& [resource, amount] : now)
            peak[resource] = std::max(peak[resource], amount);
    }
    for (const json& container : listIn(spec, "containers"))
        add(together, requestsOf(container));
    for (const auto& [resource, amount] : together)
        peak[resource] = std::max(peak[resource], amount);
    for (const auto& [resource, amount] : requestsOf(spec))
        peak[resource] = amount; // the pod as a whole says so
    std::erase_if(peak, [](const auto& one) { return one.second == 0; });
    return peak;
}

std::string missing(const json& pod, const json& node, const std::vector<ObjectPtr>& others)
{
    const json& room = memberOf(memberOf(node, "status"), "allocatable");
    const Amounts wanted = wantedBy(pod);
    Amounts used;
    std::int64_t count = 0;
    for (const ObjectPtr& other : others) {
        if (!isHere(*other, node))
            continue;
        ++count;
        if (!wanted.empty())
            add(used, wantedBy(*other));
    }
    std::vector<std::string> out;
    if (room.contains("pods") && count >= kube::bytesOf(room["pods"]))
        out.emplace_back("1 Too many pods");
    for (const auto& [resource, amount] : wanted) {
        const std::int64_t all = room.contains(resource) ? amountOf(resource, room[resource]) : 0;
        if (used[resource] + amount > all)
            out.push_back("1 Insufficient " + resource);
    }
    std::string text;
    for (const std::string& one : out)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

struct HostPort {
    std::string protocol;
    std::int64_t number = 0;
    std::string address; ///< empty: all of the machine

    [[nodiscard]] bool isInTheWayOf(const HostPort& other) const
    {
        return protocol == other.protocol && number == other.number &&
               (address == other.address || address.empty() || other.address.empty());
    }
};

std::vector<HostPort> hostPortsOf(const json& pod)
{
    std::vector<HostPort> out;
    for (const json& container : listIn(pod.at("spec"), "containers")) {
        for (const json& port : listIn(container, "ports")) {
            const std::string address = textOf(port, "hostIP");
            if (const std::int64_t number = port.value("hostPort", std::int64_t{0}); number != 0)
                out.push_back({.protocol = port.value("protocol", "TCP"),
                               .number = number,
                               .address = address == "0.0.0.0" || address == "::" ? "" : address});
        }
    }
    return out;
}

bool hasFreePorts(const json& pod, const json& node, const std::vector<ObjectPtr>& others)
{
    const std::vector<HostPort> wanted = hostPortsOf(pod);
    const auto isTaken = [&](const HostPort& one) {
        return std::ranges::any_of(wanted, [&](const HostPort& own) { return own.isInTheWayOf(one); });
    };
    return wanted.empty() || std::ranges::none_of(others, [&](const ObjectPtr& other) {
               return isHere(*other, node) && std::ranges::any_of(hostPortsOf(*other), isTaken);
           });
}

} // namespace

std::optional<std::string> whyNotHere(const json& pod, const json& node, const std::vector<ObjectPtr>& others,
                                      const std::vector<ObjectPtr>& spaces)
{
    const json& spec = pod.at("spec");
    const json& around = memberOf(node, "spec");
    const json cordon{{"key", "node.kubernetes.io/unschedulable"}, {"effect", "NoSchedule"}};
    if (memberOf(around, "unschedulable") == json(true) && !tolerates(spec, cordon))
        return sentence("1 node(s) were unschedulable", kHelpless);
    for (const json& taint : listIn(around, "taints")) {
        const json& effect = memberOf(taint, "effect");
        if ((effect == "NoSchedule" || effect == "NoExecute") && !tolerates(spec, taint))
            return sentence("1 node(s) had untolerated taint {" + textOf(taint, "key") + ": " + textOf(taint, "value") +
                                "}",
                            kHelpless);
    }
    if (!wantsNode(spec, node))
        return sentence("1 node(s) didn't match Pod's node affinity/selector", kHelpless);
    if (!hasFreePorts(pod, node, others))
        return sentence("1 node(s) didn't have free ports for the requested pod ports", kNoVictims);
    if (const std::string short_ = missing(pod, node, others); !short_.empty())
        return sentence(short_, kNoVictims);
    Neighbours among{.here = others, .spaces = spaces};
    std::erase_if(among.here, [&](const ObjectPtr& other) { return !isHere(*other, node); });
    if (!wantsNeighbours(pod, node, among))
        return sentence("1 node(s) didn't match pod affinity rules", kHelpless);
    if (shunsNeighbours(pod, node, among))
        return sentence("1 node(s) didn't match pod anti-affinity rules", kNoVictims);
    return std::nullopt;
}

bool makesPlace(const kube::Step& step)
{
    if (step.key.kind == &kube::kind::pod) {
        if (step.happening == kube::Happening::Deleted)
            return true;
        // Who has come to the machine, or is called otherwise by now, may be the neighbour that somebody looks for.
        const auto essence = [](const json& pod) {
            return json::array({memberOf(memberOf(pod, "spec"), "nodeName"),
                                memberOf(memberOf(pod, "metadata"), "labels"), hasFinished(pod)});
        };
        const bool isPlaced = memberOf(memberOf(*step.object, "spec"), "nodeName").is_string();
        return isPlaced && (!step.former || essence(*step.former) != essence(*step.object));
    }
    if (step.key.kind == &kube::kind::space) { // neighbours are looked for by its labels
        const auto labels = [](const json& space) { return memberOf(memberOf(space, "metadata"), "labels"); };
        return !step.former || labels(*step.former) != labels(*step.object);
    }
    if (step.key.kind != &kube::kind::node)
        return false;
    // A heartbeat is none.
    const auto essence = [](const json& node) {
        return json::array({memberOf(node, "spec"), memberOf(memberOf(node, "metadata"), "labels"),
                            memberOf(memberOf(node, "status"), "allocatable")});
    };
    return !step.former || essence(*step.former) != essence(*step.object);
}

} // namespace darse::engine
