// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/connect.h"

#include <cstdint>
#include <string>
#include <vector>

namespace darse::net {

/// What a certificate says, as people compare it. All of it is text from elsewhere.
struct Certificate {
    std::string subject;            ///< the common name, else the organization
    std::string issuer;             ///< likewise
    std::vector<std::string> names; ///< hosts and addresses that it is for
    std::string sha256;             ///< "AB:CD:…"
    std::int64_t from = 0;          ///< seconds since 1970
    std::int64_t until = 0;
    bool isSelfSigned = false;
    std::string pem;
};

enum class CertificateProblem { UnknownAuthority, SelfSigned, Expired, NotYetValid, OtherName, Other };

/// With whom one speaks.
struct PeerIdentity {
    std::vector<Certificate> chain;           ///< as the server sends it: its own first
    std::vector<CertificateProblem> problems; ///< none: it is trusted
};

/// Shakes hands with an endpoint of Tls and hangs up; nothing is sent. A certificate that is not trusted is an answer,
/// not an error. Protocol: no TLS is spoken there.
[[nodiscard]] Result<PeerIdentity> peerIdentity(const Endpoint& endpoint, const std::optional<Proxy>& proxy,
                                                const Wait& wait);

/// The first certificate of a PEM text; InvalidInput when it has none.
[[nodiscard]] Result<Certificate> readCertificate(const std::string& pem);

} // namespace darse::net
