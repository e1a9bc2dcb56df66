// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/inflight.h"

#include "core/base/stop.h"

#include <algorithm>

namespace darse::store {

InFlight::Turn::~Turn()
{
    {
        const std::lock_guard lock(m_table.m_mutex);
        for (const std::string& name : m_names)
            m_table.m_names.erase(name);
    }
    m_table.m_changed.notify_all();
}

Result<std::unique_ptr<InFlight::Turn>> InFlight::take(const std::vector<std::string>& names,
                                                       const std::function<void()>& onWait, const std::stop_token& stop)
{
    const auto isFree = [&] {
        return std::ranges::none_of(names, [this](const std::string& name) { return m_names.contains(name); });
    };
    std::unique_lock lock(m_mutex);
    if (!isFree()) {
        lock.unlock();
        onWait();
        lock.lock();
    }
    if (!m_changed.wait(lock, stop, isFree))
        return canceled("wait for " + names.front());
    m_names.insert(names.begin(), names.end());
    return std::make_unique<Turn>(*this, names);
}

} // namespace darse::store
