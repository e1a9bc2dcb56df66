// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storepaths.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace darse::store {

/// Lets content be used before it is safe from a power cut, because a disk may need longer to write an image than a
/// network to bring it. A mark on disk, made before the first byte, says that there is such content; a thread syncs and
/// takes it away. Who finds a mark of an earlier boot knows that the machine died in between and that nothing which
/// looks complete need be so.
class Settling {
public:
    explicit Settling(const StorePaths& paths);
    Settling(const Settling&) = delete;
    Settling& operator=(const Settling&) = delete;
    /// Syncs what is still open.
    ~Settling();

    /// Looks for a mark.
    [[nodiscard]] Result<void> open();
    /// The machine died while content was not safe: all of it is to be compared with its digests.
    [[nodiscard]] bool isSuspect() const;
    /// That has been done.
    void trust();

    /// Content is about to be written; the mark is on disk when this returns.
    [[nodiscard]] Result<void> begin();
    /// It is complete, or gone. Once for every begin().
    void end();

private:
    void run(const std::stop_token& stop);
    /// With the lock held: whether there is something to sync that nobody is writing to.
    [[nodiscard]] bool isDue() const { return m_isMarked && m_writers == 0 && !m_isSuspect; }
    [[nodiscard]] Result<void> mark();

    const std::filesystem::path m_root;
    const std::filesystem::path m_mark;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isMarked = false;
    bool m_isSuspect = false;
    unsigned m_writers = 0;
    unsigned m_begun = 0; ///< how often, ever
    std::jthread m_thread;
};

} // namespace darse::store
