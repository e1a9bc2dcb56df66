// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/images.h"

#include "core/api/filters.h"
#include "core/api/imagehandler.h"
#include "core/api/imagejson.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>

namespace darse::api {

using engine::Images;
using nlohmann::json;

namespace {

std::string_view nameIn(const net::Incoming& request)
{
    return request.parameter("name");
}

Result<json> list(Images& images, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kImageFilters));
    // A list has no place for an error.
    if (const auto problem = images.store().problem())
        return *problem;
    TRY_DECLARE(const auto found, filtered(images.store(), filters));
    const auto shared = parameters.flag("shared-size") ? SharedSize::Tell : SharedSize::Leave;
    json out = json::array();
    for (const store::ImageInfo& image : found)
        out.push_back(summary(image, shared));
    return out;
}

Result<json> inspect(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const store::Image image, images.find(nameIn(request)));
    return inspection(images.store(), image);
}

Result<json> history(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const store::Image image, images.find(nameIn(request)));
    TRY_DECLARE(const auto known, images.history(nameIn(request)));
    return steps(image, known);
}

Result<json> remove(Images& images, const net::Incoming& request, const Parameters& parameters)
{
    const auto force = parameters.flag("force") ? store::Force::Yes : store::Force::No;
    TRY_DECLARE(const store::Removal removal, images.remove(nameIn(request), force));
    return removals(removal);
}

Result<json> prune(Images& images, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kPruneFilters));
    TRY_DECLARE(const auto filter, pruneFilter(filters, std::chrono::system_clock::now()));
    TRY_DECLARE(const store::Removal removal, images.prune(filter));
    return json{{"ImagesDeleted", removals(removal)}, {"SpaceReclaimed", removal.freed.count()}};
}

/// As people say it, without a tag: what was found are repositories.
std::string repositoryOf(const std::string& name)
{
    const auto reference = oci::parseRepository(name);
    return reference ? reference->familiar() : name;
}

/// What is wanted of a search's hits beside their names.
struct HitFilter {
    std::optional<bool> isOfficial{};
    std::optional<bool> isAutomated{};
    std::int64_t stars = 0;

    [[nodiscard]] static Result<HitFilter> of(const Filters& filters)
    {
        HitFilter out;
        for (const auto& [name, wanted] :
             {std::pair("is-official", &HitFilter::isOfficial), std::pair("is-automated", &HitFilter::isAutomated)}) {
            if (filters.has(name)) {
                TRY_DECLARE(out.*wanted, filters.flag(name, false));
            }
        }
        for (const std::string& text : filters.of("stars")) {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.stars);
            if (error != std::errc() || end != text.data() + text.size())
                return Error(ErrorKind::InvalidInput, "\"" + text + "\" is no number of stars");
        }
        return out;
    }
    [[nodiscard]] bool allows(const registry::SearchHit& hit) const
    {
        return isOfficial.value_or(hit.isOfficial) == hit.isOfficial &&
               isAutomated.value_or(hit.isAutomated) == hit.isAutomated && hit.stars >= stars;
    }
};

Result<json> search(Images& images, const net::Incoming& request, const Parameters& parameters)
{
    constexpr std::uint64_t kUsual = 25;
    constexpr std::uint64_t kMost = 100;
    TRY_DECLARE(const std::uint64_t limit, parameters.number("limit", kUsual, kMost));
    TRY_DECLARE(const Filters filters,
                Filters::parse(parameters.text("filters"), {"is-automated", "is-official", "stars"}));
    TRY_DECLARE(const HitFilter wanted, HitFilter::of(filters));
    const std::string term = parameters.text("term");
    if (term.empty())
        return Error(ErrorKind::InvalidInput, "a search needs a term");
    TRY_DECLARE(const auto hits,
                images.search(parameters.text("registry"), {.term = term, .limit = static_cast<std::size_t>(limit)},
                              request.stop()));
    json out = json::array();
    for (const registry::SearchHit& hit : hits) {
        if (!wanted.allows(hit))
            continue;
        out.push_back({{"name", repositoryOf(hit.name)},
                       {"description", hit.description},
                       {"star_count", hit.stars},
                       {"is_official", hit.isOfficial},
                       {"is_automated", hit.isAutomated}});
    }
    return out;
}

/// 201 without a body, as Docker answers it.
void tag(Images& images, net::Incoming& request, net::Responder& responder)
{
    const auto act = [&]() -> Result<void> {
        TRY_DECLARE(const Parameters parameters, Parameters::of(request));
        const std::string repository = parameters.text("repo");
        const std::string name = parameters.text("tag");
        if (repository.empty())
            return Error(ErrorKind::InvalidInput, "a tag needs a repository");
        return images.tag(nameIn(request), name.empty() ? repository : repository + ":" + name);
    };
    if (const auto result = act(); !result)
        sendError(responder, result.error());
    else
        static_cast<void>(responder.send({.status = 201, .reason = {}, .headers = {}}, {}));
}

} // namespace

std::vector<net::Route> imageRoutes(Images& images)
{
    return {
        {"GET", "/images/json", asks(images, list)},
        {"GET", "/images/search", asks(images, search)},
        {"POST", "/images/prune", asks(images, prune)},
        {"GET", "/images/{name...}/json", asks(images, inspect)},
        {"GET", "/images/{name...}/history", asks(images, history)},
        {"POST", "/images/{name...}/tag", doing(images, tag)},
        {"DELETE", "/images/{name...}", asks(images, remove)},
    };
}

} // namespace darse::api
