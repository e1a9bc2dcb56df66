// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/storedcredentials.h"

namespace darse::registry {

/// A docker-credential-… program: a store for secrets with its own keeper. What is secret goes over its standard input
/// and output alone.
class CredentialProgram {
public:
    /// Nothing when no such program is installed; InvalidInput for a name that is more than a name.
    [[nodiscard]] static Result<std::optional<CredentialProgram>>
    find(const std::string& name, const std::vector<std::filesystem::path>& folders, sys::ProcessRunner& runner);

    [[nodiscard]] Result<std::optional<Credential>> get(const std::string& registry, const std::stop_token& stop);
    [[nodiscard]] Result<void> store(const std::string& registry, const Credential& credential,
                                     const std::stop_token& stop);
    /// False when it had none.
    [[nodiscard]] Result<bool> erase(const std::string& registry, const std::stop_token& stop);

private:
    CredentialProgram(std::filesystem::path program, sys::ProcessRunner& runner) :
        m_program(std::move(program)),
        m_runner(&runner)
    {
    }
    [[nodiscard]] Result<sys::Outcome> run(const char* verb, std::string input, const std::stop_token& stop);
    [[nodiscard]] Error failed(const char* verb) const;

    std::filesystem::path m_program;
    sys::ProcessRunner* m_runner;
};

} // namespace darse::registry
