// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"
#include "core/network/networks.h"

namespace darse::engine {

class Crew;

/// Every verb about networks; those of one container are with the containers. For any thread.
class Networks {
public:
    explicit Networks(Crew& crew) : m_crew(crew) {}

    [[nodiscard]] std::vector<network::Network> list() const;
    [[nodiscard]] Result<network::Network> find(std::string_view text) const;
    [[nodiscard]] Result<network::Network> create(const network::NetworkAsked& asked);
    [[nodiscard]] Result<void> remove(std::string_view text);
    /// Those that nobody is on and that fit; their names.
    using Fits = std::function<bool(const network::Network&)>;
    [[nodiscard]] Result<std::vector<std::string>> prune(const Fits& fits);
    /// The living containers that are on it.
    [[nodiscard]] std::vector<ContainerPtr> members(const NetworkId& id) const;

private:
    Crew& m_crew;
};

} // namespace darse::engine
