// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/heldentry.h"
#include "core/rootfs/roots.h"
#include "core/rootfs/treeparents.h"
#include "core/store/entrymeta.h"
#include "core/store/tarreader.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace darse::rootfs {

/// Where an entry goes.
struct Place {
    int directory; ///< that it is in
    const std::string& base;
    const std::string path; ///< as the tar has it
};

/// What a FIFO or a device is.
struct NodeKind {
    mode_t type; ///< S_IFIFO, S_IFCHR or S_IFBLK
    dev_t device = 0;
};

/// Writes entries into a file system that others change meanwhile, each instead of what is there; only a directory that
/// comes again stays. What was made is held by a descriptor before anything else is done to it, so a name that is
/// swapped gets nobody anything.
class TreeWriter {
public:
    TreeWriter(TreeParents& parents, const ExtractOptions& options, const std::stop_token& stop) :
        m_parents(parents),
        m_options(options),
        m_stop(stop)
    {
    }

    [[nodiscard]] Result<void> writeFile(const Place& place, const store::EntryMeta& meta, std::uint64_t size,
                                         const std::function<Result<std::optional<store::TarPiece>>()>& nextPiece);
    [[nodiscard]] Result<void> writeDirectory(const Place& place, const store::EntryMeta& meta);
    [[nodiscard]] Result<void> writeLink(const Place& place, const store::EntryMeta& meta, const char* target);
    /// `target` is the name of another entry, as the tar has it.
    [[nodiscard]] Result<void> writeHardLink(const Place& place, const char* target);
    /// PermissionDenied for a device that may not be made.
    [[nodiscard]] Result<void> writeNode(const Place& place, const store::EntryMeta& meta, NodeKind kind);

    /// Once, after all entries: directories get the times that they have in the tar.
    [[nodiscard]] Result<void> finish();

private:
    using Times = std::array<timespec, 2>;

    struct LateTimes {
        std::string parent;
        std::string base;
        Times times;
    };

    /// Calls `make`, which is 0 or sets errno, until nothing is in its way any more.
    [[nodiscard]] Result<void> replace(const Place& place, const std::function<int()>& make);
    [[nodiscard]] Result<void> remove(const Place& place);
    [[nodiscard]] Result<HeldEntry> holdMade(const Place& place, mode_t type) const;
    /// Owner and mode, in this order: a change of the owner takes set-user-id bits away.
    [[nodiscard]] Result<void> dress(const Place& place, const HeldEntry& made, const store::EntryMeta& meta) const;
    void setAttributes(int fd, const store::EntryMeta& meta) const;
    void setTimesLater(const Place& place, const HeldEntry& made, const Times& times);

    TreeParents& m_parents;
    const ExtractOptions& m_options;
    const std::stop_token& m_stop;
    std::vector<LateTimes> m_late;
    std::size_t m_lateMemory = 0;
};

/// The error of the system call that has just failed.
[[nodiscard]] Error failed(const Place& place);
/// An entry that is not to be had, with the reason.
[[nodiscard]] Error refused(const Place& place, std::string_view why);

} // namespace darse::rootfs
