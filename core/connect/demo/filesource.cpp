// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/filesource.h"

#include "core/backend/container.h"
#include "core/backend/storage.h"
#include "core/connect/demo/removal.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <tuple>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::FileEntry;
using backend::FileMark;
using backend::FileType;
using backend::Kind;
using backend::Pending;

namespace {

QString parentOf(const QString& path)
{
    const qsizetype end = path.lastIndexOf(u'/');
    return end <= 0 ? u"/"_s : path.left(end);
}

Error noFile(const QString& path)
{
    return {ErrorKind::NotFound, path.toStdString() + " is not there"};
}

class EndedTransfer final : public backend::Transfer {
public:
    explicit EndedTransfer(const Result<void>& result)
    {
        QTimer::singleShot(0, this, [this, result] { end(result); });
    }
    void cancel() override { end(Error(ErrorKind::Canceled, "it was cancelled")); }

private:
    void end(const Result<void>& result)
    {
        if (!std::exchange(m_hasEnded, true))
            Q_EMIT finished(result);
    }

    bool m_hasEnded = false;
};

} // namespace

std::unique_ptr<backend::Transfer> endedTransfer(const Result<void>& result)
{
    return std::make_unique<EndedTransfer>(result);
}

void FileSource::put(Tree& tree, const QString& path, Node node) const
{
    for (QString folder = parentOf(path); folder != "/"_L1; folder = parentOf(folder))
        tree.try_emplace(folder, Node{.isFolder = true, .modified = World::dateAt(m_stage.world.start())});
    tree[path] = std::move(node);
}

FileSource::Tree* FileSource::treeOf(const QString& owner)
{
    const bool isThere = m_kind == Kind::Volume ? m_stage.world.get<backend::Volume>(owner) != nullptr
                                                : m_stage.world.get<backend::Container>(owner) != nullptr;
    if (!isThere)
        return nullptr;
    const auto [entry, isNew] = m_trees.try_emplace(owner);
    if (isNew)
        fill(entry->second, owner);
    return &entry->second;
}

void FileSource::fill(Tree& tree, const QString& owner) const
{
    const QDateTime then = World::dateAt(m_stage.world.start());
    const auto add = [&](const QString& path, const QByteArray& content, FileMark mark = FileMark::None) {
        put(tree, path, {.content = content, .mark = mark, .modified = then});
    };
    if (m_kind == Kind::Volume) {
        add(u"/README"_s, "These files stay when containers go.\n");
        if (owner.contains("postgres"_L1)) {
            add(u"/PG_VERSION"_s, "16\n");
            add(u"/postgresql.conf"_s, "listen_addresses = '*'\nmax_connections = 100\nshared_buffers = 128MB\n");
            add(u"/base/1/PG_VERSION"_s, "16\n");
            add(u"/base/1/2619"_s, QByteArray(8192, '\0'));
            add(u"/pg_wal/000000010000000000000001"_s, QByteArray(65536, '\0'));
        } else {
            add(u"/settings.json"_s, "{\n  \"language\": \"fr\",\n  \"theme\": \"dark\"\n}\n");
            add(u"/notes/bonjour.txt"_s, "Bonjour — grüß dich — 你好\n");
        }
        return;
    }
    for (const backend::Mount& mount : m_stage.world.get<backend::Container>(owner)->mounts)
        put(tree, mount.target, {.isFolder = true, .modified = then});
    add(u"/etc/hostname"_s, m_stage.world.get<backend::Container>(owner)->name.toUtf8() + '\n', FileMark::Changed);
    add(u"/etc/os-release"_s, "NAME=\"Demonstration Linux\"\nID=demo\nVERSION_ID=1\n");
    add(u"/app/README"_s, "Nothing here is real.\n");
    add(u"/app/config.yaml"_s, "server:\n  port: 8080\n  workers: 4\nlog: info\n");
    add(u"/app/greeting.txt"_s, "Bonjour — grüß dich — 你好\n");
    add(u"/bin/sh"_s, QByteArray("\x7f"
                                 "ELF\0\0",
                                 6));
    add(u"/tmp/session.lock"_s, {}, FileMark::Added);
    add(u"/var/log/app.log"_s, "started\n", FileMark::Added);
}

FileMark FileSource::marked(FileMark mark) const
{
    return m_kind == Kind::Volume ? FileMark::None : mark; // a volume comes from no image
}

Pending<backend::FolderListing> FileSource::list(const QString& owner, const QString& folder)
{
    using Listing = backend::FolderListing;
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<Listing>(std::move(admitted).error());
    const Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return m_stage.reply<Listing>(notFound(m_kind, owner));
    const auto top = tree->find(folder);
    if (folder != "/"_L1 && (top == tree->end() || !top->second.isFolder))
        return m_stage.reply<Listing>(noFile(folder));
    Listing listing;
    for (const auto& [path, node] : *tree) {
        if (parentOf(path) != folder)
            continue;
        listing.entries.push_back({.name = path.section(u'/', -1),
                                   .type = node.isFolder ? FileType::Folder : FileType::File,
                                   .size = node.content.size(),
                                   .mode = node.isFolder ? 0755 : 0644,
                                   .modified = node.modified,
                                   .mark = node.mark});
    }
    std::ranges::sort(listing.entries, {}, [](const FileEntry& entry) {
        return std::make_tuple(entry.type != FileType::Folder, entry.name);
    });
    return m_stage.reply<Listing>(std::move(listing));
}

Pending<QByteArray> FileSource::read(const QString& owner, const QString& path, qint64 most)
{
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<QByteArray>(std::move(admitted).error());
    const Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return m_stage.reply<QByteArray>(notFound(m_kind, owner));
    const auto found = tree->find(path);
    if (found == tree->end() || found->second.isFolder)
        return m_stage.reply<QByteArray>(noFile(path));
    if (found->second.content.size() > most)
        return m_stage.reply<QByteArray>(Error(ErrorKind::InvalidInput, "the file is too large to be shown"));
    return m_stage.reply<QByteArray>(QByteArray(found->second.content));
}

Pending<void> FileSource::write(const QString& owner, const QString& path, const QByteArray& content)
{
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return m_stage.reply<void>(notFound(m_kind, owner));
    const auto old = tree->find(path);
    const bool isNew = old == tree->end() || old->second.mark == FileMark::Added;
    put(*tree, path,
        {.content = content,
         .mark = marked(isNew ? FileMark::Added : FileMark::Changed),
         .modified = m_stage.world.date()});
    return m_stage.reply<void>(ok());
}

Pending<void> FileSource::makeFolder(const QString& owner, const QString& path)
{
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return m_stage.reply<void>(notFound(m_kind, owner));
    put(*tree, path, {.isFolder = true, .mark = marked(FileMark::Added), .modified = m_stage.world.date()});
    return m_stage.reply<void>(ok());
}

Pending<void> FileSource::remove(const QString& owner, const QString& path)
{
    if (auto admitted = m_stage.admit(m_kind); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return m_stage.reply<void>(notFound(m_kind, owner));
    if (std::erase_if(*tree, [&path](const auto& entry) {
            return entry.first == path || entry.first.startsWith(path + u'/');
        }) == 0)
        return m_stage.reply<void>(noFile(path));
    return m_stage.reply<void>(ok());
}

std::unique_ptr<backend::Transfer> FileSource::download(const QString& owner, const FileEntry&, const QString& path,
                                                        const QString& file)
{
    const Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return endedTransfer(notFound(m_kind, owner));
    const auto found = tree->find(path);
    if (found == tree->end())
        return endedTransfer(noFile(path));
    QFile out(file);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.write(found->second.content) >= 0;
    return endedTransfer(isWritten ? ok()
                                   : Result<void>(Error(ErrorKind::Io, file.toStdString() + " cannot be written")));
}

std::unique_ptr<backend::Transfer> FileSource::upload(const QString& owner, const QString& folder,
                                                      const QStringList& files)
{
    constexpr qint64 kMost = qint64{1} * 1024 * 1024;
    Tree* tree = treeOf(owner);
    if (tree == nullptr)
        return endedTransfer(notFound(m_kind, owner));
    for (const QString& file : files) {
        QFile in(file);
        if (!in.open(QIODevice::ReadOnly))
            return endedTransfer(Error(ErrorKind::Io, file.toStdString() + " cannot be read"));
        const QString path = (folder.endsWith(u'/') ? folder : folder + u'/') + QFileInfo(file).fileName();
        put(*tree, path,
            {.content = in.read(kMost), .mark = marked(FileMark::Added), .modified = m_stage.world.date()});
    }
    return endedTransfer(ok());
}

} // namespace darse::connect::demo
