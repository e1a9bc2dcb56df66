// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/account.h"
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
    bool isCovered = false; ///< by the account: it may rest
    bool isResting = false; ///< it is not read, because it is known to do nothing
    bool hasNews = false;   ///< something is still to be said of it: it may not rest yet
};

/// Reads the containers and the machine once a tick; of those that do nothing it reads only what they use together,
/// for the kernel, too, has a price for each. No thread, no clock: for one thread at a time.
class Sweep {
public:
    struct Parts {
        cgroup::Hierarchy hierarchy;
        Source source;
        std::filesystem::path disk{};    ///< as HostMeter takes it
        std::size_t mostDescriptors = 0; ///< kept between ticks; those beyond are opened each time
        std::string around{};            ///< the cgroup that containers are in; those outside of it never rest
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
    /// Those that were read at this tick, likewise. The others have rested.
    [[nodiscard]] const std::vector<Metered*>& awake() const { return m_awake; }
    /// Those that were read at the tick before, and rest since.
    [[nodiscard]] const std::vector<Metered*>& restingSince() const { return m_restingSince; }
    /// Rises whenever one may have come, gone or changed.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    /// Makes the numbers of those that rest as new as the others'.
    void catchUp();
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
    struct Resting {
        std::uint64_t detailed; ///< the tick at which its details were read
        std::uint64_t known;    ///< the last at which it was read, or its numbers were made as new as then
        Metered* one;
        bool isPod;
    };

    void list();
    void lieDown();
    void wakeThoseDue(Attention attention, const Ids* watched);
    void wakeIf(const std::function<bool(const Resting&)>& predicate);
    void readAwake(std::size_t first, const std::vector<const Metered*>& details);
    [[nodiscard]] std::vector<const Metered*> chooseDetails(const Ids* watched) const;
    [[nodiscard]] bool readOne(Metered& one, Depth depth);
    [[nodiscard]] std::optional<Metered> meteredOf(const Subject& subject) const;

    Parts m_parts;
    HostMeter m_host;
    EngineMeter m_engine;
    Account m_account;
    Moment m_moment;
    Moment m_before; ///< of the tick before
    std::map<std::string, Metered> m_all;
    std::vector<Metered*> m_awake;
    std::vector<Metered*> m_restingSince;
    std::vector<Resting> m_resting; ///< those whose details are oldest come first
    Ids m_expected;                 ///< to change
    bool m_hasStirred = false;      ///< one that did nothing has worked
    std::uint64_t m_generation = 0;
    std::size_t m_kept = 0;
    std::uint64_t m_ticks = 0;
    std::uint64_t m_nextAttempt = 0; ///< 0: none
    int m_attempts = 0;
    bool m_isListStale = true;
};

/// How many descriptors this process may keep for metrics: half of what it may have.
[[nodiscard]] std::size_t descriptorsForMetrics();

} // namespace darse::metrics
