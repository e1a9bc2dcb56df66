// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logblock.h"

#include <QTemporaryFile>

#include <algorithm>
#include <cstring>
#include <utility>

namespace darse::ui {

LogText::LogText(qint64 first, std::size_t count, QByteArray bytes) :
    m_first(first),
    m_count(count),
    m_bytes(std::move(bytes))
{
    const std::size_t heads = count * sizeof(LineHead);
    if (heads <= std::size_t(m_bytes.size()))
        m_text = {m_bytes.constData() + heads, std::size_t(m_bytes.size()) - heads};
    else
        m_bytes.clear();
}

LineHead LogText::head(std::size_t line) const
{
    LineHead head;
    if (!m_bytes.isEmpty() && line < m_count)
        std::memcpy(&head, m_bytes.constData() + line * sizeof head, sizeof head);
    return head;
}

std::size_t LogText::begin(std::size_t line) const
{
    return line == 0 ? 0 : std::size_t(head(line - 1).end) + 1;
}

std::string_view LogText::line(std::size_t line) const
{
    const std::size_t from = begin(line);
    const std::size_t to = head(line).end;
    return from < to && to <= m_text.size() ? m_text.substr(from, to - from) : std::string_view();
}

std::size_t LogText::lineAt(std::size_t offset, std::size_t from) const
{
    std::size_t step = 1;
    std::size_t low = from; // most often the next one
    while (low + step < m_count && head(low + step).end < offset) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(m_count, low + step + 1);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (head(middle).end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::shared_ptr<SpoolFile> SpoolFile::create()
{
    auto file = std::make_unique<QTemporaryFile>();
    if (!file->open())
        return nullptr;
    return std::shared_ptr<SpoolFile>(new SpoolFile(std::move(file)));
}

SpoolFile::SpoolFile(std::unique_ptr<QTemporaryFile> file) : m_file(std::move(file)) {}

SpoolFile::~SpoolFile() = default;

qint64 SpoolFile::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_size;
}

std::optional<qint64> SpoolFile::append(const QByteArray& bytes)
{
    const std::lock_guard lock(m_mutex);
    const qint64 offset = m_size;
    if (!m_file->seek(offset) || m_file->write(bytes) != bytes.size() || !m_file->flush())
        return std::nullopt;
    m_size += bytes.size();
    return offset;
}

QByteArray SpoolFile::read(qint64 offset, qint64 size) const
{
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    const std::lock_guard lock(m_mutex);
    if (!m_file->seek(offset) || m_file->read(bytes.data(), size) != size)
        return {};
    return bytes;
}

LogBlock::LogBlock(LogText text) :
    m_first(text.first()),
    m_count(text.count()),
    m_size(text.bytes().size()),
    m_text(std::move(text))
{
}

LogText LogBlock::text() const
{
    std::shared_ptr<SpoolFile> file;
    {
        const std::lock_guard lock(m_mutex);
        if (m_text)
            return *m_text;
        file = m_file;
    }
    return {m_first, m_count, file ? file->read(m_offset, m_size) : QByteArray()};
}

bool LogBlock::moveTo(const std::shared_ptr<SpoolFile>& file)
{
    const LogText here = text();
    const auto offset = file ? file->append(here.bytes()) : std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (offset) {
        m_file = file;
        m_offset = *offset;
    }
    m_text.reset();
    return offset.has_value();
}

} // namespace darse::ui
