// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/agenda.h"

#include <algorithm>

namespace darse::engine {

Agenda::~Agenda()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_tasks.clear();
    }
    m_hasTask.notify_all();
    m_hasMoment.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
    if (m_clock.joinable())
        m_clock.join();
}

void Agenda::soon(Task task)
{
    const std::lock_guard lock(m_mutex);
    add(std::move(task));
}

void Agenda::add(Task task)
{
    if (m_isOver)
        return;
    m_tasks.push_back(std::move(task));
    if (m_idle < m_tasks.size() && m_workers.size() < m_mostThreads)
        m_workers.emplace_back([this] { work(); });
    m_hasTask.notify_one();
}

void Agenda::later(const std::string& key, Moment moment, Task task)
{
    const std::lock_guard lock(m_mutex);
    if (m_isOver)
        return;
    std::erase_if(m_later, [&](const auto& entry) { return entry.second.key == key; });
    m_later.emplace(moment, Entry{key, std::move(task)});
    if (!m_clock.joinable())
        m_clock = std::thread([this] { watchClock(); });
    m_hasMoment.notify_one();
}

void Agenda::forget(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_later, [&](const auto& entry) { return entry.second.key == key; });
}

void Agenda::hurry(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = std::ranges::find_if(m_later, [&](const auto& one) { return one.second.key == key; });
    if (entry == m_later.end())
        return;
    add(std::move(entry->second.task));
    m_later.erase(entry);
}

void Agenda::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_hasTask.wait(lock, [this] { return m_isOver || !m_tasks.empty(); });
        --m_idle;
        if (m_isOver)
            return;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

void Agenda::watchClock()
{
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        if (m_later.empty()) {
            m_hasMoment.wait(lock);
            continue;
        }
        const auto first = m_later.begin();
        if (first->first > std::chrono::steady_clock::now()) {
            m_hasMoment.wait_until(lock, Moment(first->first));
            continue;
        }
        add(std::move(first->second.task));
        m_later.erase(first);
    }
}

} // namespace darse::engine
