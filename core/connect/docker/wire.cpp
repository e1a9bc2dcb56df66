// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/wire.h"

#include "core/connect/docker/answerjson.h"

#include <chrono>
#include <string_view>
#include <utility>

namespace darse::connect::docker {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLargestBody = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kLargestRefusal = std::size_t{64} * 1024;
constexpr std::size_t kMostWords = 2000;

net::ClientOptions optionsFor(Patience patience)
{
    net::ClientOptions options;
    options.connect = 5s;
    options.answer = patience == Patience::Brief ? std::chrono::milliseconds(20s) : std::chrono::milliseconds(1h);
    options.silence = patience == Patience::Brief ? std::chrono::milliseconds(20s) : std::chrono::milliseconds(1h);
    options.limits.collectedBody = kLargestBody;
    return options;
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 400:
        return ErrorKind::InvalidInput;
    case 401:
    case 403:
        return ErrorKind::PermissionDenied;
    case 404:
        return ErrorKind::NotFound;
    case 409: // a name that is taken, a container that runs: dockerd does not tell them apart
        return ErrorKind::InvalidState;
    case 501:
        return ErrorKind::Unsupported;
    case 504:
        return ErrorKind::Timeout;
    default:
        return status >= 500 ? ErrorKind::Internal : ErrorKind::Protocol;
    }
}

/// Without a socket there is no server: nothing that a person asked for by name is missing.
Error asLink(Error error)
{
    return error.kind() == ErrorKind::NotFound ? Error(ErrorKind::Unreachable, error.message()) : std::move(error);
}

} // namespace

Error errorOf(int status, const std::string& body)
{
    const json said = answerJson(body);
    QString words = textOf(said, "message");
    if (words.isEmpty())
        words = textOf(said, "cause");
    while (words.endsWith(QLatin1Char('.')) || words.endsWith(QLatin1Char('\n')))
        words.chop(1);
    // What is missing is told in words of the API. Who has none has no such request, and what it is about may be there.
    const bool isUnknown = status == 404 && !body.empty() && !said.is_object();
    const auto kind = parseErrorKind(textOf(said, "kind").toStdString())
                          .value_or(isUnknown ? ErrorKind::Unsupported : kindOf(status));
    const std::string message =
        words.isEmpty() ? "the server answered " + std::to_string(status) + " " + std::string(net::reasonOf(status))
                        : words.left(kMostWords).toStdString();
    const QString detail = textOf(said, "detail");
    // What is a sentence already need not be shown as JSON too.
    return Error(kind, message)
        .withDetail(detail.isEmpty() && words.isEmpty() ? body.substr(0, kMostWords) : detail.toStdString());
}

Wire::Wire(net::Endpoint endpoint, std::string place, std::shared_ptr<Logins> logins) :
    m_place(place.empty() ? endpoint.name() : std::move(place)),
    m_isLocal(endpoint.kind == net::EndpointKind::Unix),
    m_brief(endpoint, optionsFor(Patience::Brief)),
    m_long(std::move(endpoint), optionsFor(Patience::Long)),
    m_logins(logins ? std::move(logins) : std::make_shared<Logins>())
{
}

void Wire::setVersion(std::string version)
{
    const std::lock_guard lock(m_mutex);
    m_version = std::move(version);
}

net::Request Wire::requestFor(const Ask& ask) const
{
    net::Request request;
    request.head.method = ask.method;
    request.head.headers = ask.headers;
    const std::lock_guard lock(m_mutex);
    const bool isOurs = ask.target.starts_with("/darse/");
    request.head.target = (isOurs || m_version.empty() ? std::string() : "/v" + m_version) + ask.target;
    if (!ask.body.is_null()) {
        request.body = ask.body.dump(-1, ' ', false, json::error_handler_t::replace);
        request.head.headers.set("Content-Type", "application/json");
    }
    return request;
}

Result<std::unique_ptr<net::Exchange>> Wire::open(const Ask& ask, const std::stop_token& stop)
{
    auto opened = client(ask.patience).open(requestFor(ask), stop);
    if (!opened)
        return asLink(std::move(opened).error());
    net::Exchange& exchange = **opened;
    const int status = exchange.head().status;
    if ((status >= 200 && status < 300) || status == 304)
        return opened;
    const auto body = exchange.collect(kLargestRefusal, stop);
    return errorOf(status, body ? *body : std::string());
}

Result<std::unique_ptr<net::Exchange>> Wire::send(const Ask& ask, ByteSource body, const std::stop_token& stop)
{
    net::Request request = requestFor(ask);
    request.stream = std::move(body);
    TRY_DECLARE(auto exchange, client(ask.patience).open(request, stop));
    const int status = exchange->head().status;
    if (status >= 200 && status < 300)
        return exchange;
    const auto refusal = exchange->collect(kLargestRefusal, stop);
    return errorOf(status, refusal ? *refusal : std::string());
}

Result<json> Wire::ask(const Ask& ask, const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, open(ask, stop));
    TRY_DECLARE(const std::string body, exchange->collect(kLargestBody, stop));
    // Podman says so in plain text when there is nothing else to say.
    if (body.empty() || body == "OK" || body == "OK\n")
        return json(nullptr);
    json parsed = answerJson(body);
    if (parsed.is_discarded())
        return Error(ErrorKind::Protocol, "the answer to " + ask.method + " " + ask.target + " is not understood")
            .withDetail(body.substr(0, kMostWords));
    return parsed;
}

Result<net::Hijacked> Wire::upgrade(const Ask& ask, const std::stop_token& stop)
{
    net::Request request = requestFor(ask);
    request.head.headers.set("Connection", "Upgrade");
    request.head.headers.set("Upgrade", "tcp");
    return m_long.upgrade(request, stop);
}

} // namespace darse::connect::docker
