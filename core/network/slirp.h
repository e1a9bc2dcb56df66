// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/network.h"

#include <filesystem>

namespace darse::network {

/// slirp4netns: what stands between a network namespace of ours and the machine's network, of which it is an ordinary
/// program. It outlives this process and is found again.
class Slirp {
public:
    /// The address at which published ports arrive in the namespace, and the server of names that it offers there.
    static constexpr const char* kGuest = "10.0.2.100";
    static constexpr const char* kNameServer = "10.0.2.3";

    explicit Slirp(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] bool isRunning() const;
    /// Returns once the namespace at `space` has its way out.
    [[nodiscard]] Result<void> start(const std::filesystem::path& space) const;
    [[nodiscard]] Result<void> end() const;

    /// Open already is success.
    [[nodiscard]] Result<void> open(const PublishedPort& port) const;
    [[nodiscard]] Result<void> close(const std::vector<PublishedPort>& ports) const;

private:
    [[nodiscard]] std::filesystem::path pidFile() const { return m_folder / "slirp.pid"; }
    [[nodiscard]] std::filesystem::path socket() const { return m_folder / "slirp.sock"; }
    [[nodiscard]] Result<std::string> ask(const std::string& request) const;

    std::filesystem::path m_folder;
};

} // namespace darse::network
