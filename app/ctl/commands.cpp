// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include "core/base/bytes.h"
#include "core/base/version.h"
#include "core/net/client.h"

#include <nlohmann/json.hpp>

#include <array>

namespace darse::ctl {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds kPatience{10'000};

/// A refused or missing socket is told as what it means to a person.
Error toldToPeople(Error error, const std::string& socket)
{
    if (error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::Unreachable)
        return Error(ErrorKind::Unreachable,
                     "the engine is not running (nothing answers on " + socket + "); start it with: darse-engine")
            .withDetail(error.message());
    return error;
}

Result<net::Response> get(const Context& context, const std::string& target)
{
    net::ClientOptions options;
    options.connect = kPatience;
    options.answer = kPatience;
    net::Client client(net::Endpoint::unixSocket(context.socket), options);
    net::Request request;
    request.head.target = target;
    auto answer = client.send(request, {});
    if (!answer)
        return toldToPeople(std::move(answer).error(), context.socket);
    if (answer->head.status != 200) {
        const json body = json::parse(answer->body, nullptr, false);
        const bool hasMessage = body.is_object() && body.contains("message") && body["message"].is_string();
        return Error(ErrorKind::Protocol, hasMessage ? body["message"].get<std::string>()
                                                     : "the engine answered " + std::to_string(answer->head.status));
    }
    return answer;
}

Result<json> getJson(const Context& context, const std::string& target)
{
    TRY_DECLARE(const net::Response answer, get(context, target));
    json body = json::parse(answer.body, nullptr, false);
    if (!body.is_object())
        return Error(ErrorKind::Protocol, "the engine answered " + target + " with something that is not JSON");
    return body;
}

std::string printed(const json& value)
{
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

/// A field as text, whatever its type; what an odd engine leaves out is a dash. Control characters go no further.
std::string field(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || found->is_null())
        return "-";
    std::string text =
        found->is_string() ? found->get<std::string>() : found->dump(-1, ' ', false, json::error_handler_t::replace);
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    }
    return text;
}

std::string memoryOf(const json& machine)
{
    const auto found = machine.find("memoryBytes");
    if (found == machine.end() || !found->is_number_unsigned())
        return "-";
    return formatBytes(Bytes(found->get<std::uint64_t>()));
}

Result<std::string> ping(const Context& context)
{
    TRY_DECLARE(const net::Response answer, get(context, "/_ping"));
    const std::string api(answer.head.headers.find("Api-Version").value_or("-"));
    if (context.output == Output::Json)
        return printed({{"ok", answer.body == "OK"}, {"apiVersion", api}});
    return answer.body == "OK" ? std::string("OK\n")
                               : Result<std::string>(Error(ErrorKind::Protocol, "the engine does not answer OK"));
}

Result<std::string> version(const Context& context)
{
    TRY_DECLARE(const json engine, getJson(context, "/version"));
    if (context.output == Output::Json)
        return printed({{"darsectl", kVersion}, {"engine", engine}});
    return "darsectl      " + std::string(kVersion) + "\ndarse-engine  " + field(engine, "Version") +
           "\nDocker API    " + field(engine, "ApiVersion") + " (oldest " + field(engine, "MinAPIVersion") + ")\n";
}

/// What the engine found out about its machine: a line each, and one below for what to do about it.
std::string probeOf(const json& machine)
{
    std::string out;
    const auto found = machine.find("probe");
    if (found == machine.end() || !found->is_array())
        return out;
    for (const json& each : *found) {
        if (!each.is_object())
            continue;
        const bool isOk = each.value("ok", json(false)) == json(true);
        out += (isOk ? "  yes  " : "  no   ") + field(each, "name") + ": " + field(each, "reason") + "\n";
        if (const std::string remedy = field(each, "remedy"); !isOk && !remedy.empty() && remedy != "-")
            out += "       remedy: " + remedy + "\n";
    }
    return out.empty() ? out : "Abilities\n" + out;
}

Result<std::string> machine(const Context& context)
{
    TRY_DECLARE(const json facts, getJson(context, "/darse/v1/machine"));
    if (context.output == Output::Json)
        return printed(facts);
    const bool isRootless = facts.value("rootless", json(false)) == json(true);
    return "System   " + field(facts, "os") + "\nKernel   " + field(facts, "kernel") + "\nCPUs     " +
           field(facts, "cpus") + "\nMemory   " + memoryOf(facts) + "\nCgroups  " + field(facts, "cgroup") +
           "\nEngine   " + field(facts, "engineVersion") + (isRootless ? ", rootless\n" : ", as root\n") +
           probeOf(facts);
}

constexpr std::array kCommands = {
    Command{"version", "Show the versions of darsectl and of the engine", version},
    Command{"ping", "Ask the engine whether it is there", ping},
    Command{"machine", "Show the machine that the engine runs on", machine},
};

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

} // namespace darse::ctl
