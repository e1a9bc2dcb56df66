// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/reader.h"

#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

constexpr std::size_t kMaxWarnings = 32;

bool areSameWithoutCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return a.size() == b.size() && std::ranges::equal(a, b, {}, lower, lower);
}

bool isPlain(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::null:
        return true;
    case Json::value_t::boolean:
        return !json.get<bool>();
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return json.get<double>() == 0;
    case Json::value_t::string:
        return json.get_ref<const std::string&>().empty() || json.get_ref<const std::string&>() == "default";
    default:
        return json.empty();
    }
}

/// What Go writes for a member that nobody has set; looks no deeper than that needs.
bool saysNothing(const Json& json)
{
    return json.is_array() ? std::ranges::all_of(json, isPlain) : isPlain(json);
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = oci::sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace

Result<Reader> Reader::of(const Json& json, std::string path, std::vector<std::string>& warnings)
{
    if (!json.is_object()) {
        const std::string name = path.empty() ? "the body" : path.substr(0, path.size() - 1);
        return Error(ErrorKind::InvalidInput, name + " is not an object");
    }
    return Reader(json, std::move(path), warnings);
}

const Json* Reader::find(std::string_view name)
{
    const auto& members = m_json->get_ref<const Json::object_t&>();
    auto found = members.find(name);
    if (found == members.end())
        found = std::ranges::find_if(members, [&](const auto& one) { return areSameWithoutCase(one.first, name); });
    if (found == members.end())
        return nullptr;
    m_seen.push_back(&found->second);
    return found->second.is_null() ? nullptr : &found->second;
}

Error Reader::wrong(std::string_view name, std::string_view why) const
{
    return {ErrorKind::InvalidInput, m_path + std::string(name) + " " + std::string(why)};
}

Result<void> Reader::checkText(const std::string& text, std::string_view name) const
{
    if (text.size() > kMaxTextBytes)
        return wrong(name, "is longer than " + std::to_string(kMaxTextBytes) + " bytes");
    if (text.find('\0') != std::string::npos)
        return wrong(name, "has a NUL in it");
    if (!isUtf8(text))
        return wrong(name, "is not UTF-8");
    return ok();
}

Result<const std::string*> Reader::textOf(const Json& json, std::string_view name) const
{
    if (!json.is_string())
        return wrong(name, "is not a text");
    const auto& text = json.get_ref<const std::string&>();
    TRY(checkText(text, name));
    return &text;
}

Result<void> Reader::read(std::string_view name, std::string& into)
{
    const Json* found = find(name);
    if (found == nullptr)
        return ok();
    TRY_DECLARE(const std::string* text, textOf(*found, name));
    into = *text;
    return ok();
}

Result<void> Reader::read(std::string_view name, bool& into)
{
    const Json* found = find(name);
    if (found == nullptr)
        return ok();
    if (!found->is_boolean())
        return wrong(name, "is not true or false");
    into = found->get<bool>();
    return ok();
}

Result<const Json*> Reader::list(std::string_view name)
{
    const Json* found = find(name);
    if (found != nullptr && !found->is_array())
        return wrong(name, "is not a list");
    if (found != nullptr && found->size() > kMaxElements)
        return wrong(name, "has more than " + std::to_string(kMaxElements) + " elements");
    return found;
}

Result<const Json*> Reader::map(std::string_view name)
{
    const Json* found = find(name);
    if (found != nullptr && !found->is_object())
        return wrong(name, "is not an object");
    if (found != nullptr && found->size() > kMaxElements)
        return wrong(name, "has more than " + std::to_string(kMaxElements) + " members");
    return found;
}

Result<void> Reader::read(std::string_view name, Texts& into)
{
    TRY_DECLARE(const Json* found, list(name));
    if (found == nullptr)
        return ok();
    into.clear();
    std::size_t bytes = 0;
    for (const Json& element : *found) {
        TRY_DECLARE(const std::string* text, textOf(element, name));
        bytes += text->size() + 1;
        if (bytes > kMaxTextBytes)
            return wrong(name, "has more than " + std::to_string(kMaxTextBytes) + " bytes");
        into.push_back(*text);
    }
    return ok();
}

Result<void> Reader::read(std::string_view name, TextMap& into)
{
    TRY_DECLARE(const Json* found, map(name));
    if (found == nullptr)
        return ok();
    into.clear();
    std::size_t bytes = 0;
    for (const auto& [key, value] : found->get_ref<const Json::object_t&>()) {
        TRY(checkText(key, name));
        std::string text;
        if (!value.is_null()) {
            TRY_DECLARE(const std::string* checked, textOf(value, name));
            text = *checked;
        }
        bytes += key.size() + text.size() + 2;
        if (bytes > kMaxTextBytes)
            return wrong(name, "has more than " + std::to_string(kMaxTextBytes) + " bytes");
        into.emplace(key, std::move(text));
    }
    return ok();
}

Result<std::optional<std::int64_t>> Reader::number(std::string_view name, std::int64_t least, std::uint64_t most)
{
    const Json* found = find(name);
    if (found == nullptr)
        return std::optional<std::int64_t>();
    if (!found->is_number_integer())
        return wrong(name, "is not a whole number");
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    most = std::min(most, kMost);
    const bool isLarge = found->is_number_unsigned() && found->get<std::uint64_t>() > most;
    if (isLarge || found->get<std::int64_t>() < least || found->get<std::int64_t>() > static_cast<std::int64_t>(most))
        return wrong(name, "is out of range");
    return std::optional(found->get<std::int64_t>());
}

void Reader::finish()
{
    for (const auto& [key, value] : m_json->get_ref<const Json::object_t&>()) {
        if (m_warnings->size() >= kMaxWarnings)
            return;
        if (std::ranges::find(m_seen, &value) == m_seen.end() && !saysNothing(value))
            m_warnings->push_back(oci::inQuotes(m_path + key) + " is not known here and has no effect");
    }
}

} // namespace darse::container
