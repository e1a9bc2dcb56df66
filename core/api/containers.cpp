// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containers.h"

#include "core/api/containerfilter.h"
#include "core/api/containerhandler.h"
#include "core/api/containerjson.h"
#include "core/api/containerrows.h"
#include "core/api/system.h"
#include "core/engine/processcolumns.h"

#include <algorithm>

namespace darse::api {

using engine::Container;
using engine::ContainerPtr;
using engine::Verbs;
using nlohmann::json;

namespace {

/// What the images of one list are called and how large they are, each looked up once.
class ImageFacts {
public:
    explicit ImageFacts(const store::ImageStore& store) : m_store(store), m_images(store.images()) {}

    /// As it was asked for, unless that name means another image by now.
    [[nodiscard]] std::string nameOf(const Container& container)
    {
        const auto [found, isNew] = m_names.try_emplace(container.imageName);
        if (isNew) {
            if (const auto image = m_store.resolve(container.imageName))
                found->second = image->id;
        }
        return found->second == container.image ? container.imageName : container.image.text();
    }
    [[nodiscard]] std::optional<store::ImageInfo> find(const oci::Digest& id) const
    {
        const auto found = std::ranges::find(*m_images, id, &store::ImageInfo::id);
        return found == m_images->end() ? std::nullopt : std::optional(*found);
    }

private:
    const store::ImageStore& m_store;
    store::ImageList m_images;
    std::map<std::string, std::optional<oci::Digest>> m_names;
};

enum class Sizes { Leave, Tell };

Result<std::uint64_t> writtenSize(const Verbs& verbs, const Container& container)
{
    std::uint64_t out = 0;
    TRY(verbs.containers.withFiles(container.id.value(),
                                   [&out](rootfs::Roots& roots, const ContainerId& id) -> Result<void> {
                                       TRY_DECLARE(const Bytes size, roots.writtenSize(id));
                                       out = size.count();
                                       return ok();
                                   }));
    return out;
}

ContainerTelling tellingOf(const Verbs& verbs, const Container& container, ImageFacts& images, Sizes sizes)
{
    ContainerTelling out{.now = std::chrono::system_clock::now(), .imageName = images.nameOf(container)};
    out.networkId = [&verbs](const std::string& name) {
        const auto network = verbs.networks.find(name);
        return network ? network->id.value() : std::string();
    };
    if (sizes == Sizes::Leave)
        return out;
    const auto image = images.find(container.image);
    // One that goes meanwhile is told without.
    const std::uint64_t written = writtenSize(verbs, container).valueOr(0);
    out.sizes = {written, written + (image ? image->size.count() : 0)};
    return out;
}

Result<ContainerFilter> filterOf(const Verbs& verbs, const Parameters& parameters)
{
    TRY_DECLARE(Filters filters, Filters::parse(parameters.text("filters"), kContainerFilters));
    const auto imageOf = [&verbs](const std::string& text) -> std::optional<oci::Digest> {
        const auto found = verbs.images.store().resolve(text);
        return found ? std::optional(found->id) : std::nullopt;
    };
    const auto containerOf = [&verbs](std::string_view text) { return verbs.containers.find(text); };
    return ContainerFilter::parse(std::move(filters), {.container = containerOf, .image = imageOf});
}

bool isShown(const Container& container)
{
    return container.state.isAlive() || container.state.status == container::Status::Restarting;
}

void appendRow(std::string& out, ContainerRows& rows, const ContainerPtr& container, const ContainerTelling& telling)
{
    if (!telling.sizes)
        return rows.append(out, container, telling);
    out += dumped(summary(*container, telling));
    out.pop_back(); // the end of its line
}

/// The list as text: of a thousand containers, building its values would take most of the time.
Result<std::string> list(const Verbs& verbs, ContainerRows& rows, const Parameters& parameters)
{
    TRY_DECLARE(const ContainerFilter filter, filterOf(verbs, parameters));
    TRY_DECLARE(const std::optional<int> limit, integer(parameters, "limit"));
    const bool isLimited = limit.value_or(0) > 0;
    const bool showsAll = parameters.flag("all") || isLimited || filter.showsAll();
    const auto sizes = parameters.flag("size") ? Sizes::Tell : Sizes::Leave;
    ImageFacts images(verbs.images.store());
    std::string out = "[";
    int count = 0;
    rows.forgetPast();
    for (const ContainerPtr& container : verbs.containers.list()) {
        if (isLimited && count == *limit)
            break;
        if ((!showsAll && !isShown(*container)) || !filter.fits(*container))
            continue;
        if (++count > 1)
            out += ',';
        appendRow(out, rows, container, tellingOf(verbs, *container, images, sizes));
    }
    return out + "]\n";
}

net::Handler lists(const Verbs& verbs)
{
    return [verbs, rows = std::make_shared<ContainerRows>()](net::Incoming& request, net::Responder& responder) {
        const auto parameters = Parameters::of(request);
        const Result<std::string> text = parameters ? list(verbs, *rows, *parameters) : parameters.error();
        if (text)
            static_cast<void>(responder.sendJson(200, *text));
        else
            sendError(responder, text.error());
    };
}

/// Whether there is but one tree of cgroups. Without one nobody needs a view of their own.
bool isUnifiedHere()
{
    std::error_code error;
    return std::filesystem::exists("/sys/fs/cgroup/cgroup.controllers", error);
}

/// Those that have not ended, or null.
json openExecs(const Verbs& verbs, const Container& container)
{
    json out;
    for (const std::string& id : container.execs) {
        const auto exec = verbs.execs.find(id);
        if (exec && !exec->exitCode)
            out.push_back(id);
    }
    return out;
}

Result<json> inspect(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    ImageFacts images(verbs.images.store());
    const auto sizes = parameters.flag("size") ? Sizes::Tell : Sizes::Leave;
    ContainerTelling telling = tellingOf(verbs, *container, images, sizes);
    telling.runtime = verbs.programs.runtimeName;
    telling.hasOwnCgroups = isUnifiedHere();
    if (const auto image = images.find(container->image)) {
        for (auto layer = image->layers.rbegin(); layer != image->layers.rend(); ++layer)
            telling.layers.push_back(verbs.images.store().layerPath(*layer));
    }
    json out = inspection(*container, telling);
    out["ExecIDs"] = openExecs(verbs, *container);
    return out;
}

Result<json> top(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    TRY_DECLARE(const auto table, engine::processTable(*container, parameters.text("ps_args")));
    return json{{"Titles", table.titles}, {"Processes", table.rows}};
}

Result<json> prune(const Verbs& verbs, const net::Incoming&, const Parameters& parameters)
{
    TRY_DECLARE(const Filters filters, Filters::parse(parameters.text("filters"), kContainerPruneFilters));
    TRY_DECLARE(const auto filter, ContainerPruneFilter::parse(filters, std::chrono::system_clock::now()));
    json removed = json::array();
    std::uint64_t freed = 0;
    for (const ContainerPtr& container : verbs.containers.list()) {
        if (!filter.fits(*container))
            continue;
        const std::uint64_t size = writtenSize(verbs, *container).valueOr(0);
        // Whoever was started or removed meanwhile is not pruned.
        if (!verbs.containers.remove(container->id.value(), {}))
            continue;
        removed.push_back(container->id.value());
        freed += size;
    }
    return json{{"ContainersDeleted", removed.empty() ? json(nullptr) : removed}, {"SpaceReclaimed", freed}};
}

} // namespace

json sizedContainers(const Verbs& verbs)
{
    ImageFacts images(verbs.images.store());
    json out = json::array();
    for (const ContainerPtr& container : verbs.containers.list())
        out.push_back(summary(*container, tellingOf(verbs, *container, images, Sizes::Tell)));
    return out;
}

std::vector<net::Route> containerRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/containers/json", lists(verbs)},
        {"POST", "/containers/prune", asks(verbs, prune)},
        {"GET", "/containers/{id}/json", asks(verbs, inspect)},
        {"GET", "/containers/{id}/top", asks(verbs, top)},
    };
}

} // namespace darse::api
