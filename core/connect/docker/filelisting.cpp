// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is in a folder: told by the embedded engine, else picked out of an archive.
#include "core/connect/docker/fileverbs.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::FileEntry;
using backend::FileMark;
using backend::FileType;

/// Without "./" and "/" before it or behind it.
QString bareName(const std::string& name)
{
    QString text = QString::fromStdString(name);
    while (text.startsWith("./"_L1) || text.startsWith(u'/'))
        text.remove(0, text.startsWith(u'/') ? 1 : 2);
    while (text.endsWith(u'/'))
        text.chop(1);
    return text == "."_L1 ? QString() : text;
}

FileEntry entryOf(const TarHead& head, const QString& name)
{
    FileEntry entry{.name = name};
    if (head.isFolder())
        entry.type = FileType::Folder;
    else if (head.type == '2')
        entry.type = FileType::Link;
    else
        entry.type = head.isFile() || head.type == '1' ? FileType::File : FileType::Other;
    entry.size = static_cast<qint64>(head.size);
    entry.mode = static_cast<int>(head.mode);
    entry.user = head.user;
    entry.group = head.group;
    entry.modified = QDateTime::fromSecsSinceEpoch(head.modified);
    entry.target = QString::fromStdString(head.link);
    return entry;
}

/// Takes the entries that are in the folder itself from an archive of all that is below it.
class Picker {
public:
    Result<void> take(const TarHead& head)
    {
        const QString name = bareName(head.name);
        if (!m_top) {
            if (!head.isFolder())
                return Error(ErrorKind::InvalidInput, "it is not a folder");
            m_top = name;
            return ok();
        }
        const QString inside = m_top->isEmpty() ? name : name.mid(m_top->size() + 1);
        if (!inside.isEmpty() && !inside.contains(u'/'))
            entries.push_back(entryOf(head, inside));
        return ok();
    }

    std::vector<FileEntry> entries;

private:
    std::optional<QString> m_top;
};

/// What is in a folder, picked out of an archive of all that is below it.
Result<backend::FolderListing> archivedFolder(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    TRY(staysInside(wire, place, stop));
    Picker picker;
    TarWalk walk({.head = [&picker](const TarHead& head) { return picker.take(head); }});
    // The slash at the end follows a link to the folder.
    const FilePlace folder{place.home, place.path.endsWith(u'/') ? place.path : place.path + u'/'};
    TRY_DECLARE(const bool isWhole, walkArchive(wire, folder.target(), walk, kMostOfAFolder, stop));
    return backend::FolderListing{.entries = std::move(picker.entries), .isCut = !isWhole};
}

FileType toldType(const QString& word)
{
    if (word == "folder"_L1)
        return FileType::Folder;
    if (word == "link"_L1)
        return FileType::Link;
    return word == "file"_L1 ? FileType::File : FileType::Other;
}

/// The same from a server that tells it.
Result<backend::FolderListing> toldFolder(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    TRY_DECLARE(const json answer, wire.ask({.target = place.ownTarget(), .patience = Patience::Long}, stop));
    backend::FolderListing found{.entries = {}, .isCut = flagOf(answer, "isCut")};
    const json& entries = member(answer, "entries");
    if (!entries.is_array())
        return Error(ErrorKind::Protocol, "the server tells of no entries");
    for (const json& entry : entries)
        found.entries.push_back({.name = textOf(entry, "name"),
                                 .type = toldType(textOf(entry, "type")),
                                 .size = numberOf(entry, "size"),
                                 .mode = static_cast<int>(numberOf(entry, "mode")),
                                 .user = numberOf(entry, "user"),
                                 .group = numberOf(entry, "group"),
                                 .modified = momentOf(entry, "modified"),
                                 .target = textOf(entry, "target")});
    return found;
}

FileMark markOf(qint64 kind)
{
    constexpr qint64 kAdded = 1;
    constexpr qint64 kDeleted = 2;
    if (kind == kAdded)
        return FileMark::Added;
    return kind == kDeleted ? FileMark::Deleted : FileMark::Changed;
}

void addMarks(Wire& wire, const FilePlace& place, std::vector<FileEntry>& entries, const std::stop_token& stop)
{
    if (place.home.way != FileWay::Container && place.home.way != FileWay::OurContainer)
        return; // a volume comes from no image
    const auto changes =
        wire.ask({.target = "/containers/" + queryText(place.home.key) + "/changes", .patience = Patience::Long}, stop);
    if (!changes || !changes->is_array())
        return; // marks are an extra
    const QString folder = place.path.endsWith(u'/') ? place.path : place.path + u'/';
    for (const json& change : *changes) {
        const QString path = textOf(change, "Path");
        const QString name = path.mid(folder.size());
        if (!path.startsWith(folder) || name.isEmpty() || name.contains(u'/'))
            continue;
        const FileMark mark = markOf(numberOf(change, "Kind"));
        const auto found = std::ranges::find(entries, name, &FileEntry::name);
        if (found != entries.end())
            found->mark = mark == FileMark::Deleted ? FileMark::Changed : mark;
        else if (mark == FileMark::Deleted)
            entries.push_back({.name = name, .mark = mark});
    }
}

} // namespace

Result<backend::FolderListing> listFolder(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    TRY_DECLARE(backend::FolderListing found,
                isOurs(place.home.way) ? toldFolder(wire, place, stop) : archivedFolder(wire, place, stop));
    addMarks(wire, place, found.entries, stop);
    std::ranges::sort(found.entries, {}, [](const FileEntry& entry) {
        return std::make_tuple(entry.type != FileType::Folder, entry.name.toCaseFolded(), entry.name);
    });
    return found;
}

} // namespace darse::connect::docker
