// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a registry is asked about an image without a transfer.
#include "core/api/imagehandler.h"
#include "core/api/imagejson.h"
#include "core/api/images.h"
#include "core/engine/referrers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::api {

using engine::Images;
using nlohmann::json;

namespace {

Result<engine::PullAsked> askedBy(const net::Incoming& request)
{
    engine::PullAsked asked{.name = std::string(request.parameter("name"))};
    TRY_DECLARE(const std::string registry, loginRegistry(asked.name));
    TRY_DECLARE(asked.credential, requestCredential(request, registry));
    return asked;
}

Result<json> tags(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const engine::PullAsked asked, askedBy(request));
    if (oci::hasTagOrDigest(asked.name))
        return Error(ErrorKind::InvalidInput, asked.name + " names one image, and tags are those of a repository");
    TRY_DECLARE(auto names, images.tagsElsewhere(asked, request.stop()));
    std::ranges::sort(names);
    return json{{"tags", names}};
}

Result<json> referrers(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const engine::PullAsked asked, askedBy(request));
    TRY_DECLARE(const engine::Referrers told, engine::referrersOf(images, asked, request.stop()));
    json out = json::array();
    for (const oci::Descriptor& each : told.found)
        out.push_back({{"digest", each.digest.text()},
                       {"mediaType", each.mediaType},
                       {"artifactType", each.artifactType},
                       {"size", each.size},
                       {"annotations", each.annotations}});
    return json{{"subject", told.subject.name() + "@" + told.subject.digest->text()}, {"referrers", std::move(out)}};
}

} // namespace

std::vector<net::Route> imageElsewhereRoutes(Images& images)
{
    return {
        {"GET", "/darse/v1/images/{name...}/tags", asks(images, tags)},
        {"GET", "/darse/v1/images/{name...}/referrers", asks(images, referrers)},
    };
}

} // namespace darse::api
