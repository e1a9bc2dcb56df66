// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Of which time a list is to be, as the options of Kubernetes say it.
#include "core/api/kubelistpart.h"

#include "core/kube/refusal.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace darse::api {

using nlohmann::json;

namespace {

constexpr std::string_view kExact = "Exact";
constexpr std::string_view kNotOlder = "NotOlderThan";
constexpr kube::Kind kListOptions{
    .group = "meta.k8s.io", .version = "v1", .name = "ListOptions", .plural = "", .singular = "", .shortNames = ""};

Result<std::uint64_t> revisionFrom(const std::string& text, const std::string& refusal)
{
    std::uint64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size())
        return Error(ErrorKind::Protocol, refusal);
    return out;
}

/// Nothing and 0 mean: any that there is.
Result<std::uint64_t> revisionAsked(const std::string& text)
{
    if (text.empty())
        return std::uint64_t{0};
    return revisionFrom(text, "resourceVersion: Invalid value: " +
                                  json(text).dump(-1, ' ', true, json::error_handler_t::replace));
}

/// "REVISION:NAMESPACE/NAME".
Result<kube::ListPart> partFromToken(const std::string& token)
{
    const std::string refusal =
        "continue key is not valid: " + json(token).dump(-1, ' ', true, json::error_handler_t::replace);
    const auto colon = token.find(':');
    const auto slash = token.find('/');
    if (colon == std::string::npos || slash == std::string::npos || slash < colon || slash + 1 == token.size())
        return Error(ErrorKind::Protocol, refusal);
    kube::ListPart out{.space = token.substr(colon + 1, slash - colon - 1), .name = token.substr(slash + 1)};
    TRY_DECLARE(out.revision, revisionFrom(token.substr(0, colon), refusal));
    return out;
}

Error notThereYet(std::uint64_t asked, std::uint64_t now)
{
    return kube::statusError(ErrorKind::Timeout,
                             "Too large resource version: " + std::to_string(asked) +
                                 ", current: " + std::to_string(now),
                             {.details = {{"retryAfterSeconds", 1},
                                          {"causes", json::array({{{"reason", "ResourceVersionTooLarge"},
                                                                   {"message", "Too large resource version"}}})}}});
}

/// Which words there are for how a revision is meant.
template <std::size_t N>
void checkMatch(const KubeListAsked& asked, const std::array<std::string_view, N>& known, kube::Refusals& out)
{
    if (!asked.continues.empty())
        out.forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
    if (std::ranges::find(known, asked.match) == known.end())
        out.unsupported("resourceVersionMatch", asked.match, known);
}

Result<void> refuseOptions(kube::Refusals refusals)
{
    return refusals.isEmpty() ? ok() : Result<void>(kube::invalid(kListOptions, "", refusals.take()));
}

Result<void> checkListOptions(const KubeListAsked& asked)
{
    kube::Refusals out;
    if (!asked.match.empty()) {
        if (asked.revision.empty())
            out.forbidden("resourceVersionMatch",
                          "resourceVersionMatch is forbidden unless resourceVersion is provided");
        checkMatch(asked, std::array{kExact, kNotOlder, std::string_view()}, out);
        if (asked.match == kExact && asked.revision == "0")
            out.forbidden("resourceVersionMatch",
                          R"(resourceVersionMatch "exact" is forbidden for resourceVersion "0")");
    }
    if (asked.sendsInitial)
        out.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
    return refuseOptions(std::move(out));
}

Result<void> checkWatchOptions(const KubeListAsked& asked)
{
    kube::Refusals out;
    if (asked.sendsInitial && asked.match != kNotOlder)
        out.forbidden("resourceVersionMatch",
                      "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    if (!asked.match.empty()) {
        if (!asked.sendsInitial)
            out.forbidden("resourceVersionMatch",
                          "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        checkMatch(asked, std::array{kNotOlder}, out);
    }
    return refuseOptions(std::move(out));
}

} // namespace

Result<kube::ListPart> kubePartAsked(const KubeListAsked& asked, std::uint64_t now)
{
    TRY(checkListOptions(asked));
    TRY_DECLARE(const std::uint64_t revision, revisionAsked(asked.revision));
    if (!asked.continues.empty() && revision != 0)
        return Error(ErrorKind::Protocol, "specifying resource version is not allowed when using continue");
    kube::ListPart out{.revision = revision};
    if (!asked.continues.empty()) {
        TRY_DECLARE(out, partFromToken(asked.continues));
    }
    if (out.revision > now)
        return notThereYet(out.revision, now);
    // Who asks for parts and does not say how the revision is meant means that one, as clients have done for long.
    const bool isExact = asked.match == kExact || (asked.match.empty() && asked.limit != 0);
    if (asked.continues.empty() && !isExact)
        out.revision = 0; // now is not older than that
    out.limit = asked.limit;
    return out;
}

Result<std::uint64_t> kubeWatchFrom(const KubeListAsked& asked, std::uint64_t now)
{
    TRY(checkWatchOptions(asked));
    TRY_DECLARE(const std::uint64_t revision, revisionAsked(asked.revision));
    if (asked.sendsInitial.value_or(false) && revision > now)
        return notThereYet(revision, now);
    return revision;
}

Result<void> kubeNotOlder(const std::string& revision, std::uint64_t now)
{
    TRY_DECLARE(const std::uint64_t asked, revisionAsked(revision));
    return asked > now ? Result<void>(notThereYet(asked, now)) : ok();
}

std::string kubeListToken(std::uint64_t revision, const std::string& space, const std::string& name)
{
    return std::to_string(revision) + ":" + space + "/" + name;
}

} // namespace darse::api
