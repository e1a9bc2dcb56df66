// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/tarmake.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <unistd.h>
#include <utility>

namespace darse::connect::docker {
namespace {

constexpr std::size_t kNameField = 100;
constexpr std::size_t kPiece = std::size_t{64} * 1024;

std::string octal(std::uint64_t value, std::size_t digits)
{
    std::string text(digits, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value /= 8)
        *digit = static_cast<char>('0' + value % 8);
    return text;
}

std::string paxRecord(const std::string& key, const std::string& value)
{
    const std::string tail = ' ' + key + '=' + value + '\n';
    std::size_t length = tail.size() + 1;
    while (std::to_string(length).size() + tail.size() != length)
        length = std::to_string(length).size() + tail.size();
    return std::to_string(length) + tail;
}

void put(std::string& block, std::size_t at, std::string_view text)
{
    std::copy(text.begin(), text.end(), block.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string plainHeader(const TarHead& head)
{
    constexpr std::uint64_t kLargest = 077777777777;
    std::string block(TarWalk::kBlock, '\0');
    put(block, 0, std::string_view(head.name).substr(0, kNameField));
    put(block, 100, octal(head.mode, 7));
    put(block, 108, octal(static_cast<std::uint64_t>(head.user) & 07777777, 7));
    put(block, 116, octal(static_cast<std::uint64_t>(head.group) & 07777777, 7));
    put(block, 124, octal(std::min(head.size, kLargest), 11));
    put(block, 136, octal(static_cast<std::uint64_t>(std::max<std::int64_t>(0, head.modified)) & kLargest, 11));
    put(block, 148, "        ");
    block[156] = head.type;
    put(block, 157, std::string_view(head.link).substr(0, kNameField));
    put(block, 257, std::string_view("ustar\00000", 8));
    unsigned sum = 0;
    for (const char byte : block)
        sum += static_cast<unsigned char>(byte);
    put(block, 148, octal(sum, 6) + '\0');
    return block;
}

TarHead headOf(const QFileInfo& info, const QString& name)
{
    TarHead head{.name = name.toStdString()};
    head.modified = info.lastModified().toSecsSinceEpoch();
    head.mode = info.isExecutable() ? 0755 : 0644;
    if (info.isSymLink()) {
        head.type = '2';
        head.link = info.symLinkTarget().toStdString();
        std::array<char, 4096> raw{}; // Qt makes it absolute
        const auto got = ::readlink(QFile::encodeName(info.filePath()).constData(), raw.data(), raw.size());
        if (got > 0)
            head.link.assign(raw.data(), static_cast<std::size_t>(got));
    } else if (info.isDir()) {
        head.type = '5';
        head.name += '/';
        head.mode = 0755;
    } else {
        head.size = static_cast<std::uint64_t>(info.size());
    }
    return head;
}

struct Found {
    QString path;
    TarHead head;
};

std::deque<Found> allOf(const QStringList& files)
{
    std::deque<Found> all;
    const auto add = [&all](const QFileInfo& info, const QString& name) {
        if (info.isFile() || info.isDir() || info.isSymLink())
            all.push_back({info.filePath(), headOf(info, name)});
    };
    for (const QString& file : files) {
        const QFileInfo top(file);
        add(top, top.fileName());
        if (!top.isDir() || top.isSymLink())
            continue;
        QDirIterator below(file, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (below.hasNext()) {
            below.next();
            const QString inside = below.filePath().mid(file.size());
            add(below.fileInfo(), top.fileName() + (inside.startsWith(u'/') ? inside : u'/' + inside));
        }
    }
    return all;
}

/// What is on its way: bytes that are ready, then the rest of the open file.
class Sender {
public:
    Sender(const QStringList& files, std::function<void(qint64)> sent) : m_all(allOf(files)), m_sent(std::move(sent)) {}

    Result<std::size_t> give(std::span<char> into)
    {
        while (m_ready.empty()) {
            if (m_left > 0)
                TRY(readOn());
            else if (!m_all.empty())
                TRY(beginNext());
            else if (std::exchange(m_hasEnded, true))
                return std::size_t{0};
            else
                m_ready = tarEnd();
        }
        const std::size_t count = std::min(into.size(), m_ready.size());
        std::copy_n(m_ready.begin(), count, into.begin());
        m_ready.erase(0, count);
        return count;
    }

private:
    Result<void> beginNext()
    {
        Found next = std::move(m_all.front());
        m_all.pop_front();
        m_size = m_left = next.head.size;
        if (m_left > 0) {
            m_file.setFileName(next.path);
            if (!m_file.open(QIODevice::ReadOnly))
                return Error(ErrorKind::Io, next.path.toStdString() + " cannot be read")
                    .withDetail(m_file.errorString().toStdString());
        }
        m_ready = tarHeader(next.head);
        return ok();
    }

    Result<void> readOn()
    {
        std::string piece(std::min<std::uint64_t>(m_left, kPiece), '\0');
        const qint64 got = m_file.read(piece.data(), static_cast<qint64>(piece.size()));
        if (got <= 0)
            return Error(ErrorKind::Io, m_file.fileName().toStdString() + " has changed while it was read");
        piece.resize(static_cast<std::size_t>(got));
        m_left -= piece.size();
        m_gone += got;
        if (m_sent)
            m_sent(m_gone);
        m_ready = std::move(piece);
        if (m_left == 0) {
            m_ready += tarPadding(m_size);
            m_file.close();
        }
        return ok();
    }

    std::deque<Found> m_all;
    std::function<void(qint64)> m_sent;
    QFile m_file;
    std::string m_ready;
    std::uint64_t m_size = 0;
    std::uint64_t m_left = 0;
    qint64 m_gone = 0;
    bool m_hasEnded = false;
};

} // namespace

std::string tarHeader(const TarHead& head)
{
    std::string records;
    if (head.name.size() > kNameField)
        records += paxRecord("path", head.name);
    if (head.link.size() > kNameField)
        records += paxRecord("linkpath", head.link);
    constexpr std::uint64_t kLargest = 077777777777;
    if (head.size > kLargest)
        records += paxRecord("size", std::to_string(head.size));
    if (records.empty())
        return plainHeader(head);
    TarHead pax{.name = "pax"};
    pax.type = 'x';
    pax.size = records.size();
    return plainHeader(pax) + records + tarPadding(records.size()) + plainHeader(head);
}

std::string tarPadding(std::uint64_t size)
{
    return std::string((TarWalk::kBlock - size % TarWalk::kBlock) % TarWalk::kBlock, '\0');
}

std::string tarEnd()
{
    return std::string(2 * TarWalk::kBlock, '\0');
}

std::string tarOf(TarHead head, std::string_view content)
{
    head.size = content.size();
    return tarHeader(head) + std::string(content) + tarPadding(content.size()) + tarEnd();
}

ByteSource tarOfFiles(const QStringList& files, std::function<void(qint64 bytes)> sent)
{
    auto sender = std::make_shared<Sender>(files, std::move(sent));
    return [sender](std::span<char> into, const std::stop_token& stop) -> Result<std::size_t> {
        if (stop.stop_requested())
            return Error(ErrorKind::Canceled, "it was cancelled");
        return sender->give(into);
    };
}

qint64 contentOf(const QStringList& files)
{
    qint64 bytes = 0;
    for (const Found& one : allOf(files))
        bytes += static_cast<qint64>(one.head.size);
    return bytes;
}

} // namespace darse::connect::docker
