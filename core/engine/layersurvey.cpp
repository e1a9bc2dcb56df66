// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/layersurvey.h"

#include <algorithm>
#include <sched.h>
#include <utility>

namespace darse::engine {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto kLeastAge = 1min;
constexpr auto kMostAge = 30min;
/// After a walk, as many times as long of rest.
constexpr int kRest = 1000;
constexpr int kAge = 1000; ///< of what is known, in times of what it took

} // namespace

LayerSurvey::LayerSurvey(Measure measure) : m_measure(std::move(measure))
{
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

LayerSurvey::~LayerSurvey() = default;

void LayerSurvey::follow(const std::set<std::string>& ids)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_layers, [&](const auto& each) { return !ids.contains(each.first); });
        for (const std::string& id : ids)
            m_layers.try_emplace(id);
    }
    m_changed.notify_all();
}

std::map<std::string, double> LayerSurvey::sizes() const
{
    std::map<std::string, double> out;
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, layer] : m_layers) {
        if (layer.size)
            out.emplace(id, *layer.size);
    }
    return out;
}

std::map<std::string, double> LayerSurvey::takeNewSizes()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_new, {});
}

void LayerSurvey::expectChange(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_layers.find(id);
    if (found == m_layers.end() || std::exchange(found->second.mayHaveChanged, true))
        return;
    m_isSooner = true;
    m_changed.notify_all();
}

/// Else `wake` becomes the moment to look again.
std::optional<std::string> LayerSurvey::nextDue(Time now, Time& wake) const
{
    wake = now + kMostAge;
    for (const auto& [id, layer] : m_layers) {
        const Time due = layer.mayHaveChanged ? layer.next : layer.next + kMostAge;
        if (due <= now)
            return id;
        wake = std::min(wake, due);
    }
    return std::nullopt;
}

bool LayerSurvey::hasDue() const
{
    Time ignored;
    return nextDue(steady_clock::now(), ignored).has_value();
}

void LayerSurvey::run(const std::stop_token& stop)
{
    const sched_param none{};
    static_cast<void>(::sched_setscheduler(0, SCHED_IDLE, &none)); // of this thread
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        Time wake;
        const Time begin = steady_clock::now();
        const auto id = nextDue(begin, wake);
        if (!id) {
            m_changed.wait_until(lock, stop, wake, [&] { return std::exchange(m_isSooner, false) || hasDue(); });
            continue;
        }
        m_layers[*id].mayHaveChanged = false;
        lock.unlock();
        const auto size = m_measure(*id);
        lock.lock();
        const Time end = steady_clock::now();
        if (const auto found = m_layers.find(*id); found != m_layers.end()) {
            found->second.next = end + std::clamp<Time::duration>((end - begin) * kAge, kLeastAge, kMostAge);
            found->second.size = size;
            if (size)
                m_new.insert_or_assign(*id, *size);
        }
        m_changed.wait_for(lock, stop, (end - begin) * kRest, [] { return false; });
    }
}

} // namespace darse::engine
