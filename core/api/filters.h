// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/events.h"
#include "core/store/imagestore.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace darse::api {

/// What Docker's clients send as `filters`: {"label": ["a=b"]}, or in the old form {"label": {"a=b": true}}.
class Filters {
public:
    /// InvalidInput for what is not JSON of either form, and for a filter that is not one of `known`.
    [[nodiscard]] static Result<Filters> parse(const std::string& json, const std::set<std::string>& known);

    [[nodiscard]] const std::vector<std::string>& of(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const { return !of(name).empty(); }
    /// True when there is no filter of that name, or `value` is one of its values.
    [[nodiscard]] bool allows(const std::string& name, const std::string& value) const;
    /// "true", "1", "false", "0"; InvalidInput otherwise.
    [[nodiscard]] Result<bool> flag(const std::string& name, bool otherwise) const;

private:
    std::map<std::string, std::vector<std::string>> m_values;
};

/// Whether all of the labels ("key" or "key=value") are there.
[[nodiscard]] bool hasLabels(const oci::Annotations& labels, const std::vector<std::string>& wanted);
[[nodiscard]] bool hasLabels(const std::map<std::string, std::string>& labels, const std::vector<std::string>& wanted);

/// A point in time as Docker's clients write it: seconds since 1970 with a fraction, RFC 3339, or a duration ago
/// ("24h", "1h30m").
[[nodiscard]] Result<store::TimePoint> parseMoment(const std::string& text, store::TimePoint now);

/// The images of a list that the filters allow: dangling, label, reference, before, since, until.
[[nodiscard]] Result<std::vector<store::ImageInfo>> filtered(const store::ImageStore& store, const Filters& filters);

/// dangling, until, label and label! for a prune.
[[nodiscard]] Result<store::PruneFilter> pruneFilter(const Filters& filters, store::TimePoint now);

inline const std::set<std::string> kImageFilters{"dangling", "label", "reference", "before", "since", "until"};
inline const std::set<std::string> kPruneFilters{"dangling", "label", "label!", "until"};

} // namespace darse::api
