// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podplan.h"
#include "core/kube/quantity.h"

#include <algorithm>
#include <cmath>

namespace darse::kube {

using nlohmann::json;

namespace {

using Measure = std::int64_t (*)(const json& quantity);

json amountIn(const json& object, const char* which, const char* name)
{
    return object.value("resources", json::object()).value(which, json::object()).value(name, json());
}

/// Of all containers together, or of the greediest init container where that is more; 0 unless all say so.
std::int64_t together(const json& spec, const char* which, const char* name, Measure measure)
{
    std::int64_t sum = 0;
    std::int64_t most = 0;
    for (const json& one : spec.value("containers", json::array())) {
        const std::int64_t amount = measure(amountIn(one, which, name));
        if (amount <= 0)
            return 0;
        sum += amount;
    }
    for (const json& one : spec.value("initContainers", json::array())) {
        const std::int64_t amount = measure(amountIn(one, which, name));
        if (amount <= 0)
            return 0;
        if (one.value("restartPolicy", "") == "Always")
            sum += amount;
        most = std::max(most, amount);
    }
    return std::max(sum, most);
}

/// Two of 1024 shares of a processor: of one that asks for nothing.
constexpr std::int64_t kLeastCpus = 1'953'125;

/// What a pod says itself, or all together that say anything.
std::int64_t wanted(const json& spec)
{
    const std::int64_t own = nanosOf(amountIn(spec, "requests", "cpu"));
    std::int64_t sum = 0;
    for (const json& container : spec.value("containers", json::array()))
        sum += nanosOf(amountIn(container, "requests", "cpu"));
    return own > 0 ? own : sum;
}

} // namespace

std::string qosClass(const json& spec)
{
    constexpr long double kRounding = 1e-12L; // "1000m" is "1"
    bool isGuaranteed = true;
    bool isBestEffort = true;
    const auto count = [&](const json& resources) {
        for (const char* name : {"cpu", "memory"}) {
            const long double limit = amountOf(resources.value("limits", json::object()).value(name, json(0)));
            const json requests = resources.value("requests", json::object());
            const long double request = requests.contains(name) ? amountOf(requests[name]) : limit;
            isBestEffort = isBestEffort && limit <= 0 && request <= 0;
            const bool isSame = std::abs(limit - request) <= limit * kRounding;
            isGuaranteed = isGuaranteed && limit > 0 && isSame;
        }
    };
    if (const json own = spec.value("resources", json::object()); !own.empty()) {
        count(own);
    } else {
        for (const char* list : {"containers", "initContainers"}) {
            for (const json& container : spec.value(list, json::array()))
                count(container.value("resources", json::object()));
        }
    }
    if (isBestEffort)
        return "BestEffort";
    return isGuaranteed ? "Guaranteed" : "Burstable";
}

int oomScore(const json& spec, const json& container, std::int64_t memoryOfMachine)
{
    constexpr int kGuaranteed = -997;
    constexpr int kBestEffort = 1000;
    constexpr std::int64_t kMost = 999; // of those between
    constexpr std::int64_t kLeast = 2;
    const std::string quality = qosClass(spec);
    if (quality != "Burstable")
        return quality == "Guaranteed" ? kGuaranteed : kBestEffort;
    if (memoryOfMachine <= 0)
        return kMost;
    const std::int64_t wanted = bytesOf(amountIn(container, "requests", "memory"));
    return static_cast<int>(std::clamp(1000 - 1000 * (wanted / 1024) / (memoryOfMachine / 1024), kLeast, kMost));
}

PodLimits limitsOf(const json& spec)
{
    const auto find = [&](const char* which, const char* name, Measure measure) {
        const std::int64_t own = measure(amountIn(spec, which, name));
        return own > 0 ? own : together(spec, which, name, measure);
    };
    PodLimits out{.memory = find("limits", "memory", bytesOf),
                  .nanoCpus = find("limits", "cpu", nanosOf),
                  .nanoCpusWanted = std::max(wanted(spec), kLeastCpus)};
    // The process that holds the pod takes a little: whoever has limits of its own is to meet those first.
    constexpr std::int64_t kOfInfra = std::int64_t{16} << 20U;
    if (out.memory > 0 && bytesOf(amountIn(spec, "limits", "memory")) <= 0)
        out.memoryOfInfra = kOfInfra;
    return out;
}

std::int64_t nanosOf(const json& quantity)
{
    return static_cast<std::int64_t>(std::llround(std::clamp(amountOf(quantity), 0.0L, 1e6L) * 1e9L));
}

std::int64_t bytesOf(const json& quantity)
{
    return static_cast<std::int64_t>(std::llround(std::clamp(amountOf(quantity), 0.0L, 1e17L)));
}

} // namespace darse::kube
