// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/hostranges.h"

#include "core/sys/files.h"

#include <arpa/inet.h>
#include <array>
#include <bit>
#include <ifaddrs.h>
#include <memory>
#include <netinet/in.h>
#include <sstream>

namespace darse::network {
namespace {

std::optional<Range> rangeOf(const ifaddrs& entry)
{
    if (entry.ifa_addr == nullptr || entry.ifa_netmask == nullptr)
        return std::nullopt;
    std::array<char, INET6_ADDRSTRLEN> text{};
    int prefix = 0;
    if (entry.ifa_addr->sa_family == AF_INET) {
        const auto& mask = *reinterpret_cast<const sockaddr_in*>(entry.ifa_netmask);
        prefix = std::popcount(mask.sin_addr.s_addr);
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(entry.ifa_addr)->sin_addr, text.data(), text.size());
    } else if (entry.ifa_addr->sa_family == AF_INET6) {
        for (const unsigned char byte : reinterpret_cast<const sockaddr_in6*>(entry.ifa_netmask)->sin6_addr.s6_addr)
            prefix += std::popcount(byte);
        ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(entry.ifa_addr)->sin6_addr, text.data(),
                    text.size());
    } else {
        return std::nullopt;
    }
    return parseRange(std::string(text.data()) + "/" + std::to_string(prefix));
}

} // namespace

std::vector<HostRange> parseRoutes(std::string_view text)
{
    std::vector<HostRange> ranges;
    std::istringstream lines{std::string(text)};
    std::string each;
    std::getline(lines, each);
    while (std::getline(lines, each)) {
        std::istringstream words(each);
        std::string interfaceName;
        std::string skipped;
        std::uint32_t destination = 0;
        std::uint32_t mask = 0;
        words >> interfaceName >> std::hex >> destination >> skipped >> skipped >> skipped >> skipped >> skipped >>
            mask;
        if (!words || mask == 0)
            continue;
        ranges.push_back({{{false, 0, ntohl(destination)}, std::popcount(mask)}, interfaceName});
    }
    return ranges;
}

std::vector<HostRange> readHostRanges()
{
    std::vector<HostRange> ranges;
    if (const auto routes = sys::readFile("/proc/net/route", mebibytes(4)))
        ranges = parseRoutes(*routes);
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0)
        return ranges;
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(first, &::freeifaddrs);
    for (const ifaddrs* entry = first; entry != nullptr; entry = entry->ifa_next) {
        if (const auto range = rangeOf(*entry))
            ranges.push_back({*range, entry->ifa_name});
    }
    return ranges;
}

} // namespace darse::network
