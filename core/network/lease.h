// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/network.h"

#include <filesystem>

namespace darse::network {

/// One end of a container on a network, and the name of the other one.
struct LeasedEndpoint {
    Endpoint endpoint;
    std::string outerInterface{}; ///< of the wire's end at the bridge
};

/// What a container occupies. It is written before anything is done, so that whoever dies in between is known.
struct Lease {
    Member member;
    std::vector<LeasedEndpoint> endpoints{};
    std::vector<PublishedPort> ports{};
};

/// The leases of one boot: a file for each, gone with it.
class LeaseFiles {
public:
    explicit LeaseFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// What cannot be read is taken away: nobody can know any more what it said.
    [[nodiscard]] Result<std::vector<Lease>> load() const;
    [[nodiscard]] Result<void> keep(const Lease& lease) const;
    [[nodiscard]] Result<void> forget(const ContainerId& id) const;

private:
    std::filesystem::path m_folder;
};

[[nodiscard]] std::string toJson(const Lease& lease);
[[nodiscard]] Result<Lease> parseLease(std::string_view json);
[[nodiscard]] std::string toJson(const Network& network);
[[nodiscard]] Result<Network> parseNetwork(std::string_view json);

} // namespace darse::network
