// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/linebytes.h"

#include <QByteArray>

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

class QTemporaryFile;

namespace darse::ui {

/// Lines of a log one behind the other: their heads, then their bytes, each with a line end. Cheap to copy; any thread.
class LogText {
public:
    LogText() = default;
    /// `bytes` may be anything: lines that are not there are empty.
    LogText(qint64 first, std::size_t count, QByteArray bytes);

    /// Counted from the beginning of the log.
    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    /// All of its lines.
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] LineHead head(std::size_t line) const;
    /// Where it begins in text().
    [[nodiscard]] std::size_t begin(std::size_t line) const;
    [[nodiscard]] std::string_view line(std::size_t line) const;
    /// The line that a place of text() belongs to, not before `from`.
    [[nodiscard]] std::size_t lineAt(std::size_t offset, std::size_t from) const;

private:
    qint64 m_first = 0;
    std::size_t m_count = 0;
    QByteArray m_bytes;
    std::string_view m_text; ///< in m_bytes, which never detaches
};

/// A file without a name that several threads read. Any thread.
class SpoolFile {
public:
    /// Null when there is no room for one.
    [[nodiscard]] static std::shared_ptr<SpoolFile> create();
    ~SpoolFile();
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;

    [[nodiscard]] qint64 size() const;
    /// Where the bytes begin; nothing when the disk does not take them.
    [[nodiscard]] std::optional<qint64> append(const QByteArray& bytes);
    [[nodiscard]] QByteArray read(qint64 offset, qint64 size) const;

private:
    explicit SpoolFile(std::unique_ptr<QTemporaryFile> file);

    std::unique_ptr<QTemporaryFile> m_file;
    qint64 m_size = 0;
    mutable std::mutex m_mutex;
};

/// A piece of a log that does not change any more: in memory first, then on the disk. Any thread.
class LogBlock {
public:
    explicit LogBlock(LogText text);

    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] qint64 end() const { return m_first + qint64(m_count); }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] qint64 bytes() const { return m_size; }
    /// What the disk has lost reads as empty lines.
    [[nodiscard]] LogText text() const;
    /// Leaves the memory; false, and its lines are lost, when the file does not take it. Null counts as such.
    [[nodiscard]] bool moveTo(const std::shared_ptr<SpoolFile>& file);

private:
    qint64 m_first;
    std::size_t m_count;
    qint64 m_size;
    mutable std::mutex m_mutex;
    std::optional<LogText> m_text;
    std::shared_ptr<SpoolFile> m_file;
    qint64 m_offset = 0;
};

using LogBlockPtr = std::shared_ptr<LogBlock>;

} // namespace darse::ui
