// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace darse::store {

/// Hands bytes from one thread to another through a few buffers of a fixed size, so that both work at once and
/// neither runs far ahead.
class BytePipe {
public:
    explicit BytePipe(std::size_t bufferSize);

    /// The writing thread: a whole buffer to fill; empty when nobody reads any more.
    [[nodiscard]] std::span<char> space();
    /// So many bytes of the last space() are content.
    void push(std::size_t count);
    /// No more will come: the end of the content, or why there is none.
    void finish(Result<void> end);

    /// The reading thread.
    [[nodiscard]] Result<std::size_t> read(std::span<char> into);
    /// It reads no more.
    void close();

private:
    static constexpr std::size_t kBuffers = 4;

    struct Buffer {
        std::vector<char> bytes;
        std::size_t filled = 0;
    };

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::array<Buffer, kBuffers> m_buffers;
    std::size_t m_written = 0; ///< buffers pushed, ever
    std::size_t m_read = 0;    ///< buffers taken, ever
    std::size_t m_offset = 0;  ///< into the buffer that is being read; the reading thread's own
    std::optional<Result<void>> m_end;
    bool m_isClosed = false;
};

} // namespace darse::store
