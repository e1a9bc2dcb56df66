// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tls.h"

#include "core/net/tlsconfig.h"
#include "core/net/tlstransport.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace darse::net {
namespace {

Result<QList<QSslCertificate>> certificates(const std::string& pem, std::string_view what)
{
    QList<QSslCertificate> list = QSslCertificate::fromData(QByteArray::fromStdString(pem));
    if (list.isEmpty())
        return Error(ErrorKind::InvalidInput, std::string(what) + " has no readable PEM certificate");
    return list;
}

Result<QSslKey> privateKey(const std::string& pem)
{
    const QByteArray bytes = QByteArray::fromStdString(pem);
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(bytes, algorithm);
        if (!key.isNull())
            return key;
    }
    return Error(ErrorKind::InvalidInput, "the private key is not readable PEM without a passphrase");
}

Result<void> addIdentity(QSslConfiguration& configuration, const TlsIdentity& identity)
{
    TRY_DECLARE(const auto chain, certificates(identity.certificatePem, "the certificate"));
    TRY_DECLARE(const auto key, privateKey(identity.privateKeyPem));
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return ok();
}

} // namespace

Result<QSslConfiguration> clientConfiguration(const TlsOptions& options)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(options.trust == TlsTrust::Anyone ? QSslSocket::VerifyNone
                                                                      : QSslSocket::VerifyPeer);
    if (options.trust == TlsTrust::Own || options.trust == TlsTrust::SystemAndOwn) {
        TRY_DECLARE(const auto own, certificates(options.authoritiesPem, "the list of authorities"));
        // Qt looks for the system's only while nobody has set any.
        const bool isOwnOnly = options.trust == TlsTrust::Own;
        configuration.setCaCertificates(isOwnOnly ? own : QSslConfiguration::systemCaCertificates() + own);
    }
    if (!options.identity.isEmpty())
        TRY(addIdentity(configuration, options.identity));
    return configuration;
}

Result<QSslConfiguration> serverConfiguration(const TlsServerOptions& options)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    TRY(addIdentity(configuration, options.identity));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!options.clientAuthoritiesPem.empty()) {
        TRY_DECLARE(const auto own, certificates(options.clientAuthoritiesPem, "the list of client authorities"));
        configuration.setCaCertificates(own);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

Result<void> checkTls(const TlsServerOptions& options)
{
    TRY(serverConfiguration(options));
    return ok();
}

Result<std::unique_ptr<Transport>> acceptTls(UniqueFd socket, std::string peer, const TlsServerOptions& options,
                                             const Wait& wait)
{
    TRY_DECLARE(const QSslConfiguration configuration, serverConfiguration(options));
    TRY_DECLARE(auto transport, TlsTransport::create(std::move(socket), std::move(peer), configuration));
    TRY(transport->startServerTls(wait));
    return std::unique_ptr<Transport>(std::move(transport));
}

} // namespace darse::net
