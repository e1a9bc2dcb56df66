// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <cstdint>
#include <ctime>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace darse::rootfs {

/// A part of a file that is not a hole.
struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    friend bool operator==(const Extent&, const Extent&) = default;
};

enum class PaxType : char {
    File = '0',
    HardLink = '1',
    SymbolicLink = '2',
    CharacterDevice = '3',
    BlockDevice = '4',
    Directory = '5',
    Fifo = '6'
};

/// Everything that a tar can say of an entry.
struct PaxEntry {
    std::string name; ///< of a directory: with a final "/"
    PaxType type = PaxType::File;
    mode_t mode = 0644; ///< without the type
    uid_t user = 0;
    gid_t group = 0;
    timespec modified{};
    std::uint64_t size = 0;                          ///< of a file, holes included
    std::string link{};                              ///< target of a link of either kind
    dev_t device = 0;                                ///
    std::map<std::string, std::string> attributes{}; ///< extended ones
    std::vector<Extent> extents{};                   ///< none: the file has no holes
};

/// Writes a tar with pax headers for what ustar has no room for: names, owners and times go out byte for byte, whatever
/// the locale is, and the same entries give the same bytes.
class PaxWriter {
public:
    explicit PaxWriter(const ByteSink& sink);

    /// A file is followed by its content: `contentSize()` bytes, its extents one after the other.
    [[nodiscard]] Result<void> add(const PaxEntry& entry);
    [[nodiscard]] Result<void> content(std::string_view piece);
    /// After the content of a file.
    [[nodiscard]] Result<void> endFile();
    /// Once, last.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] static std::uint64_t contentSize(const PaxEntry& entry);

private:
    [[nodiscard]] Result<void> write(std::string_view bytes);
    [[nodiscard]] Result<void> pad();
    [[nodiscard]] Result<void> flush();

    const ByteSink& m_sink;
    std::string m_buffer;
    std::uint64_t m_written = 0;
};

} // namespace darse::rootfs
