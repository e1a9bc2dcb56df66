// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/storedcredentials.h"

#include "core/registry/authfile.h"
#include "core/registry/credentialprogram.h"

namespace darse::registry {
namespace {

/// One name for one registry.
std::string keyOf(const std::string& registry)
{
    return isSameRegistry(registry, "docker.io") ? "docker.io" : registry;
}

} // namespace

StoredCredentials::StoredCredentials(CredentialPlaces places, std::shared_ptr<sys::ProcessRunner> runner,
                                     std::shared_ptr<Keychain> keychain) :
    m_places(std::move(places)),
    m_runner(std::move(runner)),
    m_keychain(std::move(keychain))
{
}

Result<std::optional<Credential>> StoredCredentials::fromProgram(const std::string& name, const std::string& registry,
                                                                 const std::stop_token& stop)
{
    if (name.empty())
        return std::optional<Credential>();
    TRY_DECLARE(auto program, CredentialProgram::find(name, m_places.programFolders, *m_runner));
    // Often a file came along from another machine; without its program it knows nothing.
    if (!program)
        return std::optional<Credential>();
    return program->get(registry, stop);
}

Result<std::optional<Credential>> StoredCredentials::find(const CredentialQuery& query, const std::stop_token& stop)
{
    for (const auto& each : m_places.files) {
        TRY_DECLARE(const AuthFile file, AuthFile::read(each));
        TRY_DECLARE(auto found, fromProgram(file.programOf(query.registry), query.registry, stop));
        if (!found)
            found = file.find(query);
        if (!found) {
            TRY_DECLARE(found, fromProgram(file.programOfAll(), query.registry, stop));
        }
        if (found)
            return found;
    }
    return m_keychain.find(query.registry, stop);
}

Result<std::optional<StoredIn>> StoredCredentials::storeWhereItIs(const std::string& registry,
                                                                  const Credential& credential,
                                                                  const std::stop_token& stop)
{
    for (const auto& each : m_places.files) {
        TRY_DECLARE(AuthFile file, AuthFile::read(each));
        if (const std::string name = file.programOf(registry); !name.empty()) {
            TRY_DECLARE(auto program, CredentialProgram::find(name, m_places.programFolders, *m_runner));
            if (program) {
                TRY(program->store(registry, credential, stop));
                return std::optional(StoredIn::Program);
            }
        }
        if (file.find({registry, {}})) {
            file.set(keyOf(registry), credential);
            TRY(file.write());
            return std::optional(StoredIn::File);
        }
    }
    return std::optional<StoredIn>();
}

Result<StoredIn> StoredCredentials::store(const std::string& registry, const Credential& credential,
                                          const std::stop_token& stop)
{
    TRY_DECLARE(const auto done, storeWhereItIs(registry, credential, stop));
    if (done)
        return *done;
    const auto kept = m_keychain.store(registry, credential, stop);
    if (kept)
        return StoredIn::Keychain;
    if (kept.error().kind() != ErrorKind::Unsupported)
        return kept.error();
    if (m_places.ownFile.empty())
        return Error(ErrorKind::Unsupported, "there is no place to keep the login for " + registry);
    TRY_DECLARE(AuthFile own, AuthFile::read(m_places.ownFile));
    own.set(keyOf(registry), credential);
    TRY(own.write());
    return StoredIn::File;
}

Result<bool> StoredCredentials::erase(const std::string& registry, const std::stop_token& stop)
{
    bool wasThere = false;
    for (const auto& each : m_places.files) {
        TRY_DECLARE(AuthFile file, AuthFile::read(each));
        for (const std::string& name : {file.programOf(registry), file.programOfAll()}) {
            if (name.empty())
                continue;
            TRY_DECLARE(auto program, CredentialProgram::find(name, m_places.programFolders, *m_runner));
            if (!program)
                continue;
            TRY_DECLARE(const bool had, program->erase(registry, stop));
            wasThere |= had;
        }
        if (file.erase(registry)) {
            TRY(file.write());
            wasThere = true;
        }
    }
    TRY_DECLARE(const bool wasKept, m_keychain.erase(registry, stop));
    return wasThere || wasKept;
}

} // namespace darse::registry
