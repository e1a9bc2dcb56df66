// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <system_error>

namespace darse {
namespace {

constexpr std::array<std::string_view, 7> kUnits = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

constexpr std::uint64_t unitSize(std::size_t unit)
{
    return std::uint64_t{1} << (10 * unit);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view takeDigits(std::string_view& text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

/// The index into kUnits of "", "b", "k", "kb", "kib" …
std::optional<std::size_t> unitOf(std::string_view suffix)
{
    constexpr std::string_view kPrefixes = "kmgtpe";
    std::string folded(suffix);
    std::ranges::transform(folded, folded.begin(), lower);
    if (folded.empty() || folded == "b")
        return 0;
    const auto prefix = kPrefixes.find(folded.front());
    const std::string rest = folded.substr(1);
    if (prefix == std::string_view::npos || (!rest.empty() && rest != "b" && rest != "i" && rest != "ib"))
        return std::nullopt;
    return prefix + 1;
}

/// ⌊0.digits × unit⌋, from the last digit to the first so that no intermediate value leaves 64 bits.
std::uint64_t fractionOf(std::string_view digits, std::uint64_t unit)
{
    std::uint64_t value = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
        value = (static_cast<std::uint64_t>(*digit - '0') * unit + value) / 10;
    return value;
}

Error refusal(std::string_view text, std::string_view reason)
{
    constexpr std::size_t kLongestQuote = 40;
    std::string quote(text.substr(0, kLongestQuote));
    if (text.size() > kLongestQuote)
        quote += "…";
    return {ErrorKind::InvalidInput, "size \"" + quote + "\" " + std::string(reason)};
}

constexpr std::string_view kNotASize = "is not a number with a unit, such as 512m or 1.5GiB";
constexpr std::string_view kTooLarge = "is too large";

} // namespace

std::string formatBytes(Bytes bytes)
{
    std::size_t unit = 0;
    while (unit + 1 < kUnits.size() && bytes.count() >= unitSize(unit + 1))
        ++unit;
    std::uint64_t whole = bytes.count() / unitSize(unit);
    std::uint64_t tenths = ((bytes.count() % unitSize(unit)) * 10 + unitSize(unit) / 2) / unitSize(unit);
    if (tenths == 10) {
        ++whole;
        tenths = 0;
    }
    if (whole == 1024 && unit + 1 < kUnits.size()) {
        whole = 1;
        ++unit;
    }
    std::string text = std::to_string(whole);
    if (tenths != 0)
        text += "." + std::to_string(tenths);
    return text + " " + std::string(kUnits.at(unit));
}

Result<Bytes> parseBytes(std::string_view text)
{
    std::string_view rest = text;
    if (rest.size() > 1 && rest.front() == '-' && isDigit(rest[1]))
        return refusal(text, "is negative");

    const std::string_view digits = takeDigits(rest);
    std::string_view fraction;
    if (rest.size() > 1 && rest.front() == '.' && isDigit(rest[1])) {
        rest.remove_prefix(1);
        fraction = takeDigits(rest);
    }
    if (rest.size() > 1 && rest.front() == ' ')
        rest.remove_prefix(1);
    const std::optional<std::size_t> unit = unitOf(rest);
    if (digits.empty() || !unit)
        return refusal(text, kNotASize);
    if (*unit == 0 && !fraction.empty())
        return refusal(text, "has a fraction of a byte");

    std::uint64_t whole = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), whole).ec != std::errc())
        return refusal(text, kTooLarge);
    if (whole > Bytes::max().count() / unitSize(*unit))
        return refusal(text, kTooLarge);
    return Bytes(whole * unitSize(*unit)) + Bytes(fractionOf(fraction, unitSize(*unit)));
}

} // namespace darse
