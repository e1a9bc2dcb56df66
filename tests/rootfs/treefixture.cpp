// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/treefixture.h"

#include "core/store/tarreader.h"

#include <archive_entry.h>

#include <algorithm>
#include <fcntl.h>

namespace darse::test {
namespace {

char typeOf(archive_entry* entry)
{
    if (::archive_entry_hardlink(entry) != nullptr)
        return 'h';
    switch (::archive_entry_filetype(entry)) {
    case AE_IFREG:
        return '-';
    case AE_IFDIR:
        return 'd';
    case AE_IFLNK:
        return 'l';
    case AE_IFIFO:
        return 'p';
    case AE_IFCHR:
        return 'c';
    case AE_IFBLK:
        return 'b';
    default:
        return '?';
    }
}

ReadEntry describe(archive_entry* entry)
{
    const char* const hardLink = ::archive_entry_hardlink(entry);
    const char* const link = hardLink != nullptr ? hardLink : ::archive_entry_symlink(entry);
    ReadEntry read{.name = ::archive_entry_pathname(entry),
                   .type = typeOf(entry),
                   .mode = static_cast<unsigned>(::archive_entry_mode(entry)) & 07777U,
                   .user = ::archive_entry_uid(entry),
                   .group = ::archive_entry_gid(entry),
                   .modified = {.tv_sec = ::archive_entry_mtime(entry), .tv_nsec = ::archive_entry_mtime_nsec(entry)},
                   .size = static_cast<std::uint64_t>(::archive_entry_size(entry)),
                   .link = link != nullptr ? link : ""};
    const char* name = nullptr;
    const void* value = nullptr;
    std::size_t size = 0;
    ::archive_entry_xattr_reset(entry);
    while (::archive_entry_xattr_next(entry, &name, &value, &size) == 0)
        read.attributes[name] = std::string(static_cast<const char*>(value), size);
    return read;
}

} // namespace

Result<std::vector<ReadEntry>> readTar(const std::string& tar)
{
    const store::ByteLocale locale;
    const ByteSource source = sourceOf(tar);
    const std::stop_token never;
    store::TarReader reader(source, never);
    std::vector<ReadEntry> entries;
    for (;;) {
        TRY_DECLARE(archive_entry* const entry, reader.next());
        if (entry == nullptr)
            break;
        ReadEntry read = describe(entry);
        for (;;) {
            TRY_DECLARE(const auto piece, reader.nextPiece());
            if (!piece)
                break;
            read.content.resize(std::max(read.content.size(), std::size_t(piece->offset) + piece->bytes.size()));
            read.content.replace(piece->offset, piece->bytes.size(), piece->bytes);
        }
        read.content.resize(read.type == '-' ? read.size : 0);
        entries.push_back(std::move(read));
    }
    if (!reader.hasEndMark())
        return Error(ErrorKind::InvalidInput, "the tar has no end mark");
    return entries;
}

QByteArrayList outline(const std::string& tar)
{
    const auto entries = readTar(tar);
    if (!entries)
        return {QByteArray::fromStdString(entries.error().message())};
    QByteArrayList lines;
    for (const ReadEntry& entry : *entries) {
        QByteArray line = QByteArray(1, entry.type) + ' ' + QByteArray::fromStdString(entry.name);
        if (!entry.link.empty())
            line += " -> " + QByteArray::fromStdString(entry.link);
        lines.append(line);
    }
    return lines;
}

ReadEntry entryOf(const std::string& tar, std::string_view name)
{
    const auto entries = readTar(tar);
    if (entries) {
        for (const ReadEntry& entry : *entries) {
            if (entry.name == name)
                return entry;
        }
    }
    return {};
}

ByteSink into(std::string& text)
{
    return [&text](std::string_view piece) {
        text += piece;
        return ok();
    };
}

TreeFixture::TreeFixture()
{
    m_place.write("outside/secret", "secret");
    m_place.write("outside/directory/file", "file");
    std::filesystem::create_directory(m_place / "root");
    m_root = UniqueFd(::open(path("").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    m_before = outsideNow();
}

struct stat TreeFixture::status(std::string_view name) const
{
    struct stat status {};
    if (::lstat(path(name).c_str(), &status) != 0)
        return {};
    return status;
}

Result<std::string> TreeFixture::archive(const std::string& name, const std::stop_token& stop) const
{
    std::string tar;
    TRY(rootfs::archiveInside(root(), name, into(tar), stop));
    return tar;
}

Result<void> TreeFixture::extract(const std::string& name, const std::string& tar) const
{
    return extract(name, tar, {.keepsOwners = true});
}

Result<void> TreeFixture::extract(const std::string& name, const std::string& tar,
                                  const rootfs::ExtractOptions& options) const
{
    return rootfs::extractInside(root(), name, sourceOf(tar), options, {});
}

std::vector<std::string> TreeFixture::outsideNow() const
{
    std::vector<std::string> found;
    for (auto it = std::filesystem::recursive_directory_iterator(m_place.path()); it != end(it); ++it) {
        const std::string name = it->path();
        if (name == m_place / "root") {
            it.disable_recursion_pending();
            continue;
        }
        struct stat status {};
        ::lstat(name.c_str(), &status);
        found.push_back(name + ' ' + std::to_string(status.st_mode) + ' ' + std::to_string(status.st_nlink) + ' ' +
                        std::to_string(status.st_uid) + ' ' + std::to_string(status.st_mtim.tv_sec) + '.' +
                        std::to_string(status.st_mtim.tv_nsec) + ' ' + std::to_string(status.st_size));
    }
    std::ranges::sort(found);
    return found;
}

} // namespace darse::test
