// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace darse::backend {

enum class LinkStep {
    Waiting,    ///< for the next try
    Starting,   ///< an engine of this machine
    Tunnelling, ///< to another machine
    Reaching,   ///< nothing has answered yet
    Asking,     ///< what the server is, and what it has
};

/// What a backend that is not connected is doing about it.
struct Attempt {
    LinkStep step = LinkStep::Reaching;
    /// What every attempt begins with.
    LinkStep first = LinkStep::Reaching;
    /// Of Waiting: when it tries again.
    std::chrono::steady_clock::time_point next{};

    friend bool operator==(const Attempt&, const Attempt&) = default;
};

} // namespace darse::backend
