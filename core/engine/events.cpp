// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/events.h"

#include <algorithm>

namespace darse::engine {

void EventLog::goOn(std::vector<Event> earlier, Keep keep)
{
    const std::scoped_lock lock(m_mutex);
    for (Event& event : earlier) {
        event.number = ++m_newest;
        m_events.push_back(std::move(event));
    }
    m_keep = std::move(keep);
}

void EventLog::add(Event event)
{
    {
        const std::scoped_lock lock(m_mutex);
        event.number = ++m_newest;
        event.at = std::chrono::system_clock::now();
        if (m_keep)
            m_keep(event);
        m_events.push_back(std::move(event));
        if (m_events.size() > m_capacity)
            m_events.pop_front();
    }
    m_added.notify_all();
}

std::uint64_t EventLog::newest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newest;
}

std::vector<Event> EventLog::after(std::uint64_t number) const
{
    const std::scoped_lock lock(m_mutex);
    return copyAfter(number);
}

std::vector<Event> EventLog::copyAfter(std::uint64_t number) const
{
    const auto first = std::ranges::upper_bound(m_events, number, {}, &Event::number);
    return {first, m_events.end()};
}

Result<std::vector<Event>> EventLog::waitAfter(std::uint64_t number, const Wait& wait) const
{
    std::unique_lock lock(m_mutex);
    const auto isThere = [this, number] { return m_newest > number; };
    // wait_until with the clock's last moment would overflow in the library.
    if (wait.deadline.isNever())
        m_added.wait(lock, wait.stop, isThere);
    else
        m_added.wait_until(lock, wait.stop, wait.deadline.when(), isThere);
    if (isThere())
        return copyAfter(number);
    return wait.stop.stop_requested() ? canceled("wait for events") : timedOut("wait for events");
}

} // namespace darse::engine
