// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace darse::net {

/// Lets one thread receive while another sends through the same Beast stream. Whoever calls into Beast holds `mutex`;
/// it is let go while bytes are waited for, and while the sender waits for room: Beast keeps the states of reading and
/// writing apart exactly at these points. What the receiver must answer (pongs) waits for the end of a message.
struct Duplex {
    std::mutex mutex;
    std::condition_variable_any sent;
    bool isSending = false;
    std::thread::id sender;
};

} // namespace darse::net
