// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/deadline.h"

#include <utility>

namespace darse::net {

/// Owns one descriptor of a socket.
class SocketFd {
public:
    SocketFd() = default;
    explicit SocketFd(int fd) : m_fd(fd) {}
    SocketFd(SocketFd&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    SocketFd& operator=(SocketFd&& other) noexcept
    {
        reset();
        m_fd = std::exchange(other.m_fd, -1);
        return *this;
    }
    ~SocketFd() { reset(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void reset();

private:
    int m_fd = -1;
};

/// A second, close-on-exec descriptor of the same socket.
[[nodiscard]] Result<SocketFd> duplicate(int fd);

/// Blocks until `fd` shows one of the poll(2) `events`, an error or its end. The deadline gives Timeout. A requested
/// stop gives Canceled and shuts the socket down in both directions, so that nobody mistakes it for a usable one. The
/// caller keeps `fd` open until the return.
[[nodiscard]] Result<void> waitFor(int fd, short events, const Wait& wait);

} // namespace darse::net
