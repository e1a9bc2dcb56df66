// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/logins.h"

#include "core/connect/docker/lenient.h"

#include <QByteArray>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::KnownLogin;
using backend::LoginPlace;
using backend::LoginSpan;

std::string headerText(const backend::RegistryLogin& login)
{
    const json auth{{"username", login.user.toStdString()},
                    {"password", login.password.toStdString()},
                    {"serveraddress", login.registry.toStdString()}};
    return QByteArray::fromStdString(auth.dump()).toBase64(QByteArray::Base64UrlEncoding).toStdString();
}

} // namespace

QString anImageOf(const QString& registry)
{
    const QString name = registry.trimmed().section("://"_L1, -1).section(u'/', 0, 0);
    // "nas/a" would be an image of Docker Hub, and the password of the one would go to the other.
    const bool isBare = !name.isEmpty() && !name.contains(u'.') && registryOf(name + "/a"_L1) == "docker.io"_L1;
    return name + (isBare ? ":443/a"_L1 : "/a"_L1);
}

QString registryOf(const QString& reference)
{
    const QString first = reference.section(u'/', 0, 0).toLower();
    const bool isHost =
        reference.contains(u'/') && (first.contains(u'.') || first.contains(u':') || first == "localhost"_L1);
    const bool isHub = first == "index.docker.io"_L1 || first == "registry-1.docker.io"_L1;
    return isHost && !isHub ? first : u"docker.io"_s;
}

std::optional<Logins::Typed> Logins::typed(const QString& registry) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_typed.find(registry);
    return known != m_typed.end() ? std::optional(known->second) : std::nullopt;
}

Result<bool> Logins::canKeep(const std::stop_token& stop) const
{
    return m_store ? m_store->canKeep(stop) : Result<bool>(false);
}

backend::LoginOutcome Logins::take(const backend::RegistryLogin& login, LoginSpan span, const std::stop_token& stop)
{
    const QString registry = registryOf(anImageOf(login.registry));
    Result<void> kept = Error(ErrorKind::Unsupported, "there is no keychain here");
    if (span == LoginSpan::Kept && m_store)
        kept = m_store->keep({.registry = registry, .user = login.user, .password = login.password}, stop);
    const std::lock_guard lock(m_mutex);
    if (kept)
        m_typed.erase(registry); // what was kept counts
    else
        m_typed[registry] = {.header = headerText(login), .user = login.user};
    return span == LoginSpan::Kept && !kept ? backend::LoginOutcome{kept.error()} : backend::LoginOutcome();
}

Result<KnownLogin> Logins::known(const QString& registry, const std::stop_token& stop) const
{
    const QString image = anImageOf(registry);
    if (const auto here = typed(registryOf(image)))
        return KnownLogin{.place = LoginPlace::Memory, .user = here->user};
    if (!m_store)
        return KnownLogin();
    TRY_DECLARE(const auto found, m_store->find(image.toStdString(), stop));
    return found ? found->login : KnownLogin();
}

Result<void> Logins::forget(const QString& registry, const std::stop_token& stop)
{
    const QString name = registryOf(anImageOf(registry));
    {
        const std::lock_guard lock(m_mutex);
        m_typed.erase(name);
    }
    return m_store ? m_store->forget(name.toStdString(), stop) : ok();
}

Result<net::Headers> Logins::headersFor(const QString& reference, const std::stop_token& stop) const
{
    net::Headers headers;
    if (const auto here = typed(registryOf(reference))) {
        headers.set("X-Registry-Auth", here->header);
    } else if (m_store) {
        TRY_DECLARE(const auto found, m_store->find(reference.toStdString(), stop));
        if (found)
            headers.set("X-Registry-Auth", found->header);
    }
    return headers;
}

} // namespace darse::connect::docker
