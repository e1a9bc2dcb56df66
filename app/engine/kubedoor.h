// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/kube.h"
#include "core/net/server.h"
#include "core/net/tls.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace darse::engine {

/// Where the Kubernetes dialect is served over TLS, and by what its clients know it and are known.
struct KubeDoor {
    std::string address;
    std::uint16_t port = 0;
    net::TlsIdentity identity{}; ///< signed by itself: it is its own authority
    std::string token{};
};

/// "127.0.0.1:6443": only an address of this machine's loopback, and a port.
[[nodiscard]] Result<KubeDoor> parseKubeAddress(const std::string& text);

/// The certificate, key and token that lie in `folder`, made at first use, for their owner alone.
[[nodiscard]] Result<void> readKubeIdentity(const std::filesystem::path& folder, KubeDoor& into);

/// The key that secrets are sealed with, made at first use. Whoever has only the records cannot read them.
[[nodiscard]] Result<std::string> readSecretKey(const std::filesystem::path& folder);

/// Serves the Kubernetes dialect at a door, when it is opened. While it is, `folder` has a "kubeconfig" that leads
/// there; it is opened again by the next engine, until it is closed. For any thread.
class KubeGate {
public:
    KubeGate(std::filesystem::path folder, net::Handler served);
    KubeGate(const KubeGate&) = delete;
    KubeGate& operator=(const KubeGate&) = delete;
    ~KubeGate() { end(); }

    /// Opens what was asked for, else what was open before, if anything was.
    [[nodiscard]] Result<void> begin(const std::optional<KubeDoor>& asked);
    /// The words that lead there; open already is a success.
    [[nodiscard]] Result<std::string> open(KubeDoor door);
    [[nodiscard]] Result<std::string> configuration() const;
    /// Also for the next engine.
    void close();
    /// Ends every connection.
    void end();

private:
    [[nodiscard]] bool isOpen() const { return m_server != nullptr; }
    [[nodiscard]] Result<std::string> openLocked(KubeDoor door);

    const std::filesystem::path m_folder;
    const net::Handler m_served; ///< whoever shows the token
    mutable std::mutex m_mutex;
    std::unique_ptr<net::Server> m_server;
    std::jthread m_serving;
    std::string m_address;
};

/// What kubectl needs to know to come in.
[[nodiscard]] std::string kubeConfig(const KubeDoor& door);

} // namespace darse::engine
