// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/reader.h"
#include "core/oci/wording.h"

namespace darse::container {

Result<std::optional<Reader>> Reader::object(std::string_view name)
{
    TRY_DECLARE(const Json* found, map(name));
    if (found == nullptr)
        return std::optional<Reader>();
    return std::optional(Reader(*found, m_path + std::string(name) + ".", *m_warnings));
}

Result<std::vector<Reader>> Reader::objects(std::string_view name)
{
    TRY_DECLARE(const Json* found, list(name));
    std::vector<Reader> result;
    if (found == nullptr)
        return result;
    for (const Json& element : *found) {
        const std::string path = m_path + std::string(name) + "[" + std::to_string(result.size()) + "].";
        TRY_DECLARE(auto reader, of(element, path, *m_warnings));
        result.push_back(std::move(reader));
    }
    return result;
}

Result<std::vector<std::pair<std::string, Reader>>> Reader::members(std::string_view name)
{
    static const Json kEmpty = Json::object();
    TRY_DECLARE(const Json* found, map(name));
    std::vector<std::pair<std::string, Reader>> result;
    if (found == nullptr)
        return result;
    for (const auto& [key, value] : found->get_ref<const Json::object_t&>()) {
        TRY(checkText(key, name));
        const std::string path = m_path + std::string(name) + "[" + oci::inQuotes(key) + "].";
        TRY_DECLARE(auto reader, of(value.is_null() ? kEmpty : value, path, *m_warnings));
        result.emplace_back(key, std::move(reader));
    }
    return result;
}

Result<Texts> Reader::names(std::string_view name)
{
    TRY_DECLARE(const Json* found, map(name));
    Texts result;
    if (found == nullptr)
        return result;
    for (const auto& [key, value] : found->get_ref<const Json::object_t&>()) {
        TRY(checkText(key, name));
        result.push_back(key);
    }
    return result;
}

} // namespace darse::container
