// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bytepipe.h"

#include <algorithm>
#include <cstring>

namespace darse::store {

BytePipe::BytePipe(std::size_t bufferSize)
{
    for (Buffer& buffer : m_buffers)
        buffer.bytes.resize(bufferSize);
}

std::span<char> BytePipe::space()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isClosed || m_written - m_read < kBuffers; });
    if (m_isClosed)
        return {};
    return m_buffers.at(m_written % kBuffers).bytes;
}

void BytePipe::push(std::size_t count)
{
    {
        const std::lock_guard lock(m_mutex);
        m_buffers.at(m_written % kBuffers).filled = count;
        ++m_written;
    }
    m_changed.notify_all();
}

void BytePipe::finish(Result<void> end)
{
    {
        const std::lock_guard lock(m_mutex);
        m_end = std::move(end);
    }
    m_changed.notify_all();
}

Result<std::size_t> BytePipe::read(std::span<char> into)
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_written != m_read || m_end.has_value(); });
        if (m_written == m_read) {
            if (!*m_end)
                return m_end->error();
            return std::size_t{0};
        }
    }
    // The buffer is ours until m_read moves on.
    const Buffer& buffer = m_buffers.at(m_read % kBuffers);
    const std::size_t count = std::min(into.size(), buffer.filled - m_offset);
    std::memcpy(into.data(), buffer.bytes.data() + m_offset, count);
    m_offset += count;
    if (m_offset == buffer.filled) {
        {
            const std::lock_guard lock(m_mutex);
            ++m_read;
            m_offset = 0;
        }
        m_changed.notify_all();
    }
    return count;
}

void BytePipe::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_changed.notify_all();
}

} // namespace darse::store
