// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/engine/machine.h"

#include "core/net/client.h"

#include <nlohmann/json.hpp>

#include <QSysInfo>

#include <utility>

namespace darse::connect::engine {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestBody = 64 * 1024;

QString textOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

qint64 numberOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<qint64>() : 0;
}

} // namespace

Result<Machine> parseMachine(const std::string& body)
{
    const json object = body.size() > kLargestBody ? json() : json::parse(body, nullptr, false);
    if (!object.is_object())
        return Error(ErrorKind::Protocol, "the engine's description of the machine is not understood")
            .withDetail(body.substr(0, 1024));
    auto node = std::make_shared<backend::Node>();
    node->name = QSysInfo::machineHostName();
    node->key = node->name.isEmpty() ? QStringLiteral("machine") : node->name;
    node->status = backend::Status::Active;
    node->system = textOf(object, "os");
    node->kernel = textOf(object, "kernel");
    node->cgroups = textOf(object, "cgroup");
    node->cpus = static_cast<int>(numberOf(object, "cpus"));
    node->memoryBytes = numberOf(object, "memoryBytes");
    const auto rootless = object.find("rootless");
    node->isRootless = rootless != object.end() && rootless->is_boolean() && rootless->get<bool>();
    const QString version = textOf(object, "engineVersion");
    node->engine = QStringLiteral("darse-engine ") + version;
    return Machine{version, std::move(node)};
}

Result<Machine> askMachine(const std::string& socket, const std::stop_token& stop)
{
    using namespace std::chrono_literals;
    net::ClientOptions options;
    options.connect = 3s;
    options.answer = 5s;
    options.limits.collectedBody = kLargestBody;
    net::Client client(net::Endpoint::unixSocket(socket), options);
    net::Request request;
    request.head.target = "/darse/v1/machine";
    const auto response = client.send(request, stop).within("ask the engine on " + socket);
    // Without a socket there is no engine: nothing that a person asked for by name is missing.
    if (!response && response.error().kind() == ErrorKind::NotFound)
        return Error(ErrorKind::Unreachable, response.error().message());
    if (!response)
        return response.error();
    if (response->head.status != 200)
        return Error(ErrorKind::Protocol, "the engine on " + socket + " does not describe its machine")
            .withDetail(response->body);
    return parseMachine(response->body);
}

} // namespace darse::connect::engine
