// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/creating.h"

#include "core/connect/docker/jobtransfer.h"
#include "core/connect/docker/moreoptions.h"
#include "core/connect/docker/transfers.h"

#include <cmath>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

constexpr double kNanoCpus = 1e9;
constexpr int kStopSeconds = 10; ///< as every other server has it

json textList(const QStringList& texts)
{
    json out = json::array();
    for (const QString& text : texts)
        out.push_back(text.toStdString());
    return out;
}

void addPorts(const backend::ContainerPlan& plan, json& body)
{
    json exposed = json::object();
    json bindings = json::object();
    for (const backend::PublishedPort& port : plan.ports) {
        const QString protocol = port.protocol.isEmpty() ? u"tcp"_s : port.protocol;
        const std::string name = u"%1/%2"_s.arg(port.containerPort).arg(protocol).toStdString();
        exposed[name] = json::object();
        // Without a number the server chooses one.
        const std::string number = port.hostPort == 0 ? std::string() : std::to_string(port.hostPort);
        bindings[name].push_back({{"HostIp", port.hostAddress.toStdString()}, {"HostPort", number}});
    }
    if (exposed.empty())
        return;
    body["ExposedPorts"] = exposed;
    body["HostConfig"]["PortBindings"] = bindings;
}

void addMounts(const backend::ContainerPlan& plan, json& body)
{
    for (const backend::Mount& mount : plan.mounts) {
        if (mount.source.isEmpty()) {
            body["Volumes"][mount.target.toStdString()] = json::object();
            continue;
        }
        body["HostConfig"]["Binds"].push_back(bindOf(mount).toStdString());
    }
}

/// Docker's nanoseconds.
json healthCheck(const backend::HealthCheck& health)
{
    json out = json::object();
    if (!health.command.isEmpty())
        out["Test"] = {"CMD-SHELL", health.command.toStdString()};
    const auto set = [&out](const char* name, int seconds) {
        if (seconds != 0)
            out[name] = std::int64_t{seconds} * 1'000'000'000;
    };
    set("Interval", health.interval);
    set("Timeout", health.timeout);
    set("StartPeriod", health.startPeriod);
    if (health.retries != 0)
        out["Retries"] = health.retries;
    return out;
}

json hostConfig(const backend::ContainerPlan& plan)
{
    json host{{"AutoRemove", plan.removesItself}};
    if (!plan.network.isEmpty())
        host["NetworkMode"] = plan.network.toStdString();
    if (plan.limits.cpuCores)
        host["NanoCpus"] = std::llround(*plan.limits.cpuCores * kNanoCpus);
    if (plan.limits.memoryBytes)
        host["Memory"] = *plan.limits.memoryBytes;
    if (!plan.addedCapabilities.isEmpty())
        host["CapAdd"] = textList(plan.addedCapabilities);
    if (!plan.droppedCapabilities.isEmpty())
        host["CapDrop"] = textList(plan.droppedCapabilities);
    if (!plan.restartPolicy.isEmpty())
        host["RestartPolicy"] = {{"Name", plan.restartPolicy.section(u':', 0, 0).toStdString()},
                                 {"MaximumRetryCount", plan.restartPolicy.section(u':', 1).toInt()}};
    return host;
}

/// Its id. It does not run.
Result<QString> askForOne(Wire& wire, const std::string& query, const json& body, const std::stop_token& stop)
{
    TRY_DECLARE(
        const json created,
        wire.ask({.method = "POST", .target = "/containers/create" + query, .body = body, .patience = Patience::Long},
                 stop));
    const QString id = textOf(created, "Id");
    if (id.isEmpty())
        return Error(ErrorKind::Protocol, "the engine does not say which container it has created");
    return id;
}

/// Podman takes "kill it at once" for what nobody has said of the time that a container gets to end.
bool endsAtOnce(Wire& wire, const QString& id, const std::stop_token& stop)
{
    const auto inspect = wire.ask({.target = "/containers/" + queryText(id) + "/json"}, stop);
    return inspect && member(*inspect, "Config", "StopTimeout") == 0;
}

} // namespace

QString bindOf(const backend::Mount& mount)
{
    return mount.source + u':' + mount.target + (mount.isReadOnly ? u":ro"_s : QString());
}

json newEndpoint(const backend::NetworkJoin& join)
{
    json endpoint = json::object();
    if (!join.aliases.isEmpty())
        endpoint["Aliases"] = textList(join.aliases);
    if (!join.address.isEmpty())
        endpoint["IPAMConfig"]["IPv4Address"] = join.address.toStdString();
    if (!join.address6.isEmpty())
        endpoint["IPAMConfig"]["IPv6Address"] = join.address6.toStdString();
    return endpoint;
}

Result<void> joinNetwork(Wire& wire, const QString& container, const QString& network, const json& endpoint,
                         const std::stop_token& stop)
{
    json body{{"Container", container.toStdString()}};
    if (!endpoint.empty())
        body["EndpointConfig"] = endpoint;
    const auto joined = wire.ask({.method = "POST",
                                  .target = "/networks/" + queryText(network) + "/connect",
                                  .body = body,
                                  .patience = Patience::Long},
                                 stop);
    return joined ? ok() : Result<void>(joined.error()).within("join network " + network.toStdString());
}

Result<void> ensureImage(Wire& wire, const QString& image, Report& report)
{
    const auto found = wire.ask({.target = "/images/" + pathText(image) + "/json"}, report.stop());
    if (found || found.error().kind() != ErrorKind::NotFound)
        return found ? ok() : Result<void>(found.error());
    return pullImage(wire, image, report).within("pull " + image.toStdString());
}

json createBody(const backend::ContainerPlan& plan)
{
    json body{{"Image", plan.image.toStdString()},
              {"Tty", plan.hasTerminal},
              {"OpenStdin", plan.isInteractive},
              {"HostConfig", hostConfig(plan)}};
    const auto set = [&body](const char* name, const QString& text) {
        if (!text.isEmpty())
            body[name] = text.toStdString();
    };
    set("User", plan.user);
    set("WorkingDir", plan.workingDirectory);
    set("Hostname", plan.hostName);
    if (!plan.command.isEmpty())
        body["Cmd"] = textList(plan.command);
    if (!plan.entrypoint.isEmpty())
        body["Entrypoint"] = textList({plan.entrypoint});
    for (const auto& [name, value] : plan.environment)
        body["Env"].push_back((name + u'=' + value).toStdString());
    for (const auto& [name, value] : plan.labels.asKeyValueRange())
        body["Labels"][name.toStdString()] = value.toStdString();
    if (plan.health != backend::HealthCheck())
        body["Healthcheck"] = healthCheck(plan.health);
    addPorts(plan, body);
    addMounts(plan, body);
    addOptions(plan.more, body);
    return body;
}

Result<void> createContainer(Wire& wire, const backend::ContainerPlan& plan, Report& report)
{
    TRY(ensureImage(wire, plan.image, report));
    const std::string query = plan.name.isEmpty() ? std::string() : "?name=" + queryText(plan.name);
    json body = createBody(plan);
    TRY_DECLARE(QString id, askForOne(wire, query, body, report.stop()));
    if (!body.contains("StopTimeout") && endsAtOnce(wire, id, report.stop())) {
        TRY(wire.ask({.method = "DELETE", .target = "/containers/" + queryText(id) + "?v=1"}, report.stop()));
        body["StopTimeout"] = kStopSeconds;
        TRY_DECLARE(id, askForOne(wire, query, body, report.stop()));
    }
    for (const backend::NetworkJoin& join : plan.networks) {
        const auto joined = joinNetwork(wire, id, join.network, newEndpoint(join), report.stop());
        if (joined)
            continue;
        // It has not begun yet: nothing is lost.
        static_cast<void>(wire.ask({.method = "DELETE", .target = "/containers/" + queryText(id)}, {}));
        return joined;
    }
    if (!plan.startsAtOnce)
        return ok();
    const auto started =
        wire.ask({.method = "POST", .target = "/containers/" + queryText(id) + "/start", .patience = Patience::Long},
                 report.stop());
    return started ? ok() : Result<void>(Error(started.error()).within("it was created, but does not start"));
}

} // namespace darse::connect::docker
