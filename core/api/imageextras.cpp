// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/filters.h"
#include "core/api/imagehandler.h"
#include "core/api/imagejson.h"
#include "core/api/images.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using engine::Images;
using nlohmann::json;

namespace {

Result<json> prunePreview(Images& images, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kPruneFilters));
    TRY_DECLARE(const auto filter, pruneFilter(filters, std::chrono::system_clock::now()));
    TRY_DECLARE(const store::Removal removal, images.store().prunePreview(filter));
    return preview(removal);
}

struct NamedDepth {
    std::string_view name;
    store::Depth depth;
};
constexpr NamedDepth kDepths[] = {{"", store::Depth::Content},
                                  {"quick", store::Depth::Quick},
                                  {"content", store::Depth::Content},
                                  {"deep", store::Depth::Deep}};

Result<store::Depth> depthOf(const Parameters& parameters)
{
    const std::string name = parameters.text("depth");
    for (const NamedDepth& row : kDepths) {
        if (row.name == name)
            return row.depth;
    }
    return Error(ErrorKind::InvalidInput, "the depth of a check is quick, content or deep, not \"" + name + "\"");
}

Result<json> told(const Result<std::vector<store::Finding>>& findings)
{
    if (!findings)
        return findings.error();
    json out = json::array();
    for (const store::Finding& finding : *findings)
        out.push_back(toJson(finding));
    return json{{"findings", std::move(out)}};
}

Result<json> check(Images& images, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const store::Depth depth, depthOf(parameters));
    return told(images.check(depth, request.stop()));
}

Result<json> repair(Images& images, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const store::Depth depth, depthOf(parameters));
    return told(images.repair(depth, request.stop()));
}

Result<json> starter(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const oci::Digest id, images.starter(request.stop()));
    return json{{"id", id.text()}, {"name", store::kStarterName}};
}

Result<json> untag(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const std::string name, images.untag(request.parameter("name")));
    return json{{"name", name}};
}

/// What the layers of an image are, with what could not be kept of them.
Result<json> layers(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const store::Image image, images.find(request.parameter("name")));
    json out = json::array();
    for (const oci::Digest& chain : image.info.layers) {
        TRY_DECLARE(const store::LayerRecord layer, images.store().layer(chain));
        out.push_back({{"chainId", layer.chainId.text()},
                       {"diffId", layer.diffId.text()},
                       {"blob", layer.blob.text()},
                       {"blobSize", layer.blobSize},
                       {"tarSize", layer.tarSize},
                       {"size", layer.content.count()},
                       {"entries", layer.entries},
                       {"notes", layer.notes}});
    }
    return json{{"layers", std::move(out)}};
}

} // namespace

std::vector<net::Route> imageExtraRoutes(Images& images)
{
    return {
        {"GET", "/darse/v1/images/prune", asks(images, prunePreview)},
        {"GET", "/darse/v1/images/check", asks(images, check)},
        {"POST", "/darse/v1/images/check", asks(images, repair)},
        {"POST", "/darse/v1/images/starter", asks(images, starter)},
        {"POST", "/darse/v1/images/{name...}/untag", asks(images, untag)},
        {"GET", "/darse/v1/images/{name...}/layers", asks(images, layers)},
    };
}

} // namespace darse::api
