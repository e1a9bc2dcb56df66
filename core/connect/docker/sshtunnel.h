// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sys/spawn.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace darse::connect::docker {

/// A socket on another machine, and who may use it there.
struct SshPlace {
    std::string user; ///< empty: as ssh is configured
    std::string host;
    std::uint16_t port = 0; ///< 0: as ssh is configured
    std::string socket;
};

/// A socket of this machine that the system's ssh leads to one of another machine. It asks nothing: who is let in by a
/// key or an agent, and whose machine ssh knows already, is. One ssh carries all connections; it goes with this, and by
/// itself when this program is killed. Any thread.
class SshTunnel {
public:
    explicit SshTunnel(SshPlace place);
    SshTunnel(const SshTunnel&) = delete;
    SshTunnel& operator=(const SshTunnel&) = delete;
    ~SshTunnel();

    /// The end here: a path that is there once the tunnel is.
    [[nodiscard]] const std::string& socket() const { return m_socket; }
    /// Ok while a server answers through it; else begins it anew and waits. Its error is a sentence for people.
    [[nodiscard]] Result<void> ensure(const std::stop_token& stop);

private:
    Result<void> begin();
    Result<void> waitForSocket(const std::stop_token& stop);
    [[nodiscard]] Error whyEnded() const;
    void end();

    const SshPlace m_place;
    std::string m_folder;
    std::string m_socket;
    std::mutex m_mutex;
    std::optional<sys::Child> m_child;
    UniqueFd m_lifeLine; ///< ssh's input: it ends with it
};

} // namespace darse::connect::docker
