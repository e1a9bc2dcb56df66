// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/idmap.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace darse::sys {
namespace {

/// The last number is "no id" to the kernel.
constexpr std::uint64_t kIdEnd = std::numeric_limits<std::uint32_t>::max();
/// The kernel takes 340 rows, but in one write of less than a page.
constexpr std::size_t kMostRows = 100;
constexpr std::uint32_t kFirstSubordinate = 100'000;

std::optional<std::uint32_t> number(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// "owner:first:count" in its parts; nothing for a line with more or fewer of them.
std::optional<std::array<std::string_view, 3>> fieldsOf(std::string_view line)
{
    std::array<std::string_view, 3> fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto colon = line.find(':');
        if ((colon == std::string_view::npos) != (i + 1 == fields.size()))
            return std::nullopt;
        fields.at(i) = line.substr(0, colon);
        line.remove_prefix(std::min(colon == std::string_view::npos ? colon : colon + 1, line.size()));
    }
    return fields;
}

bool isOwnedBy(std::string_view name, const IdOwner& owner)
{
    return !name.empty() && (name == owner.name || name == std::to_string(owner.id));
}

struct Line {
    std::string_view owner;
    IdRange range;
};

/// The next line of the text, which loses it; a line that is not understood has no owner.
Line nextLine(std::string_view& text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto fields = fieldsOf(line);
    if (!fields)
        return {};
    const IdRange range{number(fields->at(1)).value_or(0), number(fields->at(2)).value_or(0)};
    const bool isUsable = range.first > 0 && range.count > 0 && range.first + std::uint64_t{range.count} <= kIdEnd;
    return isUsable ? Line{fields->at(0), range} : Line{};
}

bool overlap(const IdRange& a, const IdRange& b)
{
    return std::uint64_t{a.first} < std::uint64_t{b.first} + b.count &&
           std::uint64_t{b.first} < std::uint64_t{a.first} + a.count;
}

} // namespace

std::vector<IdRange> subordinateIds(std::string_view text, const IdOwner& owner)
{
    std::vector<IdRange> ranges;
    while (!text.empty() && ranges.size() < kMostRows) {
        const Line line = nextLine(text);
        const auto isTaken = [&line](const IdRange& other) { return overlap(line.range, other); };
        if (isOwnedBy(line.owner, owner) && std::ranges::none_of(ranges, isTaken))
            ranges.push_back(line.range);
    }
    return ranges;
}

std::uint32_t firstFreeId(std::string_view text)
{
    std::uint32_t free = kFirstSubordinate;
    while (!text.empty()) {
        const IdRange range = nextLine(text).range;
        free = std::max(free, range.first + range.count);
    }
    return free;
}

IdMap idMapFor(std::uint32_t own, const std::vector<IdRange>& ranges)
{
    IdMap map{{0, own, 1}};
    std::uint64_t inside = 1;
    for (const IdRange& range : ranges) {
        if (overlap(range, {own, 1}))
            continue;
        const auto count = static_cast<std::uint32_t>(std::min<std::uint64_t>(range.count, kIdEnd - inside));
        if (count == 0 || map.size() == kMostRows)
            break;
        map.push_back({static_cast<std::uint32_t>(inside), range.first, count});
        inside += count;
    }
    return map;
}

std::uint64_t idCount(const IdMap& map)
{
    std::uint64_t count = 0;
    for (const IdMapping& row : map)
        count += row.count;
    return count;
}

std::string idMapText(const IdMap& map)
{
    std::string text;
    for (const IdMapping& row : map)
        text += std::to_string(row.inside) + " " + std::to_string(row.outside) + " " + std::to_string(row.count) + "\n";
    return text;
}

} // namespace darse::sys
