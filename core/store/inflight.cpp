// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/inflight.h"

#include "core/base/stop.h"

#include <algorithm>

namespace darse::store {

using std::chrono::steady_clock;

InFlight::Turn::~Turn()
{
    {
        const std::lock_guard lock(m_table.m_mutex);
        for (const std::string& name : m_names) {
            const auto making = m_table.m_names.find(name);
            if (--making->second.holders == 0)
                m_table.m_names.erase(making);
        }
    }
    m_table.m_changed.notify_all();
}

void InFlight::Turn::beat()
{
    const std::lock_guard lock(m_table.m_mutex);
    m_table.hear(m_names);
}

bool InFlight::isFree(const std::vector<std::string>& names) const
{
    return std::ranges::none_of(names, [this](const std::string& name) { return m_names.contains(name); });
}

/// When all who have any of these names will have been silent for too long.
InFlight::Time InFlight::endOfPatience(const std::vector<std::string>& names) const
{
    Time heard{};
    for (const std::string& name : names) {
        if (const auto making = m_names.find(name); making != m_names.end())
            heard = std::max(heard, making->second.heard);
    }
    return heard + m_silence;
}

void InFlight::hear(const std::vector<std::string>& names)
{
    const Time now = steady_clock::now();
    for (const std::string& name : names)
        m_names[name].heard = now;
}

Result<std::unique_ptr<InFlight::Turn>> InFlight::take(const std::vector<std::string>& names,
                                                       const std::function<void()>& onWait, const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!isFree(names)) {
        lock.unlock();
        onWait();
        lock.lock();
    }
    while (!isFree(names) && steady_clock::now() < endOfPatience(names)) {
        m_changed.wait_until(lock, stop, endOfPatience(names), [&] { return isFree(names); });
        if (stop.stop_requested())
            break;
    }
    if (stop.stop_requested())
        return canceled("wait for " + names.front());
    for (const std::string& name : names)
        ++m_names[name].holders;
    hear(names);
    return std::make_unique<Turn>(*this, names);
}

} // namespace darse::store
