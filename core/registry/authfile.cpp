// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/authfile.h"

#include "core/net/url.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <exception>
#include <system_error>

namespace darse::registry {
namespace {

using nlohmann::json;

std::string textOf(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Credential> credentialOf(const json& entry)
{
    if (!entry.is_object())
        return std::nullopt;
    std::string both = textOf(entry, "auth");
    Credential out = decodeAuth(both).value_or(Credential{});
    wipe(both);
    std::string token = textOf(entry, "identitytoken");
    out.identityToken = Secret::taking(token);
    return out.isEmpty() ? std::nullopt : std::optional(std::move(out));
}

/// True for a key that stands for the whole registry; "host/namespace" does not, an address of old times does.
bool standsFor(const std::string& key, const std::string& registry)
{
    const bool isAddress = key.starts_with("https://") || key.starts_with("http://");
    return (isAddress || key.find('/') == std::string::npos) && isSameRegistry(key, registry);
}

void wipeTexts(json& value)
{
    if (value.is_string())
        wipe(value.get_ref<std::string&>());
    else if (value.is_structured()) {
        for (json& each : value)
            wipeTexts(each);
    }
}

Error unusable(const std::filesystem::path& file)
{
    return {ErrorKind::InvalidInput, "the file of logins " + file.string() + " cannot be read as JSON"};
}

json documentIn(const std::string& content)
{
    const auto isShallow = [](int depth, json::parse_event_t, json&) { return depth < 32; };
    return content.empty() ? json::object() : json::parse(content, isShallow, false);
}

} // namespace

AuthFile::AuthFile(std::filesystem::path file, json document) : m_file(std::move(file)), m_document(std::move(document))
{
}

AuthFile::~AuthFile()
{
    try {
        if (const auto auths = m_document.find("auths"); auths != m_document.end())
            wipeTexts(*auths);
    } catch (const std::exception&) {
        // The library promises nothing; what is not wiped is at least freed.
    }
}

Result<AuthFile> AuthFile::read(const std::filesystem::path& file)
{
    auto text = sys::readFile(file, mebibytes(1));
    if (!text && text.error().kind() == ErrorKind::NotFound)
        return AuthFile(file, json::object());
    TRY_DECLARE(std::string content, std::move(text).within("read the file of logins " + file.string()));
    json document = documentIn(content);
    wipe(content);
    if (!document.is_object())
        return unusable(file);
    return AuthFile(file, std::move(document));
}

Result<AuthFile> AuthFile::parse(const std::string& content)
{
    json document = documentIn(content);
    if (!document.is_object())
        return Error(ErrorKind::InvalidInput, "these are no logins for registries");
    return AuthFile({}, std::move(document));
}

const json& AuthFile::section(const char* name) const
{
    static const json kNothing = json::object();
    const auto found = m_document.find(name);
    return found != m_document.end() && found->is_object() ? *found : kNothing;
}

std::optional<Credential> AuthFile::find(const CredentialQuery& query) const
{
    const json& auths = section("auths");
    std::string path = query.registry + "/" + query.repository;
    for (auto slash = path.size(); slash > query.registry.size(); slash = path.rfind('/')) {
        path.resize(slash);
        const auto entry = auths.find(path);
        if (entry == auths.end() || path == query.registry)
            continue;
        if (auto found = credentialOf(*entry))
            return found;
    }
    for (const auto& [key, entry] : auths.items()) {
        if (!standsFor(key, query.registry))
            continue;
        if (auto found = credentialOf(entry))
            return found;
    }
    return std::nullopt;
}

std::string AuthFile::programOf(const std::string& registry) const
{
    for (const auto& [key, name] : section("credHelpers").items()) {
        if (name.is_string() && standsFor(key, registry))
            return name.get<std::string>();
    }
    return {};
}

std::string AuthFile::programOfAll() const
{
    return textOf(m_document, "credsStore");
}

void AuthFile::set(const std::string& registry, const Credential& credential)
{
    static_cast<void>(erase(registry));
    json entry = json::object();
    std::string basic = basicAuthorization(credential);
    if (!credential.password.isEmpty() || !credential.user.empty())
        entry["auth"] = basic.substr(basic.find(' ') + 1);
    wipe(basic);
    if (!credential.identityToken.isEmpty())
        entry["identitytoken"] = std::string(credential.identityToken.reveal());
    json& auths = m_document["auths"];
    if (!auths.is_object())
        auths = json::object();
    auths[registry] = std::move(entry);
}

bool AuthFile::erase(const std::string& registry)
{
    const auto auths = m_document.find("auths");
    if (auths == m_document.end() || !auths->is_object())
        return false;
    bool wasThere = false;
    for (auto entry = auths->begin(); entry != auths->end();) {
        if (!standsFor(entry.key(), registry)) {
            ++entry;
            continue;
        }
        wipeTexts(*entry);
        entry = auths->erase(entry);
        wasThere = true;
    }
    return wasThere;
}

Result<void> AuthFile::write() const
{
    namespace fs = std::filesystem;
    std::error_code failure;
    if (const fs::path folder = m_file.parent_path(); !folder.empty() && !fs::exists(folder, failure)) {
        fs::create_directories(folder, failure);
        fs::permissions(folder, fs::perms::owner_all, failure);
    }
    std::string text = m_document.dump(4, ' ', false, json::error_handler_t::replace) + "\n";
    auto written = sys::writeFileAtomically(m_file, text, {.mode = 0600});
    wipe(text);
    return std::move(written).within("write the file of logins " + m_file.string());
}

} // namespace darse::registry
