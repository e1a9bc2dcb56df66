// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/clusterinside.h"

#include "core/backend/files.h"
#include "core/backend/inspection.h"
#include "tests/clients/verbs.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace darse::test {
namespace {

using namespace Qt::StringLiterals;
using backend::FileEntry;
using backend::FileType;

std::optional<FileEntry> entryOf(backend::Files& files, const QString& container, const QString& folder,
                                 const QString& name)
{
    const auto listing = wait(files.list(container, folder));
    if (!listing)
        return std::nullopt;
    const auto found = std::ranges::find(listing->entries, name, &FileEntry::name);
    return found == listing->entries.end() ? std::nullopt : std::optional(*found);
}

bool ends(const std::unique_ptr<backend::Transfer>& transfer)
{
    std::optional<Result<void>> end;
    QObject::connect(transfer.get(), &backend::Transfer::finished, [&](const Result<void>& result) { end = result; });
    if (!QTest::qWaitFor([&] { return end.has_value(); }, kVerbPatience))
        return failed("a transfer does not end");
    return end->isOk() || failed("a transfer", end->error());
}

bool filesTravel(backend::Files& files, const QString& container)
{
    const QTemporaryDir here;
    const QString there = here.filePath(u"taken"_s);
    if (!ends(files.download(container, {.name = u"letter"_s}, u"/tmp/desk/letter"_s, there)))
        return false;
    QFile taken(there);
    if (!taken.open(QIODevice::ReadOnly) || taken.readAll() != QByteArray("dear\0all", 8))
        return failed("what was taken out is not what was there");
    if (!ends(files.upload(container, u"/tmp/desk"_s, {there})) ||
        !entryOf(files, container, u"/tmp/desk"_s, u"taken"_s))
        return failed("what was put in is not there");
    return ends(files.download(container, {.name = u"desk"_s, .type = FileType::Folder}, u"/tmp/desk"_s,
                               here.filePath(u"desk.tar"_s)));
}

} // namespace

bool insideIsSeen(backend::Backend& backend, const QString& container)
{
    backend::Files* files = backend.files(backend::Kind::Container);
    if (files == nullptr || backend.inspection() == nullptr)
        return failed("there are no files");
    const auto bin = entryOf(*files, container, u"/"_s, u"bin"_s);
    if (!bin || bin->type == FileType::File || !bin->modified.isValid())
        return failed("the first folder is not listed");
    const QByteArray content("dear\0all", 8);
    if (!wait(files->makeFolder(container, u"/tmp/desk"_s)) ||
        !wait(files->write(container, u"/tmp/desk/letter"_s, content)))
        return failed("a file is not written");
    const auto read = wait(files->read(container, u"/tmp/desk/letter"_s, 100));
    if (!read || *read != content || wait(files->read(container, u"/tmp/desk/letter"_s, 7)))
        return failed("a file is not read as it was written");
    if (!filesTravel(*files, container))
        return false;
    if (wait(files->list(container, u"/tmp/nowhere"_s)) || !wait(files->remove(container, u"/tmp/desk"_s)) ||
        entryOf(*files, container, u"/tmp"_s, u"desk"_s))
        return failed("a folder is not removed");
    const auto table = wait(backend.inspection()->processes(container));
    const auto isFirst = [](const QStringList& cells) { return cells.contains(u"1"_s); };
    if (!table || std::ranges::none_of(table->rows, isFirst))
        return failed("the processes are not told", table ? std::nullopt : std::optional(table.error()));
    const auto json = wait(backend.inspection()->json({backend::Kind::Container, container}));
    if (!json || !json->contains(u"containerID"_s))
        return failed("the container is not shown");
    std::printf("files and processes: by programs in the container\n");
    return true;
}

} // namespace darse::test
