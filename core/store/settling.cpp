// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settling.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <chrono>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* kBootId = "/proc/sys/kernel/random/boot_id";
const Bytes kMarkLimit = kibibytes(4);
/// Between two attempts when a sync has failed.
constexpr std::chrono::seconds kAgain{5};

/// Empty when the system does not tell: every mark is of another boot then.
std::string bootId()
{
    return sys::readFile(kBootId, kMarkLimit).valueOr({});
}

} // namespace

Settling::Settling(const StorePaths& paths) : m_root(paths.root()), m_mark(paths.root() / "unsettled") {}

Settling::~Settling()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> Settling::open()
{
    const std::lock_guard lock(m_mutex);
    const auto mark = sys::readFile(m_mark, kMarkLimit);
    m_isMarked = mark.isOk() || mark.error().kind() != ErrorKind::NotFound;
    const std::string boot = bootId();
    m_isSuspect = m_isMarked && (!mark || boot.empty() || *mark != boot);
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    return ok();
}

bool Settling::isSuspect() const
{
    const std::lock_guard lock(m_mutex);
    return m_isSuspect;
}

void Settling::trust()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isSuspect = false;
    }
    m_changed.notify_all();
}

Result<void> Settling::mark()
{
    // A mark of an earlier boot stays what it is until what it is about has been looked at.
    if (m_isMarked)
        return ok();
    TRY(sys::writeFileAtomically(m_mark, bootId()));
    m_isMarked = true;
    return ok();
}

Result<void> Settling::begin()
{
    const std::lock_guard lock(m_mutex);
    TRY(mark());
    ++m_writers;
    ++m_begun;
    return ok();
}

void Settling::end()
{
    {
        const std::lock_guard lock(m_mutex);
        --m_writers;
    }
    m_changed.notify_all();
}

void Settling::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, stop, [this] { return isDue(); });
        if (!isDue())
            return;
        const unsigned begun = m_begun;
        lock.unlock();
        const bool isSynced = sys::syncFileSystem(m_root).isOk();
        lock.lock();
        std::error_code error;
        if (isSynced && m_begun == begun)
            fs::remove(m_mark, error);
        if (isSynced && m_begun == begun && !error)
            m_isMarked = false;
        else if (stop.stop_requested())
            return;
        else
            m_changed.wait_for(lock, stop, kAgain, [this, begun] { return m_begun != begun; });
    }
}

} // namespace darse::store
