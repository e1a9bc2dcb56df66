// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"

#include <QStringList>

#include <vector>

namespace darse::backend {

/// What a certificate says. All of it is text from elsewhere.
struct Certificate {
    QString subject;
    QString issuer;
    QStringList names;   ///< hosts and addresses that it is for
    QString fingerprint; ///< SHA-256, "AB:CD:…"
    qint64 from = 0;     ///< milliseconds since 1970
    qint64 until = 0;
    bool isSelfSigned = false;
    QString pem;
};

enum class CertificateProblem { UnknownAuthority, SelfSigned, Expired, NotYetValid, OtherName, Other };

/// Who answers for a registry.
struct RegistryPeer {
    QString address;                            ///< "https://registry.example.org:5000"
    bool isEncrypted = true;                    ///< it speaks TLS
    bool isUnchecked = false;                   ///< somebody has said that its certificate does not matter
    std::vector<Certificate> chain{};           ///< its own first, then those that vouch for it
    std::vector<CertificateProblem> problems{}; ///< none: it is trusted
};

struct Catalog {
    QStringList repositories; ///< without the registry
    bool isTruncated = false; ///< there are more than are told
};

/// What can be asked of registries ("registry.example.org:5000") beside images.
class Registries {
public:
    virtual ~Registries() = default;

    /// Who answers there, and whether pulls believe it.
    virtual Pending<RegistryPeer> peer(const QString& registry) = 0;
    /// Has pulls believe this certificate (PEM), or those whom it has signed, at this registry; PermissionDenied when
    /// the registry would not be trusted even so.
    virtual Pending<void> trust(const QString& registry, const QString& pem) = 0;
    /// Unsupported where the registry does not tell.
    virtual Pending<Catalog> catalog(const QString& registry) = 0;
};

} // namespace darse::backend
