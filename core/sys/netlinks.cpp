// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/netlinks.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstring>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>

namespace darse::sys {
namespace {

constexpr std::uint16_t kMake = NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL;

ifinfomsg upLink(int index = 0)
{
    ifinfomsg info{};
    info.ifi_family = AF_UNSPEC;
    info.ifi_index = index;
    info.ifi_flags = IFF_UP;
    info.ifi_change = IFF_UP;
    return info;
}

std::string macBytes(const std::string& text)
{
    std::array<unsigned, 6> parts{};
    std::string bytes;
    if (std::sscanf(text.c_str(), "%2x:%2x:%2x:%2x:%2x:%2x", &parts[0], &parts[1], &parts[2], &parts[3], &parts[4],
                    &parts[5]) != 6)
        return bytes;
    std::ranges::transform(parts, std::back_inserter(bytes), [](unsigned part) { return static_cast<char>(part); });
    return bytes;
}

NetLink readLink(const nlmsghdr& header)
{
    NetLink link;
    ifinfomsg info{};
    const char* bytes = reinterpret_cast<const char*>(&header);
    std::memcpy(&info, bytes + NLMSG_HDRLEN, sizeof info);
    link.index = info.ifi_index;
    std::size_t at = NLMSG_HDRLEN + NLMSG_ALIGN(sizeof info);
    while (at + NLA_HDRLEN <= header.nlmsg_len) {
        nlattr attribute{};
        std::memcpy(&attribute, bytes + at, sizeof attribute);
        if (attribute.nla_len < NLA_HDRLEN || at + attribute.nla_len > header.nlmsg_len)
            break;
        const std::string_view content(bytes + at + NLA_HDRLEN, attribute.nla_len - static_cast<unsigned>(NLA_HDRLEN));
        if (attribute.nla_type == IFLA_IFNAME)
            link.name = content.substr(0, content.find('\0'));
        else if (attribute.nla_type == IFLA_IFALIAS)
            link.mark = content.substr(0, content.find('\0'));
        at += static_cast<std::size_t>(NLA_ALIGN(attribute.nla_len));
    }
    return link;
}

/// A mark is only taken by an interface that is there already.
Result<void> markLink(Netlink& line, const std::string& name, const std::string& mark)
{
    NetlinkMessage message(RTM_NEWLINK, NLM_F_ACK);
    message.body(ifinfomsg{}).text(IFLA_IFNAME, name).text(IFLA_IFALIAS, mark);
    return line.request(std::move(message), "mark interface " + name);
}

Result<void> renameLink(Netlink& line, int index, const std::string& name)
{
    ifinfomsg which{};
    which.ifi_index = index;
    NetlinkMessage message(RTM_NEWLINK, NLM_F_ACK);
    message.body(which).text(IFLA_IFNAME, name);
    return line.request(std::move(message), "name interface " + name);
}

bool isFine(const Result<void>& result, ErrorKind harmless)
{
    return result || result.error().kind() == harmless;
}

} // namespace

std::string addressBytes(const std::string& text)
{
    std::array<char, 16> bytes{};
    if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return {bytes.data(), 4};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1)
        return {bytes.data(), 16};
    return {};
}

Result<std::vector<NetLink>> listLinks(Netlink& line)
{
    std::vector<NetLink> links;
    NetlinkMessage message(RTM_GETLINK, NLM_F_DUMP);
    message.body(ifinfomsg{});
    TRY(line.dump(std::move(message), "list network interfaces", [&links](const nlmsghdr& header) {
        if (header.nlmsg_type == RTM_NEWLINK && header.nlmsg_len >= NLMSG_LENGTH(sizeof(ifinfomsg)))
            links.push_back(readLink(header));
    }));
    return links;
}

Result<NetLink> findLink(Netlink& line, const std::string& name)
{
    NetLink link;
    NetlinkMessage message(RTM_GETLINK, NLM_F_ACK);
    message.body(ifinfomsg{}).text(IFLA_IFNAME, name);
    const auto asked = line.dump(std::move(message), "find interface " + name, [&link](const nlmsghdr& header) {
        if (header.nlmsg_type == RTM_NEWLINK && header.nlmsg_len >= NLMSG_LENGTH(sizeof(ifinfomsg)))
            link = readLink(header);
    });
    if (!asked && asked.error().errnoValue() != ENODEV)
        return asked.error();
    if (link.index == 0)
        return Error(ErrorKind::NotFound, "there is no network interface " + name);
    return link;
}

Result<void> addBridge(Netlink& line, const BridgeAsked& asked)
{
    const std::string& first = asked.coming.empty() ? asked.name : asked.coming;
    if (first != asked.name) {
        TRY(removeLink(line, first)); // of somebody who died
        if (const auto taken = findLink(line, asked.name); taken)
            return Error(ErrorKind::AlreadyExists, "there is a network interface " + asked.name + " already");
    }
    NetlinkMessage message(RTM_NEWLINK, kMake);
    message.body(ifinfomsg{}).text(IFLA_IFNAME, first);
    if (asked.mtu > 0)
        message.number(IFLA_MTU, static_cast<std::uint32_t>(asked.mtu));
    message.nest(IFLA_LINKINFO, [](NetlinkMessage& info) { info.text(IFLA_INFO_KIND, "bridge"); });
    TRY(line.request(std::move(message), "make bridge " + asked.name));
    TRY(markLink(line, first, asked.mark));
    TRY_DECLARE(const NetLink made, findLink(line, first));
    // What is up cannot be named anew.
    if (first != asked.name)
        TRY(renameLink(line, made.index, asked.name));
    return setLinkUp(line, made.index);
}

Result<void> addVeth(Netlink& line, const VethAsked& asked)
{
    const auto withMtu = [&asked](NetlinkMessage& message) {
        if (asked.mtu > 0)
            message.number(IFLA_MTU, static_cast<std::uint32_t>(asked.mtu));
    };
    NetlinkMessage message(RTM_NEWLINK, kMake);
    message.body(upLink()).text(IFLA_IFNAME, asked.name);
    message.number(IFLA_MASTER, static_cast<std::uint32_t>(asked.bridge));
    withMtu(message);
    message.nest(IFLA_LINKINFO, [&](NetlinkMessage& info) {
        info.text(IFLA_INFO_KIND, "veth").nest(IFLA_INFO_DATA, [&](NetlinkMessage& data) {
            data.nest(VETH_INFO_PEER, [&](NetlinkMessage& peer) {
                // It cannot be brought up before it has a peer itself.
                peer.body(ifinfomsg{}).text(IFLA_IFNAME, asked.innerName);
                peer.number(IFLA_NET_NS_FD, static_cast<std::uint32_t>(asked.innerNamespace));
                if (const std::string mac = macBytes(asked.innerMac); !mac.empty())
                    peer.attribute(IFLA_ADDRESS, mac);
                withMtu(peer);
            });
        });
    });
    TRY(line.request(std::move(message), "make interface " + asked.name));
    // A mark is only taken by an interface that is there already, and so is the way back of a bridge's port: what comes
    // from one that is led to itself must not be dropped.
    NetlinkMessage dress(RTM_NEWLINK, NLM_F_ACK);
    dress.body(ifinfomsg{}).text(IFLA_IFNAME, asked.name).text(IFLA_IFALIAS, asked.mark);
    dress.nest(IFLA_LINKINFO, [](NetlinkMessage& info) {
        info.text(IFLA_INFO_SLAVE_KIND, "bridge").nest(IFLA_INFO_SLAVE_DATA, [](NetlinkMessage& port) {
            port.attribute(IFLA_BRPORT_MODE, std::string_view("\1", 1));
        });
    });
    return line.request(std::move(dress), "settle interface " + asked.name);
}

Result<void> removeLink(Netlink& line, const std::string& name)
{
    NetlinkMessage message(RTM_DELLINK, NLM_F_ACK);
    message.body(ifinfomsg{}).text(IFLA_IFNAME, name);
    auto removed = line.request(std::move(message), "remove interface " + name);
    if (!removed && removed.error().errnoValue() != ENODEV)
        return removed;
    return ok();
}

bool hasFilterTable(const std::string& name)
{
    auto line = Netlink::openFilter();
    if (!line)
        return true;
    nfgenmsg family{};
    family.nfgen_family = NFPROTO_IPV4;
    NetlinkMessage message((NFNL_SUBSYS_NFTABLES << 8U) | NFT_MSG_GETTABLE, NLM_F_ACK);
    message.body(family).text(NFTA_TABLE_NAME, name);
    const auto told = line->request(std::move(message), "find table " + name);
    return told || told.error().errnoValue() != ENOENT;
}

Result<void> setLinkUp(Netlink& line, int index)
{
    NetlinkMessage message(RTM_NEWLINK, NLM_F_ACK);
    message.body(upLink(index));
    return line.request(std::move(message), "bring an interface up");
}

Result<void> addAddress(Netlink& line, int index, const LinkAddress& address)
{
    const std::string bytes = addressBytes(address.address);
    ifaddrmsg info{};
    info.ifa_family = bytes.size() == 16 ? AF_INET6 : AF_INET;
    info.ifa_prefixlen = static_cast<unsigned char>(address.prefix);
    info.ifa_index = static_cast<unsigned>(index);
    info.ifa_flags = IFA_F_PERMANENT | (bytes.size() == 16 ? IFA_F_NODAD : 0);
    NetlinkMessage message(RTM_NEWADDR, kMake);
    message.body(info).attribute(IFA_LOCAL, bytes).attribute(IFA_ADDRESS, bytes);
    if (bytes.size() == 4 && address.prefix < 31) {
        std::string broadcast = bytes;
        for (int bit = address.prefix; bit < 32; ++bit)
            broadcast[static_cast<std::size_t>(bit / 8)] |= static_cast<char>(0x80 >> (bit % 8));
        message.attribute(IFA_BROADCAST, broadcast);
    }
    auto added = line.request(std::move(message), "give address " + address.address);
    return isFine(added, ErrorKind::AlreadyExists) ? ok() : added;
}

Result<void> addDefaultRoute(Netlink& line, int index, const std::string& gateway)
{
    const std::string bytes = addressBytes(gateway);
    rtmsg info{};
    info.rtm_family = bytes.size() == 16 ? AF_INET6 : AF_INET;
    info.rtm_table = RT_TABLE_MAIN;
    info.rtm_protocol = RTPROT_STATIC;
    info.rtm_scope = RT_SCOPE_UNIVERSE;
    info.rtm_type = RTN_UNICAST;
    NetlinkMessage message(RTM_NEWROUTE, kMake);
    message.body(info).attribute(RTA_GATEWAY, bytes).number(RTA_OIF, static_cast<std::uint32_t>(index));
    auto added = line.request(std::move(message), "make a way through " + gateway);
    return isFine(added, ErrorKind::AlreadyExists) ? ok() : added;
}

} // namespace darse::sys
