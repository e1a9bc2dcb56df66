// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/keychain.h"
#include "core/sys/processrunner.h"

#include <memory>

namespace darse::registry {

/// How darse-keychain ends.
enum class KeychainExit { Done = 0, Misunderstood = 2, Nothing = 3, Missing = 4, Denied = 5 };

/// The desktop's keychain by way of darse-keychain, a program that has the libraries for it. It is not started where no
/// keychain could answer. For any thread.
class KeychainProgram final : public Keychain {
public:
    /// `program` may be empty: then there is no keychain.
    KeychainProgram(std::string program, std::shared_ptr<sys::ProcessRunner> runner);

    Result<bool> isThere(const std::stop_token& stop) override;
    Result<std::optional<Secret>> read(const std::string& key, const std::stop_token& stop) override;
    Result<void> write(const std::string& key, const Secret& secret, const std::stop_token& stop) override;
    Result<bool> erase(const std::string& key, const std::stop_token& stop) override;

private:
    struct Answer {
        KeychainExit exit = KeychainExit::Missing;
        Secret secret{};
    };
    /// Missing also when the program cannot be run; Canceled is the only error.
    [[nodiscard]] Result<Answer> ask(const char* verb, const std::string& key, std::string input,
                                     const std::stop_token& stop);

    const std::string m_program;
    const std::shared_ptr<sys::ProcessRunner> m_runner;
};

} // namespace darse::registry
