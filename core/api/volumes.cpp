// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/docker.h"
#include "core/api/filters.h"
#include "core/api/volumejson.h"

#include <algorithm>

namespace darse::api {

using engine::Verbs;
using nlohmann::json;
using rootfs::Volume;

namespace {

const std::set<std::string> kVolumeFilters{"dangling", "driver", "label", "name"};
const std::set<std::string> kVolumePruneFilters{"all", "label", "label!"};
constexpr int kMade = 201;
constexpr int kGone = 204;

std::string nameIn(const net::Incoming& request)
{
    return std::string(request.parameter("name"));
}

Result<Volume> found(const Verbs& verbs, const std::string& name)
{
    auto volume = verbs.volumes.find(name);
    if (!volume && volume.error().kind() == ErrorKind::NotFound)
        return Error(ErrorKind::NotFound, "get " + name + ": no such volume");
    return volume;
}

bool hasName(const Volume& volume, const std::vector<std::string>& wanted)
{
    return wanted.empty() || std::ranges::any_of(wanted, [&volume](const std::string& part) {
               return volume.name.find(part) != std::string::npos;
           });
}

Result<json> list(const Verbs& verbs, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kVolumeFilters));
    TRY_DECLARE(const bool isDangling, filters.flag("dangling", false));
    json out = json::array();
    for (const Volume& volume : verbs.volumes.list()) {
        if (!hasName(volume, filters.of("name")) || !filters.allows("driver", "local") ||
            !hasLabels(volume.labels, filters.of("label")))
            continue;
        if (!filters.has("dangling") || verbs.volumes.users(volume.name).empty() == isDangling)
            out.push_back(volumeJson(volume));
    }
    return json{{"Volumes", std::move(out)}, {"Warnings", nullptr}};
}

Result<json> inspect(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const Volume volume, found(verbs, nameIn(request)));
    return volumeJson(volume);
}

Result<void> create(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const json body, jsonBody(request));
    TRY_DECLARE(const rootfs::VolumeAsked asked, parseVolume(body));
    TRY_DECLARE(const Volume volume, verbs.volumes.create(asked));
    return sendJson(responder, kMade, volumeJson(volume));
}

Result<int> remove(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    const std::string name = nameIn(request);
    if (const auto volume = found(verbs, name); !volume) {
        // By force it is enough that it is not there.
        if (parameters.flag("force") && volume.error().kind() == ErrorKind::NotFound)
            return kGone;
        return volume.error();
    }
    TRY(verbs.volumes.remove(name));
    return kGone;
}

/// Since 1.42 named volumes are only pruned when that is asked for.
Result<bool> takesNamed(const net::Incoming& request, const Filters& filters)
{
    const bool takesOnlyAnonymous = isAtLeast(splitVersion(request.path()).version, "1.42");
    return filters.flag("all", !takesOnlyAnonymous);
}

std::map<std::string, std::string> labelsOf(const std::vector<std::string>& texts)
{
    std::map<std::string, std::string> out;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        out.insert_or_assign(text.substr(0, equals), equals == std::string::npos ? "" : text.substr(equals + 1));
    }
    return out;
}

Result<json> prune(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kVolumePruneFilters));
    engine::VolumePruneFilter filter{.labels = labelsOf(filters.of("label")),
                                     .notLabels = labelsOf(filters.of("label!"))};
    TRY_DECLARE(filter.takesNamed, takesNamed(request, filters));
    TRY_DECLARE(const engine::VolumesPruned pruned, verbs.volumes.prune(filter));
    return json{{"VolumesDeleted", pruned.names}, {"SpaceReclaimed", pruned.freed.count()}};
}

} // namespace

std::vector<net::Route> volumeRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/volumes", asks(verbs, list)},
        {"POST", "/volumes/create", acts(verbs, create)},
        {"POST", "/volumes/prune", asks(verbs, prune)},
        {"GET", "/volumes/{name}", asks(verbs, inspect)},
        {"DELETE", "/volumes/{name}", does(verbs, remove)},
    };
}

} // namespace darse::api
