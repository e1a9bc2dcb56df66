// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/filters.h"
#include "core/engine/container.h"

#include <functional>
#include <optional>

namespace darse::api {

inline const std::set<std::string> kContainerFilters{"ancestor", "before",  "exited",    "expose", "health",
                                                     "id",       "is-task", "isolation", "label",  "name",
                                                     "network",  "publish", "since",     "status", "volume"};

/// What filters that name something else need to know.
struct ContainerLookups {
    std::function<Result<engine::ContainerPtr>(std::string_view text)> container;
    std::function<std::optional<oci::Digest>(const std::string& image)> image;
};

/// Which containers of a list a client wants to see.
class ContainerFilter {
public:
    /// InvalidInput, or NotFound for a container that "before" or "since" names.
    [[nodiscard]] static Result<ContainerFilter> parse(Filters filters, const ContainerLookups& lookups);

    /// Also those that are not alive, whether that was asked for or not.
    [[nodiscard]] bool showsAll() const;
    [[nodiscard]] bool fits(const engine::Container& container) const;

private:
    /// A range of ports of one protocol.
    struct Ports {
        std::uint16_t first = 0;
        std::uint16_t last = 0;
        container::Protocol protocol = container::Protocol::Tcp;

        [[nodiscard]] bool has(std::uint16_t number, container::Protocol of) const
        {
            return of == protocol && first <= number && number <= last;
        }
    };

    [[nodiscard]] static Result<std::vector<Ports>> portsOf(const Filters& filters, const std::string& name);
    [[nodiscard]] bool fitsState(const engine::Container& container) const;
    [[nodiscard]] bool fitsPlace(const engine::Container& container) const;
    [[nodiscard]] bool fitsPorts(const engine::Container& container) const;

    Filters m_filters;
    std::vector<int> m_exited;
    std::vector<Ports> m_published;
    std::vector<Ports> m_exposed;
    std::vector<oci::Digest> m_ancestors;
    std::optional<engine::TimePoint> m_before;
    std::optional<engine::TimePoint> m_since;
    bool m_isEmpty = false; ///< nothing can fit
};

/// label, label! and until of a prune.
struct ContainerPruneFilter {
    std::optional<engine::TimePoint> until{};
    std::vector<std::string> labels{};
    std::vector<std::string> notLabels{};

    [[nodiscard]] static Result<ContainerPruneFilter> parse(const Filters& filters, engine::TimePoint now);
    /// One that is not alive and fits.
    [[nodiscard]] bool fits(const engine::Container& container) const;
};

inline const std::set<std::string> kContainerPruneFilters{"label", "label!", "until"};

} // namespace darse::api
