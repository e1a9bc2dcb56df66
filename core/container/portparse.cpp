// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

constexpr std::uint64_t kMaxPort = 65'535;
/// More than anybody publishes; all of them are told in every list of containers.
constexpr std::size_t kMaxBindings = 10'000;

struct Range {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
};

/// "80" or "8000-8010".
std::optional<Range> readRange(std::string_view text)
{
    const auto ends = split(text, '-');
    if (ends.size() > 2)
        return {};
    const auto first = wholeNumber(ends.front(), kMaxPort);
    const auto last = wholeNumber(ends.back(), kMaxPort);
    if (!first || !last || *first > *last)
        return {};
    return Range{.first = static_cast<std::uint16_t>(*first), .last = static_cast<std::uint16_t>(*last)};
}

Error noPort(std::string_view text)
{
    return invalid(oci::inQuotes(text) + " is not a port");
}

Result<PortBinding> readBinding(Reader& reader, Port inside)
{
    PortBinding binding{.inside = inside};
    TRY(reader.read("HostIp", binding.address));
    if (!binding.address.empty() && !isAddress(binding.address))
        return reader.wrong("HostIp", "is not an address: " + oci::inQuotes(binding.address));
    std::string port;
    TRY(reader.read("HostPort", port));
    const auto range = port.empty() ? Range() : readRange(port);
    if (!range || (range->first == 0 && range->last != 0))
        return reader.wrong("HostPort", "is not a port: " + oci::inQuotes(port));
    binding.first = range->first;
    binding.last = range->last;
    reader.finish();
    return binding;
}

} // namespace

Result<std::vector<Port>> parsePorts(std::string_view text)
{
    const auto parts = split(text, '/');
    const auto protocol = parts.size() == 1 ? Protocol::Tcp : parseProtocol(oci::lowered(parts[1]));
    const auto range = readRange(parts[0]);
    if (parts.size() > 2 || !protocol || !range || range->first == 0)
        return noPort(text);
    std::vector<Port> result;
    for (std::uint32_t number = range->first; number <= range->last; ++number)
        result.push_back({.number = static_cast<std::uint16_t>(number), .protocol = *protocol});
    return result;
}

Result<void> readExposedPorts(Reader& body, std::set<Port>& into)
{
    TRY_DECLARE(const Texts names, body.names("ExposedPorts"));
    for (const std::string& name : names) {
        TRY_DECLARE(const auto ports, parsePorts(name).within("ExposedPorts"));
        into.insert(ports.begin(), ports.end());
    }
    return ok();
}

Result<void> readPortBindings(Reader& host, std::vector<PortBinding>& into)
{
    TRY_DECLARE(auto bindings, host.object("PortBindings"));
    TRY_DECLARE(const Texts names, host.names("PortBindings"));
    for (const std::string& name : names) {
        TRY_DECLARE(const auto ports, parsePorts(name).within(host.path() + "PortBindings"));
        if (ports.size() != 1)
            return noPort(name).within(host.path() + "PortBindings");
        TRY_DECLARE(auto readers, bindings->objects(name));
        for (Reader& reader : readers) {
            TRY_DECLARE(auto binding, readBinding(reader, ports.front()));
            into.push_back(std::move(binding));
        }
        if (into.size() > kMaxBindings)
            return host.wrong("PortBindings", "has more than " + std::to_string(kMaxBindings) + " ports");
    }
    std::ranges::stable_sort(into, {}, &PortBinding::inside);
    return ok();
}

} // namespace darse::container
