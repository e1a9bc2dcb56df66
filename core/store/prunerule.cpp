// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prunerule.h"

#include <algorithm>

namespace darse::store {

bool hasLabel(const oci::Annotations& labels, std::string_view wanted)
{
    const auto equals = wanted.find('=');
    const auto found = labels.find(wanted.substr(0, equals));
    if (found == labels.end())
        return false;
    return equals == std::string_view::npos || found->second == wanted.substr(equals + 1);
}

bool isMeant(const PruneFilter& filter, const ImageInfo& info)
{
    if (filter.scope == PruneScope::Dangling && !info.isDangling())
        return false;
    // Of an image that does not say when it was made nobody knows that it is old.
    if (filter.until && (!info.created || *info.created >= *filter.until))
        return false;
    const auto isThere = [&](const std::string& label) { return hasLabel(info.labels, label); };
    return std::ranges::all_of(filter.labels, isThere) && std::ranges::none_of(filter.notLabels, isThere);
}

} // namespace darse::store
