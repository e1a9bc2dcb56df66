// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tarwriter.h"

#include <archive.h>
#include <archive_entry.h>

#include <new>
#include <vector>

namespace darse::store {
namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;

using Entry = std::unique_ptr<archive_entry, decltype(&::archive_entry_free)>;

Entry makeEntry(const TarEntry& from)
{
    Entry entry(::archive_entry_new(), &::archive_entry_free);
    if (!entry)
        throw std::bad_alloc();
    const bool isDirectory = from.name.ends_with('/');
    ::archive_entry_set_pathname(entry.get(), from.name.c_str());
    ::archive_entry_set_filetype(entry.get(), from.link ? AE_IFLNK : isDirectory ? AE_IFDIR : AE_IFREG);
    ::archive_entry_set_perm(entry.get(), from.mode);
    ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(from.size));
    ::archive_entry_set_mtime(entry.get(), 0, 0);
    if (from.link)
        ::archive_entry_set_symlink(entry.get(), from.link->c_str());
    return entry;
}

} // namespace

void TarWriter::Free::operator()(archive* archive) const
{
    ::archive_write_free(archive);
}

TarWriter::TarWriter(const ByteSink& sink) : m_sink(sink), m_archive(::archive_write_new())
{
    // Plain ustar, but for what does not fit into it.
    if (!m_archive || ::archive_write_set_format_pax_restricted(m_archive.get()) != ARCHIVE_OK)
        throw std::bad_alloc();
}

TarWriter::~TarWriter()
{
    // Freeing would write what is left, to a sink that has failed or was not to get an end.
    ::archive_write_fail(m_archive.get());
}

std::ptrdiff_t TarWriter::writeCallback(archive* archive, void* client, const void* bytes, std::size_t size)
{
    auto* const self = static_cast<TarWriter*>(client);
    auto taken = self->m_sink({static_cast<const char*>(bytes), size});
    if (taken)
        return static_cast<std::ptrdiff_t>(size);
    self->m_failure = taken.error();
    ::archive_set_error(archive, EIO, "the sink has failed");
    return -1;
}

Error TarWriter::failure() const
{
    if (m_failure)
        return *m_failure;
    const char* const why = ::archive_error_string(m_archive.get());
    return {ErrorKind::Internal, std::string("the archive cannot be written: ") + (why != nullptr ? why : "no reason")};
}

Result<void> TarWriter::open()
{
    m_isOpen = true;
    if (::archive_write_open(m_archive.get(), this, nullptr, &TarWriter::writeCallback, nullptr) != ARCHIVE_OK)
        return failure();
    return ok();
}

Result<void> TarWriter::add(const TarEntry& entry)
{
    if (!m_isOpen)
        TRY(open());
    const Entry made = makeEntry(entry);
    if (::archive_write_header(m_archive.get(), made.get()) != ARCHIVE_OK)
        return failure();
    return ok();
}

Result<void> TarWriter::write(std::string_view piece)
{
    if (::archive_write_data(m_archive.get(), piece.data(), piece.size()) != static_cast<la_ssize_t>(piece.size()))
        return failure();
    return ok();
}

Result<void> TarWriter::addFile(TarEntry entry, std::string_view content)
{
    entry.size = content.size();
    TRY(add(entry));
    return write(content);
}

Result<void> TarWriter::addFile(const TarEntry& entry, const ByteSource& content, const std::stop_token& stop)
{
    TRY(add(entry));
    std::vector<char> piece(kPiece);
    std::uint64_t size = 0;
    for (;;) {
        TRY_DECLARE(const std::size_t count, content(piece, stop));
        if (count == 0)
            break;
        size += count;
        if (size > entry.size)
            break;
        TRY(write({piece.data(), count}));
    }
    if (size != entry.size)
        return Error(ErrorKind::Io, entry.name + " does not have the " + std::to_string(entry.size) + " bytes it had");
    return ok();
}

Result<void> TarWriter::finish()
{
    if (!m_isOpen)
        TRY(open());
    if (::archive_write_close(m_archive.get()) != ARCHIVE_OK)
        return failure();
    return ok();
}

} // namespace darse::store
