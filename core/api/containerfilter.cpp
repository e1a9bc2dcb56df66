// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerfilter.h"

#include "core/oci/wording.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>

namespace darse::api {

using engine::Container;

namespace {

using container::Status;
using Texts = std::vector<std::string>;

Error invalid(const std::string& name, const std::string& value)
{
    return {ErrorKind::InvalidInput, "Invalid filter " + oci::inQuotes(name + "=" + value)};
}

template <class Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return out;
}

std::optional<container::Protocol> protocolOf(std::string_view name)
{
    for (const auto protocol : {container::Protocol::Tcp, container::Protocol::Udp, container::Protocol::Sctp}) {
        if (container::toString(protocol) == name)
            return protocol;
    }
    return std::nullopt;
}

/// As Docker has it: one of them is the text, or is a regular expression that finds something in it.
bool matches(const Texts& wanted, const std::string& text)
{
    return wanted.empty() || std::ranges::any_of(wanted, [&text](const std::string& one) {
               if (one == text)
                   return true;
               const QRegularExpression pattern(QString::fromStdString(one));
               return pattern.isValid() && pattern.match(QString::fromStdString(text)).hasMatch();
           });
}

bool isVolume(const Container& container, const std::string& wanted)
{
    return std::ranges::any_of(container.mounts, [&wanted](const engine::MountPoint& mount) {
        return mount.name == wanted || mount.target == wanted;
    });
}

bool isOn(const Container& container, const std::string& wanted)
{
    const bool isThere = std::ranges::any_of(container.network.endpoints, [&wanted](const auto& endpoint) {
        return endpoint.networkName == wanted || endpoint.network.value() == wanted;
    });
    const std::string& mode = container.config->modes.network;
    return isThere || (mode.empty() || mode == "default" ? "bridge" : mode) == wanted ||
           container.config->endpoints.contains(wanted);
}

bool isUp(const Container& container)
{
    return container.state.isAlive() || container.state.status == Status::Restarting;
}

bool isHealth(const std::string& name)
{
    using container::Health;
    return std::ranges::any_of(std::array{Health::None, Health::Starting, Health::Healthy, Health::Unhealthy},
                               [&name](Health one) { return container::toString(one) == name; });
}

Result<void> checkValues(const Filters& filters)
{
    for (const std::string& value : filters.of("status")) {
        if (!container::parseStatus(value))
            return invalid("status", value);
    }
    for (const std::string& value : filters.of("health")) {
        if (!isHealth(value))
            return Error(ErrorKind::InvalidInput, "Unrecognised filter value for health: " + value);
    }
    return ok();
}

Result<std::optional<engine::TimePoint>> creationOf(const Filters& filters, const std::string& name,
                                                    const ContainerLookups& lookups)
{
    if (!filters.has(name))
        return std::optional<engine::TimePoint>();
    TRY_DECLARE(const engine::ContainerPtr found, lookups.container(filters.of(name).front()));
    return std::optional(found->created);
}

} // namespace

Result<std::vector<ContainerFilter::Ports>> ContainerFilter::portsOf(const Filters& filters, const std::string& name)
{
    std::vector<Ports> out;
    for (const std::string& text : filters.of(name)) {
        const std::string_view view = text;
        const auto slash = view.find('/');
        const auto protocol = slash == std::string_view::npos ? std::optional(container::Protocol::Tcp)
                                                              : protocolOf(view.substr(slash + 1));
        const std::string_view range = view.substr(0, slash);
        const auto dash = range.find('-');
        const auto first = numberOf<std::uint16_t>(range.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : numberOf<std::uint16_t>(range.substr(dash + 1));
        if (!protocol || !first || !last || *last < *first)
            return invalid(name, text);
        out.push_back({*first, *last, *protocol});
    }
    return out;
}

Result<ContainerFilter> ContainerFilter::parse(Filters filters, const ContainerLookups& lookups)
{
    ContainerFilter out;
    TRY(checkValues(filters));
    for (const std::string& value : filters.of("exited")) {
        const auto code = numberOf<int>(value);
        if (!code)
            return invalid("exited", value);
        out.m_exited.push_back(*code);
    }
    TRY_DECLARE(out.m_published, portsOf(filters, "publish"));
    TRY_DECLARE(out.m_exposed, portsOf(filters, "expose"));
    TRY_DECLARE(out.m_before, creationOf(filters, "before", lookups));
    TRY_DECLARE(out.m_since, creationOf(filters, "since", lookups));
    for (const std::string& image : filters.of("ancestor")) {
        if (const auto digest = lookups.image(image))
            out.m_ancestors.push_back(*digest);
    }
    // There are no tasks of a swarm here.
    TRY_DECLARE(out.m_isEmpty, filters.flag("is-task", false));
    out.m_filters = std::move(filters);
    return out;
}

bool ContainerFilter::showsAll() const
{
    return m_filters.has("status") || m_filters.has("exited");
}

bool ContainerFilter::fits(const Container& container) const
{
    const Texts& names = m_filters.of("name");
    return !m_isEmpty && (!m_before || container.created < *m_before) && (!m_since || container.created > *m_since) &&
           matches(m_filters.of("id"), container.id.value()) &&
           (matches(names, container.name) || matches(names, "/" + container.name)) &&
           hasLabels(container.config->labels, m_filters.of("label")) && m_filters.allows("isolation", "default") &&
           fitsState(container) && fitsPlace(container) && fitsPorts(container);
}

bool ContainerFilter::fitsState(const Container& container) const
{
    const auto& state = container.state;
    const bool hasCode =
        !isUp(container) && state.startedAt && std::ranges::find(m_exited, state.exitCode) != m_exited.end();
    return (m_exited.empty() || hasCode) && m_filters.allows("status", std::string(toString(state.status))) &&
           m_filters.allows("health", std::string(toString(state.health.status)));
}

bool ContainerFilter::fitsPlace(const Container& container) const
{
    const auto any = [this](const std::string& name, const auto& fitsOne) {
        return !m_filters.has(name) || std::ranges::any_of(m_filters.of(name), fitsOne);
    };
    const bool isDescendant =
        !m_filters.has("ancestor") || std::ranges::find(m_ancestors, container.image) != m_ancestors.end();
    return isDescendant && any("volume", [&](const std::string& one) { return isVolume(container, one); }) &&
           any("network", [&](const std::string& one) { return isOn(container, one); });
}

bool ContainerFilter::fitsPorts(const Container& container) const
{
    if (m_published.empty() && m_exposed.empty())
        return true;
    const auto isPublished = [this](const network::PublishedPort& port) {
        return std::ranges::any_of(m_published,
                                   [&](const Ports& row) { return row.has(port.outside, port.inside.protocol); });
    };
    const auto isExposed = [this](const container::Port& port) {
        return std::ranges::any_of(m_exposed, [&](const Ports& row) { return row.has(port.number, port.protocol); });
    };
    return std::ranges::any_of(container.network.ports, isPublished) ||
           std::ranges::any_of(container.config->exposed, isExposed);
}

Result<ContainerPruneFilter> ContainerPruneFilter::parse(const Filters& filters, engine::TimePoint now)
{
    ContainerPruneFilter out;
    if (filters.has("until")) {
        TRY_DECLARE(out.until, parseMoment(filters.of("until").front(), now));
    }
    out.labels = filters.of("label");
    out.notLabels = filters.of("label!");
    return out;
}

bool ContainerPruneFilter::fits(const Container& container) const
{
    const auto& own = container.config->labels;
    const bool isExcluded =
        std::ranges::any_of(notLabels, [&own](const std::string& one) { return hasLabels(own, {one}); });
    return !isUp(container) && container.state.status != Status::Removing && (!until || container.created < *until) &&
           hasLabels(own, labels) && !isExcluded;
}

} // namespace darse::api
