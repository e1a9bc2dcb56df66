// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace darse::engine {

/// Something that happened to an object.
struct Event {
    std::uint64_t number = 0; ///< set by the log, rising from 1
    std::chrono::sys_time<std::chrono::nanoseconds> at{};
    std::string type;   ///< "image"
    std::string action; ///< "pull"
    std::string object; ///< its id or name
    std::map<std::string, std::string> attributes{};
};

inline constexpr std::size_t kEventCapacity = 4096;

/// The latest events, for whoever asks and whoever waits. For any thread.
class EventLog {
public:
    using Keep = std::function<void(const Event& event)>;

    explicit EventLog(std::size_t capacity = kEventCapacity) : m_capacity(capacity) {}

    /// Begins with what an earlier log has known, and has every event kept from now on. Before anybody else uses it.
    void goOn(std::vector<Event> earlier, Keep keep);

    /// Numbers and dates it.
    void add(Event event);
    /// The number of the newest; 0 before the first.
    [[nodiscard]] std::uint64_t newest() const;
    /// Those after `number` that are still known, at once.
    [[nodiscard]] std::vector<Event> after(std::uint64_t number) const;
    /// As after(), but waits until there is one: Timeout or Canceled when none comes.
    [[nodiscard]] Result<std::vector<Event>> waitAfter(std::uint64_t number, const Wait& wait) const;

private:
    [[nodiscard]] std::vector<Event> copyAfter(std::uint64_t number) const;

    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_added;
    std::deque<Event> m_events;
    Keep m_keep;
    std::uint64_t m_newest = 0;
};

} // namespace darse::engine
