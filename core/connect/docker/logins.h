// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registrylogins.h"
#include "core/net/message.h"

#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

namespace darse::connect::docker {

/// Where logins of a person outlive this program. For any thread; calls block, perhaps until a keychain is unlocked.
/// Errors hold no secret.
class LoginStore {
public:
    struct Found {
        std::string header; ///< the value of X-Registry-Auth
        backend::KnownLogin login;
    };

    LoginStore() = default;
    LoginStore(const LoginStore&) = delete;
    LoginStore& operator=(const LoginStore&) = delete;
    virtual ~LoginStore() = default;

    /// What goes along for an image.
    [[nodiscard]] virtual Result<std::optional<Found>> find(const std::string& image, const std::stop_token& stop) = 0;
    /// Whether keep() has a place.
    [[nodiscard]] virtual Result<bool> canKeep(const std::stop_token& stop) = 0;
    /// Unsupported when it has none.
    [[nodiscard]] virtual Result<void> keep(const backend::RegistryLogin& login, const std::stop_token& stop) = 0;
    /// Forgets what keep() has kept.
    [[nodiscard]] virtual Result<void> forget(const std::string& registry, const std::stop_token& stop) = 0;
};

/// Names and passwords for registries: what was typed and found to be right, for as long as this lives, else what has
/// been kept. One for all connections, for any thread; calls block.
class Logins {
public:
    /// `store` may be null: then nothing is kept.
    explicit Logins(std::shared_ptr<LoginStore> store = nullptr) : m_store(std::move(store)) {}

    [[nodiscard]] Result<bool> canKeep(const std::stop_token& stop) const;
    /// A login that was found to be right.
    [[nodiscard]] backend::LoginOutcome take(const backend::RegistryLogin& login, backend::LoginSpan span,
                                             const std::stop_token& stop);
    [[nodiscard]] Result<backend::KnownLogin> known(const QString& registry, const std::stop_token& stop) const;
    [[nodiscard]] Result<void> forget(const QString& registry, const std::stop_token& stop);
    /// The headers that a pull or a push of this reference goes with.
    [[nodiscard]] Result<net::Headers> headersFor(const QString& reference, const std::stop_token& stop) const;

private:
    struct Typed {
        std::string header;
        QString user;
    };
    [[nodiscard]] std::optional<Typed> typed(const QString& registry) const;

    const std::shared_ptr<LoginStore> m_store;
    mutable std::mutex m_mutex;
    std::map<QString, Typed> m_typed; ///< by registry
};

/// "registry.example.org:5000", or "docker.io" for names without a registry.
[[nodiscard]] QString registryOf(const QString& reference);
/// Something that a registry could have: logins are found by the names of images.
[[nodiscard]] QString anImageOf(const QString& registry);

} // namespace darse::connect::docker
