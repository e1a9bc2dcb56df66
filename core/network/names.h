// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/lease.h"
#include "core/sys/processrunner.h"

#include <mutex>

namespace darse::network {

/// Who is on one network under which names.
struct NamedMembers {
    Network network;
    std::vector<Lease> leases{}; ///< of its members
};

/// The text that aardvark-dns reads about a network; empty when nobody is on it.
[[nodiscard]] std::string namesText(const NamedMembers& members);

/// The name servers of networks: one aardvark-dns for all of them, which lives as long as somebody is on one. For the
/// thread that is in the network namespace of the bridges.
class Names {
public:
    /// `resolvConf` is what it sees as the machine's; empty: the machine's own.
    Names(std::filesystem::path folder, sys::ProcessRunner& runner, std::filesystem::path resolvConf) :
        m_folder(std::move(folder)),
        m_runner(runner),
        m_resolvConf(std::move(resolvConf))
    {
    }

    /// What is true of a network now.
    [[nodiscard]] Result<void> set(const NamedMembers& members, const std::stop_token& stop);
    /// Only these networks have names.
    [[nodiscard]] Result<void> setAll(const std::vector<NamedMembers>& all);

private:
    [[nodiscard]] Result<void> write(const NamedMembers& members) const;
    [[nodiscard]] Result<void> tell(const std::stop_token& stop);
    [[nodiscard]] Result<void> start(const std::stop_token& stop);
    [[nodiscard]] Result<bool> isEmpty() const;

    std::filesystem::path m_folder;
    sys::ProcessRunner& m_runner;
    std::filesystem::path m_resolvConf;
    std::mutex m_mutex;
};

} // namespace darse::network
