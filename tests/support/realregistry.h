// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace darse::test {

enum class RegistryTls { Plain, PrivateAuthority };

struct RealRegistryOptions {
    RegistryTls tls = RegistryTls::Plain;
    std::string user{}; ///< empty: everybody is let in
    std::string password{};
};

/// The distribution project's own registry on a free port of the loopback, with a store of its own; it ends with the
/// object. For the thread that made it.
class RealRegistry {
public:
    [[nodiscard]] static Result<std::unique_ptr<RealRegistry>> start(const RealRegistryOptions& options);
    RealRegistry(const RealRegistry&) = delete;
    RealRegistry& operator=(const RealRegistry&) = delete;
    ~RealRegistry();

    /// "127.0.0.1:port"
    [[nodiscard]] const std::string& endpoint() const { return m_endpoint; }
    /// Of the authority that signed its certificate; empty when it is plain.
    [[nodiscard]] const std::string& authorityPem() const { return m_authorityPem; }
    /// What it has written about its requests so far.
    [[nodiscard]] std::string log() const;
    /// Ends it at once, as a crash would.
    void kill();
    /// Starts it again with the same store on the same port.
    [[nodiscard]] Result<void> restart();

private:
    RealRegistry() = default;
    [[nodiscard]] Result<void> makeCertificate();
    [[nodiscard]] Result<void> configure(const RealRegistryOptions& options, const std::string& address);
    [[nodiscard]] Result<void> run();
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    QProcess m_process;
    RealRegistryOptions m_options;
    std::string m_endpoint;
    std::string m_authorityPem;
};

} // namespace darse::test
