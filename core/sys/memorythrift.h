// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace darse::sys {

/// Has few arenas of the allocator share the memory instead of one for each thread. Only before the first thread
/// starts.
void shareMemory();

/// Gives back what the allocator keeps for later, and forgets which pages of programs and libraries this process has
/// read: they stay in the machine's memory as long as it has room, and are found there when they are used again. Costs
/// some tenths of a millisecond then. Does nothing to code while a debugger looks on, whose marks are in it. Any
/// thread.
void giveMemoryBack();

/// Gives memory that is not used any more back to the machine, once nothing has happened for a while: what a burst of
/// work has needed would stay with the process otherwise. Sleeps while nothing happens. For any thread.
class MemoryThrift {
public:
    MemoryThrift();
    /// Does something else instead, and waits for another time: for tests.
    MemoryThrift(std::chrono::milliseconds quiet, std::function<void()> giveBack);
    ~MemoryThrift();
    MemoryThrift(const MemoryThrift&) = delete;
    MemoryThrift& operator=(const MemoryThrift&) = delete;

    /// Something happens.
    void stir();

private:
    void live(const std::stop_token& stop);

    std::chrono::milliseconds m_quiet;
    std::function<void()> m_giveBack;
    std::mutex m_mutex;
    std::condition_variable_any m_stirred;
    std::chrono::steady_clock::time_point m_last;
    bool m_isStirred = false;
    std::jthread m_thread; ///< the last one: it uses the others
};

} // namespace darse::sys
