// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/logindesk.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::KnownLogin;
using backend::LoginOutcome;
using backend::LoginPlace;
using backend::LoginSpan;
using backend::Pending;

Pending<bool> LoginDesk::canKeep()
{
    return m_stage.reply<bool>(true);
}

Pending<LoginOutcome> LoginDesk::logIn(const backend::RegistryLogin& login, LoginSpan span)
{
    if (auto admitted = m_stage.admit(backend::Kind::Image); !admitted)
        return m_stage.reply<LoginOutcome>(std::move(admitted).error());
    if (login.password == "wrong"_L1)
        return m_stage.reply<LoginOutcome>(
            Error(ErrorKind::PermissionDenied, login.registry.toStdString() + " does not take this name and password"));
    m_known[login.registry.trimmed()] = {.place = span == LoginSpan::Kept ? LoginPlace::Keychain : LoginPlace::Memory,
                                         .user = login.user};
    return m_stage.reply<LoginOutcome>(LoginOutcome());
}

Pending<KnownLogin> LoginDesk::known(const QString& registry)
{
    return m_stage.reply<KnownLogin>(m_known.value(registry.trimmed()));
}

Pending<KnownLogin> LoginDesk::logOut(const QString& registry)
{
    m_known.remove(registry.trimmed());
    return m_stage.reply<KnownLogin>(KnownLogin());
}

} // namespace darse::connect::demo
