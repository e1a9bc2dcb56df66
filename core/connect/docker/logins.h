// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/storage.h"
#include "core/net/message.h"

#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>

namespace darse::connect::docker {

/// What goes along for the registry of an image as X-Registry-Auth, out of what a person has kept on this machine;
/// empty when that is nothing. For any thread.
using FindLogin = std::function<Result<std::string>(const std::string& image, const std::stop_token& stop)>;

/// Names and passwords for registries: what was typed here and found to be right, for as long as the connection lives,
/// else what has been kept. For any thread.
class Logins {
public:
    explicit Logins(FindLogin find) : m_find(std::move(find)) {}

    void keep(const backend::RegistryLogin& login);
    /// The headers that a pull or a push of this reference goes with.
    [[nodiscard]] Result<net::Headers> headersFor(const QString& reference, const std::stop_token& stop) const;

private:
    const FindLogin m_find;
    mutable std::mutex m_mutex;
    std::map<QString, std::string> m_typed; ///< by registry
};

/// "registry.example.org:5000", or "docker.io" for names without a registry.
[[nodiscard]] QString registryOf(const QString& reference);

} // namespace darse::connect::docker
