// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podreach.h"

#include "core/sys/netnamespace.h"

namespace darse::engine {

Result<void> withNetworkOf(const Container& container, const std::function<Result<void>()>& task)
{
    if (!container.state.isAlive())
        return Error(ErrorKind::InvalidState, "container " + container.name + " is not running");
    TRY_DECLARE(const UniqueFd space,
                sys::openNetworkNamespace("/proc/" + std::to_string(container.state.pid) + "/ns/net"));
    return sys::inNetworkNamespace(space.get(), task);
}

Result<std::unique_ptr<net::Transport>> connectWithin(const Container& container, const std::string& host,
                                                      std::uint16_t port, const Wait& wait)
{
    std::unique_ptr<net::Transport> out;
    // A socket stays in the namespace where it was made.
    TRY(withNetworkOf(container, [&]() -> Result<void> {
        TRY_DECLARE(out, net::connectTo(net::Endpoint::tcp(host, port), std::nullopt, wait));
        return ok();
    }));
    return out;
}

} // namespace darse::engine
