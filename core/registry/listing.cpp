// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/listing.h"

#include "core/net/url.h"
#include "core/oci/strictjson.h"
#include "core/registry/names.h"
#include "core/registry/pages.h"
#include "core/registry/registry.h"

#include <algorithm>

namespace darse::registry {
namespace {

constexpr std::string_view kPageSize = "?n=1000";
constexpr std::size_t kMaxNameLength = 1024;

/// Collects the array `key` of every page.
Result<Names> readNames(Session& session, Call call, const char* key, const std::stop_token& stop)
{
    Names out;
    const auto take = [&](const oci::Json& page) -> Result<bool> {
        const auto list = page.is_object() ? page.find(key) : page.end();
        if (!page.is_object() || list == page.end() || (!list->is_array() && !list->is_null()))
            return Error(ErrorKind::Protocol, session.host() + " sends a listing without " + key);
        for (const oci::Json& each : *list) {
            if (!each.is_string() || each.get_ref<const std::string&>().size() > kMaxNameLength)
                return Error(ErrorKind::Protocol, session.host() + " sends a listing of something else than names");
            if (out.names.size() == kMaxNames) {
                out.isTruncated = true;
                return false;
            }
            out.names.push_back(each.get<std::string>());
        }
        return true;
    };
    TRY(readPages(session, std::move(call), take, stop));
    return out;
}

bool hasTerm(const std::string& name, const std::string& term)
{
    return net::lowerCase(name).find(term) != std::string::npos;
}

std::string textOf(const oci::Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isTrue(const oci::Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

SearchHit hitOf(const oci::Json& object, const std::string& host)
{
    SearchHit hit;
    hit.name = textOf(object, "name");
    const bool isShort = hit.name.find('/') == std::string::npos;
    hit.name = host + (isShort ? "/library/" : "/") + hit.name;
    hit.description = textOf(object, "description");
    const auto stars = object.find("star_count");
    if (stars != object.end() && stars->is_number_integer())
        hit.stars = stars->get<std::int64_t>();
    hit.isOfficial = isTrue(object, "is_official");
    hit.isAutomated = isTrue(object, "is_automated");
    return hit;
}

Result<std::vector<SearchHit>> searchService(Session& session, const SearchQuery& query, const std::stop_token& stop)
{
    TRY_DECLARE(const Origin own, session.origin(stop));
    const std::string& at = session.options().servedAt.at(session.host()).search;
    Call call;
    TRY_DECLARE(call.at, parseUrl((own.isTls ? "https://" : "http://") + at + "/v1/search"));
    addQuery(*call.at, "q", query.term);
    addQuery(*call.at, "n", std::to_string(std::min<std::size_t>(query.limit, 100)));
    call.what = "the search";
    TRY_DECLARE(const Small answer, session.fetch(call, oci::kMaxDocument, stop));
    TRY_DECLARE(const oci::Json document, oci::readJson(answer.body, oci::kMaxDocument).within("the search"));
    const auto results = document.is_object() ? document.find("results") : document.end();
    if (!document.is_object() || results == document.end() || !results->is_array())
        return Error(ErrorKind::Protocol, session.host() + " sends no results of a search");
    std::vector<SearchHit> out;
    for (const oci::Json& each : *results) {
        if (each.is_object() && out.size() < query.limit)
            out.push_back(hitOf(each, session.host()));
    }
    return out;
}

} // namespace

Result<Names> Registry::tags(const std::string& repository, const std::stop_token& stop)
{
    TRY(checkRepository(repository));
    Call call;
    call.target = "/v2/" + repository + "/tags/list" + std::string(kPageSize);
    call.scope = Scope::of(repository, "pull");
    call.what = repository;
    return readNames(*m_session, std::move(call), "tags", stop);
}

Result<Names> Registry::catalog(const std::stop_token& stop)
{
    Call call;
    call.target = "/v2/_catalog" + std::string(kPageSize);
    call.scope = Scope::catalog();
    call.what = "the catalog";
    return readNames(*m_session, std::move(call), "repositories", stop);
}

Result<std::vector<SearchHit>> Registry::search(const SearchQuery& query, const std::stop_token& stop)
{
    const auto& served = m_session->options().servedAt;
    if (const auto found = served.find(host()); found != served.end() && !found->second.search.empty())
        return searchService(*m_session, query, stop);
    TRY_DECLARE(const Names all, catalog(stop));
    const std::string term = net::lowerCase(query.term);
    std::vector<SearchHit> out;
    for (const std::string& name : all.names) {
        if (out.size() < query.limit && hasTerm(name, term))
            out.push_back({.name = host() + "/" + name});
    }
    return out;
}

} // namespace darse::registry
