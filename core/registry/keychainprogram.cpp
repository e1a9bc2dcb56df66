// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/keychainprogram.h"

namespace darse::registry {
namespace {

constexpr std::chrono::seconds kPatience{70}; // somebody may have to type a password; the program waits for 60

} // namespace

KeychainProgram::KeychainProgram(std::string program, std::shared_ptr<sys::ProcessRunner> runner) :
    m_program(std::move(program)),
    m_runner(std::move(runner))
{
}

Result<KeychainProgram::Answer> KeychainProgram::ask(const char* verb, const std::string& key, std::string input,
                                                     const std::stop_token& stop)
{
    if (m_program.empty() || !hasKeychainBus())
        return Answer{};
    sys::Command command{.argv = {m_program, verb, key}, .deadline = Deadline::after(kPatience)};
    command.input = std::move(input);
    auto outcome = m_runner->run(command, stop);
    wipe(command.input);
    if (!outcome)
        return outcome.error().kind() == ErrorKind::Canceled ? Result<Answer>(outcome.error()) : Answer{};
    Answer answer{.secret = Secret::taking(outcome->output)};
    for (const auto known : {KeychainExit::Done, KeychainExit::Nothing, KeychainExit::Denied}) {
        if (outcome->exit.signal == 0 && outcome->exit.code == static_cast<int>(known))
            answer.exit = known;
    }
    return answer;
}

Result<bool> KeychainProgram::isThere(const std::stop_token& stop)
{
    TRY_DECLARE(const Answer answer, ask("find", "any", {}, stop));
    return answer.exit == KeychainExit::Done;
}

Result<std::optional<Secret>> KeychainProgram::read(const std::string& key, const std::stop_token& stop)
{
    TRY_DECLARE(Answer answer, ask("read", key, {}, stop));
    return answer.exit == KeychainExit::Done ? std::optional(std::move(answer.secret)) : std::optional<Secret>();
}

Result<void> KeychainProgram::write(const std::string& key, const Secret& secret, const std::stop_token& stop)
{
    TRY_DECLARE(const Answer answer, ask("write", key, std::string(secret.reveal()), stop));
    if (answer.exit == KeychainExit::Done)
        return ok();
    return answer.exit == KeychainExit::Denied ? Error(ErrorKind::PermissionDenied, "the keychain may not be used")
                                               : Error(ErrorKind::Unsupported, "there is no keychain that answers");
}

Result<bool> KeychainProgram::erase(const std::string& key, const std::stop_token& stop)
{
    TRY_DECLARE(const Answer answer, ask("erase", key, {}, stop));
    return answer.exit == KeychainExit::Done;
}

} // namespace darse::registry
