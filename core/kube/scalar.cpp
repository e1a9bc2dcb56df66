// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/scalar.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kOwnTags = "tag:yaml.org,2002:";
constexpr std::string_view kNulls[] = {"", "~", "null", "Null", "NULL"};
constexpr std::string_view kTrue[] = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
constexpr std::string_view kFalse[] = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int baseOf(std::string_view& digits)
{
    if (digits.size() < 2 || digits.front() != '0')
        return 10;
    const char letter = digits[1];
    int base = 8;
    if (letter == 'x' || letter == 'X')
        base = 16;
    else if (letter == 'b' || letter == 'B')
        base = 2;
    digits.remove_prefix(base == 8 && letter != 'o' && letter != 'O' ? 1 : 2);
    return base;
}

std::optional<json> integer(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || !isDigit(text.front()))
        return std::nullopt;
    const int base = baseOf(text);
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    constexpr std::uint64_t kLowest = std::uint64_t{1} << 63U;
    if (!isNegative)
        return value < kLowest ? json(static_cast<std::int64_t>(value)) : json(value);
    if (value > kLowest)
        return std::nullopt;
    return json(static_cast<std::int64_t>(0 - value));
}

/// [-+]?(.digits|digits[.digits])([eE][-+]?digits)?
bool looksLikeNumber(std::string_view text)
{
    const auto skipDigits = [&text] {
        const auto end = std::ranges::find_if_not(text, isDigit);
        const auto count = static_cast<std::size_t>(end - text.begin());
        text.remove_prefix(count);
        return count;
    };
    const auto skipOneOf = [&text](std::string_view set) {
        const bool isThere = !text.empty() && set.find(text.front()) != std::string_view::npos;
        if (isThere)
            text.remove_prefix(1);
        return isThere;
    };
    skipOneOf("+-");
    std::size_t digits = skipDigits();
    const std::size_t before = digits;
    if (skipOneOf("."))
        digits = before + skipDigits();
    if (digits == 0)
        return false;
    if (skipOneOf("eE")) {
        skipOneOf("+-");
        if (skipDigits() == 0)
            return false;
    }
    return text.empty();
}

std::optional<json> number(const std::string& text)
{
    if (text.empty() || std::string_view("+-.0123456789").find(text.front()) == std::string_view::npos)
        return std::nullopt;
    std::string plain = text;
    std::erase(plain, '_');
    if (auto whole = integer(plain))
        return whole;
    if (!looksLikeNumber(plain))
        return std::nullopt;
    const char* begin = plain.c_str() + (plain.front() == '+' ? 1 : 0);
    double value = 0;
    const auto [end, failure] = std::from_chars(begin, plain.c_str() + plain.size(), value);
    // JSON has no infinity: what is too big stays the text that it is.
    if (failure != std::errc() || !std::isfinite(value))
        return std::nullopt;
    constexpr double kExact = 9007199254740992.0;
    if (value == std::floor(value) && std::abs(value) < kExact)
        return json(static_cast<std::int64_t>(value));
    return json(value);
}

Result<std::string> fromBase64(const std::string& text)
{
    static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=' || c == '\n' || c == ' ')
            continue;
        const auto digit = kAlphabet.find(c);
        if (digit == std::string_view::npos)
            return Error(ErrorKind::InvalidInput, "!!binary is not base64");
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xffU);
        }
    }
    return out;
}

} // namespace

json plainScalar(const std::string& text)
{
    if (std::ranges::find(kNulls, text) != std::end(kNulls))
        return nullptr;
    if (std::ranges::find(kTrue, text) != std::end(kTrue))
        return true;
    if (std::ranges::find(kFalse, text) != std::end(kFalse))
        return false;
    return number(text).value_or(json(text));
}

Result<json> taggedScalar(const std::string& tag, const std::string& text)
{
    if (tag == "!")
        return json(text);
    if (tag == "?" || tag.empty())
        return plainScalar(text);
    const std::string name = tag.starts_with(kOwnTags) ? tag.substr(kOwnTags.size()) : std::string();
    if (name == "str")
        return json(text);
    if (name == "binary") {
        TRY_DECLARE(std::string bytes, fromBase64(text));
        return json(std::move(bytes));
    }
    const json value = plainScalar(text);
    const bool fits = (name == "null" && value.is_null()) || (name == "bool" && value.is_boolean()) ||
                      (name == "int" && value.is_number_integer()) || (name == "float" && value.is_number());
    if (fits)
        return value;
    if (name == "null" || name == "bool" || name == "int" || name == "float")
        return Error(ErrorKind::InvalidInput, "this is no !!" + name);
    return Error(ErrorKind::InvalidInput, "the tag " + tag + " is not known");
}

std::string keyText(const json& scalar)
{
    return scalar.is_string() ? scalar.get<std::string>() : scalar.dump();
}

} // namespace darse::kube
