// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerhandler.h"

#include "core/oci/strictjson.h"
#include "core/oci/wording.h"

#include <charconv>

namespace darse::api {

using nlohmann::json;

namespace {

constexpr std::size_t kMostBody = std::size_t{16} * 1024 * 1024;
constexpr std::string_view kJson = "application/json";

} // namespace

net::Handler asks(const engine::Verbs& verbs, ContainerQuestion question)
{
    return [verbs, question](net::Incoming& request, net::Responder& responder) {
        const auto parameters = Parameters::of(request);
        answer(responder, parameters ? question(verbs, request, *parameters) : parameters.error());
    };
}

net::Handler does(const engine::Verbs& verbs, ContainerVerb verb)
{
    return [verbs, verb](net::Incoming& request, net::Responder& responder) {
        const auto parameters = Parameters::of(request);
        const Result<int> status = parameters ? verb(verbs, request, *parameters) : parameters.error();
        if (status)
            sendEmpty(responder, *status);
        else
            sendError(responder, status.error());
    };
}

net::Handler acts(const engine::Verbs& verbs, ContainerAct act)
{
    return [verbs, act](net::Incoming& request, net::Responder& responder) {
        const Result<void> result = act(verbs, request, responder);
        if (!result && !responder.hasBegun())
            sendError(responder, result.error());
    };
}

void sendEmpty(net::Responder& responder, int status)
{
    static_cast<void>(responder.send({.status = status, .reason = {}, .headers = {}}, {}));
}

Result<void> sendJson(net::Responder& responder, int status, const json& value)
{
    return responder.sendJson(status, dumped(value));
}

Result<json> jsonBody(net::Incoming& request)
{
    const std::string type(request.head().headers.find("Content-Type").value_or(""));
    TRY_DECLARE(const std::string text, request.collectBody());
    if (text.empty())
        return json();
    if (!type.empty() && !net::equalsIgnoringCase(std::string_view(type).substr(0, kJson.size()), kJson))
        return Error(ErrorKind::InvalidInput,
                     "Content-Type specified (" + type + ") must be '" + std::string(kJson) + "'");
    auto parsed = oci::readJson(text, kMostBody);
    if (!parsed)
        return Error(ErrorKind::InvalidInput, "the body of the request: " + parsed.error().message());
    return std::move(parsed).value();
}

Result<std::optional<int>> integer(const Parameters& parameters, std::string_view name)
{
    const std::string text = parameters.text(name);
    if (text.empty())
        return std::optional<int>();
    int out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size())
        return Error(ErrorKind::InvalidInput, std::string(name) + " is a number, not " + oci::inQuotes(text));
    return std::optional(out);
}

Result<container::Size> sizeAsked(const Parameters& parameters)
{
    constexpr std::uint64_t kMost = 65535;
    constexpr std::uint64_t kNone = kMost + 1;
    TRY_DECLARE(const std::uint64_t rows, parameters.number("h", kNone, kMost));
    TRY_DECLARE(const std::uint64_t columns, parameters.number("w", kNone, kMost));
    if (rows == kNone || columns == kNone)
        return Error(ErrorKind::InvalidInput, "a size is made of h rows and w columns");
    return container::Size{static_cast<std::uint16_t>(rows), static_cast<std::uint16_t>(columns)};
}

} // namespace darse::api
