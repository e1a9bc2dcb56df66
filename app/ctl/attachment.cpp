// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attachment.h"

#include "core/api/detachkeys.h"
#include "core/sys/files.h"

#include <array>
#include <atomic>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace darse::ctl {
namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;
/// So many requests to end make this program end, whatever the other side does.
constexpr int kPatience = 3;

bool endsPrograms(int number)
{
    return number == SIGINT || number == SIGTERM || number == SIGHUP || number == SIGQUIT;
}

class Carrier {
public:
    Carrier(Attachment attachment, const SignalWatch& signals, std::string keys) :
        m_attachment(std::move(attachment)),
        m_signals(signals),
        m_scanner(std::move(keys)),
        m_end(::eventfd(0, EFD_CLOEXEC))
    {
        if (m_attachment.form == StreamForm::Raw && m_attachment.hasInput)
            m_terminal.emplace();
    }

    Result<AttachmentEnd> run()
    {
        tellSize();
        std::jthread signals([this] { watchSignals(); });
        std::jthread input;
        if (m_attachment.hasInput)
            input = std::jthread([this] { sendInput(); });
        const Result<void> result = receive();
        m_stop.request_stop();
        static_cast<void>(::eventfd_write(m_end.get(), 1));
        if (!result)
            return result.error();
        return m_isDetached ? AttachmentEnd::Detached : AttachmentEnd::Ended;
    }

private:
    /// False when it is over.
    [[nodiscard]] bool waitFor(int fd) const
    {
        std::array<pollfd, 2> both{{{fd, POLLIN, 0}, {m_end.get(), POLLIN, 0}}};
        while (::poll(both.data(), both.size(), -1) < 0) {
            if (errno != EINTR)
                return false;
        }
        return both[1].revents == 0;
    }

    void tellSize() const
    {
        const auto size = terminalSize();
        if (size && m_attachment.form == StreamForm::Raw && m_attachment.resize)
            m_attachment.resize(*size);
    }

    void watchSignals()
    {
        int asked = 0;
        while (waitFor(m_signals.fd())) {
            const int number = m_signals.next();
            if (number == SIGWINCH) {
                tellSize();
                continue;
            }
            asked += endsPrograms(number) ? 1 : 0;
            if (number != 0 && (!m_attachment.proxy || asked >= kPatience)) {
                if (m_terminal)
                    m_terminal->restore();
                endBySignal(number);
            }
            if (number != 0)
                m_attachment.proxy(number);
        }
    }

    void sendInput()
    {
        const Wait wait{Deadline::never(), m_stop.get_token()};
        std::array<char, kPiece> piece{};
        while (waitFor(STDIN_FILENO)) {
            const auto count = sys::readSome(STDIN_FILENO, piece);
            if (!count || *count == 0) {
                static_cast<void>(m_attachment.wire->shutdownWrite());
                return;
            }
            const std::string_view bytes(piece.data(), *count);
            // The engine acts on the keys; here it is only noted that they are why the stream ends.
            if (m_scanner.scan(bytes).isDetached)
                m_isDetached = true;
            if (!net::writeAll(*m_attachment.wire, bytes, wait))
                return;
        }
    }

    Result<void> receive()
    {
        FrameReader frames(m_attachment.form, toStandardStreams());
        std::array<char, kPiece> piece{};
        for (;;) {
            TRY_DECLARE(const std::size_t count, m_attachment.wire->readSome(piece, {Deadline::never(), {}}));
            if (count == 0)
                return ok();
            TRY(frames.take(std::string_view(piece.data(), count)));
        }
    }

    Attachment m_attachment;
    const SignalWatch& m_signals;
    api::DetachScanner m_scanner;
    UniqueFd m_end;
    std::stop_source m_stop;
    std::optional<RawTerminal> m_terminal;
    std::atomic<bool> m_isDetached = false;
};

} // namespace

Signals signalsFor(StreamForm form, bool isProxying)
{
    return form == StreamForm::Raw || isProxying ? Signals::Watched : Signals::Usual;
}

Result<AttachmentEnd> carry(Attachment attachment, const SignalWatch& signals)
{
    // Output that nobody reads any more is an error here, not the end of a program that may hold the terminal.
    std::signal(SIGPIPE, SIG_IGN);
    std::string keys;
    if (attachment.form == StreamForm::Raw) {
        TRY_DECLARE(keys, api::parseDetachKeys(attachment.detachKeys));
    }
    return Carrier(std::move(attachment), signals, std::move(keys)).run();
}

} // namespace darse::ctl
