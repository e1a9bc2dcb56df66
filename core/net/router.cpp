// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/router.h"

#include <optional>

namespace darse::net {
namespace {

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> out;
    if (path.starts_with('/'))
        path.remove_prefix(1);
    for (;;) {
        const auto slash = path.find('/');
        out.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return out;
        path.remove_prefix(slash + 1);
    }
}

std::string joined(const std::vector<std::string>& parts, std::size_t first, std::size_t count)
{
    std::string out;
    for (std::size_t i = first; i < first + count; ++i)
        out += (i == first ? "" : "/") + parts[i];
    return out;
}

/// The parameters when the pattern fits.
std::optional<Query> match(const std::vector<std::string_view>& pattern, const std::vector<std::string>& path)
{
    Query parameters;
    std::size_t at = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        std::string_view piece = pattern[i];
        const std::size_t after = pattern.size() - i - 1;
        if (path.size() < at + 1 + after)
            return std::nullopt;
        if (!piece.starts_with('{')) {
            if (piece != path[at++])
                return std::nullopt;
            continue;
        }
        piece = piece.substr(1, piece.size() - 2);
        const bool isGreedy = piece.ends_with("...");
        const std::size_t count = isGreedy ? path.size() - at - after : 1;
        std::string value = joined(path, at, count);
        if (value.empty())
            return std::nullopt;
        parameters.emplace_back(piece.substr(0, piece.size() - (isGreedy ? 3 : 0)), std::move(value));
        at += count;
    }
    return at == path.size() ? std::optional(std::move(parameters)) : std::nullopt;
}

bool accepts(std::string_view wanted, std::string_view method)
{
    return wanted == "*" || wanted == method || (wanted == "GET" && method == "HEAD");
}

Result<std::vector<std::string>> decoded(std::string_view path)
{
    std::vector<std::string> out;
    for (const std::string_view segment : segmentsOf(path)) {
        TRY_DECLARE(std::string text, percentDecode(segment));
        out.push_back(std::move(text));
    }
    return out;
}

void refuseMethod(const std::string& allowed, Responder& responder)
{
    const std::string body = "{\"message\":\"this address does not know that method, only " + allowed + "\"}\n";
    static_cast<void>(responder.send(
        {.status = 405, .reason = {}, .headers = {{"Allow", allowed}, {"Content-Type", "application/json"}}}, body));
}

} // namespace

Router::Router(std::vector<Route> routes, Handler otherwise) :
    m_routes(std::move(routes)),
    m_otherwise(std::move(otherwise))
{
}

void Router::route(std::string_view path, Incoming& request, Responder& responder) const
{
    const auto segments = decoded(path);
    if (!segments || !path.starts_with('/')) {
        static_cast<void>(responder.sendError(400, "the address of the request is malformed"));
        return;
    }
    std::string allowed;
    for (const Route& route : m_routes) {
        auto parameters = match(segmentsOf(route.pattern), *segments);
        if (!parameters)
            continue;
        if (accepts(route.method, request.head().method)) {
            request.setParameters(std::move(*parameters));
            route.handler(request, responder);
            return;
        }
        allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
    }
    if (!allowed.empty())
        refuseMethod(allowed, responder);
    else if (m_otherwise)
        m_otherwise(request, responder);
    else
        static_cast<void>(responder.sendError(404, "there is nothing at " + std::string(path)));
}

} // namespace darse::net
