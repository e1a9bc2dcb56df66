// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/entrymeta.h"
#include "core/store/layerbudget.h"
#include "core/store/layername.h"
#include "core/store/layertree.h"
#include "core/store/pendingdirectories.h"
#include "core/store/tarreader.h"

#include <cerrno>
#include <functional>
#include <string>

namespace darse::store {

/// Where an entry goes.
struct Spot {
    int directory; ///< that it is in
    const std::string& base;
    const std::string path; ///< from the root of the layer, without links on the way
};

/// What a FIFO or a device is.
struct Node {
    mode_t type; ///< S_IFIFO, S_IFCHR or S_IFBLK
    dev_t device = 0;
};

/// Writes entries at their places, each instead of what is there. The only thing that stays is a directory that comes
/// again.
class LayerWriter {
public:
    LayerWriter(LayerTree& tree, const UnpackOptions& options, const std::stop_token& stop) :
        m_tree(tree),
        m_options(options),
        m_stop(stop)
    {
    }

    /// Gives how much was written.
    [[nodiscard]] Result<Bytes> writeFile(const Spot& spot, const EntryMeta& meta, std::uint64_t size,
                                          const std::function<Result<std::optional<TarPiece>>()>& nextPiece);
    [[nodiscard]] Result<void> writeDirectory(const Spot& spot, const EntryMeta& meta);
    [[nodiscard]] Result<void> writeSymlink(const Spot& spot, const EntryMeta& meta, const char* target);
    /// `target` is the name of another entry, as the tar has it.
    [[nodiscard]] Result<void> writeHardLink(const Spot& spot, const char* target);
    /// A FIFO or a device. What may not be made is left out, with a note.
    [[nodiscard]] Result<void> writeNode(const Spot& spot, const EntryMeta& meta, Node node);
    /// `spot` is that of what is gone.
    [[nodiscard]] Result<void> writeWhiteout(const Spot& spot);
    /// The root itself.
    [[nodiscard]] Result<void> dressRoot(const EntryMeta& meta);

    /// Once, after all entries.
    [[nodiscard]] Result<void> finish() { return m_pending.finish(m_tree.root()); }

    [[nodiscard]] Notes& notes() { return m_notes; }

private:
    /// Calls `make`, which is 0 or sets errno, again once what is in its way was removed.
    template <class Make>
    Result<void> replace(const Spot& spot, const Make& make);
    Result<void> remove(const Spot& spot);
    Result<void> dressFile(int fd, const Spot& spot, const EntryMeta& meta);
    Result<void> dressDirectory(const Spot& spot, const EntryMeta& meta);
    Result<void> dressEntry(const Spot& spot, const EntryMeta& meta);
    /// The mode that the entry may have, after `result` of the call that gave it to its owner.
    Result<mode_t> checkOwner(int result, const std::string& path, const EntryMeta& meta);
    void setAttributes(int fd, const std::string& path, const EntryMeta& meta);

    LayerTree& m_tree;
    const UnpackOptions& m_options;
    const std::stop_token& m_stop;
    PendingDirectories m_pending;
    Notes m_notes;
    bool m_hasLeftOut = false;
};

/// The error of the system call that has just failed.
[[nodiscard]] Error failed(const Spot& spot);

template <class Make>
Result<void> LayerWriter::replace(const Spot& spot, const Make& make)
{
    if (make() == 0)
        return ok();
    if (errno != EEXIST)
        return failed(spot);
    TRY(remove(spot));
    if (make() != 0)
        return failed(spot);
    return ok();
}

} // namespace darse::store
