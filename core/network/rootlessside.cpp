// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/rootlessside.h"

#include "core/sys/atomicfile.h"
#include "core/sys/netnamespace.h"

namespace darse::network {

RootlessSide::RootlessSide(std::filesystem::path folder) :
    m_folder(std::move(folder)),
    m_space(m_folder / "rootless-netns"),
    m_slirp(m_folder)
{
}

Result<void> RootlessSide::makeReady()
{
    const std::scoped_lock lock(m_mutex);
    if (!sys::openNetworkNamespace(m_space)) {
        TRY(m_slirp.end());
        TRY(sys::dropNetworkNamespace(m_space));
        TRY(sys::makeNetworkNamespace(m_space));
    }
    if (m_slirp.isRunning())
        return ok();
    TRY(sys::writeFileAtomically(resolvConf(), "nameserver " + std::string(Slirp::kNameServer) + "\n",
                                 {.mode = 0644, .durability = sys::Durability::Process}));
    TRY(m_slirp.start(m_space));
    // It has been started anew: whoever is still there wants to be reached as before.
    std::vector<PublishedPort> ports;
    {
        const std::scoped_lock portsLock(m_portsMutex);
        ports = m_ports;
    }
    for (const PublishedPort& port : ports)
        static_cast<void>(m_slirp.open(port).isOk());
    return ok();
}

Result<void> RootlessSide::run(const Task& task)
{
    TRY(makeReady());
    return runIfThere(task);
}

Result<void> RootlessSide::runIfThere(const Task& task)
{
    const auto space = sys::openNetworkNamespace(m_space);
    if (!space)
        return ok();
    return sys::inNetworkNamespace(space->get(), task);
}

Result<void> RootlessSide::open(const std::vector<PublishedPort>& ports)
{
    TRY(makeReady());
    for (const PublishedPort& port : ports)
        TRY(m_slirp.open(port));
    return ok();
}

Result<void> RootlessSide::close(const std::vector<PublishedPort>& ports)
{
    return m_slirp.close(ports);
}

Result<void> RootlessSide::end()
{
    const std::scoped_lock lock(m_mutex);
    TRY(m_slirp.end());
    return sys::dropNetworkNamespace(m_space);
}

void RootlessSide::remember(const std::vector<PublishedPort>& ports)
{
    const std::scoped_lock lock(m_portsMutex);
    m_ports = ports;
}

PublishedPort RootlessSide::arriving(const PublishedPort& port) const
{
    // Whatever address of the machine it was sent to, it arrives at the one that the namespace has.
    return {port.inside, "0.0.0.0", port.outside};
}

} // namespace darse::network
