// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podprobe.h"

#include "core/engine/checkrun.h"
#include "core/engine/podreach.h"
#include "core/net/client.h"
#include "core/net/grpchealth.h"

#include <charconv>

namespace darse::engine {

using nlohmann::json;
using std::chrono::seconds;

namespace {

constexpr int kMostPort = 65535;

Error unhealthy(const std::string& what)
{
    return {ErrorKind::InvalidState, what};
}

Result<void> askCommand(Crew& crew, const Container& run, const ProbeAsked& asked, seconds limit)
{
    const auto command = asked.probe["exec"].value("command", std::vector<std::string>());
    const container::HealthProbe done = runCheck(crew, run, {.command = command, .timeout = limit, .key = asked.key});
    return done.exitCode == 0 ? ok() : Result<void>(unhealthy(done.output));
}

std::string hostOf(const json& action, const ProbeAsked& asked)
{
    const std::string own = asked.address.empty() ? "127.0.0.1" : asked.address;
    const std::string host = action.value("host", "");
    return host.empty() ? own : host;
}

Result<void> askWeb(const Container& run, const ProbeAsked& asked, const Wait& wait, seconds limit)
{
    const json& action = asked.probe["httpGet"];
    TRY_DECLARE(const std::uint16_t port, portNamed(asked.container, action.value("port", json())));
    const std::string host = hostOf(action, asked);
    const bool isTls = action.value("scheme", "HTTP") == "HTTPS";
    net::Request request;
    request.head.target = action.value("path", "/");
    request.head.headers.add("User-Agent", "kube-probe/1.32");
    for (const json& header : action.value("httpHeaders", json::array()))
        request.head.headers.add(header.value("name", ""), header.value("value", ""));
    return withNetworkOf(run, [&]() -> Result<void> {
        net::Client client(isTls
                               ? net::Endpoint::tlsOver(
                                     host, port, {.trust = net::TlsTrust::Anyone, .authoritiesPem = {}, .identity = {}})
                               : net::Endpoint::tcp(host, port),
                           {.connect = limit, .answer = limit, .silence = limit});
        TRY_DECLARE(const auto exchange, client.open(request, wait.stop));
        const int status = exchange->head().status;
        if (!asked.limit && (status < 200 || status >= 400))
            return unhealthy("HTTP probe failed with statuscode: " + std::to_string(status));
        return ok();
    });
}

Result<void> askGrpc(const Container& run, const ProbeAsked& asked, const Wait& wait)
{
    const json& action = asked.probe["grpc"];
    TRY_DECLARE(const std::uint16_t port, portNamed(asked.container, action.value("port", json())));
    const std::string host = hostOf(json::object(), asked);
    TRY_DECLARE(const auto transport, connectWithin(run, host, port, wait));
    return net::askGrpcHealth(
        *transport, {.authority = host + ":" + std::to_string(port), .service = action.value("service", "")}, wait);
}

/// Until then, or until the container has ended.
Result<void> sleepFor(Crew& crew, const Container& run, seconds duration, const Wait& wait)
{
    const BerthPtr berth = crew.table.at(run.id);
    const Deadline until = std::min(Deadline::after(duration), wait.deadline);
    if (berth)
        static_cast<void>(
            berth->waitFor([](const auto&, const Container& now) { return !now.state.isAlive(); }, {until, wait.stop}));
    return ok();
}

} // namespace

Result<std::uint16_t> portNamed(const json& container, const json& port)
{
    std::int64_t number = 0;
    if (port.is_number_integer()) {
        number = port.get<std::int64_t>();
    } else if (port.is_string()) {
        const auto& text = port.get_ref<const std::string&>();
        std::from_chars(text.data(), text.data() + text.size(), number);
        for (const json& one : container.value("ports", json::array())) {
            if (one.value("name", "") == text)
                number = one.value("containerPort", std::int64_t{0});
        }
    }
    if (number <= 0 || number > kMostPort)
        return Error(ErrorKind::InvalidInput, "there is no port " + port.dump());
    return static_cast<std::uint16_t>(number);
}

Result<void> askProbe(Crew& crew, const Container& run, const ProbeAsked& asked)
{
    const seconds limit = asked.limit.value_or(seconds(std::max(1, asked.probe.value("timeoutSeconds", 1))));
    const Wait wait{Deadline::after(limit), crew.closing.get_token()};
    if (asked.probe.contains("exec"))
        return askCommand(crew, run, asked, limit);
    if (asked.probe.contains("httpGet"))
        return askWeb(run, asked, wait, limit);
    if (asked.probe.contains("tcpSocket")) {
        const json& action = asked.probe["tcpSocket"];
        TRY_DECLARE(const std::uint16_t port, portNamed(asked.container, action.value("port", json())));
        return connectWithin(run, hostOf(action, asked), port, wait).within("probe").isOk()
                   ? ok()
                   : Result<void>(unhealthy("nobody listens at port " + std::to_string(port)));
    }
    if (asked.probe.contains("grpc"))
        return askGrpc(run, asked, wait);
    if (asked.probe.contains("sleep"))
        return sleepFor(crew, run, seconds(asked.probe["sleep"].value("seconds", std::int64_t{0})), wait);
    return ok();
}

} // namespace darse::engine
