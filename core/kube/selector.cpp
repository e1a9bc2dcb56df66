// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/selector.h"

#include "core/kube/identity.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kBlank = " \t\n\r";

/// As an error may say it.
std::string shown(std::string_view text)
{
    constexpr std::size_t kMost = 256;
    std::string out(text.substr(0, kMost));
    std::ranges::replace_if(
        out, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return out;
}

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

Error unreadable(std::string_view text, const std::string& what)
{
    return {ErrorKind::Protocol, "unable to parse requirement: " + what + " in \"" + shown(text) + "\""};
}

/// Words and signs of a selector of labels.
class Tokens {
public:
    explicit Tokens(std::string_view text) : m_text(text), m_rest(text) {}

    [[nodiscard]] bool isAtEnd()
    {
        skipBlank();
        return m_rest.empty();
    }
    [[nodiscard]] bool take(std::string_view sign)
    {
        skipBlank();
        if (!m_rest.starts_with(sign))
            return false;
        m_rest.remove_prefix(sign.size());
        return true;
    }
    [[nodiscard]] bool takeWord(std::string_view word)
    {
        skipBlank();
        if (m_rest.substr(0, lengthOfWord()) != word)
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    [[nodiscard]] std::string word()
    {
        skipBlank();
        std::string out(m_rest.substr(0, lengthOfWord()));
        m_rest.remove_prefix(out.size());
        return out;
    }
    [[nodiscard]] Error error(const std::string& what) const { return unreadable(m_text, what); }

private:
    void skipBlank() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(kBlank), m_rest.size())); }
    [[nodiscard]] std::size_t lengthOfWord() const
    {
        return std::min(m_rest.find_first_of(" \t\n\r=!,()<>"), m_rest.size());
    }

    std::string_view m_text;
    std::string_view m_rest;
};

Result<std::vector<std::string>> valuesOf(Tokens& tokens)
{
    std::vector<std::string> out;
    if (!tokens.take("("))
        return tokens.error("'(' is missing");
    do
        out.push_back(tokens.word());
    while (tokens.take(","));
    if (!tokens.take(")"))
        return tokens.error("')' is missing");
    return out;
}

Result<Requirement> requirement(Tokens& tokens)
{
    Requirement out;
    const bool isDenied = tokens.take("!");
    out.key = tokens.word();
    if (out.key.empty())
        return tokens.error("a label is missing");
    if (isDenied) {
        out.relation = Operator::Missing;
    } else if (tokens.take("!=")) {
        out.relation = Operator::NotIn;
        out.values = {tokens.word()};
    } else if (tokens.take("==") || tokens.take("=")) {
        out.values = {tokens.word()};
    } else if (tokens.takeWord("in")) {
        TRY_DECLARE(out.values, valuesOf(tokens));
    } else if (tokens.takeWord("notin")) {
        out.relation = Operator::NotIn;
        TRY_DECLARE(out.values, valuesOf(tokens));
    } else if (const bool isMore = tokens.take(">"); isMore || tokens.take("<")) {
        out.relation = isMore ? Operator::More : Operator::Less;
        out.values = {tokens.word()};
        if (!numberIn(out.values.front()))
            return tokens.error("for 'Gt', 'Lt' operators, the value must be an integer");
    } else {
        out.relation = Operator::Exists;
    }
    if (!isLabelKey(out.key))
        return tokens.error("key: Invalid value: \"" + shown(out.key) + "\"");
    for (const std::string& value : out.values) {
        if (!isLabelValue(value))
            return tokens.error("values: Invalid value: \"" + shown(value) + "\"");
    }
    return out;
}

bool isTrueOf(const Requirement& requirement, const std::optional<std::string>& value)
{
    const bool isIn = value && std::ranges::find(requirement.values, *value) != requirement.values.end();
    switch (requirement.relation) {
    case Operator::In:
        return isIn;
    case Operator::NotIn:
        return !isIn;
    case Operator::Exists:
        return value.has_value();
    case Operator::More:
    case Operator::Less: {
        const auto own = value ? numberIn(*value) : std::nullopt;
        const auto other = numberIn(requirement.values.front());
        return own && other && (requirement.relation == Operator::More ? *own > *other : *own < *other);
    }
    case Operator::Missing:
        break;
    }
    return !value;
}

std::optional<std::string> labelOf(const json& object, const std::string& key)
{
    const auto labels = object.value(json::json_pointer("/metadata/labels"), json::object());
    const auto found = labels.find(key);
    if (found == labels.end() || !found->is_string())
        return std::nullopt;
    return found->get<std::string>();
}

std::string fieldOf(const json& object, const std::string& path)
{
    std::string pointer = "/" + path;
    std::ranges::replace(pointer, '.', '/');
    const json value = object.value(json::json_pointer(pointer), json());
    if (value.is_null())
        return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

bool isOffered(const std::string& field, const Kind& kind)
{
    if (field == "metadata.name" || (field == "metadata.namespace" && kind.isNamespaced))
        return true;
    return (" " + std::string(kind.fields) + " ").find(" " + field + " ") != std::string::npos;
}

} // namespace

bool Selector::fits(const json& object) const
{
    return std::ranges::all_of(labels,
                               [&](const Requirement& one) { return isTrueOf(one, labelOf(object, one.key)); }) &&
           std::ranges::all_of(fields, [&](const Requirement& one) { return isTrueOf(one, fieldOf(object, one.key)); });
}

Result<std::vector<Requirement>> parseLabelSelector(std::string_view text)
{
    std::vector<Requirement> out;
    Tokens tokens(text);
    if (tokens.isAtEnd())
        return out;
    do {
        TRY_DECLARE(Requirement one, requirement(tokens));
        out.push_back(std::move(one));
    } while (tokens.take(","));
    if (!tokens.isAtEnd())
        return tokens.error("',' is missing");
    return out;
}

Result<std::vector<Requirement>> parseFieldSelector(std::string_view text, const Kind& kind)
{
    std::vector<Requirement> out;
    while (!text.empty()) {
        const std::string_view one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        const auto sign = one.find('=');
        if (sign == std::string_view::npos || sign == 0)
            return unreadable(one, "'=' is missing");
        const bool isDenied = one[sign - 1] == '!';
        const std::string key(one.substr(0, sign - (isDenied ? 1 : 0)));
        const std::string value(one.substr(sign + (one.substr(sign).starts_with("==") ? 2 : 1)));
        if (!isOffered(key, kind))
            return Error(ErrorKind::Protocol, "field label not supported: " + shown(key));
        out.push_back({key, isDenied ? Operator::NotIn : Operator::In, {value}});
    }
    return out;
}

} // namespace darse::kube
