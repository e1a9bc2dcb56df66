// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/registryname.h"

#include "core/oci/wording.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstdint>

namespace darse::oci {
namespace {

constexpr std::string_view kHubAliases[] = {"index.docker.io", "registry-1.docker.io"};

bool isPort(std::string_view text)
{
    std::uint16_t port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && text.front() != '0';
}

bool isHostLabel(std::string_view text)
{
    constexpr std::size_t kMaxLabel = 63;
    return !text.empty() && text.size() <= kMaxLabel && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool isHostName(std::string_view text)
{
    constexpr std::size_t kMaxHost = 253;
    if (text.size() > kMaxHost)
        return false;
    for (auto dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
        if (!isHostLabel(text.substr(0, dot)))
            return false;
        text.remove_prefix(dot + 1);
    }
    return isHostLabel(text);
}

bool isAddress6(const std::string& text)
{
    in6_addr address{};
    // The library reads as far as a NUL only.
    if (text.find_first_not_of("0123456789abcdef:.") != std::string::npos)
        return false;
    return inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

} // namespace

bool looksLikeRegistry(std::string_view text)
{
    return text.find_first_of(".:") != std::string_view::npos || lowered(text) == "localhost";
}

Result<std::string> readRegistry(std::string_view text)
{
    const std::string registry = lowered(text);
    const std::string_view whole = registry;
    const bool isAddress = whole.starts_with('[');
    const auto hostEnd = isAddress ? whole.find(']') : whole.find(':');
    bool isGood = isAddress ? hostEnd != whole.npos && isAddress6(std::string(whole.substr(1, hostEnd - 1)))
                            : isHostName(whole.substr(0, hostEnd));
    const std::string_view port =
        hostEnd == whole.npos ? std::string_view() : whole.substr(isAddress ? hostEnd + 1 : hostEnd);
    isGood = isGood && (port.empty() || (port.starts_with(':') && port.size() > 1 && isPort(port.substr(1))));
    if (!isGood)
        return Error(ErrorKind::InvalidInput, inQuotes(text) + " is not the name of a registry: that is a host, "
                                                               "with a port behind a colon where it needs one");
    if (std::ranges::find(kHubAliases, registry) != std::end(kHubAliases))
        return std::string("docker.io");
    return registry;
}

} // namespace darse::oci
