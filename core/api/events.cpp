// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"
#include "core/api/filters.h"
#include "core/api/imagejson.h"
#include "core/api/images.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::api {

using engine::Event;
using engine::EventLog;
using store::TimePoint;

namespace {

const std::set<std::string> kEventFilters{"config", "container", "daemon", "event",  "image",   "label", "network",
                                          "node",   "plugin",    "scope",  "secret", "service", "type",  "volume"};

/// What a client wants to hear of.
struct Wanted {
    Filters filters;
    std::optional<TimePoint> since;
    std::optional<TimePoint> until;

    [[nodiscard]] bool fits(const Event& event) const
    {
        return filters.allows("type", event.type) && isAction(event) && isAbout(event) &&
               (!filters.has("label") ||
                hasLabels(oci::Annotations(event.attributes.begin(), event.attributes.end()), filters.of("label"))) &&
               (!since || event.at >= *since) && (!until || event.at <= *until);
    }

private:
    /// "exec_die: true" is an "exec_die".
    [[nodiscard]] bool isAction(const Event& event) const
    {
        return filters.allows("event", event.action) ||
               filters.allows("event", event.action.substr(0, event.action.find(':')));
    }

    /// Of the filters that name objects, each one that is there must fit. What happens to a container happens with
    /// its image, too.
    [[nodiscard]] bool isAbout(const Event& event) const
    {
        const auto attribute = [&](const char* name) {
            const auto found = event.attributes.find(name);
            return found == event.attributes.end() ? std::string() : found->second;
        };
        for (const std::string kind : {"container", "image", "network", "volume"}) {
            const bool isOne = event.type == kind && (names(kind, event.object) || names(kind, attribute("name")));
            const bool isWithIt = kind == "image" && event.type == "container" && names(kind, attribute("image"));
            const bool isOnIt = kind == "container" && event.type == "network" && names(kind, attribute("container"));
            if (filters.has(kind) && !isOne && !isWithIt && !isOnIt)
                return false;
        }
        return true;
    }

    [[nodiscard]] bool names(const std::string& filter, const std::string& value) const
    {
        constexpr std::size_t kShortest = 4;
        return std::ranges::any_of(filters.of(filter), [&](const std::string& wanted) {
            return wanted == value ||
                   (wanted.size() >= kShortest && filter == "container" && value.starts_with(wanted));
        });
    }
};

Result<Wanted> wantedBy(const net::Incoming& request)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    Wanted out;
    TRY_DECLARE(out.filters, Filters::parse(parameters.text("filters"), kEventFilters));
    const TimePoint now = std::chrono::system_clock::now();
    if (const std::string since = parameters.text("since"); !since.empty()) {
        TRY_DECLARE(out.since, parseMoment(since, now));
    }
    if (const std::string until = parameters.text("until"); !until.empty()) {
        TRY_DECLARE(out.until, parseMoment(until, now));
    }
    if (out.since && out.until && *out.since > *out.until)
        return Error(ErrorKind::InvalidInput, "since is after until");
    return out;
}

Deadline deadlineOf(const Wanted& wanted)
{
    return wanted.until ? Deadline::after(*wanted.until - TimePoint(std::chrono::system_clock::now()))
                        : Deadline::never();
}

/// A client that waits for news hears an empty line now and then, which is how one that has gone is noticed. Each wakes
/// it, so there are fewer than where somebody waits for the end of a work.
constexpr std::chrono::seconds kSignOfLife{10};

/// With the field that old clients look for the image of a container in.
nlohmann::json told(const Event& event)
{
    nlohmann::json out = toJson(event);
    const auto image = event.attributes.find("image");
    if (event.type == "container" && image != event.attributes.end())
        out["from"] = image->second;
    return out;
}

void tellAll(LineStream& lines, const Wanted& wanted, const std::vector<Event>& events)
{
    for (const Event& event : events) {
        if (wanted.fits(event))
            lines.send(told(event));
    }
}

void follow(const EventLog& log, net::Incoming& request, net::Responder& responder)
{
    LineStream lines(responder, request.stop(), kSignOfLife);
    const auto wanted = wantedBy(request);
    if (!wanted) {
        lines.end(wanted.error());
        return;
    }
    std::uint64_t seen = wanted->since ? 0 : log.newest();
    const Deadline end = deadlineOf(*wanted);
    lines.begin();
    while (!lines.stop().stop_requested()) {
        const auto events = log.waitAfter(seen, {end, lines.stop()});
        if (events) {
            seen = events->back().number;
            tellAll(lines, *wanted, *events);
        } else if (end.hasPassed()) {
            break;
        }
    }
    lines.end({});
}

} // namespace

std::vector<net::Route> eventRoutes(const EventLog& events)
{
    return {{"GET", "/events",
             [&events](net::Incoming& request, net::Responder& responder) { follow(events, request, responder); }}};
}

} // namespace darse::api
