// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/changing.h"

#include "core/connect/docker/remaking.h"

#include <cmath>

namespace darse::connect::docker {
namespace {

constexpr double kNanoCpus = 1e9;
constexpr std::int64_t kPeriod = 100'000;

/// No container has this name.
constexpr const char* kNobody = "/containers/-/update";

enum class CpuWords { Nano, Quota };

struct Change {
    const json& old; ///< the inspection
    backend::ContainerPlan before;
    const backend::ContainerPlan& plan;

    [[nodiscard]] bool ofCpus() const { return plan.limits.cpuCores && plan.limits.cpuCores != before.limits.cpuCores; }
    [[nodiscard]] bool ofMemory() const
    {
        return plan.limits.memoryBytes && plan.limits.memoryBytes != before.limits.memoryBytes;
    }
    [[nodiscard]] bool ofPolicy() const
    {
        return !plan.restartPolicy.isEmpty() && plan.restartPolicy != before.restartPolicy;
    }
};

json bodyOf(const Change& change, CpuWords words)
{
    json body = json::object();
    if (change.ofMemory()) {
        body["Memory"] = *change.plan.limits.memoryBytes;
        body["MemorySwap"] = 2 * *change.plan.limits.memoryBytes; // as when it is created
    }
    if (change.ofCpus() && words == CpuWords::Nano)
        body["NanoCpus"] = std::llround(*change.plan.limits.cpuCores * kNanoCpus);
    if (change.ofCpus() && words == CpuWords::Quota) {
        body["CpuPeriod"] = kPeriod;
        body["CpuQuota"] = std::llround(*change.plan.limits.cpuCores * kPeriod);
    }
    // Said though nothing of it changes: there are servers that take it away when it is not.
    const QString policy = change.ofPolicy() ? change.plan.restartPolicy : change.before.restartPolicy;
    body["RestartPolicy"] = {{"Name", policy.section(u':', 0, 0).toStdString()},
                             {"MaximumRetryCount", policy.section(u':', 1).toInt()}};
    return body;
}

class Changing {
public:
    Changing(Wire& wire, std::string target, const std::stop_token& stop) :
        m_wire(wire),
        m_target(std::move(target)),
        m_stop(stop)
    {
    }

    Result<void> run(const backend::ContainerPlan& plan)
    {
        TRY_DECLARE(const json old, inspected());
        const Change change{.old = old, .before = planOfInspect(old, {}), .plan = plan};
        if (change.ofCpus() || change.ofMemory() || change.ofPolicy())
            TRY(apply(change));
        if (change.before.name == plan.name)
            return ok();
        return post("/rename?name=" + queryText(plan.name), nullptr);
    }

private:
    Result<json> inspected() { return m_wire.ask({.target = m_target + "/json"}, m_stop); }

    /// A quota is not changed by other words than those that it was given by, and some know no others.
    Result<void> apply(const Change& change)
    {
        const json& host = member(change.old, "HostConfig");
        const bool hasQuota = numberOf(host, "CpuQuota") > 0 && numberOf(host, "NanoCpus") == 0;
        TRY(post("/update", bodyOf(change, hasQuota ? CpuWords::Quota : CpuWords::Nano)));
        if (!change.ofCpus() || hasQuota)
            return ok();
        TRY_DECLARE(const json now, inspected());
        const bool isTrue =
            numberOf(member(now, "HostConfig"), "NanoCpus") == std::llround(*change.plan.limits.cpuCores * kNanoCpus);
        return isTrue ? ok() : post("/update", bodyOf(change, CpuWords::Quota));
    }

    Result<void> post(const std::string& verb, const json& body)
    {
        const auto answer =
            m_wire.ask({.method = "POST", .target = m_target + verb, .body = body, .patience = Patience::Long}, m_stop);
        return answer ? ok() : Result<void>(answer.error());
    }

    Wire& m_wire;
    std::string m_target;
    const std::stop_token& m_stop;
};

} // namespace

bool changesLive(Wire& wire, const std::stop_token& stop)
{
    const auto answer = wire.ask({.method = "POST", .target = kNobody, .body = json::object()}, stop);
    return answer || answer.error().kind() != ErrorKind::Unsupported;
}

Result<void> changeContainer(Wire& wire, const QString& key, const backend::ContainerPlan& plan,
                             const std::stop_token& stop)
{
    return Changing(wire, "/containers/" + queryText(key), stop).run(plan);
}

} // namespace darse::connect::docker
