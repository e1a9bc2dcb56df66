// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/firewall.h"

#include "core/sys/netlinks.h"
#include "core/sys/trustedprogram.h"

namespace darse::network {
namespace {

constexpr std::chrono::seconds kPatience{30};

sys::Command commandFor(std::vector<std::string> argv, std::string input)
{
    return {.argv = std::move(argv), .deadline = Deadline::after(kPatience), .input = std::move(input)};
}

} // namespace

Result<void> Firewall::apply(const std::string& rules, const std::stop_token& stop) const
{
    if (rules.empty())
        return ok();
    const auto program = sys::trustedProgram("nft");
    if (!program)
        return Error(ErrorKind::Unsupported, "containers cannot be put on a network: the program nft is missing")
            .withDetail("Install the package nftables.");
    TRY_DECLARE(sys::Outcome outcome, m_runner.run(commandFor({*program, "-f", "-"}, rules), stop));
    if (!outcome.exit.isSuccess())
        return Error(ErrorKind::Io, "the packet filter does not take the rules of the network")
            .withDetail(std::move(outcome.errors));
    return ok();
}

bool Firewall::isThere() const
{
    return sys::hasFilterTable(m_table);
}

Result<void> Firewall::clear() const
{
    return apply("add table ip " + m_table + "\ndelete table ip " + m_table + "\nadd table ip6 " + m_table +
                     "\ndelete table ip6 " + m_table + "\n",
                 {});
}

Result<sys::Outcome> Firewall::iptables(std::vector<std::string> arguments, const std::stop_token& stop) const
{
    const auto program = sys::trustedProgram("iptables");
    if (!program)
        return Error(ErrorKind::NotFound, "there is no iptables");
    std::vector<std::string> argv{*program, "-w", "10"};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    return m_runner.run(commandFor(std::move(argv), {}), stop);
}

Result<void> Firewall::letThrough(const std::string& bridge, const std::stop_token& stop) const
{
    const auto policy = iptables({"-S", "FORWARD"}, stop);
    // Without a table of iptables there is nobody who drops.
    if (!policy || policy->output.find("-P FORWARD DROP") == std::string::npos)
        return ok();
    for (const char* way : {"-i", "-o"}) {
        const auto known = iptables({"-C", "FORWARD", way, bridge, "-j", "ACCEPT"}, stop);
        if (known && known->exit.isSuccess())
            continue;
        TRY_DECLARE(sys::Outcome added, iptables({"-I", "FORWARD", way, bridge, "-j", "ACCEPT"}, stop));
        if (!added.exit.isSuccess())
            return Error(ErrorKind::Io, "the packet filter does not let " + bridge + " through")
                .withDetail(std::move(added.errors));
    }
    return ok();
}

Result<void> Firewall::forgetBridge(const std::string& bridge) const
{
    const auto rules = iptables({"-S", "FORWARD"}, {});
    for (const std::string way : {"-i", "-o"}) {
        const bool isThere = rules && rules->output.find(way + " " + bridge + " -j ACCEPT") != std::string::npos;
        if (isThere)
            static_cast<void>(iptables({"-D", "FORWARD", way, bridge, "-j", "ACCEPT"}, {}).isOk());
    }
    return ok();
}

} // namespace darse::network
