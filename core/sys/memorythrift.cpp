// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/memorythrift.h"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <link.h>
#include <malloc.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace darse::sys {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kQuiet{1000};
constexpr int kArenas = 2;

/// Pages that are read from a file and never written: of code and of constants.
int forgetPages(dl_phdr_info* object, std::size_t, void* pageSize)
{
    const auto page = *static_cast<const std::uintptr_t*>(pageSize);
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& part = object->dlpi_phdr[i];
        if (part.p_type != PT_LOAD || (part.p_flags & PF_W) != 0)
            continue;
        const std::uintptr_t begin = object->dlpi_addr + part.p_vaddr;
        const std::uintptr_t first = begin / page * page;
        // That the kernel's own part of it refuses does no harm.
        ::madvise(reinterpret_cast<void*>(first), begin + part.p_filesz - first, MADV_DONTNEED);
    }
    return 0;
}

bool isTraced()
{
    std::ifstream status("/proc/self/status");
    const std::string title = "TracerPid:";
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(title))
            return line.find_first_not_of(" \t0", title.size()) != std::string::npos;
    }
    return true;
}

} // namespace

void giveMemoryBack()
{
    ::malloc_trim(0);
    auto pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    if (!isTraced())
        ::dl_iterate_phdr(forgetPages, &pageSize);
}

void shareMemory()
{
    ::mallopt(M_ARENA_MAX, kArenas);
}

MemoryThrift::MemoryThrift() : MemoryThrift(kQuiet, giveMemoryBack) {}

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
