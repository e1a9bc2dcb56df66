// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"

#include "core/sys/wait.h"

#include <array>

namespace darse::api {

Result<void> waitForLeaving(int socket, Leaving leaving, const std::stop_token& stop)
{
    TRY_DECLARE(const auto stopped, sys::StopFd::create(stop));
    // That it has hung up is told whether it is asked for or not.
    const short events = leaving == Leaving::EndsSending ? POLLRDHUP : 0;
    std::array<pollfd, 2> entries{pollfd{stopped->get(), POLLIN, 0}, pollfd{socket, events, 0}};
    TRY(sys::pollUntil(entries, Deadline::never()));
    return stop.stop_requested() ? canceled("watch a client") : ok();
}

ClientWatch::ClientWatch(int socket, Leaving leaving, const std::stop_token& server) :
    m_stop(server, {}),
    m_thread([this, socket, leaving](const std::stop_token& stop) {
        if (waitForLeaving(socket, leaving, stop))
            m_stop.requestStop();
    })
{
}

} // namespace darse::api
