// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/paxwriter.h"

#include "core/rootfs/paxheader.h"

namespace darse::rootfs {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kBuffer = std::size_t{256} * 1024;

std::size_t paddingAfter(std::uint64_t size)
{
    return static_cast<std::size_t>((kBlock - size % kBlock) % kBlock);
}

/// What precedes the content of a file with holes: where its parts belong.
std::string sparseMap(const PaxEntry& entry)
{
    if (entry.extents.empty())
        return {};
    std::vector<Extent> extents = entry.extents;
    if (extents.back().offset + extents.back().size < entry.size)
        extents.push_back({.offset = entry.size, .size = 0}); // a hole at the end
    std::string map = std::to_string(extents.size()) + '\n';
    for (const Extent& extent : extents)
        map += std::to_string(extent.offset) + '\n' + std::to_string(extent.size) + '\n';
    map.append(paddingAfter(map.size()), '\0');
    return map;
}

} // namespace

PaxWriter::PaxWriter(const ByteSink& sink) : m_sink(sink)
{
    m_buffer.reserve(kBuffer);
}

std::uint64_t PaxWriter::contentSize(const PaxEntry& entry)
{
    if (entry.type != PaxType::File)
        return 0;
    if (entry.extents.empty())
        return entry.size;
    std::uint64_t size = 0;
    for (const Extent& extent : entry.extents)
        size += extent.size;
    return size;
}

Result<void> PaxWriter::write(std::string_view bytes)
{
    m_written += bytes.size();
    if (m_buffer.size() + bytes.size() > kBuffer)
        TRY(flush());
    if (bytes.size() >= kBuffer)
        return m_sink(bytes);
    m_buffer += bytes;
    return ok();
}

Result<void> PaxWriter::flush()
{
    if (m_buffer.empty())
        return ok();
    TRY(m_sink(m_buffer));
    m_buffer.clear();
    return ok();
}

Result<void> PaxWriter::pad()
{
    return write(std::string(paddingAfter(m_written), '\0'));
}

Result<void> PaxWriter::add(const PaxEntry& entry)
{
    const std::string map = entry.type == PaxType::File ? sparseMap(entry) : std::string();
    const std::uint64_t stored = map.size() + contentSize(entry);
    if (const std::string records = paxRecords(entry, stored); !records.empty()) {
        TRY(write(paxHeader(entry, records.size())));
        TRY(write(records));
        TRY(pad());
    }
    TRY(write(ustarHeader(entry, stored)));
    return write(map);
}

Result<void> PaxWriter::content(std::string_view piece)
{
    return write(piece);
}

Result<void> PaxWriter::endFile()
{
    return pad();
}

Result<void> PaxWriter::finish()
{
    TRY(write(std::string(2 * kBlock, '\0')));
    return flush();
}

} // namespace darse::rootfs
