// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/sample.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace darse::cgroup {

/// Calls `use` with every part between separators; an empty text has none.
template <class Use>
void forEachWord(std::string_view text, char separator, const Use& use)
{
    while (!text.empty()) {
        const auto end = text.find(separator);
        use(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

template <class Use>
void forEachLine(std::string_view text, const Use& use)
{
    forEachWord(text, '\n', use);
}

/// The text up to the next separator, which is taken off the front; runs of separators are one.
[[nodiscard]] inline std::string_view takeWord(std::string_view& text, char separator = ' ')
{
    while (text.starts_with(separator))
        text.remove_prefix(1);
    const auto end = text.find(separator);
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return word;
}

template <class Number>
[[nodiscard]] std::optional<Number> numberIn(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// A count, or "max".
[[nodiscard]] inline std::optional<std::uint64_t> countIn(std::string_view text)
{
    return text.starts_with("max") ? std::optional(kUnlimited) : numberIn<std::uint64_t>(text);
}

/// For lines of "key value": calls `use` with the key and what stands behind it.
template <class Use>
void forEachPair(std::string_view text, const Use& use)
{
    forEachLine(text, [&use](std::string_view line) {
        const std::string_view key = takeWord(line);
        use(key, line);
    });
}

} // namespace darse::cgroup
