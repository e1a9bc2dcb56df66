// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/textchecks.h"

#include "core/oci/wording.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <limits>

namespace darse::container {
namespace {

constexpr std::size_t kMaxPath = 4096;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexadecimal(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isAddressOf(int family, std::string_view text)
{
    in6_addr address{};
    return text.size() <= INET6_ADDRSTRLEN && inet_pton(family, std::string(text).c_str(), &address) == 1;
}

/// "*" or a number.
bool isDeviceNumber(std::string_view text)
{
    return text == "*" || wholeNumber(text, std::numeric_limits<std::uint32_t>::max()).has_value();
}

/// How far the suffix of a size shifts it.
std::optional<unsigned> shiftOf(std::string_view suffix)
{
    const std::string lower = oci::lowered(suffix);
    if (lower.empty() || lower == "b")
        return 0U;
    const std::size_t unit = std::string_view("kmgtp").find(lower.front());
    const std::string_view rest = std::string_view(lower).substr(1);
    if (unit == std::string_view::npos || (!rest.empty() && rest != "b" && rest != "ib"))
        return {};
    return static_cast<unsigned>((unit + 1) * 10);
}

} // namespace

Error invalid(std::string reason)
{
    return {ErrorKind::InvalidInput, std::move(reason)};
}

bool isAddress4(std::string_view text)
{
    return isAddressOf(AF_INET, text);
}

bool isAddress6(std::string_view text)
{
    return isAddressOf(AF_INET6, text);
}

bool isAddress(std::string_view text)
{
    return isAddress4(text) || isAddress6(text);
}

bool isMac(std::string_view text)
{
    const auto parts = split(text, ':');
    return parts.size() == 6 && std::ranges::all_of(parts, [](std::string_view part) {
               return part.size() == 2 && std::ranges::all_of(part, isHexadecimal);
           });
}

bool isWord(std::string_view text)
{
    return !text.empty() && text.size() <= 255 &&
           std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
}

bool isCpuList(std::string_view text)
{
    constexpr std::uint64_t kMost = 65'535;
    return std::ranges::all_of(split(text, ','), [](std::string_view part) {
        const auto ends = split(part, '-');
        if (ends.size() > 2)
            return false;
        const auto first = wholeNumber(ends.front(), kMost);
        const auto last = wholeNumber(ends.back(), kMost);
        return first && last && *first <= *last;
    });
}

bool isDeviceRule(std::string_view text)
{
    const auto parts = split(text, ' ');
    if (parts.size() != 3 || (parts[0] != "a" && parts[0] != "b" && parts[0] != "c"))
        return false;
    const auto numbers = split(parts[1], ':');
    return numbers.size() == 2 && std::ranges::all_of(numbers, isDeviceNumber) && areDevicePermissions(parts[2]);
}

bool areDevicePermissions(std::string_view text)
{
    constexpr std::string_view kAll = "rwm";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return kAll.find(c) != std::string_view::npos && std::ranges::count(text, c) == 1;
    });
}

std::optional<std::uint64_t> wholeNumber(std::string_view text, std::uint64_t most)
{
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc() || stopped != end || number > most)
        return {};
    return number;
}

std::optional<std::int64_t> byteCount(std::string_view text)
{
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
    const auto shift = shiftOf(text.substr(digits));
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!shift)
        return {};
    const auto number = wholeNumber(text.substr(0, digits), kMost >> *shift);
    if (!number)
        return {};
    return static_cast<std::int64_t>(*number << *shift);
}

std::optional<std::string> cleanPath(std::string_view path)
{
    if (!path.starts_with('/') || path.size() >= kMaxPath)
        return {};
    std::vector<std::string_view> kept;
    for (const std::string_view part : split(path, '/')) {
        if (part == ".." && !kept.empty())
            kept.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            kept.push_back(part);
    }
    std::string result;
    for (const std::string_view part : kept)
        result.append("/").append(part);
    return result.empty() ? "/" : result;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> result;
    for (;;) {
        const std::size_t at = text.find(separator);
        result.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return result;
        text.remove_prefix(at + 1);
    }
}

} // namespace darse::container
