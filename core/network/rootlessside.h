// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/side.h"
#include "core/network/slirp.h"

#include <mutex>

namespace darse::network {

/// A network namespace of our own in which we may do anything, and slirp4netns between it and the machine. Both are
/// there as long as a container is on a network, also when this process is not.
class RootlessSide final : public Side {
public:
    explicit RootlessSide(std::filesystem::path folder);

    Result<void> run(const Task& task) override;
    Result<void> runIfThere(const Task& task) override;
    Result<void> open(const std::vector<PublishedPort>& ports) override;
    Result<void> close(const std::vector<PublishedPort>& ports) override;
    Result<void> end() override;
    void remember(const std::vector<PublishedPort>& ports) override;
    [[nodiscard]] PublishedPort arriving(const PublishedPort& port) const override;
    [[nodiscard]] std::string nameServer() const override { return Slirp::kNameServer; }

    /// A resolv.conf for programs in the namespace.
    [[nodiscard]] std::filesystem::path resolvConf() const { return m_folder / "resolv.conf"; }

private:
    [[nodiscard]] Result<void> makeReady();

    std::filesystem::path m_folder;
    std::filesystem::path m_space;
    Slirp m_slirp;
    std::mutex m_mutex; ///< of making and ending
    std::mutex m_portsMutex;
    std::vector<PublishedPort> m_ports;
};

} // namespace darse::network
