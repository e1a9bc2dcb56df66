// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/metrics.h"

#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/metricsjson.h"
#include "core/engine/metrics.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace darse::api {

using engine::ContainerPtr;
using engine::Verbs;
using metrics::FramePtr;
using nlohmann::json;

namespace {

Result<FrameFilter> metricsWanted(const Parameters& parameters)
{
    FrameFilter out;
    const std::vector<std::string> names = parameters.all("metric");
    if (!names.empty())
        out.metrics.reset();
    for (const std::string& name : names) {
        const auto metric = metrics::metricNamed(name);
        if (!metric)
            return Error(ErrorKind::InvalidInput, "there is no metric \"" + name + "\"");
        out.metrics.set(static_cast<std::size_t>(*metric));
    }
    return out;
}

/// "key" or "key=value".
bool hasLabel(const engine::Container& container, const std::string& asked)
{
    const auto equals = asked.find('=');
    const auto found = container.config->labels.find(asked.substr(0, equals));
    return found != container.config->labels.end() &&
           (equals == std::string::npos || found->second == asked.substr(equals + 1));
}

Result<FrameFilter> filterOf(const Verbs& verbs, const Parameters& parameters)
{
    TRY_DECLARE(FrameFilter out, metricsWanted(parameters));
    std::set<std::string> ids;
    for (const std::string& text : parameters.all("id")) {
        TRY_DECLARE(const ContainerPtr container, verbs.containers.find(text));
        ids.insert(container->id.value());
    }
    const std::vector<std::string> labels = parameters.all("label");
    out.hasDetails = parameters.flag("details");
    if (ids.empty() && labels.empty())
        return out;
    out.ids = ids;
    out.isWanted = [&verbs = verbs.containers, ids, labels](const std::string& id) {
        if (!ids.empty() && !ids.contains(id))
            return false;
        const auto container = labels.empty() ? Result<ContainerPtr>(ContainerPtr()) : verbs.find(id);
        return container && std::ranges::all_of(labels, [&](const std::string& label) {
                   return *container != nullptr && hasLabel(**container, label);
               });
    };
    return out;
}

/// "every" is an hour at most.
constexpr std::uint64_t kMostTicks = 3600;

Result<void> frames(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const FrameFilter filter, filterOf(verbs, parameters));
    const bool isStream = parameters.text("stream").empty() || parameters.flag("stream");
    const ClientWatch client(request.nativeHandle(), Leaving::EndsSending, request.stop());
    TRY_DECLARE(std::uint64_t seen, parameters.number("after", 0, INT64_MAX));
    TRY_DECLARE(const std::uint64_t every, parameters.number("every", 1, kMostTicks));
    metrics::Sampler::Watch watch(verbs.metrics.sampler(), filter.ids);
    const net::ResponseHead head{.status = 200, .reason = {}, .headers = {{"Content-Type", "application/x-ndjson"}}};
    if (!isStream) {
        TRY_DECLARE(const FramePtr frame, watch.next(seen, {Deadline::never(), client.token()}));
        return responder.send(head, frameLine(*frame, filter));
    }
    TRY(responder.begin(head));
    for (;;) {
        const auto frame = watch.next(seen, {Deadline::never(), client.token()});
        if (!frame)
            return ok(); // the client is gone, or the engine ends
        seen = (*frame)->number + std::max<std::uint64_t>(every, 1) - 1;
        TRY(responder.write(frameLine(**frame, filter)));
    }
}

Result<json> names(const Verbs&, const net::Incoming&, const Parameters&)
{
    json out = json::array();
    for (const metrics::MetricRow& row : metrics::metricRows())
        out.push_back({{"name", row.name}, {"unit", toString(row.unit)}, {"help", row.help}});
    return out;
}

} // namespace

std::vector<net::Route> metricsRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/darse/v1/metrics", acts(verbs, frames)},
        {"GET", "/darse/v1/metrics/names", asks(verbs, names)},
    };
}

} // namespace darse::api
