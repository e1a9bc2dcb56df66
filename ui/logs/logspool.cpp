// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logspool.h"

#include <QTemporaryFile>

#include <algorithm>
#include <cstring>

namespace darse::ui {
namespace {

struct Head {
    qint64 atMilliseconds = 0;
    qint32 source = 0;
    quint32 flags = 0;
    qint64 units = 0; ///< of UTF-16, so that the strangest text comes back as it was
};

constexpr quint32 kError = 1;
constexpr quint32 kContinuation = 2;

void encode(QByteArray& to, const KeptLine& line)
{
    const Head head{line.atMilliseconds, line.source,
                    (line.isError ? kError : 0) | (line.isContinuation ? kContinuation : 0), line.text.size()};
    to.append(reinterpret_cast<const char*>(&head), sizeof head);
    to.append(reinterpret_cast<const char*>(line.text.utf16()), line.text.size() * qsizetype(sizeof(char16_t)));
}

/// As many lines as the bytes hold; never more than `count`.
std::vector<KeptLine> decode(const QByteArray& bytes, std::size_t count)
{
    std::vector<KeptLine> lines;
    lines.reserve(count);
    for (qsizetype at = 0; lines.size() < count && bytes.size() - at >= qsizetype(sizeof(Head));) {
        Head head;
        std::memcpy(&head, bytes.constData() + at, sizeof head);
        at += qsizetype(sizeof head);
        const qsizetype size = head.units * qsizetype(sizeof(char16_t));
        if (size < 0 || size > bytes.size() - at)
            break;
        KeptLine line{head.atMilliseconds, (head.flags & kError) != 0, (head.flags & kContinuation) != 0, head.source,
                      QString(head.units, Qt::Uninitialized)};
        std::memcpy(line.text.data(), bytes.constData() + at, std::size_t(size));
        at += size;
        lines.push_back(std::move(line));
    }
    lines.resize(count);
    return lines;
}

} // namespace

LogSpool::LogSpool() = default;
LogSpool::~LogSpool() = default;

bool LogSpool::append(std::span<const KeptLine> lines)
{
    if (!m_file || m_file->size() >= kSegmentBytes) {
        auto file = std::make_shared<QTemporaryFile>();
        if (!file->open())
            return false;
        m_file = std::move(file);
    }
    QByteArray bytes;
    for (const KeptLine& line : lines)
        encode(bytes, line);
    const qint64 offset = m_file->size();
    if (!m_file->seek(offset) || m_file->write(bytes) != bytes.size() || !m_file->flush()) {
        m_file.reset(); // what may be half written is never read
        return false;
    }
    m_blocks.push_back({m_next, lines.size(), m_file, offset, bytes.size()});
    m_next += qint64(lines.size());
    m_bytes += bytes.size();
    return true;
}

void LogSpool::dropOldest()
{
    m_bytes -= m_blocks.front().bytes;
    m_blocks.pop_front();
}

void LogSpool::clear()
{
    m_blocks.clear();
    m_cache.clear();
    m_file.reset();
    m_bytes = 0;
}

const KeptLine& LogSpool::line(qint64 index) const
{
    const qint64 number = m_blocks.front().first + index;
    const auto after = std::upper_bound(m_blocks.begin(), m_blocks.end(), number,
                                        [](qint64 wanted, const Block& block) { return wanted < block.first; });
    const Block& block = *std::prev(after);
    return cached(block).lines.at(std::size_t(number - block.first));
}

const LogSpool::Cached& LogSpool::cached(const Block& block) const
{
    const auto known = std::ranges::find(m_cache, block.first, [](const auto& one) { return one->first; });
    if (known != m_cache.end()) {
        std::rotate(m_cache.begin(), known, known + 1);
        return *m_cache.front();
    }
    QByteArray bytes;
    if (block.file->seek(block.offset))
        bytes = block.file->read(block.bytes);
    m_cache.push_front(std::make_unique<Cached>(Cached{block.first, decode(bytes, block.count)}));
    if (m_cache.size() > kCachedBlocks)
        m_cache.pop_back();
    return *m_cache.front();
}

} // namespace darse::ui
