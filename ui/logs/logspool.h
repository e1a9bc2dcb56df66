// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <deque>
#include <memory>
#include <span>
#include <vector>

class QTemporaryFile;

namespace darse::ui {

/// A line of a log, or a piece of a long one.
struct KeptLine {
    qint64 atMilliseconds = 0;
    bool isError = false;
    bool isContinuation = false; ///< the next piece of the line before
    int source = 0;              ///< which of several containers wrote it
    QString text;                ///< raw and hostile
};

/// Lines of a log on the disk, in blocks that are read back whole. Its files have no name and are gone with it, however
/// it ends.
class LogSpool {
public:
    static constexpr qint64 kSegmentBytes = 64 << 20; ///< of one file: the oldest goes as a whole
    static constexpr std::size_t kCachedBlocks = 32;

    LogSpool();
    ~LogSpool();
    LogSpool(const LogSpool&) = delete;
    LogSpool& operator=(const LogSpool&) = delete;

    /// Writes a block behind the others; false when the disk does not take it.
    [[nodiscard]] bool append(std::span<const KeptLine> lines);
    void dropOldest();
    void clear();

    [[nodiscard]] bool isEmpty() const { return m_blocks.empty(); }
    [[nodiscard]] std::size_t oldestCount() const { return m_blocks.front().count; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// Counted from the oldest line that is kept. The reference holds until kCachedBlocks other blocks were read. What
    /// the disk has lost reads as empty lines.
    [[nodiscard]] const KeptLine& line(qint64 index) const;

private:
    struct Block {
        qint64 first = 0; ///< of its lines, counted from the beginning
        std::size_t count = 0;
        std::shared_ptr<QTemporaryFile> file;
        qint64 offset = 0;
        qint64 bytes = 0;
    };
    struct Cached {
        qint64 first = 0;
        std::vector<KeptLine> lines;
    };

    [[nodiscard]] const Cached& cached(const Block& block) const;

    std::deque<Block> m_blocks;
    std::shared_ptr<QTemporaryFile> m_file; ///< that is written to
    qint64 m_next = 0;                      ///< number of the next line
    qint64 m_bytes = 0;
    mutable std::deque<std::unique_ptr<Cached>> m_cache; ///< newest first
};

} // namespace darse::ui
