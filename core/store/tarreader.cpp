// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tarreader.h"

#include "core/store/layername.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <locale.h>
#include <new>
#include <span>

namespace darse::store {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} * 1024;
/// libarchive collects long names, attributes and maps of holes in memory, and knows no limit for all of them.
constexpr std::size_t kMaxBetweenAnswers = std::size_t{2} * 1024 * 1024 + kBuffer;

} // namespace

ByteLocale::ByteLocale() : m_bytes(::newlocale(LC_CTYPE_MASK, "C", nullptr)), m_before(nullptr)
{
    if (m_bytes == nullptr)
        throw std::bad_alloc();
    m_before = ::uselocale(static_cast<locale_t>(m_bytes));
}

ByteLocale::~ByteLocale()
{
    ::uselocale(static_cast<locale_t>(m_before));
    ::freelocale(static_cast<locale_t>(m_bytes));
}

void TarReader::Free::operator()(archive* archive) const
{
    ::archive_read_free(archive);
}

TarReader::TarReader(const ByteSource& source, const std::stop_token& stop) :
    m_source(source),
    m_stop(stop),
    m_buffer(kBuffer),
    m_archive(::archive_read_new())
{
    if (!m_archive || ::archive_read_support_format_tar(m_archive.get()) != ARCHIVE_OK)
        throw std::bad_alloc();
}

TarReader::~TarReader() = default;

std::ptrdiff_t TarReader::readCallback(archive* /*archive*/, void* client, const void** buffer)
{
    auto* const self = static_cast<TarReader*>(client);
    auto count = self->fill();
    if (count && (self->m_sinceAnswer += *count) > kMaxBetweenAnswers)
        count = Error(ErrorKind::InvalidInput, "the layer has an entry whose description does not end");
    if (!count) {
        self->m_failure = count.error();
        return -1;
    }
    *buffer = self->m_buffer.data();
    return static_cast<std::ptrdiff_t>(*count);
}

/// Whole buffers, so that headers and contents are seldom split and then have to be copied.
Result<std::size_t> TarReader::fill()
{
    m_held = 0;
    while (!m_hasEnded && m_held < m_buffer.size()) {
        TRY_DECLARE(const std::size_t count, m_source(std::span(m_buffer).subspan(m_held), m_stop));
        m_hasEnded = count == 0;
        m_held += count;
    }
    m_total += m_held;
    return m_held;
}

Error TarReader::failure(std::string_view fallback)
{
    if (m_failure)
        return *m_failure;
    if (::archive_errno(m_archive.get()) == ENOMEM)
        throw std::bad_alloc();
    const char* const why = ::archive_error_string(m_archive.get());
    return {ErrorKind::InvalidInput, "the layer is damaged: " + (why != nullptr ? shown(why) : std::string(fallback))};
}

Result<void> TarReader::open()
{
    m_isOpen = true;
    const int code = ::archive_read_open(m_archive.get(), this, nullptr, &TarReader::readCallback, nullptr);
    m_isEmpty = m_hasEnded && m_total == 0; // an archive of nothing for others too
    return code == ARCHIVE_OK || (m_isEmpty && !m_failure) ? ok() : failure("it is no tar");
}

Result<archive_entry*> TarReader::next()
{
    if (!m_isOpen)
        TRY(open());
    if (m_isEmpty)
        return nullptr;
    m_sinceAnswer = 0;
    m_complaint = {};
    const auto before = ::archive_filter_bytes(m_archive.get(), 0);
    archive_entry* entry = nullptr;
    const int code = ::archive_read_next_header(m_archive.get(), &entry);
    m_hasEndMark = code == ARCHIVE_EOF && ::archive_filter_bytes(m_archive.get(), 0) > before;
    if (code == ARCHIVE_EOF)
        return nullptr;
    if (m_failure || (code != ARCHIVE_OK && code != ARCHIVE_WARN))
        return failure("a header is wrong");
    if (const char* why = code == ARCHIVE_WARN ? ::archive_error_string(m_archive.get()) : nullptr; why != nullptr)
        m_complaint = why;
    return entry;
}

Result<std::optional<TarPiece>> TarReader::nextPiece()
{
    m_sinceAnswer = 0;
    const void* bytes = nullptr;
    std::size_t size = 0;
    std::int64_t offset = 0;
    const int code = ::archive_read_data_block(m_archive.get(), &bytes, &size, &offset);
    if (code == ARCHIVE_EOF)
        return std::optional<TarPiece>();
    if (m_failure || code != ARCHIVE_OK || offset < 0)
        return failure("the content of an entry is wrong");
    return std::optional(
        TarPiece{.bytes = {static_cast<const char*>(bytes), size}, .offset = static_cast<std::uint64_t>(offset)});
}

Result<std::string_view> TarReader::rest()
{
    if (!m_isDraining) {
        m_isDraining = true;
        const auto taken = static_cast<std::uint64_t>(::archive_filter_bytes(m_archive.get(), 0));
        const std::uint64_t left = m_total - std::min(taken, m_total);
        if (left > 0 && left <= m_held)
            return std::string_view(m_buffer.data() + (m_held - left), left);
    }
    TRY_DECLARE(const std::size_t count, fill());
    return std::string_view(m_buffer.data(), count);
}

} // namespace darse::store
