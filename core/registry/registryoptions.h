// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/stop.h"
#include "core/net/proxy.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace darse::registry {

/// How long one goes on when a registry is busy or a connection is cut. Every wait can be cancelled.
struct RetryPolicy {
    int attempts = 5; ///< in a row without progress
    std::chrono::milliseconds first{500};
    std::chrono::milliseconds longest{30'000};
    /// Of the waits that a registry asks for with Retry-After; a longer one is an error that says how long.
    std::chrono::milliseconds longestAsked{120'000};
};

/// How the time between two attempts passes: Canceled when the stop comes first. A test returns at once.
using Pause = std::function<Result<void>(std::chrono::milliseconds time, const std::stop_token& stop)>;

/// Hears that a request will be made again, after which wait and why. On the thread of the request; must be quick.
using RetryTold = std::function<void(std::chrono::milliseconds wait, const Error& because)>;

/// Waits for real.
[[nodiscard]] Result<void> pauseFor(std::chrono::milliseconds time, const std::stop_token& stop);

/// Where a registry is reached when that is not its name.
struct ServedAt {
    std::string api;    ///< host with an optional port
    std::string search; ///< of the search service that Docker Hub has; empty: there is none
};

/// What an engine knows about the registries of its world. A value: made once, shared by all registries.
struct RegistryOptions {
    /// Folders in the layout of Docker: `<folder>/<host>[:<port>]/` with "*.crt" (authorities beside the system's) and
    /// pairs of "*.cert" and "*.key" (who we are). All of them count.
    std::vector<std::filesystem::path> certificateFolders{};
    /// Registries ("host" or "host:port") whose certificate is not checked and that may answer without TLS, which is
    /// tried after TLS. Nothing else ever goes without TLS, but registries on the loopback of this machine: those are
    /// asked (without any credential) which of the two they speak, and where it is TLS the certificate must be good.
    std::set<std::string> insecure{};
    /// For pulls only, in order, before the registry itself: "host[:port][/prefix]".
    std::map<std::string, std::vector<std::string>> mirrors{};
    std::map<std::string, ServedAt> servedAt{{"docker.io", {"registry-1.docker.io", "index.docker.io"}}};
    net::ProxyRules proxies{};
    RetryPolicy retry{};
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds silence{60'000}; ///< the longest pause of a peer that is to answer or to send
    std::string userAgent = "darse";
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    Pause pause = pauseFor;

    /// The places that Podman and Docker use, and the proxies of `environment`.
    [[nodiscard]] static Result<RegistryOptions> standard(const net::ProxyRules::Environment& environment);
};

} // namespace darse::registry
