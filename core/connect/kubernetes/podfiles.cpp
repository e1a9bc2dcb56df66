// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podfiles.h"

#include "core/connect/docker/jobtransfer.h"
#include "core/connect/docker/tarmake.h"
#include "core/connect/kubernetes/podrun.h"

#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <tuple>

namespace darse::connect::kubernetes {
namespace {

using backend::FileEntry;
using backend::FileType;
using backend::FolderListing;

constexpr std::size_t kMostListing = std::size_t{4} * 1024 * 1024;

// The path comes as $1 and is never part of the script.
constexpr const char* kList = R"sh(cd -- "$1" || exit 1
set --
for f in * .[!.]* ..?*; do
  if [ -e "$f" ] || [ -L "$f" ]; then set -- "$@" "$f"; fi
done
[ $# -eq 0 ] && exit 0
stat -c '%f %s %Y %u %g %n' -- "$@" || exit
for f; do if [ -L "$f" ]; then printf '@%s\n' "$f"; readlink -- "$f"; fi; done)sh";

FileType typeOf(unsigned mode)
{
    constexpr unsigned kTypes = 0170000;
    switch (mode & kTypes) {
    case 0040000:
        return FileType::Folder;
    case 0120000:
        return FileType::Link;
    case 0100000:
        return FileType::File;
    default:
        return FileType::Other;
    }
}

std::vector<std::string> script(const char* text, const QString& path)
{
    return {"sh", "-c", text, "sh", path.toStdString()};
}

Result<void> noRoom(const QSaveFile& file)
{
    return Error(ErrorKind::Io, file.fileName().toStdString() + " cannot be written")
        .withDetail(file.errorString().toStdString());
}

} // namespace

FolderListing listingIn(std::string_view said)
{
    static const QRegularExpression kLine(QStringLiteral("\\A([0-9a-f]+) (\\d+) (-?\\d+) (\\d+) (\\d+) (.+)\\z"));
    constexpr int kHex = 16;
    constexpr unsigned kBits = 0777;
    FolderListing listing;
    const QStringList lines = QString::fromUtf8(said.data(), qsizetype(said.size())).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].startsWith(u'@')) {
            const auto link = std::ranges::find(listing.entries, lines[i].sliced(1), &FileEntry::name);
            if (link != listing.entries.end())
                link->target = lines.value(++i);
            continue;
        }
        const auto match = kLine.match(lines[i]);
        if (!match.hasMatch())
            continue; // a name of several lines
        const unsigned mode = match.captured(1).toUInt(nullptr, kHex);
        listing.entries.push_back({.name = match.captured(6),
                                   .type = typeOf(mode),
                                   .size = match.captured(2).toLongLong(),
                                   .mode = int(mode & kBits),
                                   .user = match.captured(4).toLongLong(),
                                   .group = match.captured(5).toLongLong(),
                                   .modified = QDateTime::fromSecsSinceEpoch(match.captured(3).toLongLong())});
    }
    std::ranges::stable_sort(listing.entries, {}, [](const FileEntry& entry) {
        return std::tuple(entry.type != FileType::Folder, entry.name);
    });
    return listing;
}

backend::Pending<FolderListing> PodFiles::list(const QString& owner, const QString& folder)
{
    return m_hands.ask<FolderListing>(
        [wire = m_wire, owner, folder](const std::stop_token& stop) -> Result<FolderListing> {
            TRY_DECLARE(const std::string said, saidBy(*wire, owner, script(kList, folder), kMostListing, stop));
            return listingIn(said);
        });
}

backend::Pending<QByteArray> PodFiles::read(const QString& owner, const QString& path, qint64 most)
{
    return m_hands.ask<QByteArray>(
        [wire = m_wire, owner, path, most](const std::stop_token& stop) -> Result<QByteArray> {
            const std::string limit = std::to_string(most + 1);
            TRY_DECLARE(const std::string said, saidBy(*wire, owner, {"head", "-c", limit, "--", path.toStdString()},
                                                       static_cast<std::size_t>(most), stop));
            return QByteArray::fromStdString(said);
        });
}

backend::Pending<void> PodFiles::write(const QString& owner, const QString& path, const QByteArray& content)
{
    return m_hands.ask<void>([wire = m_wire, owner, path, content](const std::stop_token& stop) -> Result<void> {
        // It ends by itself, also where the end of the input cannot be told.
        const std::string program = "exec head -c " + std::to_string(content.size()) + " >\"$1\"";
        return runIn(*wire,
                     {.container = owner,
                      .command = {"sh", "-c", program, "sh", path.toStdString()},
                      .input = sourceOf(content.toStdString()),
                      .output = [](std::string_view) { return ok(); },
                      .endsByItself = true},
                     stop);
    });
}

backend::Pending<void> PodFiles::run(const QString& owner, std::vector<std::string> command)
{
    return m_hands.ask<void>([wire = m_wire, owner, command = std::move(command)](const std::stop_token& stop) {
        return runIn(*wire, {.container = owner, .command = command, .output = [](std::string_view) { return ok(); }},
                     stop);
    });
}

backend::Pending<void> PodFiles::makeFolder(const QString& owner, const QString& path)
{
    return run(owner, {"mkdir", "--", path.toStdString()});
}

backend::Pending<void> PodFiles::remove(const QString& owner, const QString& path)
{
    return run(owner, {"rm", "-rf", "--", path.toStdString()});
}

std::unique_ptr<backend::Transfer> PodFiles::download(const QString& owner, const FileEntry& entry, const QString& path,
                                                      const QString& file)
{
    return docker::beginTransfer(
        m_hands, [wire = m_wire, owner, entry, path, file](docker::Report& report) -> Result<void> {
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly))
                return noRoom(out);
            const auto store = [&out](std::string_view piece) -> Result<void> {
                const auto size = static_cast<qint64>(piece.size());
                return out.write(piece.data(), size) == size ? ok() : noRoom(out);
            };
            const std::string name = path.section(u'/', -1).toStdString();
            const std::string parent = path.section(u'/', 0, -2).toStdString();
            std::vector<std::string> command{"cat", "--", path.toStdString()};
            if (entry.type == FileType::Folder)
                command = {"tar", "cf", "-", "-C", parent.empty() ? "/" : parent, "--", name};
            TRY(runIn(*wire, {.container = owner, .command = std::move(command), .output = store}, report.stop()));
            return out.commit() ? ok() : noRoom(out);
        });
}

std::unique_ptr<backend::Transfer> PodFiles::upload(const QString& owner, const QString& folder,
                                                    const QStringList& files)
{
    return docker::beginTransfer(m_hands, [wire = m_wire, owner, folder, files](docker::Report& report) {
        return runIn(*wire,
                     {.container = owner,
                      .command = {"tar", "xf", "-", "-C", folder.toStdString()},
                      .input = docker::tarOfFiles(files, [](qint64) {}),
                      .output = [](std::string_view) { return ok(); }},
                     report.stop());
    });
}

} // namespace darse::connect::kubernetes
