// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/metrics/sweep.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace darse::metrics {

/// Everything at one tick.
struct Frame {
    struct Row {
        Subject subject;
        Values values;
        Reading reading;
        std::optional<EarlierCpu> earlier; ///< absent at a container's first tick
    };

    std::uint64_t number = 0; ///< of the tick, rising from 1
    WallTime at{};
    Values host{};
    Values engine{};              ///< of the process that samples
    std::uint64_t hostMemory = 0; ///< bytes; 0 when that is not known
    bool isMemoryV1 = false;
    std::vector<Row> rows{}; ///< containers, in the order of their ids
    std::vector<Row> pods{}; ///< likewise

    [[nodiscard]] const Row* find(std::string_view id) const;
};

using FramePtr = std::shared_ptr<const Frame>;

/// One thread that reads all containers once a second, whoever and however many ask. Without a living container and
/// without anybody who watches it sleeps, and no clock ticks. For any thread.
class Sampler {
public:
    struct Parts {
        Sweep::Parts sweep;
        /// Told of every tick, on the sampler's thread; quick.
        std::function<void(Sweep& sweep)> observe{};
    };
    explicit Sampler(Parts parts);
    Sampler(const Sampler&) = delete;
    Sampler& operator=(const Sampler&) = delete;
    ~Sampler();

    /// A container has begun, ended or changed. Never waits for a tick.
    void noticeChange();

    /// Somebody who looks, at all or only at some: as long as there is one, there are ticks, and details of those.
    class [[nodiscard]] Watch {
    public:
        explicit Watch(Sampler& sampler, Sweep::Ids ids = {});
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;
        ~Watch();

        /// The newest frame, if its number is beyond `seen` and it is of the last second or so; else waits for one.
        [[nodiscard]] Result<FramePtr> next(std::uint64_t seen, const Wait& wait);

    private:
        Sampler& m_sampler;
        Sweep::Ids m_ids; ///< none: all
    };

    /// How often it has ticked.
    [[nodiscard]] std::uint64_t ticks() const;

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] bool waitForReason(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    [[nodiscard]] bool hasReason() const
    {
        return m_watchers > 0 || m_isChanged || !m_sweep.all().empty() || m_sweep.isSearching();
    }
    [[nodiscard]] FramePtr frame();
    void tick();

    Parts m_parts;
    Sweep m_sweep;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_hasReason;
    std::condition_variable_any m_hasTicked;
    std::chrono::milliseconds m_phase; ///< of a second
    int m_watchers = 0;
    int m_watchersOfAll = 0;
    std::multiset<std::string> m_watched; ///< by the others
    std::atomic<bool> m_isChanged = true;
    std::atomic<bool> m_isAsleep = false;
    std::uint64_t m_number = 0;
    SteadyTime m_lastTick{};
    FramePtr m_frame; ///< made when somebody asks
    std::jthread m_thread;
};

} // namespace darse::metrics
