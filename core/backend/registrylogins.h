// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/storage.h"

#include <optional>

namespace darse::backend {

/// How long a login is to count.
enum class LoginSpan {
    UntilClosed, ///< in the memory of this program
    Kept,        ///< in the keychain of the desktop
};

/// Where a login is found.
enum class LoginPlace { Nowhere, Memory, Keychain, OtherPrograms };

struct KnownLogin {
    LoginPlace place = LoginPlace::Nowhere;
    QString user{}; ///< may be empty: there are logins without a name
};

/// A login that was right.
struct LoginOutcome {
    std::optional<Error>
        notKept; ///< it was to be kept, and counts until the program is closed; Unsupported: no keychain
};

/// Logins of the person at this machine for registries ("registry.example.org:5000"): for pulls, pushes and what is
/// asked of a registry.
class RegistryLogins {
public:
    virtual ~RegistryLogins() = default;

    /// Whether there is a keychain. A person may be asked to unlock it.
    virtual Pending<bool> canKeep() = 0;
    /// Has the registry say whether name and password are right; PermissionDenied when they are not.
    virtual Pending<LoginOutcome> logIn(const RegistryLogin& login, LoginSpan span) = 0;
    /// The login that goes along to this registry.
    virtual Pending<KnownLogin> known(const QString& registry) = 0;
    /// Forgets what logIn() has taken; tells what goes along from now on: what other programs keep is theirs.
    virtual Pending<KnownLogin> logOut(const QString& registry) = 0;
};

} // namespace darse::backend
