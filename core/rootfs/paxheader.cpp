// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/paxheader.h"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <sys/sysmacros.h>

namespace darse::rootfs {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kNameField = 100;
constexpr std::uint64_t kMaxOctal7 = 07777777;
constexpr std::uint64_t kMaxOctal11 = 077777777777;

void put(std::string& header, std::size_t offset, std::string_view text)
{
    header.replace(offset, text.size(), text);
}

/// Octal digits with an end, in a field of `width`; what does not fit is 0 there and stands in a record.
void putOctal(std::string& header, std::size_t offset, std::size_t width, std::uint64_t number)
{
    for (std::size_t place = offset + width - 1; place-- > offset; number >>= 3U)
        header[place] = static_cast<char>('0' + (number & 7U));
}

std::uint64_t orZero(std::uint64_t number, std::uint64_t most)
{
    return number <= most ? number : 0;
}

void addRecord(std::string& records, std::string_view key, std::string_view value)
{
    const std::size_t rest = key.size() + value.size() + 3; // a space, "=" and the end of the line
    std::size_t size = rest + 1;
    while (size != rest + std::to_string(size).size())
        size = rest + std::to_string(size).size();
    records.append(std::to_string(size)).append(1, ' ').append(key).append(1, '=').append(value).append(1, '\n');
}

/// "12.5", "-1.25": seconds with as many decimals as are needed.
std::string timeText(const timespec& time)
{
    const bool isNegative = time.tv_sec < 0;
    const long nanoseconds = isNegative && time.tv_nsec > 0 ? 1'000'000'000 - time.tv_nsec : time.tv_nsec;
    const auto whole = isNegative && time.tv_nsec > 0 ? time.tv_sec + 1 : time.tv_sec;
    std::string text = (isNegative ? "-" : "") + std::to_string(isNegative ? -whole : whole);
    if (nanoseconds == 0)
        return text;
    std::string decimals = std::to_string(nanoseconds);
    decimals.insert(0, 9 - decimals.size(), '0');
    decimals.resize(decimals.find_last_not_of('0') + 1);
    return text + '.' + decimals;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (size == 0 || first > 0xf4 || i + size > text.size())
            return false;
        const auto rest = text.substr(i + 1, size - 1);
        if (!std::ranges::all_of(rest, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; }))
            return false;
        i += size;
    }
    return true;
}

std::string_view lastPartOf(std::string_view name)
{
    while (name.ends_with('/'))
        name.remove_suffix(1);
    return name.substr(name.rfind('/') + 1);
}

std::string shortened(std::string name)
{
    name.resize(std::min(name.size(), kNameField));
    return name;
}

std::string finished(std::string header)
{
    put(header, 257, std::string_view("ustar\00000", 8));
    put(header, 148, "        ");
    const unsigned sum = std::accumulate(header.begin(), header.end(), 0U,
                                         [](unsigned total, char c) { return total + static_cast<unsigned char>(c); });
    putOctal(header, 148, 7, sum);
    header[154] = '\0';
    return header;
}

} // namespace

std::string paxRecords(const PaxEntry& entry, std::uint64_t stored)
{
    std::string records;
    const bool hasHoles = !entry.extents.empty();
    const bool isLongName = entry.name.size() > kNameField && !hasHoles;
    const bool isLongLink = entry.link.size() > kNameField;
    if ((isLongName && !isUtf8(entry.name)) || (isLongLink && !isUtf8(entry.link)))
        addRecord(records, "hdrcharset", "BINARY");
    if (isLongName)
        addRecord(records, "path", entry.name);
    if (isLongLink)
        addRecord(records, "linkpath", entry.link);
    if (entry.user > kMaxOctal7)
        addRecord(records, "uid", std::to_string(entry.user));
    if (entry.group > kMaxOctal7)
        addRecord(records, "gid", std::to_string(entry.group));
    if (stored > kMaxOctal11)
        addRecord(records, "size", std::to_string(stored));
    const timespec& time = entry.modified;
    if (time.tv_nsec != 0 || time.tv_sec < 0 || static_cast<std::uint64_t>(time.tv_sec) > kMaxOctal11)
        addRecord(records, "mtime", timeText(time));
    for (const auto& [name, value] : entry.attributes)
        addRecord(records, "SCHILY.xattr." + name, value);
    if (hasHoles) {
        addRecord(records, "GNU.sparse.major", "1");
        addRecord(records, "GNU.sparse.minor", "0");
        addRecord(records, "GNU.sparse.name", entry.name);
        addRecord(records, "GNU.sparse.realsize", std::to_string(entry.size));
    }
    return records;
}

std::string paxHeader(const PaxEntry& entry, std::uint64_t size)
{
    std::string header(kBlock, '\0');
    put(header, 0, shortened("PaxHeaders/" + std::string(lastPartOf(entry.name))));
    putOctal(header, 100, 8, 0644);
    putOctal(header, 108, 8, 0);
    putOctal(header, 116, 8, 0);
    putOctal(header, 124, 12, size);
    putOctal(header, 136, 12, 0);
    header[156] = 'x';
    return finished(std::move(header));
}

std::string ustarHeader(const PaxEntry& entry, std::uint64_t stored)
{
    const std::string name =
        entry.extents.empty() ? entry.name : "GNUSparseFile.0/" + std::string(lastPartOf(entry.name));
    const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(entry.modified.tv_sec, 0));
    std::string header(kBlock, '\0');
    put(header, 0, shortened(name));
    putOctal(header, 100, 8, entry.mode);
    putOctal(header, 108, 8, orZero(entry.user, kMaxOctal7));
    putOctal(header, 116, 8, orZero(entry.group, kMaxOctal7));
    putOctal(header, 124, 12, orZero(stored, kMaxOctal11));
    putOctal(header, 136, 12, orZero(seconds, kMaxOctal11));
    header[156] = static_cast<char>(entry.type);
    put(header, 157, shortened(entry.link));
    putOctal(header, 329, 8, orZero(::major(entry.device), kMaxOctal7));
    putOctal(header, 337, 8, orZero(::minor(entry.device), kMaxOctal7));
    return finished(std::move(header));
}

} // namespace darse::rootfs
