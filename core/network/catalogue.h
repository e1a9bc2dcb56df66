// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/hostranges.h"
#include "core/network/network.h"
#include "core/state/records.h"

#include <functional>
#include <mutex>

namespace darse::network {

inline constexpr const char* kBridge = "bridge";

/// What the machine has already, asked whenever it matters.
struct Surroundings {
    std::function<std::vector<HostRange>()> ranges = readHostRanges;
    /// Whether an interface of that name is there.
    std::function<bool(const std::string& name)> hasInterface;
    /// Whether it is there and is not ours; empty: none is.
    std::function<bool(const std::string& name)> isOthers{};
};

/// The networks that are known. For any thread.
class Catalogue {
public:
    /// With the three that are always there.
    [[nodiscard]] static Result<std::unique_ptr<Catalogue>> open(state::Records& records, Surroundings surroundings);

    [[nodiscard]] std::vector<Network> list() const;
    [[nodiscard]] Result<Network> find(std::string_view text) const;
    [[nodiscard]] Result<Network> create(const NetworkAsked& asked);
    /// Chooses the default bridge's interface and range anew when somebody else has taken them before they were used:
    /// two engines that are new have the same first choice. Only while nobody is on it.
    [[nodiscard]] Result<Network> settleUsual();
    /// InvalidInput for one of the three.
    [[nodiscard]] Result<void> remove(const NetworkId& id);

private:
    Catalogue(state::Records& records, Surroundings surroundings) :
        m_records(records),
        m_surroundings(std::move(surroundings))
    {
    }
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> addMissing();
    [[nodiscard]] Result<void> keep(const Network& network);
    [[nodiscard]] Result<std::string> freeInterface(const NetworkAsked& asked) const;
    [[nodiscard]] Result<std::vector<Subnet>> subnetsFor(const NetworkAsked& asked) const;
    [[nodiscard]] Result<Subnet> usualSubnet() const;
    [[nodiscard]] Result<Subnet> freeSubnet(const std::vector<const char*>& pools, int prefix) const;
    /// Who has addresses of the range; empty: nobody.
    [[nodiscard]] std::string ownerOf(const Range& range, const std::vector<HostRange>& machine) const;

    state::Records& m_records;
    Surroundings m_surroundings;
    mutable std::mutex m_mutex;
    std::vector<Network> m_networks; ///< sorted by name
};

/// A new id of 64 hexadecimal digits.
[[nodiscard]] std::string randomHex(std::size_t digits);

/// A subnet as a person asked for it, with its gateway settled.
[[nodiscard]] Result<Subnet> settled(const Subnet& asked);

} // namespace darse::network
