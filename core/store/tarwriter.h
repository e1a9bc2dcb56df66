// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

struct archive;

namespace darse::store {

/// An entry of a tar that is written. Its owner is root, its time the beginning of time: the same entries give the same
/// bytes.
struct TarEntry {
    std::string name;                  ///< a directory when it ends in "/"
    unsigned mode = 0644;              ///
    std::uint64_t size = 0;            ///< of a file
    std::optional<std::string> link{}; ///< what a symbolic link says
};

/// Writes a tar to a sink, with nothing but a block of it in memory.
class TarWriter {
public:
    explicit TarWriter(const ByteSink& sink);
    TarWriter(const TarWriter&) = delete;
    TarWriter& operator=(const TarWriter&) = delete;
    ~TarWriter();

    [[nodiscard]] Result<void> add(const TarEntry& entry);
    /// The size of the entry does not count.
    [[nodiscard]] Result<void> addFile(TarEntry entry, std::string_view content);
    /// Of exactly `entry.size` bytes.
    [[nodiscard]] Result<void> addFile(const TarEntry& entry, const ByteSource& content, const std::stop_token& stop);
    /// Once, last.
    [[nodiscard]] Result<void> finish();

private:
    struct Free {
        void operator()(archive* archive) const;
    };

    static std::ptrdiff_t writeCallback(archive* archive, void* client, const void* bytes, std::size_t size);
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write(std::string_view piece);
    [[nodiscard]] Error failure() const;

    const ByteSink& m_sink;
    std::unique_ptr<archive, Free> m_archive;
    std::optional<Error> m_failure; ///< of the sink, which libarchive cannot pass on
    bool m_isOpen = false;
};

} // namespace darse::store
