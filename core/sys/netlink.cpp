// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/netlink.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace darse::sys {
namespace {

constexpr std::size_t kLargestAnswer = 32768;

void pad(std::string& bytes)
{
    bytes.resize(NLMSG_ALIGN(bytes.size()), '\0');
}

/// What an end of a conversation says: nothing while it goes on.
enum class Turn { GoesOn, IsOver };

struct Answer {
    std::uint32_t sequence = 0;
    int error = 0;
    Turn turn = Turn::GoesOn;
};

void read(Answer& answer, const char* bytes, std::size_t count, const std::function<void(const nlmsghdr&)>& take)
{
    while (count >= sizeof(nlmsghdr) && answer.turn == Turn::GoesOn) {
        nlmsghdr header{};
        std::memcpy(&header, bytes, sizeof header);
        if (header.nlmsg_len < sizeof header || header.nlmsg_len > count)
            return;
        if (header.nlmsg_seq == answer.sequence) {
            if (header.nlmsg_type == NLMSG_ERROR && header.nlmsg_len >= sizeof header + sizeof(int)) {
                std::memcpy(&answer.error, bytes + sizeof header, sizeof(int));
                answer.turn = Turn::IsOver;
            } else if (header.nlmsg_type == NLMSG_DONE) {
                answer.turn = Turn::IsOver;
            } else {
                take(*reinterpret_cast<const nlmsghdr*>(bytes)); // the buffer is aligned for it
            }
        }
        const std::size_t step = std::min<std::size_t>(NLMSG_ALIGN(header.nlmsg_len), count);
        bytes += step;
        count -= step;
    }
}

} // namespace

NetlinkMessage::NetlinkMessage(std::uint16_t type, std::uint16_t flags)
{
    nlmsghdr header{};
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    append(&header, sizeof header);
}

void NetlinkMessage::append(const void* bytes, std::size_t count)
{
    m_bytes.append(static_cast<const char*>(bytes), count);
    pad(m_bytes);
}

NetlinkMessage& NetlinkMessage::attribute(std::uint16_t type, std::string_view bytes)
{
    nlattr header{};
    header.nla_type = type;
    header.nla_len = static_cast<std::uint16_t>(NLA_HDRLEN + bytes.size());
    append(&header, sizeof header);
    append(bytes.data(), bytes.size());
    return *this;
}

NetlinkMessage& NetlinkMessage::text(std::uint16_t type, const std::string& value)
{
    return attribute(type, std::string_view(value.c_str(), value.size() + 1));
}

NetlinkMessage& NetlinkMessage::number(std::uint16_t type, std::uint32_t value)
{
    std::array<char, sizeof value> bytes{};
    std::memcpy(bytes.data(), &value, sizeof value);
    return attribute(type, std::string_view(bytes.data(), bytes.size()));
}

NetlinkMessage& NetlinkMessage::nest(std::uint16_t type, const std::function<void(NetlinkMessage&)>& fill)
{
    const std::size_t start = m_bytes.size();
    nlattr header{};
    header.nla_type = type;
    append(&header, sizeof header);
    fill(*this);
    header.nla_len = static_cast<std::uint16_t>(m_bytes.size() - start);
    std::memcpy(m_bytes.data() + start, &header, sizeof header);
    return *this;
}

std::string NetlinkMessage::finish(std::uint32_t sequence)
{
    nlmsghdr header{};
    std::memcpy(&header, m_bytes.data(), sizeof header);
    header.nlmsg_len = static_cast<std::uint32_t>(m_bytes.size());
    header.nlmsg_seq = sequence;
    std::memcpy(m_bytes.data(), &header, sizeof header);
    return m_bytes;
}

Result<Netlink> Netlink::open()
{
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    if (!socket.isOpen())
        return Error::fromErrno(errno, "speak with the kernel about networks");
    return Netlink(std::move(socket));
}

Result<Netlink> Netlink::openFilter()
{
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER));
    if (!socket.isOpen())
        return Error::fromErrno(errno, "speak with the kernel about its packet filter");
    return Netlink(std::move(socket));
}

Result<void> Netlink::request(NetlinkMessage message, std::string_view attempt)
{
    return talk(
        message, [](const nlmsghdr&) {}, attempt);
}

Result<void> Netlink::dump(NetlinkMessage message, std::string_view attempt,
                           const std::function<void(const nlmsghdr&)>& take)
{
    return talk(message, take, attempt);
}

Result<void> Netlink::talk(NetlinkMessage& message, const std::function<void(const nlmsghdr&)>& take,
                           std::string_view attempt)
{
    Answer answer;
    answer.sequence = ++m_sequence;
    const std::string bytes = message.finish(answer.sequence);
    if (::send(m_socket.get(), bytes.data(), bytes.size(), 0) < 0)
        return Error::fromErrno(errno, attempt);
    std::vector<std::max_align_t> buffer(kLargestAnswer / sizeof(std::max_align_t));
    // The kernel answers while it is asked: there is nobody to wait for.
    while (answer.turn == Turn::GoesOn) {
        const ssize_t count = ::recv(m_socket.get(), buffer.data(), kLargestAnswer, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error::fromErrno(errno, attempt);
        read(answer, reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(count), take);
    }
    if (answer.error != 0)
        return Error::fromErrno(-answer.error, attempt);
    return ok();
}

} // namespace darse::sys
