// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/filesource.h"

#include "core/backend/container.h"
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

FileSource::Tree* FileSource::treeOf(const QString& container)
{
    const auto found = m_stage.world.get<backend::Container>(container);
    if (!found)
        return nullptr;
    const auto [entry, isNew] = m_trees.try_emplace(container);
    Tree& tree = entry->second;
    if (!isNew)
        return &tree;
    const QDateTime then = World::dateAt(m_stage.world.start());
    const auto add = [&](const QString& path, const QByteArray& content, FileMark mark = FileMark::None) {
        put(tree, path, {.content = content, .mark = mark, .modified = then});
    };
    add(u"/etc/hostname"_s, found->name.toUtf8() + '\n', FileMark::Changed);
    add(u"/etc/os-release"_s, "NAME=\"Demonstration Linux\"\nID=demo\nVERSION_ID=1\n");
    add(u"/app/README"_s, "Nothing here is real.\n");
    add(u"/app/config.yaml"_s, "server:\n  port: 8080\n  workers: 4\nlog: info\n");
    add(u"/app/greeting.txt"_s, "Bonjour — grüß dich — 你好\n");
    add(u"/bin/sh"_s, QByteArray("\x7f"
                                 "ELF\0\0",
                                 6));
    add(u"/tmp/session.lock"_s, {}, FileMark::Added);
    add(u"/var/log/app.log"_s, "started\n", FileMark::Added);
    return &tree;
}

Pending<backend::FolderListing> FileSource::list(const QString& container, const QString& folder)
{
    using Listing = backend::FolderListing;
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<Listing>(std::move(admitted).error());
    const Tree* tree = treeOf(container);
    if (tree == nullptr)
        return m_stage.reply<Listing>(notFound(Kind::Container, container));
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

Pending<QByteArray> FileSource::read(const QString& container, const QString& path, qint64 most)
{
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<QByteArray>(std::move(admitted).error());
    const Tree* tree = treeOf(container);
    if (tree == nullptr)
        return m_stage.reply<QByteArray>(notFound(Kind::Container, container));
    const auto found = tree->find(path);
    if (found == tree->end() || found->second.isFolder)
        return m_stage.reply<QByteArray>(noFile(path));
    if (found->second.content.size() > most)
        return m_stage.reply<QByteArray>(Error(ErrorKind::InvalidInput, "the file is too large to be shown"));
    return m_stage.reply<QByteArray>(QByteArray(found->second.content));
}

Pending<void> FileSource::write(const QString& container, const QString& path, const QByteArray& content)
{
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    Tree* tree = treeOf(container);
    if (tree == nullptr)
        return m_stage.reply<void>(notFound(Kind::Container, container));
    const auto old = tree->find(path);
    const bool isNew = old == tree->end() || old->second.mark == FileMark::Added;
    put(*tree, path,
        {.content = content, .mark = isNew ? FileMark::Added : FileMark::Changed, .modified = m_stage.world.date()});
    return m_stage.reply<void>(ok());
}

Pending<void> FileSource::makeFolder(const QString& container, const QString& path)
{
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    Tree* tree = treeOf(container);
    if (tree == nullptr)
        return m_stage.reply<void>(notFound(Kind::Container, container));
    put(*tree, path, {.isFolder = true, .mark = FileMark::Added, .modified = m_stage.world.date()});
    return m_stage.reply<void>(ok());
}

Pending<void> FileSource::remove(const QString& container, const QString& path)
{
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    Tree* tree = treeOf(container);
    if (tree == nullptr)
        return m_stage.reply<void>(notFound(Kind::Container, container));
    if (std::erase_if(*tree, [&path](const auto& entry) {
            return entry.first == path || entry.first.startsWith(path + u'/');
        }) == 0)
        return m_stage.reply<void>(noFile(path));
    return m_stage.reply<void>(ok());
}

std::unique_ptr<backend::Transfer> FileSource::download(const QString& container, const FileEntry&, const QString& path,
                                                        const QString& file)
{
    const Tree* tree = treeOf(container);
    if (tree == nullptr)
        return endedTransfer(notFound(Kind::Container, container));
    const auto found = tree->find(path);
    if (found == tree->end())
        return endedTransfer(noFile(path));
    QFile out(file);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.write(found->second.content) >= 0;
    return endedTransfer(isWritten ? ok()
                                   : Result<void>(Error(ErrorKind::Io, file.toStdString() + " cannot be written")));
}

std::unique_ptr<backend::Transfer> FileSource::upload(const QString& container, const QString& folder,
                                                      const QStringList& files)
{
    constexpr qint64 kMost = qint64{1} * 1024 * 1024;
    Tree* tree = treeOf(container);
    if (tree == nullptr)
        return endedTransfer(notFound(Kind::Container, container));
    for (const QString& file : files) {
        QFile in(file);
        if (!in.open(QIODevice::ReadOnly))
            return endedTransfer(Error(ErrorKind::Io, file.toStdString() + " cannot be read"));
        const QString path = (folder.endsWith(u'/') ? folder : folder + u'/') + QFileInfo(file).fileName();
        put(*tree, path, {.content = in.read(kMost), .mark = FileMark::Added, .modified = m_stage.world.date()});
    }
    return endedTransfer(ok());
}

} // namespace darse::connect::demo
