// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/networkfilter.h"

#include <algorithm>

namespace darse::api {

using network::Network;

namespace {

/// Whether a value is one of a filter, or has one in it. '^' and '$' hold it to the ends, as clients write it for "this
/// very name".
bool contains(const Filters& filters, const std::string& name, const std::string& value)
{
    return !filters.has(name) || std::ranges::any_of(filters.of(name), [&value](std::string_view wanted) {
        const bool isFirst = wanted.starts_with('^');
        wanted.remove_prefix(isFirst ? 1 : 0);
        const bool isLast = wanted.ends_with('$');
        wanted.remove_suffix(isLast ? 1 : 0);
        if (isFirst && isLast)
            return value == wanted;
        if (isFirst || isLast)
            return isFirst ? value.starts_with(wanted) : value.ends_with(wanted);
        return value.find(wanted) != std::string::npos;
    });
}

} // namespace

bool isPredefined(const Network& network)
{
    return network.name == "bridge" || network.name == "host" || network.name == "none";
}

bool fits(const Network& network, const Filters& filters)
{
    return contains(filters, "name", network.name) && contains(filters, "id", network.id.value()) &&
           filters.allows("driver", network.driver) && filters.allows("scope", "local") &&
           filters.allows("type", isPredefined(network) ? "builtin" : "custom") &&
           hasLabels(network.labels, filters.of("label"));
}

Result<void> checkNetworkTypes(const Filters& filters)
{
    for (const std::string& type : filters.of("type")) {
        if (type != "custom" && type != "builtin")
            return Error(ErrorKind::InvalidInput, "invalid filter: 'type'='" + type + "'");
    }
    return ok();
}

} // namespace darse::api
