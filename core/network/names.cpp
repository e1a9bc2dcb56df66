// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/names.h"

#include "core/network/foundprocess.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"
#include "core/sys/netnamespace.h"

#include <algorithm>
#include <csignal>

namespace darse::network {
namespace {

constexpr std::chrono::seconds kPatience{20};
constexpr const char* kPidFile = "aardvark.pid";
constexpr std::size_t kShortId = 12;

/// Words of the file are separated by blanks and commas.
bool isName(const std::string& name)
{
    return !name.empty() && std::ranges::none_of(name, [](unsigned char letter) {
        return letter <= ' ' || letter == ',' || letter == 0x7f;
    });
}

std::string namesOf(const Lease& lease, const Endpoint& endpoint)
{
    std::vector<std::string> names{lease.member.name, lease.member.id.value().substr(0, kShortId),
                                   lease.member.hostname};
    names.insert(names.end(), endpoint.aliases.begin(), endpoint.aliases.end());
    std::string text;
    std::vector<std::string> known;
    for (const std::string& name : names) {
        if (!isName(name) || std::ranges::find(known, name) != known.end())
            continue;
        known.push_back(name);
        text += (text.empty() ? "" : ",") + name;
    }
    return text;
}

} // namespace

std::string namesText(const NamedMembers& members)
{
    std::string lines;
    for (const Lease& lease : members.leases) {
        for (const LeasedEndpoint& each : lease.endpoints) {
            if (each.endpoint.network == members.network.id)
                lines += lease.member.id.value() + " " + each.endpoint.address + " " + each.endpoint.address6 + " " +
                         namesOf(lease, each.endpoint) + "\n";
        }
    }
    std::string gateways;
    for (const Subnet& subnet : members.network.subnets)
        gateways += (gateways.empty() ? "" : ",") + subnet.gateway;
    return lines.empty() ? lines : gateways + "\n" + lines;
}

Result<void> Names::set(const NamedMembers& members, const std::stop_token& stop)
{
    const std::scoped_lock lock(m_mutex);
    TRY(write(members));
    return tell(stop);
}

Result<void> Names::setAll(const std::vector<NamedMembers>& all)
{
    const std::scoped_lock lock(m_mutex);
    TRY_DECLARE(const auto files, sys::listDirectory(m_folder));
    for (const std::string& file : files) {
        const bool isKnown =
            std::ranges::any_of(all, [&file](const NamedMembers& each) { return each.network.id.value() == file; });
        std::error_code ignored;
        if (!isKnown && file != kPidFile)
            std::filesystem::remove(m_folder / file, ignored);
    }
    for (const NamedMembers& each : all)
        TRY(write(each));
    return tell({});
}

Result<void> Names::write(const NamedMembers& members) const
{
    const std::string text = namesText(members);
    const auto file = m_folder / members.network.id.value();
    if (!text.empty())
        return sys::writeFileAtomically(file, text, {.durability = sys::Durability::Process});
    std::error_code error;
    std::filesystem::remove(file, error);
    return error ? Result<void>(Error::fromErrno(error.value(), "remove " + file.native())) : ok();
}

Result<bool> Names::isEmpty() const
{
    TRY_DECLARE(const auto files, sys::listDirectory(m_folder));
    return std::ranges::all_of(files, [](const std::string& file) { return file == kPidFile; });
}

Result<void> Names::tell(const std::stop_token& stop)
{
    const auto server = findProcess(m_folder / kPidFile, m_folder.native());
    TRY_DECLARE(const bool isNobodyThere, isEmpty());
    if (isNobodyThere) {
        std::error_code ignored;
        std::filesystem::remove(m_folder / kPidFile, ignored);
        return server ? endProcess(*server) : ok();
    }
    if (server && server->sendSignal(SIGHUP))
        return ok();
    return start(stop);
}

Result<void> Names::start(const std::stop_token& stop)
{
    const auto program = findLibraryProgram("aardvark-dns");
    if (!program)
        return Error(ErrorKind::Unsupported, "containers cannot find one another by name: aardvark-dns is missing")
            .withDetail("Install the package aardvark-dns.");
    if (!m_resolvConf.empty())
        TRY(sys::seeInstead(m_resolvConf, "/etc/resolv.conf"));
    sys::Command command{.argv = {*program, "--config", m_folder.native(), "-p", "53", "run"},
                         .deadline = Deadline::after(kPatience)};
    // It stays behind as a daemon; what it has to say it says before.
    command.drainGrace = {};
    TRY_DECLARE(sys::Outcome outcome, m_runner.run(command, stop));
    if (!outcome.exit.isSuccess())
        return Error(ErrorKind::Io, "the name server of the networks does not start")
            .withDetail(std::move(outcome.errors));
    return ok();
}

} // namespace darse::network
