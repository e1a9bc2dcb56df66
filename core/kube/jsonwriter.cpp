// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/jsonwriter.h"

#include "core/kube/textcheck.h"

#include <array>
#include <charconv>

namespace darse::kube {

using nlohmann::json;

namespace {

/// Of every byte: whether it stands for itself.
constexpr std::array<bool, 256> kIsPlain = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0x20; c < 0x7f; ++c)
        out.at(c) = c != '"' && c != '\\';
    return out;
}();

void appendEscaped(std::string& out, char c)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
    case '\\':
        out.append(1, '\\').append(1, c);
        return;
    case '\n':
        out += "\\n";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    default:
        out.append("\\u00").append(1, kDigits[code >> 4U]).append(1, kDigits[code & 15U]);
    }
}

void appendText(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && kIsPlain[static_cast<unsigned char>(text[plain])])
            ++plain;
        out.append(text, 0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t size = first < 0x80 ? 1 : characterAt(text);
        if (size == 0)
            out += "\xef\xbf\xbd";
        else if (first < 0x20 || first == '"' || first == '\\')
            appendEscaped(out, text.front());
        else
            out.append(text, 0, size);
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    out += '"';
}

template <class Number>
void appendNumber(std::string& out, Number number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end.ptr);
}

void appendObject(std::string& out, const json::object_t& members)
{
    char before = '{';
    for (const auto& [name, value] : members) {
        out += before;
        appendText(out, name);
        out += ':';
        appendJson(out, value); // NOLINT(misc-no-recursion): what is kept is not deep
        before = ',';
    }
    out += members.empty() ? "{}" : "}";
}

void appendArray(std::string& out, const json::array_t& elements)
{
    char before = '[';
    for (const json& value : elements) {
        out += before;
        appendJson(out, value); // NOLINT(misc-no-recursion): what is kept is not deep
        before = ',';
    }
    out += elements.empty() ? "[]" : "]";
}

} // namespace

void appendJson(std::string& out, const json& value) // NOLINT(misc-no-recursion): what is kept is not deep
{
    switch (value.type()) {
    case json::value_t::object:
        return appendObject(out, value.get_ref<const json::object_t&>());
    case json::value_t::array:
        return appendArray(out, value.get_ref<const json::array_t&>());
    case json::value_t::string:
        return appendText(out, value.get_ref<const std::string&>());
    case json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        return;
    case json::value_t::number_integer:
        return appendNumber(out, value.get<std::int64_t>());
    case json::value_t::number_unsigned:
        return appendNumber(out, value.get<std::uint64_t>());
    default:
        out += value.dump(-1, ' ', false, json::error_handler_t::replace);
    }
}

} // namespace darse::kube
