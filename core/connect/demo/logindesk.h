// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registrylogins.h"
#include "core/connect/demo/stage.h"

#include <QMap>

namespace darse::connect::demo {

/// Logins for the registries of the demonstration, which take every password but "wrong". They go with the window.
class LoginDesk final : public backend::RegistryLogins {
public:
    explicit LoginDesk(Stage& stage) : m_stage(stage) {}

    backend::Pending<bool> canKeep() override;
    backend::Pending<backend::LoginOutcome> logIn(const backend::RegistryLogin& login,
                                                  backend::LoginSpan span) override;
    backend::Pending<backend::KnownLogin> known(const QString& registry) override;
    backend::Pending<backend::KnownLogin> logOut(const QString& registry) override;

private:
    Stage& m_stage;
    QMap<QString, backend::KnownLogin> m_known;
};

} // namespace darse::connect::demo
