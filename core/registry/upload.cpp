// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/upload.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace darse::registry {
namespace {

/// Up to here a content goes in one request.
constexpr std::uint64_t kWhole = std::uint64_t{4} * 1024 * 1024;
constexpr std::uint64_t kChunk = std::uint64_t{32} * 1024 * 1024;
constexpr std::uint64_t kLargestChunk = std::uint64_t{1024} * 1024 * 1024;
constexpr int kMaxRestarts = 3;

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// The number of bytes that "0-99" means. Registries say "0-0" for one byte and for none: that is none.
std::optional<std::uint64_t> receivedBytes(std::string_view range)
{
    if (range.starts_with("bytes="))
        range.remove_prefix(std::string_view("bytes=").size());
    if (!range.starts_with("0-"))
        return std::nullopt;
    const auto last = numberIn(range.substr(2));
    if (!last || *last == 0)
        return last;
    return *last + 1;
}

/// True when the registry knows nothing of the upload any more: nothing that it keeps is of use.
bool isLost(const Error& error)
{
    return error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::InvalidState;
}

} // namespace

Call uploadCall(const std::string& repository)
{
    Call call;
    call.method = "POST";
    call.target = "/v2/" + repository + "/blobs/uploads/";
    call.scope = Scope::of(repository, "pull,push");
    call.what = repository;
    return call;
}

Result<WebUrl> uploadLocation(const Answer& answer)
{
    TRY_DECLARE(WebUrl next, resolveUrl(answer.url, answer.header("Location")).within("the upload"));
    TRY(checkLead(answer.url.origin, next.origin).within("the upload"));
    return next;
}

UploadRun::UploadRun(Session& session, const Upload& upload) :
    m_session(session),
    m_upload(upload),
    m_size(upload.descriptor.size),
    m_what(upload.repository + "@" + upload.descriptor.digest.text()),
    m_patience(session.patience(m_what, upload.told)),
    m_chunk(kChunk)
{
}

Result<void> UploadRun::run(const std::stop_token& stop)
{
    while (!m_isDone) {
        auto done = step(stop);
        if (done)
            continue;
        Error error = std::move(done).error();
        if (isLost(error) && m_location && ++m_restarts <= kMaxRestarts) {
            m_location.reset();
            continue;
        }
        auto borne = m_patience.bear(error, stop, std::exchange(m_asked, std::nullopt));
        if (borne && m_location)
            borne = recover(stop);
        if (!borne) {
            abandon(borne.error());
            return std::move(borne).error().within("upload " + m_what);
        }
    }
    return ok();
}

Result<void> UploadRun::step(const std::stop_token& stop)
{
    if (!m_location)
        return begin(stop);
    const bool isSmall = m_offset == 0 && m_size <= kWhole;
    return isSmall || m_offset == m_size ? finish(stop) : sendChunk(stop);
}

Result<void> UploadRun::begin(const std::stop_token& stop)
{
    Call call = uploadCall(m_upload.repository);
    call.good = {202};
    TRY_DECLARE(const Answer answer, m_session.ask(call, m_patience, stop));
    TRY_DECLARE(m_location, uploadLocation(answer));
    m_offset = 0;
    if (const auto least = numberIn(answer.header("OCI-Chunk-Min-Length")); least)
        m_chunk = std::min(std::max(m_chunk, *least), kLargestChunk);
    return ok();
}

Result<Call> UploadRun::partCall(std::uint64_t from, std::uint64_t length) const
{
    Call call = uploadCall(m_upload.repository);
    call.what = m_what;
    call.at = m_location;
    call.headers.add("Content-Type", "application/octet-stream");
    if (length > 0) {
        TRY_DECLARE(ByteSource source, m_upload.source(from));
        // Not more than was announced, also when the source has more.
        call.stream = [source = std::move(source), left = length](std::span<char> into,
                                                                  const std::stop_token& stop) mutable {
            const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, into.size()));
            auto got = wanted == 0 ? Result<std::size_t>(std::size_t{0}) : source(into.first(wanted), stop);
            if (got)
                left -= std::min<std::uint64_t>(left, *got);
            return got;
        };
        call.streamLength = length;
    }
    return call;
}

Result<Answer> UploadRun::send(Call call, const std::stop_token& stop)
{
    TRY_DECLARE(Answer answer, m_session.once(call, stop));
    if (std::find(call.good.begin(), call.good.end(), answer.status()) != call.good.end())
        return answer;
    const int status = answer.status();
    m_asked = retryAfter(answer.headers(), *m_session.options().clock);
    Error error = m_session.failure(answer, call, stop);
    // The token ran out on the way: the next request brings a new one.
    const bool mayPass = isBusy(status) || (status == 401 && call.stream);
    return mayPass ? Error(ErrorKind::Unreachable, error.message()).withDetail(error.detail()) : error;
}

/// The last request of an upload: it brings all that is missing, which may be nothing.
Result<void> UploadRun::finish(const std::stop_token& stop)
{
    TRY_DECLARE(Call call, partCall(m_offset, m_size - m_offset));
    call.method = "PUT";
    addQuery(*call.at, "digest", m_upload.descriptor.digest.text());
    call.good = {201};
    TRY(send(std::move(call), stop));
    m_isDone = true;
    return ok();
}

Result<void> UploadRun::sendChunk(const std::stop_token& stop)
{
    const std::uint64_t length = std::min(m_chunk, m_size - m_offset);
    TRY_DECLARE(Call call, partCall(m_offset, length));
    call.method = "PATCH";
    call.headers.add("Content-Range", std::to_string(m_offset) + "-" + std::to_string(m_offset + length - 1));
    call.good = {202};
    TRY_DECLARE(Answer answer, send(std::move(call), stop));
    return noteAccepted(std::move(answer), m_offset + length);
}

Result<void> UploadRun::noteAccepted(Answer answer, std::uint64_t sentTo)
{
    if (!answer.header("Location").empty()) {
        TRY_DECLARE(m_location, uploadLocation(answer));
    }
    const std::uint64_t received = receivedBytes(answer.header("Range")).value_or(sentTo);
    if (received > sentTo)
        return Error(ErrorKind::Protocol, m_session.host() + " claims to have more of " + m_what + " than was sent");
    if (received > m_offset)
        m_patience.progress();
    m_offset = received;
    return ok();
}

/// After a cut: how far did it come?
Result<void> UploadRun::recover(const std::stop_token& stop)
{
    TRY_DECLARE(m_isDone, m_offset == m_size ? isThere(stop) : Result<bool>(false));
    if (m_isDone)
        return ok();
    Call call = uploadCall(m_upload.repository);
    call.method = "GET";
    call.what = m_what;
    call.at = m_location;
    call.good = {204, 200};
    auto answer = m_session.ask(call, m_patience, stop);
    if (!answer && !isLost(answer.error()))
        return std::move(answer).error();
    const auto received = answer ? receivedBytes(answer->header("Range")) : std::nullopt;
    const bool isOurs = received && *received > 0 && *received <= m_size && m_size > kWhole;
    if (!isOurs) { // forgotten, or unclear: from the beginning
        m_location.reset();
        return ok();
    }
    return noteAccepted(std::move(answer).value(), *received);
}

Result<bool> UploadRun::isThere(const std::stop_token& stop)
{
    Call call = uploadCall(m_upload.repository);
    call.method = "HEAD";
    call.target = "/v2/" + m_upload.repository + "/blobs/" + m_upload.descriptor.digest.text();
    call.good = {200, 404};
    TRY_DECLARE(const Answer answer, m_session.ask(call, m_patience, stop));
    return answer.status() == 200;
}

/// So that the registry need not keep what nobody finishes; not when that would keep somebody waiting.
void UploadRun::abandon(const Error& because)
{
    if (!m_location || isPassing(because) || because.kind() == ErrorKind::Canceled)
        return;
    Call call = uploadCall(m_upload.repository);
    call.method = "DELETE";
    call.at = m_location;
    static_cast<void>(m_session.once(call, {}));
}

} // namespace darse::registry
