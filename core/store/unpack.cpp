// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/unpack.h"

#include "core/base/stop.h"
#include "core/store/layerwriter.h"

#include <archive_entry.h>

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace darse::store {
namespace {

/// Goes through a tar and hands its entries to the writer.
class Unpacking {
public:
    Unpacking(TarReader& tar, LayerTree& tree, const UnpackOptions& options, const std::stop_token& stop) :
        m_tar(tar),
        m_tree(tree),
        m_options(options),
        m_budget(options.limits, tree.root()),
        m_writer(tree, options, stop),
        m_stop(stop)
    {
    }

    Result<UnpackReport> run()
    {
        TRY(m_budget.checkSpace());
        while (true) {
            if (m_stop.stop_requested())
                return canceled("unpack a layer");
            TRY_DECLARE(archive_entry* const entry, m_tar.next());
            if (entry == nullptr)
                break;
            TRY(m_budget.takeEntry(m_tree.madeCount()));
            TRY(unpack(entry));
            TRY(skipContent());
        }
        TRY(readRest());
        TRY(m_writer.finish());
        m_report.hasEndMark = m_tar.hasEndMark();
        m_report.entries += m_tree.madeCount();
        m_report.notes = m_writer.notes().take();
        return std::move(m_report);
    }

private:
    Result<void> unpack(archive_entry* entry);
    Result<void> unpackRoot(archive_entry* entry);
    Result<void> unpackMark(const LayerName& name, WhiteoutKind kind);
    Result<void> write(archive_entry* entry, const Spot& spot, const EntryMeta& meta);
    Result<void> writeFile(archive_entry* entry, const Spot& spot, const EntryMeta& meta);
    Result<std::optional<TarPiece>> nextPiece();
    Result<void> skipContent();
    Result<void> readRest();

    TarReader& m_tar;
    LayerTree& m_tree;
    const UnpackOptions& m_options;
    LayerBudget m_budget;
    LayerWriter m_writer;
    const std::stop_token& m_stop;
    UnpackReport m_report;
};

Result<void> Unpacking::unpack(archive_entry* entry)
{
    const char* const path = ::archive_entry_pathname(entry);
    if (path == nullptr)
        return Error(ErrorKind::InvalidInput, "the layer has an entry without a name");
    if (!m_tar.complaint().empty() && isPlain(path))
        m_writer.notes().add(shown(path) + ": " + shown(m_tar.complaint()));
    TRY_DECLARE(const LayerName name, parseLayerName(path));
    if (name.isRoot())
        return unpackRoot(entry);
    TRY_DECLARE(const WhiteoutKind above, whiteoutAbove(name.parent));
    TRY_DECLARE(const WhiteoutKind kind, whiteoutKind(name.base));
    if (above == WhiteoutKind::Ignored || kind == WhiteoutKind::Ignored)
        return ok();
    if (kind != WhiteoutKind::None)
        return unpackMark(name, kind);
    TRY_DECLARE(const LayerDirectory directory, m_tree.makeDirectory(name.parent));
    const Spot spot{.directory = directory.fd, .base = name.base, .path = joined(directory.path, name.base)};
    TRY_DECLARE(const EntryMeta meta, metaOf(entry, spot.path, m_options.limits.xattrsOfEntry, m_writer.notes()));
    return write(entry, spot, meta);
}

Result<void> Unpacking::unpackRoot(archive_entry* entry)
{
    if (::archive_entry_filetype(entry) != AE_IFDIR || ::archive_entry_hardlink(entry) != nullptr)
        return Error(ErrorKind::InvalidInput, "the layer wants its root to be something else than a directory");
    TRY_DECLARE(const EntryMeta meta, metaOf(entry, "/", m_options.limits.xattrsOfEntry, m_writer.notes()));
    return m_writer.dressRoot(meta);
}

Result<void> Unpacking::unpackMark(const LayerName& name, WhiteoutKind kind)
{
    TRY_DECLARE(const LayerDirectory directory, m_tree.makeDirectory(name.parent));
    ++m_report.entries;
    if (kind == WhiteoutKind::Opaque) {
        m_report.hidesAllBelow = m_report.hidesAllBelow || directory.path.empty();
        return directory.path.empty() ? ok() : m_tree.makeOpaque(directory.fd).within(shown(directory.path));
    }
    const std::string hidden(hiddenName(name.base));
    return m_writer.writeWhiteout({.directory = directory.fd, .base = hidden, .path = joined(directory.path, hidden)});
}

Result<void> Unpacking::write(archive_entry* entry, const Spot& spot, const EntryMeta& meta)
{
    ++m_report.entries;
    if (const char* const target = ::archive_entry_hardlink(entry); target != nullptr)
        return m_writer.writeHardLink(spot, target);
    const mode_t type = ::archive_entry_filetype(entry);
    switch (type) {
    case AE_IFREG:
        return writeFile(entry, spot, meta);
    case AE_IFDIR:
        return m_writer.writeDirectory(spot, meta);
    case AE_IFLNK: {
        const char* const target = ::archive_entry_symlink(entry);
        return m_writer.writeSymlink(spot, meta, target == nullptr ? "" : target);
    }
    case AE_IFCHR:
    case AE_IFBLK:
    case AE_IFIFO:
        return m_writer.writeNode(spot, meta,
                                  {.type = type,
                                   .device = ::makedev(static_cast<unsigned>(::archive_entry_rdevmajor(entry)),
                                                       static_cast<unsigned>(::archive_entry_rdevminor(entry)))});
    default:
        --m_report.entries;
        m_writer.notes().add(shown(spot.path) + " is of no kind that is known and was left out");
        return ok();
    }
}

Result<void> Unpacking::writeFile(archive_entry* entry, const Spot& spot, const EntryMeta& meta)
{
    const auto size = static_cast<std::uint64_t>(std::max<std::int64_t>(::archive_entry_size(entry), 0));
    TRY(m_budget.checkFileSize(size, spot.path));
    TRY_DECLARE(const Bytes written, m_writer.writeFile(spot, meta, size, [this] { return nextPiece(); }));
    m_report.content += written;
    return ok();
}

/// Of a file that is written or not: either way, reading it takes time.
Result<std::optional<TarPiece>> Unpacking::nextPiece()
{
    if (m_stop.stop_requested())
        return canceled("unpack a layer");
    TRY_DECLARE(const std::optional<TarPiece> piece, m_tar.nextPiece());
    if (piece) {
        TRY(m_budget.takeContent(piece->bytes.size()));
        TRY(m_budget.checkFileSize(piece->offset + piece->bytes.size(), {}));
    }
    return piece;
}

Result<void> Unpacking::skipContent()
{
    while (true) {
        TRY_DECLARE(const std::optional<TarPiece> piece, nextPiece());
        if (!piece)
            return ok();
    }
}

/// What follows the end of the archive is not looked at, by nobody, but it is a part of what digests are made of.
Result<void> Unpacking::readRest()
{
    bool isNoted = false;
    while (true) {
        TRY_DECLARE(const std::string_view rest, m_tar.rest());
        if (rest.empty())
            return ok();
        TRY(m_budget.takeContent(rest.size()));
        if (!isNoted && rest.find_first_not_of('\0') != std::string_view::npos) {
            isNoted = true;
            m_writer.notes().add("something follows the end of the archive and was left out");
        }
    }
}

} // namespace

Result<UnpackReport> unpackLayer(const ByteSource& tar, int directory, const UnpackOptions& options,
                                 const std::stop_token& stop)
{
    const ByteLocale locale;
    TRY_DECLARE(LayerTree tree, LayerTree::open(directory, options.marks));
    TarReader reader(tar, stop);
    return Unpacking(reader, tree, options, stop).run();
}

} // namespace darse::store
