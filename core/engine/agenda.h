// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace darse::engine {

/// What is to be done soon or later, by threads of its own. Nothing to do: every thread sleeps, and no clock ticks.
/// For any thread.
class Agenda {
public:
    using Task = std::function<void()>;
    using Moment = std::chrono::steady_clock::time_point;

    explicit Agenda(std::size_t mostThreads = 16) : m_mostThreads(mostThreads) {}
    Agenda(const Agenda&) = delete;
    Agenda& operator=(const Agenda&) = delete;
    /// Waits for what has begun; what has not is forgotten.
    ~Agenda();

    void soon(Task task);
    /// At that moment, in place of what was to be done later under the same key.
    void later(const std::string& key, Moment moment, Task task);
    /// What is to be done later under that key is done now.
    void hurry(const std::string& key);
    /// What was to be done later under that key, unless it has begun.
    void forget(const std::string& key);

private:
    struct Entry {
        std::string key;
        Task task;
    };

    void add(Task task);
    void work();
    void watchClock();

    const std::size_t m_mostThreads;
    std::mutex m_mutex;
    std::condition_variable m_hasTask;
    std::condition_variable m_hasMoment;
    std::deque<Task> m_tasks;
    std::multimap<Moment, Entry> m_later;
    std::size_t m_idle = 0;
    bool m_isOver = false;
    std::vector<std::thread> m_workers;
    std::thread m_clock;
};

} // namespace darse::engine
