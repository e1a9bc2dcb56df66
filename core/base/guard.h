// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <utility>

namespace darse {

/// Runs `Action` when the scope is left, unless dismissed. The action must not throw.
template <class Action>
class [[nodiscard]] ScopeGuard {
public:
    explicit ScopeGuard(Action action) : m_action(std::move(action)) {}
    ScopeGuard(const ScopeGuard&) = delete;
    ScopeGuard& operator=(const ScopeGuard&) = delete;
    ~ScopeGuard()
    {
        if (m_isArmed)
            m_action();
    }

    /// What the guard would have undone is to stay.
    void dismiss() { m_isArmed = false; }

private:
    Action m_action;
    bool m_isArmed = true;
};

/// Owns a file descriptor and closes it. Empty when it owns none.
class [[nodiscard]] UniqueFd {
public:
    UniqueFd() = default;
    /// Takes ownership; a negative number is "none".
    explicit UniqueFd(int fd) : m_fd(fd < 0 ? kNone : fd) {}
    UniqueFd(UniqueFd&& other) noexcept : m_fd(std::exchange(other.m_fd, kNone)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept;
    UniqueFd(const UniqueFd&) = delete;
    UniqueFd& operator=(const UniqueFd&) = delete;
    ~UniqueFd() { reset(); }

    /// -1 when empty, which poll(2) skips.
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd != kNone; }

    /// Gives up ownership.
    [[nodiscard]] int release() { return std::exchange(m_fd, kNone); }
    /// Closes now. errno is left as it was.
    void reset();

    /// A second descriptor for the same open file, close-on-exec and not one of 0, 1, 2.
    [[nodiscard]] Result<UniqueFd> duplicate() const;

private:
    static constexpr int kNone = -1;

    int m_fd = kNone;
};

} // namespace darse
