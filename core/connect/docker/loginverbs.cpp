// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/loginverbs.h"

namespace darse::connect::docker {

using backend::KnownLogin;
using backend::LoginOutcome;

backend::Pending<bool> LoginVerbs::canKeep()
{
    return m_hands.ask<bool>([wire = m_wire](const std::stop_token& stop) { return wire->logins().canKeep(stop); });
}

backend::Pending<LoginOutcome> LoginVerbs::logIn(const backend::RegistryLogin& login, backend::LoginSpan span)
{
    return m_hands.ask<LoginOutcome>([wire = m_wire, login, span](const std::stop_token& stop) -> Result<LoginOutcome> {
        const json body{{"username", login.user.toStdString()},
                        {"password", login.password.toStdString()},
                        {"serveraddress", login.registry.toStdString()}};
        TRY(wire->ask({.method = "POST", .target = "/auth", .body = body, .patience = Patience::Long}, stop));
        return wire->logins().take(login, span, stop);
    });
}

backend::Pending<KnownLogin> LoginVerbs::known(const QString& registry)
{
    return m_hands.ask<KnownLogin>(
        [wire = m_wire, registry](const std::stop_token& stop) { return wire->logins().known(registry, stop); });
}

backend::Pending<KnownLogin> LoginVerbs::logOut(const QString& registry)
{
    return m_hands.ask<KnownLogin>([wire = m_wire, registry](const std::stop_token& stop) -> Result<KnownLogin> {
        TRY(wire->logins().forget(registry, stop));
        return wire->logins().known(registry, stop);
    });
}

} // namespace darse::connect::docker
