// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/lifeline.h"
#include "core/net/connect.h"

#include <cstdint>
#include <string>

namespace darse::connect::docker {

enum class Reach { Unix, Tcp, Tls, Ssh };

/// Where a server is, as people write it.
struct Address {
    Reach reach = Reach::Unix;
    std::string path; ///< of its socket, here or on the machine that ssh leads to
    std::string user; ///< of ssh; empty: as ssh is configured
    std::string host;
    std::uint16_t port = 0;   ///< 0 with ssh: as ssh is configured
    std::string certificates; ///< of TLS: a folder with ca.pem, cert.pem and key.pem, or fewer of them

    /// For sentences: the path or "host:port".
    [[nodiscard]] std::string name() const;
    /// As it is written; parseAddress() takes it.
    [[nodiscard]] std::string text() const;
};

/// "unix:///path" or a path, "tcp://host:2375", "tls://host:2376?certs=/folder", "ssh://user@host:22/path/of/socket".
[[nodiscard]] Result<Address> parseAddress(const std::string& text);

/// How one gets there: `prepare` is run on a worker before every greeting.
struct Way {
    net::Endpoint endpoint;
    Lifeline::Prepare prepare;
    std::string place;
    backend::LinkStep first = backend::LinkStep::Starting; ///< what `prepare` is
    std::shared_ptr<Logins> logins = {};                   ///< the person's, for registries
};
/// Reads the certificates; when they cannot be read, `prepare` says so.
[[nodiscard]] Way wayTo(const Address& address);

} // namespace darse::connect::docker
