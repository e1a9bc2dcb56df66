// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/detachkeys.h"
#include "core/api/streamframes.h"
#include "core/base/stop.h"
#include "core/net/incoming.h"
#include "core/net/responder.h"
#include "core/runtime/streams.h"

#include <atomic>
#include <memory>
#include <semaphore>
#include <thread>

namespace darse::api {

/// What happens to a process when its client has nothing more to say.
enum class AtInputEnd { ClosesInput, Detaches };

/// What a client wants to be attached to.
struct AttachAsked {
    bool hasInput = false;
    bool hasOutput = false;
    bool hasErrors = false;
    StreamForm form = StreamForm::Multiplexed;
    std::string detachKeys{}; ///< as bytes; empty: there are none
    AtInputEnd atInputEnd = AtInputEnd::ClosesInput;
};

enum class AttachEnd {
    Ended,    ///< the process has nothing more to say
    Detached, ///< the client does not want to hear it
    Left,     ///< the client is gone, or the server ends
};

/// Takes a connection over as Docker's clients expect it: 101 for one that asked for an upgrade, else 200.
[[nodiscard]] Result<std::unique_ptr<net::Transport>> takeOver(const net::Incoming& request, net::Responder& responder);

/// Carries bytes between a client and a process, in both directions and no faster than each of them takes them.
class AttachPump {
public:
    AttachPump(std::unique_ptr<net::Transport> client, AttachAsked asked, const std::stop_token& server);
    AttachPump(const AttachPump&) = delete;
    AttachPump& operator=(const AttachPump&) = delete;
    ~AttachPump();

    /// Blocks until one of the two is done. `streams` must live until close().
    [[nodiscard]] AttachEnd run(runtime::Streams& streams);
    /// To the client, as if the process had said it. Not while run() runs.
    [[nodiscard]] Result<void> say(runtime::Stream stream, std::string_view bytes);
    /// Ends the stream, and gives the client a moment to end its own.
    void close();

    /// Stops when it is over.
    [[nodiscard]] std::stop_token stop() const { return m_stop.token(); }
    /// The descriptor of the client.
    [[nodiscard]] int client() const { return m_client->nativeHandle(); }

private:
    void pumpOutput(runtime::Streams& streams);
    void pumpInput(runtime::Streams& streams);
    /// False when there is no more to read.
    [[nodiscard]] bool takeInput(runtime::Streams& streams);
    void endInput(runtime::Streams& streams);
    void end(AttachEnd how);

    std::unique_ptr<net::Transport> m_client;
    AttachAsked m_asked;
    LinkedStop m_stop;
    FrameWriter m_writer;
    DetachScanner m_scanner;
    std::atomic<AttachEnd> m_end = AttachEnd::Left;
    std::binary_semaphore m_inputDone{0};
    std::jthread m_input;
};

} // namespace darse::api
