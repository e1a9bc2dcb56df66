// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/enginemeter.h"
#include "core/metrics/hostmeter.h"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace darse::metrics {

/// Those that live now.
using Source = std::function<std::vector<Subject>()>;

/// Containers whose details are read at one tick: those of more take turns, so that a tick stays cheap.
inline constexpr std::size_t kMostDetails = 30;

struct Metered {
    Subject subject;
    Meter meter;
};

/// Reads all containers and the machine once a tick. No thread, no clock: for one thread at a time.
class Sweep {
public:
    struct Parts {
        cgroup::Hierarchy hierarchy;
        Source source;
        std::filesystem::path disk{};    ///< as HostMeter takes it
        std::size_t mostDescriptors = 0; ///< kept between ticks; those beyond are opened each time
    };
    explicit Sweep(Parts parts);

    enum class Listing { Same, Changed };
    enum class Attention {
        History, ///< nobody looks: details rarely
        Watched, ///< details every other tick of those that work; at most kMostDetails of them at one tick
    };
    using Ids = std::set<std::string>;
    /// One tick. `listing` tells whether containers may have begun, ended or changed since the last one. `watched` are
    /// those that somebody looks at; null: all of them.
    void tick(WallTime at, Listing listing, Attention attention, const Ids* watched = nullptr);

    /// In the order of their ids.
    [[nodiscard]] const std::map<std::string, Metered>& all() const { return m_all; }
    [[nodiscard]] const Values& host() const { return m_host.values(); }
    [[nodiscard]] const Values& engine() const { return m_engine.values(); }
    /// Something has happened to it: its details are read at the next tick.
    void expectChange(const std::string& id);
    /// What was looked at elsewhere; nothing when there is no such container any more.
    void setLayer(const std::string& id, std::optional<double> bytes);
    [[nodiscard]] const Moment& moment() const { return m_moment; }
    [[nodiscard]] std::size_t keptDescriptors() const { return m_kept; }
    /// One that lives was not found, and will be looked for again: there have to be ticks although nobody is here.
    [[nodiscard]] bool isSearching() const { return m_nextAttempt >= m_ticks && m_nextAttempt > 0; }
    /// Whether the memory of containers is counted in v1's words.
    [[nodiscard]] bool isMemoryV1() const;

private:
    void list();
    [[nodiscard]] std::vector<const Metered*> chooseDetails(const Ids* watched) const;
    [[nodiscard]] bool readOne(Metered& one, Depth depth);
    [[nodiscard]] std::optional<Meter> meterFor(const Subject& subject) const;

    Parts m_parts;
    HostMeter m_host;
    EngineMeter m_engine;
    Moment m_moment;
    std::map<std::string, Metered> m_all;
    std::size_t m_kept = 0;
    std::uint64_t m_ticks = 0;
    std::uint64_t m_nextAttempt = 0; ///< 0: none
    int m_attempts = 0;
    bool m_isListStale = true;
};

/// How many descriptors this process may keep for metrics: half of what it may have.
[[nodiscard]] std::size_t descriptorsForMetrics();

} // namespace darse::metrics
