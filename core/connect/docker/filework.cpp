// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/fileverbs.h"
#include "core/connect/docker/tarmake.h"

#include <QDir>

#include <algorithm>
#include <optional>
#include <tuple>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::FileEntry;
using backend::FileMark;
using backend::FileType;

constexpr std::size_t kPiece = std::size_t{64} * 1024;
/// A folder comes with all that is below it; more than this is not waited for.
constexpr std::size_t kMostOfAFolder = std::size_t{1024} * 1024 * 1024;
constexpr int kMostLinks = 8;

/// Without "./" and "/" before it or behind it.
QString bare(const std::string& name)
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
        const QString name = bare(head.name);
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

/// Reads an archive until its end, or until `walk` fails, or until `most` bytes have come; tells whether it was whole.
Result<bool> walkArchive(Wire& wire, const std::string& target, TarWalk& walk, std::size_t most,
                         const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, wire.open({.target = target, .patience = Patience::Long}, stop));
    std::vector<char> piece(kPiece);
    for (std::size_t total = 0; total < most;) {
        TRY_DECLARE(const std::size_t got, exchange->read(piece, stop));
        if (got == 0)
            return true;
        total += got;
        TRY(walk.take({piece.data(), got}));
    }
    return false;
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
    if (place.home.way != FileWay::Container)
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

/// What the header of the file itself says, without its content.
Result<TarHead> headOfFile(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    TRY(staysInside(wire, place.parent(), stop));
    std::optional<TarHead> head;
    TarWalk walk({.head = [&head](const TarHead& one) -> Result<void> {
        if (!head)
            head = one;
        return ok();
    }});
    TRY_DECLARE(const auto exchange, wire.open({.target = place.target(), .patience = Patience::Long}, stop));
    std::vector<char> piece(TarWalk::kBlock);
    while (!head) {
        TRY_DECLARE(const std::size_t got, exchange->read(piece, stop));
        if (got == 0)
            return Error(ErrorKind::Protocol, "the answer has ended before its end");
        TRY(walk.take({piece.data(), got}));
    }
    return *head;
}

/// A link to another name is followed, as a program in the container would.
Result<FilePlace> behindLinks(Wire& wire, FilePlace place, const std::stop_token& stop)
{
    for (int step = 0; step < kMostLinks; ++step) {
        TRY_DECLARE(const TarHead head, headOfFile(wire, place, stop));
        if (head.type != '2')
            return place;
        const QString link = QString::fromStdString(head.link);
        place.path = QDir::cleanPath(link.startsWith(u'/') ? link : place.parent().path + u'/' + link);
        while (place.path.startsWith("/../"_L1))
            place.path.remove(0, 3); // there is nothing above the top
    }
    return Error(ErrorKind::InvalidInput, "the link leads to too many others");
}

} // namespace

Result<backend::FolderListing> listFolder(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    TRY(staysInside(wire, place, stop));
    Picker picker;
    TarWalk walk({.head = [&picker](const TarHead& head) { return picker.take(head); }});
    // The slash at the end follows a link to the folder.
    const FilePlace folder{place.home, place.path.endsWith(u'/') ? place.path : place.path + u'/'};
    TRY_DECLARE(const bool isWhole, walkArchive(wire, folder.target(), walk, kMostOfAFolder, stop));
    addMarks(wire, place, picker.entries, stop);
    std::ranges::sort(picker.entries, {}, [](const FileEntry& entry) {
        return std::make_tuple(entry.type != FileType::Folder, entry.name.toCaseFolded(), entry.name);
    });
    return backend::FolderListing{.entries = std::move(picker.entries), .isCut = !isWhole};
}

Result<QByteArray> readFile(Wire& wire, const FilePlace& place, qint64 most, const std::stop_token& stop)
{
    TRY_DECLARE(const FilePlace file, behindLinks(wire, place, stop));
    QByteArray content;
    TarWalk walk({.head = [most](const TarHead& head) -> Result<void> {
                      if (!head.isFile())
                          return Error(ErrorKind::InvalidInput, "it is not a file");
                      if (head.size > static_cast<std::uint64_t>(most))
                          return Error(ErrorKind::InvalidInput, "the file is too large to be shown");
                      return ok();
                  },
                  .content = [&content](std::string_view piece) -> Result<void> {
                      content.append(piece.data(), static_cast<qsizetype>(piece.size()));
                      return ok();
                  }});
    TRY(walkArchive(wire, file.target(), walk, kMostOfAFolder, stop));
    return content;
}

Result<void> writeFile(Wire& wire, const FilePlace& place, const QByteArray& content, const std::stop_token& stop)
{
    TRY(staysInside(wire, place.parent(), stop));
    TarHead head;
    FilePlace file = place;
    if (const auto old = behindLinks(wire, place, stop)) {
        file = *old;
        TRY_DECLARE(head, headOfFile(wire, file, stop));
    }
    head.name = file.name().toStdString();
    head.type = '0';
    head.modified = QDateTime::currentSecsSinceEpoch();
    const auto answer =
        wire.send({.method = "PUT", .target = file.parent().target() + "&copyUIDGID=1"},
                  sourceOf(tarOf(head, {content.data(), static_cast<std::size_t>(content.size())})), stop);
    return answer ? ok() : Result<void>(answer.error());
}

Result<void> removeByProgram(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    const json body{{"Cmd", {"rm", "-rf", "--", place.path.toStdString()}},
                    {"User", "0"},
                    {"AttachStdout", true},
                    {"AttachStderr", true}};
    TRY_DECLARE(
        const json made,
        wire.ask({.method = "POST", .target = "/containers/" + queryText(place.home.key) + "/exec", .body = body},
                 stop));
    const std::string target = "/exec/" + queryText(textOf(made, "Id"));
    TRY_DECLARE(const auto exchange, wire.open({.method = "POST",
                                                .target = target + "/start",
                                                .body = {{"Detach", false}, {"Tty", false}},
                                                .patience = Patience::Long},
                                               stop));
    TRY_DECLARE(const std::string said, exchange->collect(kPiece, stop));
    TRY_DECLARE(const json state, wire.ask({.target = target + "/json"}, stop));
    if (numberOf(state, "ExitCode") == 0)
        return ok();
    return Error(ErrorKind::Io, place.path.toStdString() + " was not deleted").withDetail(said);
}

} // namespace darse::connect::docker
