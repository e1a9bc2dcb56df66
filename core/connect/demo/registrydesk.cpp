// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/registrydesk.h"

#include "core/backend/storage.h"

#include <QCryptographicHash>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Catalog;
using backend::Certificate;
using backend::CertificateProblem;
using backend::Kind;
using backend::Pending;
using backend::RegistryPeer;

namespace {

constexpr qint64 kDay = 86'400'000;

Certificate certificate(const QString& subject, const QString& issuer, qint64 now, qint64 days)
{
    const QByteArray seed = (subject + u'/' + issuer).toUtf8();
    return {.subject = subject,
            .issuer = issuer,
            .names = subject == issuer ? QStringList() : QStringList{subject},
            .fingerprint =
                QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex(':').toUpper()),
            .from = now - 40 * kDay,
            .until = now + days * kDay,
            .isSelfSigned = subject == issuer,
            .pem = u"-----BEGIN CERTIFICATE-----\n"_s + QString::fromLatin1(seed.toBase64()) +
                   u"\n-----END CERTIFICATE-----\n"_s};
}

} // namespace

Pending<RegistryPeer> RegistryDesk::peer(const QString& registry)
{
    if (m_stage.lost)
        return m_stage.reply<RegistryPeer>(*m_stage.lost);
    if (registry.startsWith("missing"_L1))
        return m_stage.reply<RegistryPeer>(
            Error(ErrorKind::Unreachable, "the host " + registry.toStdString() + " has no address"));
    const bool isPrivate = registry.startsWith("private"_L1);
    const QString host = registry.section(u':', 0, 0);
    const QString authority = isPrivate ? u"Atelier private CA"_s : u"Public Trust R3"_s;
    const qint64 now = m_stage.world.now();
    RegistryPeer out{.address = u"https://"_s + registry};
    out.chain = {certificate(host, authority, now, 50), certificate(authority, authority, now, 1800)};
    if (isPrivate && !m_trusted.contains(registry))
        out.problems = {CertificateProblem::SelfSigned};
    return m_stage.reply<RegistryPeer>(std::move(out));
}

Pending<void> RegistryDesk::trust(const QString& registry, const QString& pem)
{
    if (m_stage.lost)
        return m_stage.reply<void>(*m_stage.lost);
    if (!pem.contains("BEGIN CERTIFICATE"_L1))
        return m_stage.reply<void>(Error(ErrorKind::InvalidInput, "that is no readable PEM certificate"));
    m_trusted.insert(registry);
    return m_stage.reply<void>(ok());
}

Pending<Catalog> RegistryDesk::catalog(const QString& registry)
{
    if (m_stage.lost)
        return m_stage.reply<Catalog>(*m_stage.lost);
    if (registry == "docker.io"_L1)
        return m_stage.reply<Catalog>(
            Error(ErrorKind::Unsupported, "docker.io does not tell which repositories it has"));
    Catalog out{.repositories = {u"team/api"_s, u"team/frontend"_s, u"team/worker"_s, u"tools/backup"_s}};
    for (const auto& [key, object] : m_stage.world.table(Kind::Image)) {
        for (const QString& tag : backend::as<backend::Image>(*object).tags) {
            if (tag.startsWith(registry + u'/'))
                out.repositories << tag.mid(registry.size() + 1).section(u':', 0, 0);
        }
    }
    out.repositories.removeDuplicates();
    out.repositories.sort();
    return m_stage.reply<Catalog>(std::move(out));
}

} // namespace darse::connect::demo
