// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/logblock.h"

#include <QSemaphore>
#include <QString>
#include <QThreadPool>

#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <vector>

namespace darse::ui {

/// A line of a log, or a piece of a long one.
struct KeptLine {
    qint64 atMilliseconds = 0;
    bool isError = false;
    bool isContinuation = false; ///< the next piece of the line before
    int source = 0;              ///< which of several containers wrote it
    QString text;                ///< raw and hostile
};

/// All lines of a log, as UTF-8. The last, open block is in memory; closed ones go to the disk on a thread of their
/// own. The files have no name and are gone with it, however it ends.
class LogSpool {
public:
    static constexpr qint64 kSegmentBytes = 64 << 20; ///< of one file: the oldest goes as a whole
    static constexpr qint64 kDefaultBlock = 256 << 10;
    static constexpr qint64 kMostWaiting = 24 << 20; ///< for the disk; more has to wait
    static constexpr std::size_t kCachedLines = 4096;

    explicit LogSpool(qint64 blockBytes = kDefaultBlock);
    ~LogSpool();
    LogSpool(const LogSpool&) = delete;
    LogSpool& operator=(const LogSpool&) = delete;

    void append(const KeptLine& line, QStringView text);
    /// The oldest closed block.
    void dropOldest();
    /// Numbering goes on.
    void clear();

    /// The number of the oldest line that is kept, and one past the newest.
    [[nodiscard]] qint64 first() const { return m_blocks.empty() ? m_openFirst : m_blocks.front()->first(); }
    [[nodiscard]] qint64 end() const { return m_openFirst + qint64(m_openHeads.size()); }
    /// Of closed blocks.
    [[nodiscard]] std::size_t blockCount() const { return m_blocks.size(); }
    [[nodiscard]] qint64 oldestEnd() const { return m_blocks.front()->end(); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] qint64 bytesInMemory() const { return m_openText.size() + m_writing->waiting; }
    /// Lines before this were lost because the disk did not take them.
    [[nodiscard]] qint64 lostBefore() const { return m_writing->lostBefore; }
    /// `number` is in [first(), end()). The reference holds until kCachedLines others were read. What the disk has
    /// lost reads as empty lines.
    [[nodiscard]] const KeptLine& line(qint64 number) const;
    /// The blocks with the lines from `number` on, for other threads; they stay as they are.
    [[nodiscard]] std::vector<LogBlockPtr> blocksFrom(qint64 number) const;

private:
    struct Writing {
        QSemaphore room;
        std::atomic<qint64> waiting = 0;
        std::atomic<qint64> lostBefore = 0;
        std::shared_ptr<SpoolFile> file; ///< of the writing thread
    };
    struct CachedLine {
        qint64 number = -1;
        KeptLine line;
    };

    void close();
    [[nodiscard]] LogText openText(std::size_t from) const;
    [[nodiscard]] LogText textAround(qint64 number) const;

    qint64 m_blockBytes;
    std::deque<LogBlockPtr> m_blocks;
    std::vector<LineHead> m_openHeads;
    QByteArray m_openText;
    qint64 m_openFirst = 0;
    qint64 m_bytes = 0;
    std::shared_ptr<Writing> m_writing;
    mutable std::deque<LogText> m_recent; ///< newest first
    mutable std::vector<CachedLine> m_cache;
    QThreadPool m_pool; ///< last, so that it ends first
};

} // namespace darse::ui
