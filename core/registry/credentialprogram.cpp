// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/credentialprogram.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unistd.h>

namespace darse::registry {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds kPatience{30};
constexpr std::string_view kTokenUser = "<token>";          // what says that the secret is an identity token
constexpr const char* kHub = "https://index.docker.io/v1/"; // what Docker calls its Hub in these programs

bool isName(const std::string& name)
{
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::vector<std::string> serverNames(const std::string& registry)
{
    return isSameRegistry(registry, "docker.io") ? std::vector<std::string>{kHub, "docker.io"}
                                                 : std::vector<std::string>{registry};
}

std::string textOf(json& document, const char* key)
{
    const auto found = document.find(key);
    return found != document.end() && found->is_string() ? std::move(found->get_ref<std::string&>()) : std::string();
}

std::optional<Credential> parse(std::string& output)
{
    json document = json::parse(output, nullptr, false);
    wipe(output);
    if (!document.is_object())
        return std::nullopt;
    Credential out;
    std::string secret = textOf(document, "Secret");
    out.user = textOf(document, "Username");
    (out.user == kTokenUser ? out.identityToken : out.password) = Secret::taking(secret);
    return out;
}

} // namespace

Result<std::optional<CredentialProgram>> CredentialProgram::find(const std::string& name,
                                                                 const std::vector<std::filesystem::path>& folders,
                                                                 sys::ProcessRunner& runner)
{
    if (!isName(name))
        return Error(ErrorKind::InvalidInput, "a file of logins names a program that cannot be one");
    for (const std::filesystem::path& folder : folders) {
        std::filesystem::path program = folder / ("docker-credential-" + name);
        std::error_code failure;
        if (folder.is_absolute() && std::filesystem::is_regular_file(program, failure) &&
            ::access(program.c_str(), X_OK) == 0)
            return std::optional(CredentialProgram(std::move(program), runner));
    }
    return std::optional<CredentialProgram>();
}

Result<sys::Outcome> CredentialProgram::run(const char* verb, std::string input, const std::stop_token& stop)
{
    sys::Command command{.argv = {m_program.string(), verb}, .deadline = Deadline::after(kPatience)};
    command.input = std::move(input);
    command.outputLimit = kibibytes(64);
    auto outcome = m_runner->run(command, stop);
    wipe(command.input);
    if (!outcome) // without the detail: nobody knows what such a program writes
        return Error(outcome.error().kind(), outcome.error().message()).within(m_program.string());
    return outcome;
}

Error CredentialProgram::failed(const char* verb) const
{
    return {ErrorKind::Io, m_program.string() + " " + verb + " failed"};
}

Result<std::optional<Credential>> CredentialProgram::get(const std::string& registry, const std::stop_token& stop)
{
    for (const std::string& server : serverNames(registry)) {
        TRY_DECLARE(sys::Outcome outcome, run("get", server, stop));
        if (outcome.exit.isSuccess()) {
            auto found = parse(outcome.output);
            if (!found)
                return failed("get");
            return found;
        }
        // The words that every such program has for it, on either stream.
        const std::string said = outcome.output + outcome.errors;
        wipe(outcome.output);
        if (said.find("not found") == std::string::npos)
            return failed("get");
    }
    return std::optional<Credential>();
}

Result<void> CredentialProgram::store(const std::string& registry, const Credential& credential,
                                      const std::stop_token& stop)
{
    const bool isToken = !credential.identityToken.isEmpty();
    const Secret& secret = isToken ? credential.identityToken : credential.password;
    json document{{"ServerURL", serverNames(registry).front()},
                  {"Username", isToken ? std::string(kTokenUser) : credential.user},
                  {"Secret", std::string(secret.reveal())}};
    TRY_DECLARE(const sys::Outcome outcome,
                run("store", document.dump(-1, ' ', false, json::error_handler_t::replace), stop));
    wipe(document["Secret"].get_ref<std::string&>());
    return outcome.exit.isSuccess() ? ok() : Result<void>(failed("store"));
}

Result<bool> CredentialProgram::erase(const std::string& registry, const std::stop_token& stop)
{
    TRY_DECLARE(const auto found, get(registry, stop));
    if (!found)
        return false;
    for (const std::string& server : serverNames(registry)) {
        TRY_DECLARE(const sys::Outcome outcome, run("erase", server, stop));
        if (outcome.exit.isSuccess())
            return true;
    }
    return failed("erase");
}

} // namespace darse::registry
