// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/processstreams.h"

#include "core/runtime/streamwait.h"

#include <cerrno>
#include <csignal>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace darse::runtime {

/// Nothing when there is nothing now; a closed descriptor when there is nothing ever again.
Result<std::optional<Piece>> PipeStreams::take(UniqueFd& from, Stream stream)
{
    if (!from.isOpen())
        return std::optional<Piece>();
    const ssize_t count = ::read(from.get(), m_buffer.data(), m_buffer.size());
    if (count > 0)
        return std::optional(Piece{stream, {m_buffer.data(), static_cast<std::size_t>(count)}});
    if (count < 0 && errno != EAGAIN && errno != EINTR)
        return Error::fromErrno(errno, "read from the process");
    if (count == 0)
        from.reset();
    return std::optional<Piece>();
}

Result<std::optional<Piece>> PipeStreams::read(const std::stop_token& stop)
{
    while (m_ends.output.isOpen() || m_ends.errors.isOpen()) {
        // poll skips what is closed.
        std::array<pollfd, 2> entries{{{m_ends.output.get(), POLLIN, 0}, {m_ends.errors.get(), POLLIN, 0}}};
        TRY(awaitAny(entries, stop));
        // Errors are rare: they may go first without ever starving the others.
        if (entries[1].revents != 0) {
            TRY_DECLARE(auto piece, take(m_ends.errors, Stream::Errors));
            if (piece)
                return piece;
        }
        if (entries[0].revents != 0) {
            TRY_DECLARE(auto piece, take(m_ends.output, Stream::Output));
            if (piece)
                return piece;
        }
    }
    return std::optional<Piece>();
}

Result<void> PipeStreams::write(std::string_view bytes, const std::stop_token& stop)
{
    if (!m_ends.input.isOpen())
        return nobodyReads();
    return writeQuietly(m_ends.input.get(), bytes, stop);
}

Result<void> PipeStreams::closeInput()
{
    m_ends.input.reset();
    return ok();
}

Result<void> PipeStreams::resize(container::Size)
{
    return Error(ErrorKind::InvalidState, "the process has no terminal");
}

Result<std::optional<Piece>> TerminalStreams::read(const std::stop_token& stop)
{
    for (;;) {
        const ssize_t count = ::read(m_terminal.get(), m_buffer.data(), m_buffer.size());
        if (count > 0)
            return std::optional(Piece{Stream::Output, {m_buffer.data(), static_cast<std::size_t>(count)}});
        // How a terminal says that nobody is there any more.
        if (count == 0 || errno == EIO)
            return std::optional<Piece>();
        if (errno == EAGAIN)
            TRY(awaitOne(m_terminal.get(), POLLIN, stop));
        else if (errno != EINTR)
            return Error::fromErrno(errno, "read from the terminal");
    }
}

Result<void> TerminalStreams::write(std::string_view bytes, const std::stop_token& stop)
{
    return writeQuietly(m_terminal.get(), bytes, stop);
}

Result<void> TerminalStreams::resize(container::Size size)
{
    const winsize wanted{.ws_row = size.rows, .ws_col = size.columns, .ws_xpixel = 0, .ws_ypixel = 0};
    if (::ioctl(m_terminal.get(), TIOCSWINSZ, &wanted) != 0)
        return Error::fromErrno(errno, "resize the terminal");
    if (m_process >= 0)
        ::syscall(SYS_pidfd_send_signal, m_process, SIGWINCH, nullptr, 0U);
    return ok();
}

} // namespace darse::runtime
