// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/memorythrift.h"

#include <malloc.h>

namespace darse::sys {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kQuiet{1000};
constexpr int kArenas = 2;

void trim()
{
    ::malloc_trim(0);
}

} // namespace

void shareMemory()
{
    ::mallopt(M_ARENA_MAX, kArenas);
}

MemoryThrift::MemoryThrift() : MemoryThrift(kQuiet, trim) {}

MemoryThrift::MemoryThrift(std::chrono::milliseconds quiet, std::function<void()> giveBack) :
    m_quiet(quiet),
    m_giveBack(std::move(giveBack)),
    m_thread([this](const std::stop_token& stop) { live(stop); })
{
}

MemoryThrift::~MemoryThrift() = default;

void MemoryThrift::stir()
{
    const std::lock_guard lock(m_mutex);
    m_last = steady_clock::now();
    // Who waits for quiet looks at the time by itself: one wake is enough for all that happens meanwhile.
    if (!m_isStirred)
        m_stirred.notify_one();
    m_isStirred = true;
}

void MemoryThrift::live(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_stirred.wait(lock, stop, [this] { return m_isStirred; })) {
        while (!stop.stop_requested() && steady_clock::now() < m_last + m_quiet)
            m_stirred.wait_until(lock, stop, m_last + m_quiet, [] { return false; });
        if (stop.stop_requested())
            return;
        m_isStirred = false;
        lock.unlock();
        m_giveBack();
        lock.lock();
    }
}

} // namespace darse::sys
