// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archivespool.h"

#include "core/base/stop.h"
#include "core/oci/manifest.h"
#include "core/store/decompress.h"
#include "core/store/layername.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"

#include <archive_entry.h>

#include <fcntl.h>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxEntries = 100'000;
constexpr int kMaxLinks = 8;
constexpr std::uint64_t kCheckEvery = std::uint64_t{32} * 1024 * 1024;
const Bytes kFreeSpaceFloor = mebibytes(256);

Error refused(const std::string& name, std::string_view why)
{
    return {ErrorKind::InvalidInput, "the archive has a member \"" + shown(name) + "\" " + std::string(why)};
}

/// The digest that the name of a blob promises.
std::optional<oci::Digest> promised(const std::string& name)
{
    constexpr std::string_view kBlobs = "blobs/";
    if (!name.starts_with(kBlobs))
        return std::nullopt;
    std::string text = name.substr(kBlobs.size());
    const auto slash = text.find('/');
    if (slash == std::string::npos)
        return std::nullopt;
    text[slash] = ':';
    auto digest = oci::Digest::parse(text);
    if (!digest)
        return std::nullopt;
    return std::move(digest).value();
}

/// Where a link in `directory` leads; nothing when that is out of the archive.
std::optional<std::string> resolved(std::string_view directory, std::string_view target)
{
    std::vector<std::string> parts;
    const auto walk = [&](std::string_view path) {
        while (!path.empty()) {
            const std::size_t end = std::min(path.find('/'), path.size());
            const std::string part(path.substr(0, end));
            path.remove_prefix(std::min(end + 1, path.size()));
            if (part.empty() || part == ".")
                continue;
            if (part != "..")
                parts.push_back(part);
            else if (parts.empty())
                return false;
            else
                parts.pop_back();
        }
        return true;
    };
    if (target.starts_with('/') || !walk(directory) || !walk(target))
        return std::nullopt;
    std::string path;
    for (const std::string& part : parts)
        path = joined(path, part);
    return path;
}

} // namespace

ArchiveSpool::ArchiveSpool(StorePaths& paths) : m_paths(paths), m_directory(paths.newWork("archive")) {}

ArchiveSpool::~ArchiveSpool()
{
    if (const auto work = sys::Directory::open(m_paths.work()))
        (void)work->removeTree(m_directory.filename(), {}); // what fails is removed when the store opens
}

Result<void> ArchiveSpool::fill(const ByteSource& archive, Bytes limit, const std::stop_token& stop)
{
    m_limit = limit;
    TRY(makeDirectory(m_directory));
    TRY(checkRoom(0));
    const ByteLocale locale;
    const ByteSource tarBytes = decompressed(archive);
    TarReader tar(tarBytes, stop);
    for (;;) {
        if (stop.stop_requested())
            return canceled("read the archive");
        TRY_DECLARE(archive_entry * entry, tar.next().within("archive"));
        if (entry == nullptr)
            break;
        TRY(take(entry, tar));
    }
    for (;;) {
        TRY_DECLARE(const std::string_view rest, tar.rest());
        if (rest.empty())
            return ok();
    }
}

Result<void> ArchiveSpool::take(archive_entry* entry, TarReader& tar)
{
    if (++m_entries > kMaxEntries)
        return Error(ErrorKind::InvalidInput, "the archive has more than " + std::to_string(kMaxEntries) + " members");
    const char* const raw = ::archive_entry_pathname(entry);
    TRY_DECLARE(const LayerName parsed, parseLayerName(raw != nullptr ? raw : "").within("archive"));
    const std::string name = parsed.path();
    if (::archive_entry_filetype(entry) == AE_IFDIR)
        return ok();
    if (parsed.isRoot() || m_files.contains(name) || m_links.contains(name))
        return refused(name, parsed.isRoot() ? "without a name" : "twice");
    if (::archive_entry_symlink(entry) != nullptr || ::archive_entry_hardlink(entry) != nullptr)
        return takeLink(entry, name);
    if (::archive_entry_filetype(entry) != AE_IFREG)
        return refused(name, "that is no file");
    return takeFile(name, tar).within("archive");
}

Result<void> ArchiveSpool::takeLink(archive_entry* entry, const std::string& name)
{
    const char* const hard = ::archive_entry_hardlink(entry);
    const std::string directory = fs::path(name).parent_path().native();
    const auto target = hard != nullptr ? resolved({}, hard) : resolved(directory, ::archive_entry_symlink(entry));
    if (!target || target->empty())
        return refused(name, "that is a link out of it");
    m_links[name] = {.target = *target};
    return ok();
}

Result<void> ArchiveSpool::takeFile(const std::string& name, TarReader& tar)
{
    const auto expected = promised(name);
    const fs::path path = m_directory / std::to_string(m_entries);
    const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (!file.isOpen())
        return Error::fromErrno(errno, "create " + path.native());
    oci::Digester digester(expected ? expected->algorithm() : oci::Algorithm::Sha256);
    std::uint64_t size = 0;
    for (;;) {
        TRY_DECLARE(const auto piece, tar.nextPiece());
        if (!piece)
            break;
        // Nobody makes a sparse archive of images.
        if (piece->offset != size)
            return refused(name, "with a hole");
        TRY(checkRoom(piece->bytes.size()));
        digester.add(piece->bytes);
        TRY(sys::writeAll(file.get(), piece->bytes));
        size += piece->bytes.size();
    }
    const oci::Digest digest = digester.finish();
    if (expected && digest != *expected)
        return refused(name, "whose content is " + digest.text());
    m_files.emplace(name, File{.path = path, .size = size, .digest = digest});
    return ok();
}

Result<void> ArchiveSpool::checkRoom(std::size_t more)
{
    m_size += Bytes(more);
    if (m_size > m_limit)
        return Error(ErrorKind::InvalidInput, "the archive has more than " + formatBytes(m_limit));
    m_sinceCheck += more;
    if (more != 0 && m_sinceCheck < kCheckEvery)
        return ok();
    m_sinceCheck = 0;
    TRY_DECLARE(const Bytes free, sys::freeSpace(m_directory));
    if (free < kFreeSpaceFloor)
        return Error(ErrorKind::Io, "the disk has only " + formatBytes(free) + " left");
    return ok();
}

const ArchiveSpool::File* ArchiveSpool::find(const std::string& name) const
{
    std::string current = name;
    for (int links = 0; links <= kMaxLinks; ++links) {
        if (const auto file = m_files.find(current); file != m_files.end())
            return &file->second;
        const auto link = m_links.find(current);
        if (link == m_links.end())
            return nullptr;
        current = link->second.target;
    }
    return nullptr;
}

Result<const ArchiveSpool::File*> ArchiveSpool::file(const std::string& name) const
{
    if (const File* found = find(name))
        return found;
    return Error(ErrorKind::InvalidInput, "the archive lacks \"" + shown(name) + "\"");
}

Result<std::string> ArchiveSpool::document(const std::string& name) const
{
    TRY_DECLARE(const File* found, file(name));
    return sys::readFile(found->path, Bytes(oci::kMaxDocument)).within(shown(name));
}

} // namespace darse::store
