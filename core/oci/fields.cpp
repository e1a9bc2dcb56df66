// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/fields.h"

#include "core/oci/wording.h"

#include <utility>

namespace darse::oci {
namespace {

constexpr std::uint64_t kMaxCount = std::uint64_t{1} << 53U;

/// The first character of a name as Go compares them: without case, and with the two letters of Unicode that fold to
/// ASCII ones. Takes it off the name.
char takeFolded(std::string_view& name)
{
    constexpr std::string_view kLongS = "\u017F";
    constexpr std::string_view kKelvin = "\u212A";
    for (const auto& [letter, folded] : {std::pair(kLongS, 's'), std::pair(kKelvin, 'k')}) {
        if (name.starts_with(letter)) {
            name.remove_prefix(letter.size());
            return folded;
        }
    }
    const char c = name.front();
    name.remove_prefix(1);
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool areSameToGo(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        if (takeFolded(a) != takeFolded(b))
            return false;
    }
    return a.empty() && b.empty();
}

Error notA(std::string_view name, std::string_view kind)
{
    return refusal(inQuotes(name) + " is not " + std::string(kind));
}

} // namespace

Result<Fields> Fields::of(const Json& json)
{
    if (!json.is_object())
        return refusal("it is not a JSON object");
    return Fields(json);
}

Result<const Json*> Fields::find(std::string_view name) const
{
    const Json* found = nullptr;
    for (const auto& [key, value] : m_json->get_ref<const Json::object_t&>()) {
        if (key == name)
            found = value.is_null() ? nullptr : &value;
        else if (areSameToGo(key, name))
            return refusal("it has " + inQuotes(key) + ", which some read as " + inQuotes(name));
    }
    return found;
}

Result<const Json*> Fields::array(std::string_view name, std::size_t most) const
{
    TRY_DECLARE(const Json* found, find(name));
    if (found == nullptr)
        return found;
    if (!found->is_array())
        return notA(name, "a list");
    if (found->size() > most)
        return refusal(inQuotes(name) + " has " + std::to_string(found->size()) + " entries, at most " +
                       std::to_string(most) + " are read");
    return found;
}

Result<std::string> Fields::text(std::string_view name) const
{
    TRY_DECLARE(const Json* found, find(name));
    if (found == nullptr)
        return std::string();
    if (!found->is_string())
        return notA(name, "a text");
    return found->get<std::string>();
}

Result<std::vector<std::string>> Fields::texts(std::string_view name) const
{
    TRY_DECLARE(const Json* found, array(name, kMaxValues));
    std::vector<std::string> result;
    if (found == nullptr)
        return result;
    for (const Json& element : *found) {
        if (!element.is_string())
            return notA(name, "a list of texts");
        result.push_back(element.get<std::string>());
    }
    return result;
}

Result<Annotations> Fields::annotations(std::string_view name) const
{
    TRY_DECLARE(const Json* found, find(name));
    Annotations result;
    if (found == nullptr)
        return result;
    if (!found->is_object())
        return notA(name, "an object of texts");
    std::size_t bytes = 0;
    for (const auto& [key, value] : found->get_ref<const Json::object_t&>()) {
        if (!value.is_string())
            return refusal(inQuotes(name) + " has " + inQuotes(key) + ", which is not a text");
        bytes += key.size() + value.get_ref<const std::string&>().size();
        result.emplace(key, value.get<std::string>());
    }
    if (bytes > kMaxTexts)
        return refusal(inQuotes(name) + " has more than " + std::to_string(kMaxTexts) + " bytes");
    return result;
}

Result<std::vector<std::string>> Fields::set(std::string_view name) const
{
    TRY_DECLARE(const Json* found, find(name));
    std::vector<std::string> result;
    if (found == nullptr)
        return result;
    if (!found->is_object())
        return notA(name, "an object");
    for (const auto& [key, value] : found->get_ref<const Json::object_t&>()) {
        if (!value.is_object() && !value.is_null())
            return refusal(inQuotes(name) + " has " + inQuotes(key) + ", which is not an object");
        result.push_back(key);
    }
    return result;
}

Result<bool> Fields::flag(std::string_view name) const
{
    TRY_DECLARE(const Json* found, find(name));
    if (found == nullptr)
        return false;
    if (!found->is_boolean())
        return notA(name, "true or false");
    return found->get<bool>();
}

Result<std::uint64_t> Fields::count(std::string_view name) const
{
    TRY_DECLARE(const Json* found, find(name));
    if (found == nullptr)
        return refusal("it has no " + inQuotes(name));
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() > kMaxCount)
        return notA(name, "a whole number from 0 to " + std::to_string(kMaxCount));
    return found->get<std::uint64_t>();
}

} // namespace darse::oci
