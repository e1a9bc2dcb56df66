// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tarwriter.h"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <unistd.h>

namespace darse::test {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kNameField = 100;
constexpr std::size_t kChecksum = 148;

void put(std::string& header, std::size_t offset, std::string_view text)
{
    header.replace(offset, text.size(), text);
}

/// Octal digits, or the number itself behind a byte with the highest bit.
void putNumber(std::string& header, std::size_t offset, std::size_t width, std::uint64_t number)
{
    const bool fits = (width - 1) * 3 >= 64 || number >> ((width - 1) * 3) == 0;
    for (std::size_t i = 0; i < width - (fits ? 1 : 0); ++i) {
        const std::size_t place = offset + width - (fits ? 2 : 1) - i;
        header[place] = fits ? static_cast<char>('0' + (number & 7U)) : static_cast<char>(number & 0xffU);
        number >>= fits ? 3U : 8U;
    }
    if (!fits)
        header[offset] = '\x80';
}

} // namespace

std::string paxRecord(std::string_view key, std::string_view value)
{
    const std::size_t rest = key.size() + value.size() + 3; // a space, "=" and the end of the line
    std::size_t size = rest + 1;
    while (size != rest + std::to_string(size).size())
        size = rest + std::to_string(size).size();
    std::string record = std::to_string(size) + ' ';
    record.append(key).append(1, '=').append(value).append(1, '\n');
    return record;
}

void fixChecksum(std::string& header)
{
    put(header, kChecksum, "        ");
    const auto sum = std::accumulate(header.begin(), header.begin() + kBlock, 0U,
                                     [](unsigned total, char c) { return total + static_cast<unsigned char>(c); });
    putNumber(header, kChecksum, 7, sum);
    header[kChecksum + 6] = '\0';
}

std::string tarHeader(const TarEntry& entry, std::uint64_t size)
{
    std::string header(kBlock, '\0');
    put(header, 0, std::string_view(entry.name).substr(0, kNameField));
    putNumber(header, 100, 8, entry.mode);
    putNumber(header, 108, 8, entry.uid.value_or(::geteuid()));
    putNumber(header, 116, 8, entry.gid.value_or(::getegid()));
    putNumber(header, 124, 12, size);
    putNumber(header, 136, 12, static_cast<std::uint64_t>(entry.modified));
    header[156] = entry.type;
    put(header, 157, std::string_view(entry.link).substr(0, kNameField));
    put(header, 257, std::string_view("ustar\00000", 8));
    putNumber(header, 329, 8, entry.major);
    putNumber(header, 337, 8, entry.minor);
    fixChecksum(header);
    return header;
}

void TarWriter::body(std::string_view content)
{
    m_bytes += content;
    m_bytes.append((kBlock - content.size() % kBlock) % kBlock, '\0');
}

TarWriter& TarWriter::add(TarEntry entry)
{
    if (entry.name.size() > kNameField)
        entry.pax.emplace_back("path", entry.name);
    if (entry.link.size() > kNameField)
        entry.pax.emplace_back("linkpath", entry.link);
    std::string records;
    for (const auto& [key, value] : entry.pax)
        records += paxRecord(key, value);
    if (!records.empty()) {
        m_bytes += tarHeader({.name = "pax", .type = 'x'}, records.size());
        body(records);
    }
    m_bytes += tarHeader(entry, entry.size.value_or(entry.content.size()));
    body(entry.content);
    return *this;
}

TarWriter& TarWriter::file(std::string name, std::string content)
{
    return add({.name = std::move(name), .content = std::move(content)});
}

TarWriter& TarWriter::directory(std::string name, unsigned mode)
{
    return add({.name = std::move(name), .type = '5', .mode = mode});
}

TarWriter& TarWriter::symlink(std::string name, std::string target)
{
    return add({.name = std::move(name), .type = '2', .link = std::move(target), .mode = 0777});
}

TarWriter& TarWriter::hardLink(std::string name, std::string target)
{
    return add({.name = std::move(name), .type = '1', .link = std::move(target)});
}

TarWriter& TarWriter::fifo(std::string name)
{
    return add({.name = std::move(name), .type = '6'});
}

TarWriter& TarWriter::device(std::string name, unsigned major, unsigned minor)
{
    return add({.name = std::move(name), .type = '3', .major = major, .minor = minor});
}

TarWriter& TarWriter::raw(std::string_view bytes)
{
    m_bytes += bytes;
    return *this;
}

TarWriter& TarWriter::end()
{
    m_bytes.append(2 * kBlock, '\0');
    return *this;
}

} // namespace darse::test
