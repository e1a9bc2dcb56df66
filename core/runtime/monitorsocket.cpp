// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/monitorsocket.h"

#include "core/runtime/streamwait.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

constexpr int kConnectPatience = 10; ///< seconds

Error monitorGone(const Launch& launch)
{
    return Error(ErrorKind::InvalidState, "the container " + launch.name + " does not run");
}

/// Below a directory that is held: a path of any length fits so.
sockaddr_un addressIn(int directory, std::string_view name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(directory) + "/" + std::string(name);
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return address;
}

Result<UniqueFd> openDirectory(const std::filesystem::path& path)
{
    UniqueFd directory(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return Error::fromErrno(errno, "open the folder of the container");
    return directory;
}

} // namespace

Result<UniqueFd> connectToMonitor(const Launch& launch)
{
    TRY_DECLARE(const UniqueFd directory, openDirectory(launch.bundle));
    UniqueFd socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return Error::fromErrno(errno, "make a socket");
    // A monitor that does not come to accept anybody, because a client does not read, must not hold us for ever.
    const timeval patience{.tv_sec = kConnectPatience, .tv_usec = 0};
    if (::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) != 0)
        return Error::fromErrno(errno, "make a socket");
    const sockaddr_un address = addressIn(directory.get(), "attach");
    int connected = 0;
    do {
        connected = ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    } while (connected != 0 && errno == EINTR);
    if (connected == 0)
        return socket;
    if (errno == ECONNREFUSED || errno == ENOENT)
        return monitorGone(launch);
    if (errno == EAGAIN)
        return Error(ErrorKind::Timeout, "the monitor of the container " + launch.name + " does not answer");
    return Error::fromErrno(errno, "attach to the container " + launch.name);
}

Result<void> tellMonitor(const Launch& launch, std::string_view line)
{
    const std::string path = launch.bundle / "ctl";
    const UniqueFd fifo(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    if (!fifo.isOpen() && (errno == ENXIO || errno == ENOENT))
        return monitorGone(launch);
    struct stat meta {};
    if (!fifo.isOpen() || ::fstat(fifo.get(), &meta) != 0)
        return Error::fromErrno(errno, "speak to the monitor of the container " + launch.name);
    if (!S_ISFIFO(meta.st_mode))
        return Error(ErrorKind::Io, "the folder of the container " + launch.name + " is damaged");
    // A line is written whole or not at all.
    if (writeOnce(fifo.get(), line) == static_cast<ssize_t>(line.size()))
        return ok();
    if (errno == EPIPE)
        return monitorGone(launch);
    return Error::fromErrno(errno, "speak to the monitor of the container " + launch.name);
}

Result<UniqueFd> listenIn(int directory, std::string_view name)
{
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen())
        return Error::fromErrno(errno, "make a socket");
    const sockaddr_un address = addressIn(directory, name);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket.get(), 1) != 0)
        return Error::fromErrno(errno, "listen for a terminal");
    return socket;
}

Result<UniqueFd> receiveDescriptor(int listener)
{
    const UniqueFd peer(::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
    if (!peer.isOpen())
        return Error::fromErrno(errno, "accept a terminal");
    char byte = 0;
    iovec content{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t count = 0;
    do {
        count = ::recvmsg(peer.get(), &message, MSG_CMSG_CLOEXEC);
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        return Error::fromErrno(errno, "receive a terminal");
    const cmsghdr* head = CMSG_FIRSTHDR(&message);
    if (head == nullptr || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
        return Error(ErrorKind::Protocol, "the runtime has handed over no terminal");
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(head), sizeof fd);
    return UniqueFd(fd);
}

} // namespace darse::runtime
