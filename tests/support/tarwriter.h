// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace darse::test {

/// An entry of a tar, as true or as hostile as wanted: nothing is checked.
struct TarEntry {
    std::string name;
    char type = '0';
    std::string content{};
    std::string link{};
    unsigned mode = 0644;
    std::optional<std::uint64_t> uid{}; ///< absent: ours
    std::optional<std::uint64_t> gid{};
    std::int64_t modified = 1'000'000'000;
    std::optional<std::uint64_t> size{}; ///< what the header says; absent: that of the content
    unsigned major = 0;
    unsigned minor = 0;
    /// Records of a pax header that precedes the entry.
    std::vector<std::pair<std::string, std::string>> pax{};
};

/// Writes a tar into a string. Names that ustar has no room for go into a pax header.
class TarWriter {
public:
    TarWriter& add(TarEntry entry);
    TarWriter& file(std::string name, std::string content = "content");
    TarWriter& directory(std::string name, unsigned mode = 0755);
    TarWriter& symlink(std::string name, std::string target);
    TarWriter& hardLink(std::string name, std::string target);
    TarWriter& fifo(std::string name);
    TarWriter& device(std::string name, unsigned major, unsigned minor);
    /// Bytes as they are.
    TarWriter& raw(std::string_view bytes);
    /// The two blocks of zeros.
    TarWriter& end();

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    void body(std::string_view content);

    std::string m_bytes;
};

/// "18 path=some/name\n"
[[nodiscard]] std::string paxRecord(std::string_view key, std::string_view value);
/// The block that begins an entry; numbers that octal digits have no room for are written as GNU does.
[[nodiscard]] std::string tarHeader(const TarEntry& entry, std::uint64_t size);
/// As the header needs it after something in it was changed.
void fixChecksum(std::string& header);

} // namespace darse::test
