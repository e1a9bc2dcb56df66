// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/peeridentity.h"

#include "core/net/tlsconfig.h"
#include "core/net/tlstransport.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>

namespace darse::net {
namespace {

std::string nameOf(const QSslCertificate& certificate,
                   QStringList (QSslCertificate::*ask)(QSslCertificate::SubjectInfo) const)
{
    for (const auto part : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        if (const QStringList found = (certificate.*ask)(part); !found.isEmpty())
            return found.front().toStdString();
    }
    return {};
}

Certificate told(const QSslCertificate& certificate)
{
    Certificate out;
    out.subject = nameOf(certificate, &QSslCertificate::subjectInfo);
    out.issuer = nameOf(certificate, &QSslCertificate::issuerInfo);
    for (const QString& name : certificate.subjectAlternativeNames())
        out.names.push_back(name.toStdString());
    out.sha256 = certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper().toStdString();
    out.from = certificate.effectiveDate().toSecsSinceEpoch();
    out.until = certificate.expiryDate().toSecsSinceEpoch();
    out.isSelfSigned = certificate.isSelfSigned();
    out.pem = certificate.toPem().toStdString();
    return out;
}

CertificateProblem problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateProblem::UnknownAuthority;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return CertificateProblem::SelfSigned;
    case QSslError::CertificateExpired:
        return CertificateProblem::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateProblem::NotYetValid;
    case QSslError::HostNameMismatch:
        return CertificateProblem::OtherName;
    default:
        return CertificateProblem::Other;
    }
}

} // namespace

PeerIdentity TlsTransport::identity()
{
    const std::lock_guard lock(m_mutex);
    PeerIdentity out;
    for (const QSslCertificate& each : m_socket->peerCertificateChain())
        out.chain.push_back(told(each));
    for (const QSslError& each : m_socket->sslHandshakeErrors()) {
        const CertificateProblem problem = problemOf(each.error());
        if (std::ranges::find(out.problems, problem) == out.problems.end())
            out.problems.push_back(problem);
    }
    return out;
}

Result<PeerIdentity> peerIdentity(const Endpoint& endpoint, const std::optional<Proxy>& proxy, const Wait& wait)
{
    TRY_DECLARE(QSslConfiguration configuration, clientConfiguration(endpoint.tls));
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    TRY_DECLARE(const auto plain, connectTo(Endpoint::tcp(endpoint.host, endpoint.port), proxy, wait));
    UniqueFd lent(plain->nativeHandle());
    auto own = lent.duplicate();
    static_cast<void>(lent.release());
    TRY_DECLARE(UniqueFd socket, std::move(own));
    TRY_DECLARE(const auto transport, TlsTransport::create(std::move(socket), endpoint.name(), configuration));
    TRY(transport->startClientTls(endpoint.host, wait));
    return transport->identity();
}

Result<Certificate> readCertificate(const std::string& pem)
{
    const QList<QSslCertificate> list = QSslCertificate::fromData(QByteArray::fromStdString(pem));
    if (list.isEmpty() || list.front().isNull())
        return Error(ErrorKind::InvalidInput, "that is no readable PEM certificate");
    return told(list.front());
}

} // namespace darse::net
