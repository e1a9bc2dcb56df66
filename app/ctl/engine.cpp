// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/engine.h"

#include "core/base/guard.h"
#include "core/registry/secret.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>

namespace darse::ctl {
namespace {

using nlohmann::json;

constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr std::size_t kMaxAnswer = std::size_t{64} * 1024 * 1024;

net::ClientOptions options()
{
    net::ClientOptions out;
    // A removal of a large image or a check of a store takes as long as it takes.
    out.answer = std::chrono::hours(1);
    out.silence = std::chrono::hours(1);
    return out;
}

/// A text among the fields of an object; empty for anything else.
std::string textIn(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Error> errorIn(const json& body)
{
    if (!body.is_object())
        return std::nullopt;
    std::string message = textIn(body, "message");
    if (message.empty())
        return std::nullopt;
    // A Status of Kubernetes has it under another name.
    const auto kind = parseErrorKind(textIn(body, textIn(body, "kind") == "Status" ? "reason" : "kind"));
    return Error(kind.value_or(ErrorKind::Protocol), std::move(message)).withDetail(textIn(body, "detail"));
}

Error errorOf(int status, const std::string& body)
{
    return errorIn(json::parse(body, nullptr, false))
        .value_or(Error(ErrorKind::Protocol, "the engine answered " + std::to_string(status)));
}

bool isSuccess(int status)
{
    constexpr int kNothingToDo = 304;
    return (status >= 200 && status < 300) || status == kNothingToDo;
}

void setBody(net::Request& request, const json& body)
{
    if (body.is_null())
        return;
    request.head.headers.set("Content-Type", "application/json");
    request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Takes the whole lines out of `text` and gives each to `line`; the error that one of them tells.
Result<void> takeLines(std::string& text, const LineSink& line)
{
    std::size_t from = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
        const json value = json::parse(text.substr(from, end - from), nullptr, false);
        from = end + 1;
        if (!value.is_object())
            continue;
        if (value.contains("errorDetail"))
            return errorIn(value["errorDetail"]).value_or(Error(ErrorKind::Protocol, "the engine failed"));
        line(value);
    }
    text.erase(0, from);
    return ok();
}

Result<void> readLines(net::Exchange& exchange, const LineSink& line)
{
    std::array<char, 16384> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    std::string text;
    for (;;) {
        TRY_DECLARE(const std::size_t count, exchange.readPatiently(piece, {}));
        if (count == 0)
            return ok();
        text.append(piece.data(), count);
        TRY(takeLines(text, line));
        if (text.size() > kMaxAnswer)
            return Error(ErrorKind::Protocol, "the engine answered with a line without end");
    }
}

} // namespace

Engine::Engine(std::string socket) :
    m_socket(std::move(socket)),
    m_client(net::Endpoint::unixSocket(m_socket), options())
{
}

/// A refused or missing socket is told as what it means to a person.
Error Engine::told(Error error) const
{
    if (error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::Unreachable)
        return Error(ErrorKind::Unreachable,
                     "the engine is not running (nothing answers on " + m_socket + "); start it with: darse-engine")
            .withDetail(error.message());
    return error;
}

Result<std::unique_ptr<net::Exchange>> Engine::open(const net::Request& request)
{
    auto exchange = m_client.open(request, {});
    if (!exchange)
        return told(std::move(exchange).error());
    const int status = (*exchange)->head().status;
    if (isSuccess(status))
        return exchange;
    TRY_DECLARE(const std::string body, (*exchange)->collect(kMaxAnswer, {}));
    return errorOf(status, body);
}

Result<net::Response> Engine::get(const std::string& target)
{
    auto answer = m_client.send(requestOf("GET", target), {});
    if (!answer)
        return told(std::move(answer).error());
    if (!isSuccess(answer->head.status))
        return errorOf(answer->head.status, answer->body);
    return answer;
}

Result<json> Engine::json(const std::string& method, const std::string& target)
{
    return jsonWith(method, target, nullptr);
}

Result<nlohmann::json> Engine::jsonWith(const std::string& method, const std::string& target,
                                        const nlohmann::json& body)
{
    net::Request request = requestOf(method, target);
    setBody(request, body);
    const ScopeGuard wiped([&request] { registry::wipe(request.body); }); // a login may be in it
    TRY_DECLARE(const auto exchange, open(request));
    TRY_DECLARE(const std::string text, exchange->collect(kMaxAnswer, {}));
    if (text.empty())
        return nlohmann::json::object();
    auto value = nlohmann::json::parse(text, nullptr, false);
    if (value.is_discarded())
        return Error(ErrorKind::Protocol, "the engine answered " + target + " with something that is not JSON");
    return value;
}

Result<void> Engine::lines(const std::string& target, ByteSource body, const LineSink& line)
{
    net::Request request = requestOf("POST", target);
    request.stream = std::move(body);
    TRY_DECLARE(const auto exchange, open(request));
    return readLines(*exchange, line);
}

Result<void> Engine::transfer(const std::string& target, const std::string& registryAuth, const LineSink& line)
{
    net::Request request = requestOf("POST", target);
    if (!registryAuth.empty())
        request.head.headers.set("X-Registry-Auth", registryAuth);
    const ScopeGuard wiped([&request] { request.head.headers.wipe("X-Registry-Auth"); });
    TRY_DECLARE(const auto exchange, open(request));
    return readLines(*exchange, line);
}

Result<void> Engine::follow(const std::string& target, const LineSink& line)
{
    TRY_DECLARE(const auto exchange, open(requestOf("GET", target)));
    return readLines(*exchange, line);
}

Result<void> Engine::download(const std::string& target, const ByteSink& sink)
{
    TRY_DECLARE(const auto exchange, open(requestOf("GET", target)));
    std::string piece(kPiece, '\0');
    for (;;) {
        TRY_DECLARE(const std::size_t count, exchange->read(piece, {}));
        if (count == 0)
            return ok();
        TRY(sink(std::string_view(piece).substr(0, count)));
    }
}

Result<void> Engine::listen(const std::string& target, const ByteSink& sink)
{
    TRY_DECLARE(const auto exchange, open(requestOf("GET", target)));
    std::string piece(kPiece, '\0');
    for (;;) {
        TRY_DECLARE(const std::size_t count, exchange->readPatiently(piece, {}));
        if (count == 0)
            return ok();
        TRY(sink(std::string_view(piece).substr(0, count)));
    }
}

Result<std::unique_ptr<net::Transport>> Engine::takeOver(const std::string& target, const nlohmann::json& body)
{
    net::Request request = requestOf("POST", target);
    request.head.headers.set("Connection", "Upgrade");
    request.head.headers.set("Upgrade", "tcp");
    setBody(request, body);
    auto taken = m_client.upgrade(request, {});
    if (taken)
        return std::move(taken->transport);
    // What the engine said stands in the detail.
    if (const auto said = errorIn(nlohmann::json::parse(taken.error().detail(), nullptr, false)))
        return *said;
    return told(std::move(taken).error());
}

net::Request requestOf(std::string method, std::string target)
{
    net::Request request;
    request.head.method = std::move(method);
    request.head.target = std::move(target);
    return request;
}

std::string queryOf(const net::Query& pairs)
{
    std::string out;
    for (const auto& [name, value] : pairs) {
        if (!value.empty())
            out += (out.empty() ? "?" : "&") + name + "=" + net::percentEncode(value);
    }
    return out;
}

} // namespace darse::ctl
