// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/attach.h"

#include "core/api/clientwatch.h"

#include <array>

namespace darse::api {

using runtime::Stream;
using runtime::Streams;

namespace {

constexpr std::chrono::seconds kFarewell{1};
constexpr std::size_t kPiece = std::size_t{32} * 1024;

} // namespace

Result<std::unique_ptr<net::Transport>> takeOver(const net::Incoming& request, net::Responder& responder)
{
    const net::Headers raw{{"Content-Type", std::string(mediaType(StreamForm::Raw))}};
    if (!request.head().headers.find("Upgrade"))
        return responder.hijack({.status = 200, .reason = {}, .headers = raw});
    net::Headers upgraded = raw;
    upgraded.add("Connection", "Upgrade");
    upgraded.add("Upgrade", "tcp");
    return responder.hijack({.status = 101, .reason = "UPGRADED", .headers = upgraded});
}

AttachPump::AttachPump(std::unique_ptr<net::Transport> client, AttachAsked asked, const std::stop_token& server) :
    m_client(std::move(client)),
    m_asked(std::move(asked)),
    m_stop(server, {}),
    m_writer(
        [this](std::string_view bytes) {
            return writeAll(*m_client, bytes, {Deadline::never(), m_stop.token()});
        },
        m_asked.form),
    m_scanner(m_asked.detachKeys)
{
}

AttachPump::~AttachPump()
{
    m_stop.requestStop();
}

void AttachPump::end(AttachEnd how)
{
    m_end = how;
    m_stop.requestStop();
}

Result<void> AttachPump::say(Stream stream, std::string_view bytes)
{
    return m_writer.write(stream, bytes);
}

AttachEnd AttachPump::run(Streams& streams)
{
    m_input = std::jthread([this, &streams] {
        pumpInput(streams);
        m_inputDone.release();
    });
    pumpOutput(streams);
    return m_end;
}

void AttachPump::pumpOutput(Streams& streams)
{
    for (;;) {
        const auto piece = streams.read(m_stop.token());
        if (!piece)
            return;
        if (!*piece) {
            m_end = AttachEnd::Ended;
            return;
        }
        const bool isWanted = (*piece)->stream == Stream::Errors ? m_asked.hasErrors : m_asked.hasOutput;
        if (isWanted && !m_writer.write((*piece)->stream, (*piece)->bytes)) {
            m_stop.requestStop();
            return;
        }
    }
}

void AttachPump::pumpInput(Streams& streams)
{
    while (takeInput(streams))
        continue;
    // Nothing more to read; now only that it hangs up says that the client is gone.
    if (waitForLeaving(m_client->nativeHandle(), Leaving::HangsUp, m_stop.token()))
        m_stop.requestStop();
}

bool AttachPump::takeInput(Streams& streams)
{
    std::array<char, kPiece> buffer{};
    const auto count = m_client->readSome(buffer, {Deadline::never(), m_stop.token()});
    if (!count) {
        m_stop.requestStop();
        return false;
    }
    if (*count == 0) {
        endInput(streams);
        return false;
    }
    if (!m_asked.hasInput)
        return true;
    const auto found = m_scanner.scan({buffer.data(), *count});
    // A process that takes no more does not keep us from seeing the client leave.
    if (!found.passed.empty() && !streams.write(found.passed, m_stop.token()))
        m_asked.hasInput = false;
    if (found.isDetached)
        end(AttachEnd::Detached);
    return !found.isDetached;
}

void AttachPump::endInput(Streams& streams)
{
    if (!m_asked.hasInput)
        return;
    if (const std::string rest = m_scanner.rest(); !rest.empty())
        static_cast<void>(streams.write(rest, m_stop.token()));
    if (m_asked.atInputEnd == AtInputEnd::ClosesInput)
        static_cast<void>(streams.closeInput());
    else
        end(AttachEnd::Detached);
}

void AttachPump::close()
{
    // Closing over bytes that were not read would look like a failure to the client.
    static_cast<void>(m_client->shutdownWrite());
    if (m_input.joinable())
        static_cast<void>(m_inputDone.try_acquire_for(kFarewell));
    m_stop.requestStop();
    if (m_input.joinable())
        m_input.join();
    m_client->close();
}

} // namespace darse::api
