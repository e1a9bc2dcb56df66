// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/monitorsocket.h"
#include "core/runtime/streams.h"
#include "core/runtime/streamwait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <utility>

namespace darse::runtime {
namespace {

/// A monitor reads so much of a packet, and forgets the rest.
constexpr std::size_t kLargestInput = 8000;
/// A monitor's packets hold 8 KiB today; there is room for more.
constexpr std::size_t kLargestOutput = 65536;

/// The first byte of a packet from the monitor.
constexpr char kIsOutput = 2;
constexpr char kIsErrors = 3;

class AttachStreams final : public Streams {
public:
    AttachStreams(UniqueFd socket, Launch launch) : m_socket(std::move(socket)), m_launch(std::move(launch)) {}

    Result<std::optional<Piece>> read(const std::stop_token& stop) override;
    Result<void> write(std::string_view bytes, const std::stop_token& stop) override;
    Result<void> closeInput() override;
    Result<void> resize(container::Size size) override { return resizeContainer(m_launch, size); }

private:
    Result<void> sendPacket(std::string_view packet, const std::stop_token& stop);

    UniqueFd m_socket;
    Launch m_launch;
    std::array<char, kLargestOutput> m_buffer{};
};

Result<std::optional<Piece>> AttachStreams::read(const std::stop_token& stop)
{
    for (;;) {
        const ssize_t count = ::recv(m_socket.get(), m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        // A monitor that dies with unread input of ours resets the connection: the end, all the same.
        if (count == 0 || (count < 0 && errno == ECONNRESET))
            return std::optional<Piece>();
        if (count > 1 && (m_buffer[0] == kIsOutput || m_buffer[0] == kIsErrors)) {
            const Stream stream = m_buffer[0] == kIsErrors ? Stream::Errors : Stream::Output;
            return std::optional(Piece{stream, {m_buffer.data() + 1, static_cast<std::size_t>(count) - 1}});
        }
        if (count < 0 && errno == EAGAIN)
            TRY(awaitOne(m_socket.get(), POLLIN, stop));
        else if (count < 0 && errno != EINTR)
            return Error::fromErrno(errno, "read from the container");
    }
}

Result<void> AttachStreams::sendPacket(std::string_view packet, const std::stop_token& stop)
{
    while (::send(m_socket.get(), packet.data(), packet.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
        if (errno == EAGAIN)
            TRY(awaitOne(m_socket.get(), POLLOUT, stop));
        else if (errno == EPIPE || errno == ECONNRESET || errno == ENOTCONN)
            return nobodyReads();
        else if (errno != EINTR)
            return Error::fromErrno(errno, "write to the container");
    }
    return ok();
}

Result<void> AttachStreams::write(std::string_view bytes, const std::stop_token& stop)
{
    if (!m_launch.keepsInputOpen)
        return nobodyReads();
    while (!bytes.empty()) {
        const std::string_view packet = bytes.substr(0, kLargestInput);
        TRY(sendPacket(packet, stop));
        bytes.remove_prefix(packet.size());
    }
    return ok();
}

Result<void> AttachStreams::closeInput()
{
    // A container without input has nothing to close, and its monitor would take a half connection for a whole end.
    if (!m_launch.keepsInputOpen || ::shutdown(m_socket.get(), SHUT_WR) == 0 || errno == ENOTCONN)
        return ok();
    return Error::fromErrno(errno, "end the input of the container");
}

} // namespace

Result<std::unique_ptr<Streams>> attach(const RuntimePlaces&, const Launch& launch)
{
    TRY_DECLARE(UniqueFd socket, connectToMonitor(launch));
    return std::unique_ptr<Streams>(std::make_unique<AttachStreams>(std::move(socket), launch));
}

Result<void> resizeContainer(const Launch& launch, container::Size size)
{
    constexpr std::uint16_t kLargestSide = 1000; // a monitor ignores what is larger
    if (!launch.hasTerminal)
        return Error(ErrorKind::InvalidState, "the container " + launch.name + " has no terminal");
    return tellMonitor(launch, "1 " + std::to_string(std::min(size.rows, kLargestSide)) + " " +
                                   std::to_string(std::min(size.columns, kLargestSide)) + "\n");
}

Result<void> reopenLog(const Launch& launch)
{
    return tellMonitor(launch, "2 0 0\n");
}

} // namespace darse::runtime
