// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registrylogins.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <memory>

namespace darse::connect::docker {

/// The server asks the registry; the logins themselves are this machine's.
class LoginVerbs final : public backend::RegistryLogins {
public:
    LoginVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<bool> canKeep() override;
    backend::Pending<backend::LoginOutcome> logIn(const backend::RegistryLogin& login,
                                                  backend::LoginSpan span) override;
    backend::Pending<backend::KnownLogin> known(const QString& registry) override;
    backend::Pending<backend::KnownLogin> logOut(const QString& registry) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

} // namespace darse::connect::docker
