// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace darse::engine {

/// Turns SIGTERM, SIGINT and SIGHUP into something that a thread waits for, instead of a handler that may do almost
/// nothing. Make it in main before any other thread starts: they inherit the mask.
class EndSignal {
public:
    EndSignal();

    /// Blocks until one of the signals comes, or raise is called; says which one (0 for raise).
    [[nodiscard]] int wait() const;
    /// Ends the wait from another thread.
    void raise() const;
};

} // namespace darse::engine
