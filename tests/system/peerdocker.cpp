// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/peerdocker.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>

namespace darse::test {
namespace {

constexpr auto kPatience = std::chrono::seconds(60);

} // namespace

PeerDocker::~PeerDocker()
{
    if (!m_child)
        return;
    (void)m_child->handle.sendSignal(SIGTERM);
    if (!m_child->handle.waitForEnd(Deadline::after(kPatience), {}))
        (void)m_child->handle.sendSignal(SIGKILL);
    (void)m_child->handle.waitForEnd(Deadline::never(), {});
    (void)m_child->handle.reap();
}

Result<void> PeerDocker::start(const std::filesystem::path& place, const std::string& storageDriver)
{
    m_socket = "unix://" + (place / "sock").native();
    const UniqueFd log(::open((place / "log").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    const sys::Command command{.argv = {"dockerd", "--data-root", place / "data", "--exec-root", place / "exec",
                                        "--pidfile", place / "pid", "--host", m_socket, "--bridge=none",
                                        "--iptables=false", "--storage-driver=" + storageDriver},
                               .deadline = Deadline::never()};
    TRY_DECLARE(m_child, sys::spawn(command, {null.get(), log.get(), log.get()}));
    return ok();
}

} // namespace darse::test
