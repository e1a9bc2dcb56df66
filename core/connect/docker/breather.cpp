// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/breather.h"

namespace darse::connect::docker {

void Breather::rest(Clock::time_point until, const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_isResting = true;
    m_changed.wait_until(lock, stop, until, [this] { return !m_isResting; });
    m_isResting = false;
}

void Breather::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isResting = false;
    }
    m_changed.notify_all();
}

} // namespace darse::connect::docker
