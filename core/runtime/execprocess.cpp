// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/execprocess.h"

#include <csignal>

namespace darse::runtime {

ExecProcess::ExecProcess(sys::Child child, int pid, std::unique_ptr<Streams> streams, bool isDrained) :
    m_child(std::move(child)),
    m_pid(pid),
    m_streams(std::move(streams)),
    m_isDrained(isDrained)
{
}

ExecProcess::~ExecProcess()
{
    if (m_code)
        return;
    // The process in the container is not touched by that; only nobody waits for it any more.
    (void)m_child.handle.sendSignal(SIGKILL);
    (void)m_child.handle.waitForEnd(Deadline::never(), {});
    (void)m_child.handle.reap();
}

Result<int> ExecProcess::wait(const std::stop_token& stop)
{
    if (m_code)
        return *m_code;
    // The end of its terminal is the end of the process, or comes shortly before.
    for (bool isOpen = m_isDrained; isOpen;) {
        TRY_DECLARE(const auto piece, m_streams->read(stop));
        isOpen = piece.has_value();
    }
    TRY(m_child.handle.waitForEnd(Deadline::never(), stop));
    TRY_DECLARE(const sys::ExitStatus exit, m_child.handle.reap());
    constexpr int kSignalBase = 128;
    m_code = exit.signal != 0 ? kSignalBase + exit.signal : exit.code;
    return *m_code;
}

} // namespace darse::runtime
