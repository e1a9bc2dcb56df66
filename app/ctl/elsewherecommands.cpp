// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a registry is asked about an image without a transfer.
#include "app/ctl/elsewherecommands.h"

#include "app/common/keptlogins.h"
#include "app/ctl/print.h"
#include "core/base/guard.h"
#include "core/registry/secret.h"

#include <nlohmann/json.hpp>

namespace darse::ctl {

using nlohmann::json;

namespace {

constexpr std::uint64_t kMaxAnswer = 64ULL << 20;

/// The answer of the engine about `name`, which it asks for with the login that is kept for it.
Result<json> askedFor(const Context& context, const std::string& name, const std::string& rest)
{
    TRY_DECLARE(std::string login, app::KeptLogins().headerFor(name));
    const ScopeGuard wiped([&login] { registry::wipe(login); });
    net::Request request = requestOf("GET", "/darse/v1/images/" + net::percentEncode(name) + rest);
    if (!login.empty())
        request.head.headers.set("X-Registry-Auth", login);
    const ScopeGuard unset([&request] { request.head.headers.wipe("X-Registry-Auth"); });
    TRY_DECLARE(const auto exchange, context.engine.open(request));
    TRY_DECLARE(const std::string text, exchange->collect(kMaxAnswer, {}));
    auto answer = json::parse(text, nullptr, false);
    if (!answer.is_object())
        return Error(ErrorKind::Protocol, "the engine answered about " + name + " with something that is not JSON");
    return answer;
}

} // namespace

Result<std::string> imageTags(const Context& context)
{
    TRY_DECLARE(const json answer, askedFor(context, context.word(0), "/tags"));
    if (context.output == Output::Json)
        return printed(answer);
    std::string out;
    for (const json& name : listField(answer, "tags"))
        out += name.is_string() ? harmless(name.get<std::string>()) + "\n" : std::string();
    return out;
}

Result<std::string> imageReferrers(const Context& context)
{
    TRY_DECLARE(const json answer, askedFor(context, context.word(0), "/referrers"));
    if (context.output == Output::Json)
        return printed(answer);
    std::vector<std::vector<std::string>> rows{{"TYPE", "SIZE", "DIGEST"}};
    for (const json& each : listField(answer, "referrers"))
        rows.push_back({field(each, field(each, "artifactType").empty() ? "mediaType" : "artifactType"),
                        bytesField(each, "size"), field(each, "digest")});
    return table(rows);
}

} // namespace darse::ctl
