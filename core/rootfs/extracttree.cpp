// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is written into a container.
#include "core/base/stop.h"
#include "core/rootfs/insidepath.h"
#include "core/rootfs/trees.h"
#include "core/rootfs/treewriter.h"
#include "core/store/decompress.h"
#include "core/store/layerbudget.h"
#include "core/store/layername.h"

#include <archive_entry.h>

#include <fcntl.h>
#include <sys/sysmacros.h>

namespace darse::rootfs {
namespace {

/// A person may copy as much as there is room for; what is bounded is what others need still.
constexpr store::UnpackLimits kLimits{.content = Bytes::max(), .entries = 20'000'000};

/// Goes through a tar and hands its entries to the writer.
class Extraction {
public:
    Extraction(const ByteSource& tar, TreeParents& parents, TreeWriter& writer, const std::stop_token& stop) :
        m_tar(tar, stop),
        m_parents(parents),
        m_writer(writer),
        m_stop(stop)
    {
    }

    Result<void> run(store::LayerBudget& budget)
    {
        TRY(budget.checkSpace());
        for (;;) {
            if (m_stop.stop_requested())
                return canceled("extract");
            TRY_DECLARE(archive_entry* const entry, m_tar.next());
            if (entry == nullptr)
                break;
            TRY(budget.takeEntry(m_parents.madeCount()));
            TRY(extract(entry, budget));
            TRY(skipContent(budget));
        }
        TRY(m_writer.finish());
        return readRest();
    }

private:
    Result<void> extract(archive_entry* entry, store::LayerBudget& budget);
    Result<void> write(archive_entry* entry, const Place& place, store::LayerBudget& budget);
    Result<void> skipContent(store::LayerBudget& budget);
    Result<void> readRest();

    store::TarReader m_tar;
    TreeParents& m_parents;
    TreeWriter& m_writer;
    const std::stop_token& m_stop;
    store::Notes m_notes; ///< of attributes that are left out, which is no news here
};

Result<void> Extraction::extract(archive_entry* entry, store::LayerBudget& budget)
{
    const char* const path = ::archive_entry_pathname(entry);
    if (path == nullptr)
        return Error(ErrorKind::InvalidInput, "the archive has an entry without a name");
    TRY_DECLARE(const store::LayerName name, store::parseLayerName(path));
    if (name.isRoot())
        return ok(); // the directory that all goes to is there, and stays as it is
    TRY_DECLARE(const int directory, m_parents.make(name.parent));
    return write(entry, {.directory = directory, .base = name.base, .path = name.path()}, budget);
}

Result<void> Extraction::write(archive_entry* entry, const Place& place, store::LayerBudget& budget)
{
    if (const char* const target = ::archive_entry_hardlink(entry); target != nullptr)
        return m_writer.writeHardLink(place, target);
    TRY_DECLARE(const store::EntryMeta meta, store::metaOf(entry, place.path, kLimits.xattrsOfEntry, m_notes));
    const mode_t type = ::archive_entry_filetype(entry);
    if (type == AE_IFREG) {
        const auto size = static_cast<std::uint64_t>(std::max<std::int64_t>(::archive_entry_size(entry), 0));
        TRY(budget.checkFileSize(size, place.path));
        return m_writer.writeFile(place, meta, size, [&]() -> Result<std::optional<store::TarPiece>> {
            if (m_stop.stop_requested())
                return canceled("extract");
            TRY_DECLARE(auto piece, m_tar.nextPiece());
            if (piece)
                TRY(budget.takeContent(piece->bytes.size()));
            return piece;
        });
    }
    if (type == AE_IFDIR)
        return m_writer.writeDirectory(place, meta);
    if (type == AE_IFLNK) {
        const char* const target = ::archive_entry_symlink(entry);
        return m_writer.writeLink(place, meta, target == nullptr ? "" : target);
    }
    if (type == AE_IFCHR || type == AE_IFBLK || type == AE_IFIFO) {
        const dev_t device = ::makedev(static_cast<unsigned>(::archive_entry_rdevmajor(entry)),
                                       static_cast<unsigned>(::archive_entry_rdevminor(entry)));
        return m_writer.writeNode(place, meta, {.type = type, .device = device});
    }
    return ok(); // sockets and what nobody knows
}

Result<void> Extraction::skipContent(store::LayerBudget& budget)
{
    for (;;) {
        if (m_stop.stop_requested())
            return canceled("extract");
        TRY_DECLARE(const auto piece, m_tar.nextPiece());
        if (!piece)
            return ok();
        TRY(budget.takeContent(piece->bytes.size()));
    }
}

/// Whoever sends it wants to be read to the end before he listens.
Result<void> Extraction::readRest()
{
    for (;;) {
        if (m_stop.stop_requested())
            return canceled("extract");
        TRY_DECLARE(const std::string_view rest, m_tar.rest());
        if (rest.empty())
            return ok();
    }
}

} // namespace

Result<void> extractInside(int root, const std::string& path, const ByteSource& tar, const ExtractOptions& options,
                           const std::stop_token& stop)
{
    const std::string place = cleaned(path);
    TRY_DECLARE(const UniqueFd opened, openInside(root, path, O_PATH));
    const store::ByteLocale locale;
    const ByteSource plain = store::decompressed(tar);
    TreeParents parents(root, opened.get(), place);
    TreeWriter writer(parents, options, stop);
    store::LayerBudget budget(kLimits, opened.get());
    return Extraction(plain, parents, writer, stop).run(budget);
}

} // namespace darse::rootfs
