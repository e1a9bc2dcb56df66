// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/spawn.h"

#include <filesystem>
#include <optional>
#include <string>

namespace darse::test {

/// A dockerd of its own: no bridge, no rules of a firewall. It ends with its owner.
class PeerDocker {
public:
    PeerDocker() = default;
    PeerDocker(const PeerDocker&) = delete;
    PeerDocker& operator=(const PeerDocker&) = delete;
    ~PeerDocker();

    /// Everything of it is in that folder. It does not listen yet when this returns.
    [[nodiscard]] Result<void> start(const std::filesystem::path& place, const std::string& storageDriver);
    /// What to say to a client's --host.
    [[nodiscard]] const std::string& socket() const { return m_socket; }

private:
    std::optional<sys::Child> m_child;
    std::string m_socket;
};

} // namespace darse::test
