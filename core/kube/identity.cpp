// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/identity.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <random>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kLongestName = 253;

bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// A label between the dots of a name; only one that stands alone has to be short.
bool isPart(std::string_view text)
{
    return !text.empty() && isLowerOrDigit(text.front()) && isLowerOrDigit(text.back()) &&
           std::ranges::all_of(text, [](char c) { return isLowerOrDigit(c) || c == '-'; });
}

/// Letters, digits, '-', '_' and '.', the first and last no sign.
bool isQualified(std::string_view text)
{
    const auto isWord = [](char c) { return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && text.size() <= kLongestLabel && isWord(text.front()) && isWord(text.back()) &&
           std::ranges::all_of(text, [&](char c) { return isWord(c) || c == '-' || c == '_' || c == '.'; });
}

std::mt19937_64& chance()
{
    thread_local std::mt19937_64 generator{std::random_device{}()};
    return generator;
}

} // namespace

std::string timeText(std::chrono::system_clock::time_point moment)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::optional<std::chrono::system_clock::time_point> momentIn(const std::string& text)
{
    std::tm parts{};
    if (::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr)
        return std::nullopt;
    return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

std::string makeUid()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx";
    std::random_device device;
    for (char& c : out) {
        if (c == 'x')
            c = kDigits[device() % kDigits.size()];
    }
    return out;
}

std::string madeUpEnding(int count)
{
    constexpr std::string_view kLetters = "bcdfghjklmnpqrstvwxz2456789"; // makes no words
    std::string out;
    for (int i = 0; i < count; ++i)
        out += kLetters[chance()() % kLetters.size()];
    return out;
}

bool isName(std::string_view text, NameForm form)
{
    if (form == NameForm::Label)
        return text.size() <= kLongestLabel && isPart(text);
    if (text.empty() || text.size() > kLongestName)
        return false;
    while (!text.empty()) {
        const auto dot = text.find('.');
        if (!isPart(text.substr(0, dot)) || dot == text.size() - 1)
            return false;
        text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
    }
    return true;
}

std::string claimVolume(const std::string& space, const std::string& claim)
{
    return space == "default" ? claim : space + "_" + claim; // no name has '_'
}

bool isLabelKey(std::string_view key)
{
    const auto slash = key.find('/');
    if (slash == std::string_view::npos)
        return isQualified(key);
    return isName(key.substr(0, slash), NameForm::Subdomain) && isQualified(key.substr(slash + 1));
}

bool isLabelValue(std::string_view text)
{
    return text.empty() || isQualified(text);
}

} // namespace darse::kube
