// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/wording.h"

#include <algorithm>
#include <utility>

namespace darse::oci {
namespace {

constexpr std::size_t kMaxQuoted = 100;

struct Lead {
    unsigned char first;
    unsigned char last;
    unsigned char length;
    unsigned char secondFirst = 0x80;
    unsigned char secondLast = 0xBF;
};
// Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
constexpr Lead kLeads[] = {
    {0x00, 0x7F, 1},
    {0xC2, 0xDF, 2},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
};

bool continues(std::string_view text, const Lead& lead)
{
    if (text.size() < lead.length)
        return false;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const unsigned char first = i == 1 ? lead.secondFirst : 0x80;
        const unsigned char last = i == 1 ? lead.secondLast : 0xBF;
        if (byte < first || byte > last)
            return false;
    }
    return true;
}

/// Not so the controls, neither those of ASCII nor the ones from U+0080, which terminals obey too.
bool prints(std::string_view text, std::size_t length)
{
    const auto first = static_cast<unsigned char>(text.front());
    if (length == 1)
        return first >= 0x20 && first != 0x7F;
    return length > 2 || (length == 2 && (first != 0xC2 || static_cast<unsigned char>(text[1]) >= 0xA0));
}

} // namespace

std::size_t sequenceLength(std::string_view text)
{
    if (text.empty())
        return 0;
    const auto first = static_cast<unsigned char>(text.front());
    for (const Lead& lead : kLeads) {
        if (first >= lead.first && first <= lead.last)
            return continues(text, lead) ? lead.length : 0;
    }
    return 0;
}

std::string inQuotes(std::string_view text)
{
    std::string result = "\"";
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (result.size() + length > kMaxQuoted) {
            result += "…";
            break;
        }
        if (prints(text, length))
            result += text.substr(0, length);
        else
            result += '?';
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result + "\"";
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

Error refusal(std::string reason)
{
    return {ErrorKind::Protocol, std::move(reason)};
}

} // namespace darse::oci
