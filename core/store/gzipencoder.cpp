// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gzipencoder.h"

#include <algorithm>
#include <cstdint>
#include <isa-l/igzip_lib.h>
#include <utility>

namespace darse::store {
namespace {

constexpr std::size_t kOut = std::size_t{256} * 1024;
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30U; // its counters have 32 bits
constexpr int kLevel = 2;

} // namespace

GzipEncoder::GzipEncoder(ByteSink sink) :
    m_sink(std::move(sink)),
    m_stream(std::make_unique<isal_zstream>()),
    m_work(ISAL_DEF_LVL2_DEFAULT),
    m_out(kOut)
{
    ::isal_deflate_init(m_stream.get());
    m_stream->gzip_flag = IGZIP_GZIP;
    m_stream->level = kLevel;
    m_stream->level_buf = m_work.data();
    m_stream->level_buf_size = static_cast<std::uint32_t>(m_work.size());
    m_stream->flush = NO_FLUSH;
}

GzipEncoder::~GzipEncoder() = default;

Result<void> GzipEncoder::deflate()
{
    do {
        m_stream->next_out = m_out.data();
        m_stream->avail_out = static_cast<std::uint32_t>(m_out.size());
        if (const int code = ::isal_deflate(m_stream.get()); code != COMP_OK)
            return Error(ErrorKind::Internal, "the gzip encoder has failed with " + std::to_string(code));
        const std::size_t count = m_out.size() - m_stream->avail_out;
        if (count > 0)
            TRY(m_sink({reinterpret_cast<const char*>(m_out.data()), count}));
    } while (m_stream->avail_out == 0);
    return ok();
}

Result<void> GzipEncoder::write(std::string_view piece)
{
    while (!piece.empty()) {
        const std::size_t count = std::min(piece.size(), kMostAtOnce);
        // It only reads from there.
        m_stream->next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(piece.data()));
        m_stream->avail_in = static_cast<std::uint32_t>(count);
        TRY(deflate());
        piece.remove_prefix(count);
    }
    return ok();
}

Result<void> GzipEncoder::finish()
{
    m_stream->end_of_stream = 1;
    m_stream->next_in = nullptr;
    m_stream->avail_in = 0;
    return deflate();
}

} // namespace darse::store
