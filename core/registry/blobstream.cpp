// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/blobstream.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace darse::registry {
namespace {

/// A server that gives a byte per connection makes progress, but not at our cost for ever.
constexpr int kMaxCuts = 100;

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

struct ContentRange {
    std::uint64_t first = 0;
    std::optional<std::uint64_t> total;
};

/// "bytes 100-199/200" or "bytes 100-199/*".
std::optional<ContentRange> parseContentRange(std::string_view text)
{
    if (!text.starts_with("bytes "))
        return std::nullopt;
    text.remove_prefix(std::string_view("bytes ").size());
    const auto dash = text.find('-');
    const auto slash = text.find('/');
    const auto first = numberIn(text.substr(0, dash));
    if (dash == std::string_view::npos || slash == std::string_view::npos || !first)
        return std::nullopt;
    return ContentRange{*first, numberIn(text.substr(slash + 1))};
}

} // namespace

BlobStream::BlobStream(std::shared_ptr<Session> session, std::string repository, oci::Descriptor descriptor,
                       std::uint64_t offset, RetryTold told) :
    m_session(std::move(session)),
    m_repository(std::move(repository)),
    m_descriptor(std::move(descriptor)),
    m_what(m_repository + "@" + m_descriptor.digest.text()),
    m_patience(m_session->patience(m_what, std::move(told))),
    m_offset(std::min(offset, m_descriptor.size))
{
}

Error BlobStream::lie(const std::string& why) const
{
    return {ErrorKind::Protocol, m_session->host() + " sends something else for " + m_what + ": " + why};
}

Result<void> BlobStream::open(const std::stop_token& stop)
{
    if (isAtEnd())
        return ok();
    Call call;
    call.target = "/v2/" + m_repository + "/blobs/" + m_descriptor.digest.text();
    call.scope = Scope::of(m_repository, "pull");
    call.what = m_what;
    if (m_offset > 0)
        call.headers.add("Range", "bytes=" + std::to_string(m_offset) + "-");
    call.good = {200, 206};
    TRY_DECLARE(Answer answer, m_session->ask(call, m_patience, stop));
    return accept(std::move(answer));
}

Result<void> BlobStream::accept(Answer answer)
{
    const std::string coding = answer.header("Content-Encoding");
    if (!coding.empty() && coding != "identity")
        return lie("it is encoded as " + oneLine(coding));
    m_toSkip = m_offset;
    std::uint64_t expected = m_descriptor.size;
    if (answer.status() == 206) {
        const auto range = parseContentRange(answer.header("Content-Range"));
        if (!range || range->first != m_offset || range->total.value_or(m_descriptor.size) != m_descriptor.size)
            return lie("another part than the one that was asked for");
        m_toSkip = 0;
        expected -= m_offset;
    }
    const auto length = answer.headers().find("Content-Length");
    if (length && numberIn(*length) != expected)
        return lie(std::string(*length) + " bytes instead of " + std::to_string(expected));
    m_exchange = std::move(answer.exchange);
    return ok();
}

Result<std::size_t> BlobStream::read(std::span<char> into, const std::stop_token& stop)
{
    for (;;) {
        Result<std::size_t> got = readOnce(into, stop);
        if (got)
            return got;
        m_exchange.reset();
        if (!isPassing(got.error()) || ++m_cuts > kMaxCuts)
            return std::move(got).error().within("download " + m_what);
        TRY(m_patience.bear(got.error(), stop).within("download " + m_what));
    }
}

Result<std::size_t> BlobStream::readOnce(std::span<char> into, const std::stop_token& stop)
{
    if (isAtEnd())
        return finish(stop);
    if (!m_exchange)
        TRY(open(stop));
    TRY(skip(stop));
    const std::uint64_t left = m_descriptor.size - m_offset;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, into.size()));
    TRY_DECLARE(const std::size_t count, m_exchange->read(into.first(wanted), stop));
    if (count == 0)
        return Error(ErrorKind::Unreachable, m_session->host() + " ended it after " + std::to_string(m_offset) +
                                                 " of " + std::to_string(m_descriptor.size) + " bytes");
    m_offset += count;
    m_patience.progress();
    return count;
}

/// What comes again from a server that knows no ranges.
Result<void> BlobStream::skip(const std::stop_token& stop)
{
    std::array<char, 16384> piece{};
    while (m_toSkip > 0) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(m_toSkip, piece.size()));
        TRY_DECLARE(const std::size_t count, m_exchange->read(std::span(piece).first(wanted), stop));
        if (count == 0)
            return Error(ErrorKind::Unreachable, m_session->host() + " ended it early");
        m_toSkip -= count;
    }
    return ok();
}

/// All is there: there must not be more.
Result<std::size_t> BlobStream::finish(const std::stop_token& stop)
{
    if (!m_exchange)
        return std::size_t{0};
    std::array<char, 1> more{};
    const auto got = m_exchange->read(more, stop);
    m_exchange.reset();
    if (got && *got > 0)
        return lie("more than " + std::to_string(m_descriptor.size) + " bytes");
    return std::size_t{0}; // a cut after the last byte takes nothing away
}

} // namespace darse::registry
