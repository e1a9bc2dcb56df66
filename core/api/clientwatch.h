// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

#include <thread>

namespace darse::api {

/// What says that a client has left.
enum class Leaving {
    EndsSending, ///< it has nothing to say any more, as one that waits for an answer never does
    HangsUp,     ///< it is gone in both directions; over TCP that is only noticed by writing
};

/// Blocks until the client at the other end of `socket` has left. Canceled when `stop` was asked for.
[[nodiscard]] Result<void> waitForLeaving(int socket, Leaving leaving, const std::stop_token& stop);

/// A token that stops when a client leaves or the server ends, whatever its thread is busy with. Sleeps until then.
class ClientWatch {
public:
    /// `socket` must outlive it.
    ClientWatch(int socket, Leaving leaving, const std::stop_token& server);

    [[nodiscard]] std::stop_token token() const { return m_stop.token(); }

private:
    LinkedStop m_stop;
    std::jthread m_thread; ///< the last: it uses the other
};

} // namespace darse::api
