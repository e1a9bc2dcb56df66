// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/changing.h"
#include "core/connect/docker/lifeline.h"

#include <QSysInfo>

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

/// The newest that we know, and the oldest that has all that we use.
constexpr int kNewest = 43;
constexpr int kOldest = 24;

/// The second number of "1.41".
std::optional<int> minorOf(const QString& version)
{
    bool isNumber = false;
    const int minor = version.section(u'.', 1).toInt(&isNumber);
    const bool isFirst = version.section(u'.', 0, 0) == "1"_L1;
    return isFirst && isNumber && minor >= 0 ? std::optional(minor) : std::nullopt;
}

/// Whether a path of ours is there. Asked in a way that changes nothing.
bool has(Wire& wire, const std::string& target, const std::stop_token& stop)
{
    return wire.open({.target = target}, stop).isOk();
}

} // namespace

Result<Greeting> greet(Wire& wire, const std::stop_token& stop, const std::function<void()>& answered)
{
    const std::string whom = "the engine on " + wire.place();
    wire.setVersion({});
    const auto told = wire.ask({.target = "/version"}, stop);
    if (!told && told.error().kind() != ErrorKind::Unsupported)
        return told.error();
    answered();
    const json version = told ? *told : json();
    const std::optional<int> theirs = minorOf(textOf(version, "ApiVersion"));
    if (!theirs)
        return Error(ErrorKind::Protocol, whom + " does not speak Docker's language")
            .withDetail(told ? version.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, 1000)
                             : told.error().detail());
    if (*theirs < kOldest)
        return Error(ErrorKind::Unsupported, whom + " is too old: it speaks version 1." + std::to_string(*theirs) +
                                                 " of Docker's language, and 1." + std::to_string(kOldest) +
                                                 " is the oldest that is understood");
    wire.setVersion("1." + std::to_string(std::min(*theirs, kNewest)));
    TRY_DECLARE(const json info, wire.ask({.target = "/info"}, stop));
    Greeting greeting;
    auto node = nodeOf(info, version);
    // A socket may lead to another machine; one that has our name, and the same folder, is this one.
    if (wire.isLocal() && node->name == QSysInfo::machineHostName())
        node->dataFolder = textOf(info, "DockerRootDir");
    greeting.capabilities = {.product = productOf(version), .version = textOf(version, "Version"), .hasProjects = true};
    if (has(wire, "/darse/v1/machine", stop)) {
        const auto machine = wire.ask({.target = "/darse/v1/machine"}, stop);
        if (machine && !textOf(*machine, "cgroup").isEmpty())
            node->cgroups = textOf(*machine, "cgroup");
        greeting.hasStarter = true;
        greeting.hasAllMetrics = has(wire, "/darse/v1/metrics/names", stop);
    }
    greeting.checkpoints = checkpointDialect(version, greeting.hasStarter);
    greeting.changesLive = greeting.hasStarter || changesLive(wire, stop);
    greeting.node = std::move(node);
    return greeting;
}

} // namespace darse::connect::docker
