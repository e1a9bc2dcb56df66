// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/pages.h"

#include "core/net/url.h"
#include "core/oci/manifest.h"

#include <set>

namespace darse::registry {
namespace {

constexpr std::size_t kMaxPages = 1000;

bool isNext(std::string_view parameters)
{
    while (!parameters.empty()) {
        const auto end = parameters.find(';');
        std::string each = net::lowerCase(parameters.substr(0, end));
        parameters.remove_prefix(end == std::string_view::npos ? parameters.size() : end + 1);
        std::erase_if(each, [](char c) { return c == ' ' || c == '"' || c == '\t'; });
        if (each == "rel=next")
            return true;
    }
    return false;
}

} // namespace

std::optional<std::string> nextLink(const net::Headers& headers)
{
    for (const net::Header& header : headers) {
        if (!net::equalsIgnoringCase(header.name, "Link"))
            continue;
        std::string_view rest = header.value;
        while (rest.find('<') != std::string_view::npos) {
            rest.remove_prefix(rest.find('<') + 1);
            const auto close = rest.find('>');
            if (close == std::string_view::npos)
                break;
            const std::string_view target = rest.substr(0, close);
            rest.remove_prefix(close + 1);
            if (isNext(rest.substr(0, rest.find(','))))
                return std::string(target);
        }
    }
    return std::nullopt;
}

Result<void> readPages(Session& session, Call call, const PageSink& sink, const std::stop_token& stop)
{
    std::set<std::string> seen;
    for (std::size_t pages = 0; pages < kMaxPages; ++pages) {
        TRY_DECLARE(const Small answer, session.fetch(call, oci::kMaxDocument, stop));
        TRY_DECLARE(oci::Json page,
                    oci::readJson(answer.body, oci::kMaxDocument).within("a listing of " + session.host()));
        TRY_DECLARE(const bool wantsMore, sink(std::move(page)));
        const auto next = nextLink(answer.head.headers);
        if (!wantsMore || !next)
            return ok();
        TRY_DECLARE(WebUrl url, resolveUrl(answer.url, *next));
        TRY_DECLARE(const Origin own, session.origin(stop));
        if (url.origin != own)
            return Error(ErrorKind::Protocol, session.host() + " continues its listing at another place");
        if (!seen.insert(url.target).second)
            return Error(ErrorKind::Protocol, session.host() + " lists in a circle");
        call.at = std::move(url);
    }
    return Error(ErrorKind::Protocol, session.host() + " lists without an end");
}

} // namespace darse::registry
