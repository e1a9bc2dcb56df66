// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/credentials.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace darse::registry {

/// A file of logins, in the form that Podman (auth.json) and Docker (config.json) share. What it has besides is kept.
class AuthFile {
public:
    /// An empty one when there is no such file. Errors name the file and nothing of its content.
    [[nodiscard]] static Result<AuthFile> read(const std::filesystem::path& file);
    /// The same words from elsewhere than a file.
    [[nodiscard]] static Result<AuthFile> parse(const std::string& content);
    AuthFile(AuthFile&&) = default;
    AuthFile& operator=(AuthFile&&) = default;
    ~AuthFile();

    /// The entry of the repository, else of the nearest namespace above it, else of the registry.
    [[nodiscard]] std::optional<Credential> find(const CredentialQuery& query) const;
    /// The program that holds the logins of this registry: credHelpers; empty: none.
    [[nodiscard]] std::string programOf(const std::string& registry) const;
    /// The program that holds those of all others: credsStore; empty: none.
    [[nodiscard]] std::string programOfAll() const;

    void set(const std::string& registry, const Credential& credential);
    /// False when there was none.
    bool erase(const std::string& registry);
    /// Replaces the file whole, readable for its owner alone.
    [[nodiscard]] Result<void> write() const;

private:
    AuthFile(std::filesystem::path file, nlohmann::json document);
    [[nodiscard]] const nlohmann::json& section(const char* name) const;

    std::filesystem::path m_file;
    nlohmann::json m_document;
};

} // namespace darse::registry
