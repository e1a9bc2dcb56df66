// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/peer.h"

#include "core/net/url.h"
#include "core/registry/certificates.h"
#include "core/registry/registry.h"
#include "core/registry/session.h"
#include "core/sys/atomicfile.h"

namespace darse::registry {
namespace {

using net::CertificateProblem;

Result<net::PeerIdentity> ask(const Origin& origin, net::TlsOptions tls, const RegistryOptions& options,
                              const std::stop_token& stop)
{
    return net::peerIdentity(net::Endpoint::tlsOver(origin.host, origin.port, std::move(tls)),
                             options.proxies.forHttps(origin.host, origin.port),
                             {Deadline::after(options.connectTimeout), stop});
}

const char* wordOf(CertificateProblem problem)
{
    switch (problem) {
    case CertificateProblem::UnknownAuthority:
    case CertificateProblem::SelfSigned:
        return "it was not signed by that authority";
    case CertificateProblem::Expired:
        return "it has expired";
    case CertificateProblem::NotYetValid:
        return "it is not valid yet";
    case CertificateProblem::OtherName:
        return "it is for another name";
    case CertificateProblem::Other:
        break;
    }
    return "it cannot be verified";
}

} // namespace

Result<Peer> Registry::peer(const std::stop_token& stop)
{
    const RegistryOptions& options = m_session->options();
    TRY_DECLARE(const Origin origin, m_session->origin(stop));
    Peer out{.origin = origin, .isUnchecked = isListedInsecure(origin, options)};
    if (!origin.isTls)
        return out;
    TRY_DECLARE(net::TlsOptions tls, tlsFor(origin, host(), options));
    TRY_DECLARE(out.identity, ask(origin, std::move(tls), options, stop));
    return out;
}

Result<void> Registry::trust(const std::string& pem, const std::stop_token& stop)
{
    const RegistryOptions& options = m_session->options();
    TRY_DECLARE(const net::Certificate certificate, net::readCertificate(pem));
    TRY_DECLARE(const Origin origin, m_session->origin(stop));
    if (!origin.isTls)
        return Error(ErrorKind::InvalidState, host() + " speaks without TLS: there is no certificate to trust");
    if (options.certificateFolders.empty())
        return Error(ErrorKind::Unsupported, "there is no folder for certificates of registries");
    TRY_DECLARE(net::TlsOptions tls, tlsFor(origin, host(), options));
    tls.trust = net::TlsTrust::SystemAndOwn;
    tls.authoritiesPem += certificate.pem;
    TRY_DECLARE(const net::PeerIdentity seen, ask(origin, std::move(tls), options, stop));
    if (!seen.problems.empty())
        return Error(ErrorKind::PermissionDenied,
                     "the certificate of " + host() + " is not trusted with that: " + wordOf(seen.problems.front()));
    // Its name says which one it is, so that it is there once.
    std::string file = "darse-" + certificate.sha256.substr(0, 23) + ".crt";
    std::erase(file, ':');
    const auto folder = options.certificateFolders.back() / net::hostPort(origin.host, origin.port);
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return Error::fromErrno(failure.value(), "make " + folder.string());
    return sys::writeFileAtomically(folder / file, certificate.pem, {.mode = 0644});
}

} // namespace darse::registry
