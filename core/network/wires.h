// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/lease.h"

#include <filesystem>

namespace darse::network {

/// The bridges and what leads from them to containers. All in the network namespace of the thread that calls.
class Wires {
public:
    /// Every interface that is made bears `mark`.
    explicit Wires(std::string mark) : m_mark(std::move(mark)) {}

    /// The bridge of a network with its addresses; there already is success. Conflict when the name is somebody else's.
    [[nodiscard]] Result<void> makeBridge(const Network& network) const;
    [[nodiscard]] bool hasBridge(const Network& network) const;
    [[nodiscard]] Result<void> connect(const Network& network, const LeasedEndpoint& leased,
                                       const std::filesystem::path& space) const;
    /// The interface inside is gone too.
    [[nodiscard]] Result<void> cut(const LeasedEndpoint& leased) const;
    /// Whatever bears the mark and is not in `kept`. Returns the names of what has gone.
    [[nodiscard]] Result<std::vector<std::string>> removeOthers(const std::vector<std::string>& kept) const;
    [[nodiscard]] Result<void> removeBridge(const Network& network) const;

    /// The way out of the namespace at `space`, by the first that has one.
    [[nodiscard]] static Result<void> setWayOut(const std::vector<LeasedEndpoint>& endpoints,
                                                const std::filesystem::path& space);

private:
    /// What a bridge is called until it is marked.
    [[nodiscard]] std::string comingName() const;

    std::string m_mark;
};

} // namespace darse::network
