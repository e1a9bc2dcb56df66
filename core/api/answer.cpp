// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <span>

namespace darse::api {

using nlohmann::json;

namespace {

constexpr std::size_t kMaxDetail = 16384;

} // namespace

int statusOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::AlreadyExists:
    case ErrorKind::InUse:
    case ErrorKind::InvalidState:
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::InvalidInput:
        return 400;
    case ErrorKind::PermissionDenied:
        return 403;
    case ErrorKind::Unsupported:
        return 501;
    case ErrorKind::Unreachable:
    case ErrorKind::Protocol:
        return 502;
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::Canceled:
    case ErrorKind::Io:
    case ErrorKind::Internal:
        break;
    }
    return 500;
}

std::string dumped(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

json toJson(const Error& error)
{
    json out{{"message", error.message()}, {"kind", toString(error.kind())}};
    if (!error.detail().empty())
        out["detail"] = error.detail().substr(0, kMaxDetail);
    return out;
}

void sendError(net::Responder& responder, const Error& error)
{
    static_cast<void>(responder.sendJson(statusOf(error.kind()), dumped(toJson(error))));
}

void sendJson(net::Responder& responder, const json& value)
{
    static_cast<void>(responder.sendJson(200, dumped(value)));
}

void answer(net::Responder& responder, const Result<json>& value)
{
    if (value)
        sendJson(responder, *value);
    else
        sendError(responder, value.error());
}

Result<Parameters> Parameters::of(const net::Incoming& request)
{
    return parse(request.rawQuery());
}

Result<Parameters> Parameters::parse(std::string_view query)
{
    TRY_DECLARE(net::Query parsed, net::parseQuery(query));
    return Parameters(std::move(parsed));
}

std::string Parameters::text(std::string_view name) const
{
    const auto found = std::ranges::find(m_query, name, &net::Query::value_type::first);
    return found == m_query.end() ? std::string() : found->second;
}

std::vector<std::string> Parameters::all(std::string_view name) const
{
    std::vector<std::string> out;
    for (const auto& [key, value] : m_query) {
        if (key == name)
            out.push_back(value);
    }
    return out;
}

bool Parameters::flag(std::string_view name) const
{
    const std::string value = net::lowerCase(text(name));
    return !value.empty() && value != "0" && value != "no" && value != "false" && value != "none";
}

Result<std::uint64_t> Parameters::number(std::string_view name, std::uint64_t otherwise, std::uint64_t most) const
{
    const std::string value = text(name);
    if (value.empty())
        return otherwise;
    std::uint64_t out = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
    if (error != std::errc() || end != value.data() + value.size() || out > most)
        return Error(ErrorKind::InvalidInput,
                     std::string(name) + " is a number of at most " + std::to_string(most) + ", not \"" + value + "\"");
    return out;
}

Result<std::string> shortBody(net::Incoming& request, std::size_t most)
{
    return request.collectBody(most);
}

LineStream::LineStream(net::Responder& responder, const std::stop_token& server, std::chrono::seconds pulse) :
    m_responder(responder),
    m_stop(server, {}),
    m_pulse([this, pulse](const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (!m_ended.wait_for(lock, stop, pulse, [&stop] { return stop.stop_requested(); }) &&
               !stop.stop_requested()) {
            if (m_responder.hasBegun())
                write("\n");
        }
    })
{
}

void LineStream::send(const json& line)
{
    const std::scoped_lock lock(m_mutex);
    write(dumped(line));
}

void LineStream::begin()
{
    const std::scoped_lock lock(m_mutex);
    write(m_responder.hasBegun() ? "\n" : "");
}

void LineStream::write(const std::string& text)
{
    if (m_stop.token().stop_requested())
        return;
    Result<void> result = ok();
    if (!m_responder.hasBegun())
        result = m_responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}});
    if (result && !text.empty())
        result = m_responder.write(text);
    if (!result)
        m_stop.requestStop();
}

void LineStream::end(const std::optional<Error>& error)
{
    m_pulse.request_stop();
    m_pulse.join();
    const std::scoped_lock lock(m_mutex);
    if (error && !m_responder.hasBegun()) {
        sendError(m_responder, *error);
        return;
    }
    if (error)
        write(dumped({{"errorDetail", toJson(*error)}, {"error", error->message()}}));
    if (!m_responder.hasBegun())
        write({});
    static_cast<void>(m_responder.end());
}

} // namespace darse::api
