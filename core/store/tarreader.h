// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

struct archive;
struct archive_entry;

namespace darse::store {

/// A part of the content of an entry; what lies between two parts is a hole.
struct TarPiece {
    std::string_view bytes;
    std::uint64_t offset = 0;
};

/// Reads a tar of any dialect from a source with bounded memory. Names come as the bytes that the tar has, whatever the
/// locale, as long as the thread that reads has a ByteLocale.
class TarReader {
public:
    TarReader(const ByteSource& source, const std::stop_token& stop);
    TarReader(const TarReader&) = delete;
    TarReader& operator=(const TarReader&) = delete;
    ~TarReader();

    /// The next entry, valid until the next call; null after the last one. The content of the one before must have been
    /// read.
    [[nodiscard]] Result<archive_entry*> next();
    /// The next part of the content of this entry, valid until the next call; nothing after the last one.
    [[nodiscard]] Result<std::optional<TarPiece>> nextPiece();
    /// What libarchive could not make sense of in this entry, empty mostly.
    [[nodiscard]] std::string_view complaint() const { return m_complaint; }

    /// After the last entry: what comes behind the end of the archive, in pieces; empty at the end of the source.
    [[nodiscard]] Result<std::string_view> rest();
    /// Whether the last entry was followed by the mark that ends an archive.
    [[nodiscard]] bool hasEndMark() const { return m_hasEndMark; }

private:
    struct Free {
        void operator()(archive* archive) const;
    };

    static std::ptrdiff_t readCallback(archive* archive, void* client, const void** buffer);
    Result<std::size_t> fill();
    Result<void> open();
    Error failure(std::string_view fallback);

    const ByteSource& m_source;
    const std::stop_token& m_stop;
    std::vector<char> m_buffer;
    std::unique_ptr<archive, Free> m_archive;
    std::optional<Error> m_failure; ///< of the source, which libarchive cannot pass on
    std::uint64_t m_total = 0;      ///< that came from the source
    std::size_t m_held = 0;         ///< of it, in m_buffer
    std::size_t m_sinceAnswer = 0;  ///< of it, since libarchive gave its last answer
    std::string_view m_complaint{};
    bool m_isOpen = false;
    bool m_isEmpty = false;
    bool m_hasEnded = false; ///< the source
    bool m_hasEndMark = false;
    bool m_isDraining = false;
};

/// libarchive turns names into the character set of the thread's locale, and "C" is the only one in which it leaves
/// them alone. For as long as this lives, that is the locale of this thread.
class ByteLocale {
public:
    ByteLocale();
    ByteLocale(const ByteLocale&) = delete;
    ByteLocale& operator=(const ByteLocale&) = delete;
    ~ByteLocale();

private:
    void* m_bytes;
    void* m_before;
};

} // namespace darse::store
