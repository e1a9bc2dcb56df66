// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/statsjson.h"
#include "core/engine/metrics.h"

namespace darse::api {

using engine::ContainerPtr;
using engine::Verbs;
using metrics::Frame;
using metrics::FramePtr;

namespace {

/// How many ticks one that has just begun may be missing for.
constexpr int kMostTicks = 3;

/// The latest numbers of one container, and those that rates are made from.
struct Uses {
    std::optional<Use> now;
    std::optional<Use> before;
};

Uses usesOf(const Frame& frame, const std::string& id)
{
    const Frame::Row* row = frame.find(id);
    if (row == nullptr)
        return {};
    const metrics::Reading& reading = row->reading;
    Uses out;
    out.now = Use{.at = reading.at,
                  .sample = reading.sample,
                  .host = reading.host,
                  .hostMemory = frame.hostMemory,
                  .networks = reading.networks,
                  .isV1 = frame.isMemoryV1};
    if (row->earlier) {
        out.before = Use{.at = row->earlier->at, .host = row->earlier->host};
        out.before->sample.cpu = row->earlier->cpu;
    }
    return out;
}

/// A line a second as long as there are a client and a container; empty ones while it does not live.
Result<void> follow(const Verbs& verbs, ContainerPtr container, net::Responder& responder, const std::stop_token& stop)
{
    metrics::Sampler::Watch watch(verbs.metrics.sampler(), {container->id.value()});
    TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}}));
    const std::string id = container->id.value();
    std::uint64_t seen = 0;
    for (;;) {
        const auto frame = watch.next(seen, {Deadline::never(), stop});
        if (!frame)
            return ok();
        seen = (*frame)->number;
        auto found = verbs.containers.find(id);
        if (!found)
            return responder.end();
        container = std::move(found).value();
        const Uses uses = usesOf(**frame, id);
        TRY(responder.write(dumped(statsJson(*container, uses.now, uses.before))));
    }
}

/// What is known now; of one that has just begun, what is known soon.
Result<Uses> once(const Verbs& verbs, const engine::Container& container, bool isOneShot, const std::stop_token& stop)
{
    metrics::Sampler::Watch watch(verbs.metrics.sampler(), {container.id.value()});
    Uses out;
    std::uint64_t seen = 0;
    for (int i = 0; i < kMostTicks && container.state.isAlive(); ++i) {
        TRY_DECLARE(const FramePtr frame, watch.next(seen, {Deadline::never(), stop}));
        seen = frame->number;
        out = usesOf(*frame, container.id.value());
        if (out.now && (isOneShot || out.before))
            break;
    }
    return out;
}

Result<void> stats(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    const bool isStream = parameters.text("stream").empty() || parameters.flag("stream");
    const bool isOneShot = parameters.flag("one-shot");
    if (isStream && isOneShot)
        return Error(ErrorKind::InvalidInput, "cannot have stream=true and one-shot=true");
    const ClientWatch client(request.nativeHandle(), Leaving::EndsSending, request.stop());
    if (isStream)
        return follow(verbs, container, responder, client.token());
    TRY_DECLARE(const Uses uses, once(verbs, *container, isOneShot, client.token()));
    return sendJson(responder, 200, statsJson(*container, uses.now, isOneShot ? std::nullopt : uses.before));
}

} // namespace

std::vector<net::Route> statsRoutes(const Verbs& verbs)
{
    return {{"GET", "/containers/{id}/stats", acts(verbs, stats)}};
}

} // namespace darse::api
