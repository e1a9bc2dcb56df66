// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logspool.h"

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

constexpr std::size_t kRecentTexts = 8;
constexpr qint64 kRoomUnit = 1024;

int roomFor(qint64 bytes)
{
    return int(std::min(bytes, LogSpool::kMostWaiting) / kRoomUnit);
}

} // namespace

LogSpool::LogSpool(qint64 blockBytes) :
    m_blockBytes(blockBytes),
    m_writing(std::make_shared<Writing>()),
    m_cache(kCachedLines)
{
    m_writing->room.release(roomFor(kMostWaiting));
    m_pool.setMaxThreadCount(1);
}

LogSpool::~LogSpool()
{
    m_pool.clear(); // what nobody will read needs no place
    m_pool.waitForDone();
}

void LogSpool::append(const KeptLine& line, QStringView text)
{
    LineHead head{.atMilliseconds = line.atMilliseconds, .end = 0, .source = quint16(line.source), .flags = 0};
    head.flags = quint16(appendLineBytes(m_openText, text) | (line.isError ? LineHead::Error : 0) |
                         (line.isContinuation ? LineHead::Continuation : 0));
    head.end = quint32(m_openText.size());
    m_openText.append('\n');
    m_openHeads.push_back(head);
    if (m_openText.size() >= m_blockBytes)
        close();
}

LogText LogSpool::openText(std::size_t from) const
{
    const std::size_t skipped = from == 0 ? 0 : std::size_t(m_openHeads[from - 1].end) + 1;
    std::vector<LineHead> heads(m_openHeads.begin() + std::ptrdiff_t(from), m_openHeads.end());
    for (LineHead& head : heads)
        head.end -= quint32(skipped);
    QByteArray bytes;
    bytes.reserve(qsizetype(heads.size() * sizeof(LineHead)) + m_openText.size() - qsizetype(skipped));
    bytes.append(reinterpret_cast<const char*>(heads.data()), qsizetype(heads.size() * sizeof(LineHead)));
    bytes.append(m_openText.constData() + skipped, m_openText.size() - qsizetype(skipped));
    return {m_openFirst + qint64(from), heads.size(), std::move(bytes)};
}

void LogSpool::close()
{
    auto block = std::make_shared<LogBlock>(openText(0));
    m_openFirst = block->end();
    m_openHeads.clear();
    m_openText.resize(0);
    m_bytes += block->bytes();
    m_blocks.push_back(block);
    m_writing->room.acquire(roomFor(block->bytes()));
    m_writing->waiting += block->bytes();
    m_pool.start([writing = m_writing, block] {
        if (!writing->file || writing->file->size() >= kSegmentBytes)
            writing->file = SpoolFile::create();
        if (!block->moveTo(writing->file)) {
            writing->file.reset(); // what may be half written is never read
            writing->lostBefore = block->end();
        }
        writing->waiting -= block->bytes();
        writing->room.release(roomFor(block->bytes()));
    });
}

void LogSpool::dropOldest()
{
    m_bytes -= m_blocks.front()->bytes();
    m_blocks.pop_front();
}

void LogSpool::clear()
{
    m_openFirst = end();
    m_openHeads.clear();
    m_openText.clear();
    m_blocks.clear();
    m_recent.clear();
    std::ranges::fill(m_cache, CachedLine{});
    m_bytes = 0;
    // What still waits keeps its place in the queue: the room it takes is given back as it is written.
}

LogText LogSpool::textAround(qint64 number) const
{
    const auto known = std::ranges::find_if(m_recent, [number](const LogText& text) {
        return number >= text.first() && number < text.first() + qint64(text.count());
    });
    if (known != m_recent.end()) {
        std::rotate(m_recent.begin(), known, known + 1);
        return m_recent.front();
    }
    const auto after =
        std::ranges::upper_bound(m_blocks, number, {}, [](const LogBlockPtr& block) { return block->first(); });
    m_recent.push_front((*std::prev(after))->text());
    if (m_recent.size() > kRecentTexts)
        m_recent.pop_back();
    return m_recent.front();
}

const KeptLine& LogSpool::line(qint64 number) const
{
    CachedLine& place = m_cache[std::size_t(number) % kCachedLines];
    if (place.number == number)
        return place.line;
    LineHead head;
    QString text;
    if (number >= m_openFirst) {
        const auto at = std::size_t(number - m_openFirst);
        head = m_openHeads.at(at);
        const std::size_t begin = at == 0 ? 0 : std::size_t(m_openHeads[at - 1].end) + 1;
        text = lineText({m_openText.constData() + begin, head.end - begin}, head.flags);
    } else {
        const LogText block = textAround(number);
        const auto at = std::size_t(number - block.first());
        head = block.head(at);
        text = lineText(block.line(at), head.flags);
    }
    place = {number,
             {head.atMilliseconds, head.has(LineHead::Error), head.has(LineHead::Continuation), head.source,
              std::move(text)}};
    return place.line;
}

std::vector<LogBlockPtr> LogSpool::blocksFrom(qint64 number) const
{
    const auto begin =
        std::ranges::partition_point(m_blocks, [number](const LogBlockPtr& block) { return block->end() <= number; });
    std::vector<LogBlockPtr> blocks(begin, m_blocks.end());
    const auto from = std::size_t(std::max<qint64>(0, number - m_openFirst));
    if (from < m_openHeads.size())
        blocks.push_back(std::make_shared<LogBlock>(openText(from)));
    return blocks;
}

} // namespace darse::ui
