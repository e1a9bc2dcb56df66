// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/registriesfile.h"

#include "core/oci/registryname.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::engine {

using nlohmann::json;

namespace {

const Bytes kFileLimit = mebibytes(1);

Error wrong(const std::string& key, const std::string& what)
{
    return {ErrorKind::InvalidInput, "\"" + key + "\" " + what};
}

Result<std::vector<std::string>> textsOf(const std::string& key, const json& value)
{
    if (!value.is_array())
        return wrong(key, "is not a list");
    std::vector<std::string> out;
    for (const json& item : value) {
        if (!item.is_string())
            return wrong(key, "has something that is not text");
        out.push_back(item.get<std::string>());
    }
    return out;
}

Result<std::vector<std::string>> registriesOf(const std::string& key, const json& value)
{
    TRY_DECLARE(std::vector<std::string> names, textsOf(key, value));
    for (std::string& name : names) {
        auto read = oci::readRegistry(name);
        if (!read)
            return std::move(read).error().within("\"" + key + "\"");
        name = std::move(read).value();
    }
    return names;
}

Result<void> readSearch(const json& value, RegistrySettings& out)
{
    TRY_DECLARE(out.search.registries, registriesOf("search", value));
    // Without any, every short name would be an error that names nothing.
    return out.search.registries.empty() ? Result<void>(wrong("search", "is empty")) : ok();
}

Result<void> readInsecure(const json& value, RegistrySettings& out)
{
    TRY_DECLARE(const auto names, registriesOf("insecure", value));
    out.insecure.insert(names.begin(), names.end());
    return ok();
}

Result<void> readMirrors(const json& value, RegistrySettings& out)
{
    if (!value.is_object())
        return wrong("mirrors", "is not an object of lists");
    for (const auto& [name, list] : value.items()) {
        TRY_DECLARE(const std::string registry, oci::readRegistry(name));
        TRY_DECLARE(auto mirrors, textsOf("mirrors", list));
        for (const std::string& mirror : mirrors)
            TRY(oci::readRegistry(mirror.substr(0, mirror.find('/'))));
        out.mirrors.emplace(registry, std::move(mirrors));
    }
    return ok();
}

Result<void> readCertificates(const json& value, RegistrySettings& out)
{
    TRY_DECLARE(const auto folders, textsOf("certificates", value));
    for (const std::string& folder : folders) {
        if (!std::filesystem::path(folder).is_absolute())
            return wrong("certificates", "has \"" + folder + "\", which is not an absolute path");
        out.certificateFolders.emplace_back(folder);
    }
    return ok();
}

struct Key {
    std::string_view name;
    Result<void> (*read)(const json& value, RegistrySettings& out);
};
constexpr Key kKeys[] = {
    {"search", readSearch}, {"insecure", readInsecure}, {"mirrors", readMirrors}, {"certificates", readCertificates}};

} // namespace

Result<RegistrySettings> parseRegistries(std::string_view text)
{
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        return Error(ErrorKind::InvalidInput, "it is not a JSON object");
    RegistrySettings out;
    for (const auto& [name, value] : document.items()) {
        const auto* key = std::ranges::find(kKeys, name, &Key::name);
        if (key == std::end(kKeys))
            return wrong(name, "is none of search, insecure, mirrors and certificates");
        TRY(key->read(value, out));
    }
    return out;
}

Result<RegistrySettings> readRegistries(const std::filesystem::path& file)
{
    auto text = sys::readFile(file, kFileLimit);
    if (!text && text.error().kind() == ErrorKind::NotFound)
        return RegistrySettings();
    TRY(text);
    return parseRegistries(*text).within(file.native());
}

} // namespace darse::engine
