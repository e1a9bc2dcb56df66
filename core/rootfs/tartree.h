// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/heldentry.h"
#include "core/rootfs/paxwriter.h"

#include <map>
#include <stop_token>
#include <utility>
#include <vector>

namespace darse::rootfs {

enum class Content {
    Whole,
    Empty, ///< a file of which only its place is wanted
};

/// Writes entries of a living file system into a tar, from their descriptors.
class TarTree {
public:
    TarTree(const ByteSink& sink, const std::stop_token& stop) : m_tar(sink), m_stop(stop) {}

    /// `name` is that of the tar; a directory's gets its final "/" here. A file with several names is written once and
    /// linked then. Sockets are left out. A file that shrinks meanwhile ends in zeros.
    [[nodiscard]] Result<void> add(const std::string& name, const HeldEntry& entry, Content content = Content::Whole);
    /// An entry that is not in the file system.
    [[nodiscard]] Result<void> addMark(const std::string& name);
    /// Once, last.
    [[nodiscard]] Result<void> finish() { return m_tar.finish(); }

private:
    using Identity = std::pair<dev_t, ino_t>;

    void remember(const std::string& name, const HeldEntry& entry);
    [[nodiscard]] Result<void> addFile(PaxEntry& entry, const HeldEntry& held, Content content);
    [[nodiscard]] Result<void> copy(int file, const Extent& extent);
    [[nodiscard]] Result<void> fillUp(std::uint64_t count);

    PaxWriter m_tar;
    const std::stop_token& m_stop;
    std::map<Identity, std::string> m_linked; ///< files with several names, the first of them
    std::size_t m_linkMemory = 0;
    std::vector<char> m_piece;
};

/// The parts of an open file that are not holes. Empty when it has none or more than are worth it.
[[nodiscard]] std::vector<Extent> extentsOf(int file, const struct stat& status);

} // namespace darse::rootfs
