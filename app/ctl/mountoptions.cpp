// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/createbody.h"
#include "core/container/textchecks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace darse::ctl {

using nlohmann::json;

namespace {

constexpr std::uint64_t kMaxPort = 65'535;

struct Range {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    [[nodiscard]] std::uint64_t count() const { return last - first + 1; }
};

std::optional<Range> rangeIn(std::string_view text)
{
    const auto dash = text.find('-');
    const auto first = container::wholeNumber(text.substr(0, dash), kMaxPort);
    const auto last = dash == std::string_view::npos ? first : container::wholeNumber(text.substr(dash + 1), kMaxPort);
    if (!first || !last || *first == 0 || *last < *first)
        return std::nullopt;
    return Range{.first = *first, .last = *last};
}

/// "[::1]:8080:80/tcp" in its parts.
struct Published {
    std::string address;
    std::string outside;
    std::string inside;
    std::string protocol;
};

Published partsOf(std::string text)
{
    Published out;
    const auto cut = [&text](char mark) {
        const auto at = text.rfind(mark);
        std::string tail = at == std::string::npos ? std::string() : text.substr(at + 1);
        if (at != std::string::npos)
            text.resize(at);
        return tail;
    };
    out.protocol = cut('/');
    if (out.protocol.empty())
        out.protocol = "tcp";
    const bool hasOutside = text.find(':') != std::string::npos;
    out.inside = hasOutside ? cut(':') : text;
    if (!hasOutside)
        return out;
    // An address in brackets has colons of its own.
    const bool hasAddress = text.find(':') != std::string::npos;
    out.outside = hasAddress ? cut(':') : text;
    out.address = hasAddress ? text : std::string();
    if (out.address.starts_with('[') && out.address.ends_with(']'))
        out.address = out.address.substr(1, out.address.size() - 2);
    return out;
}

Result<void> publish(const std::string& text, json& body)
{
    const Published parts = partsOf(text);
    const auto inside = rangeIn(parts.inside);
    const auto outside = rangeIn(parts.outside);
    const bool isFree = parts.outside.empty();
    // One port inside may get whichever of a range is free.
    const bool isChoice = outside && inside && inside->count() == 1;
    const bool isAmbiguous = parts.address.find(':') != std::string::npos && !text.starts_with('[');
    if (isAmbiguous || !inside || (!isFree && !outside) ||
        (outside && !isChoice && outside->count() != inside->count()))
        return wrongOption("publish", text, "[[ADDRESS:]PORT:]PORT[/PROTOCOL]");
    for (std::uint64_t i = 0; i < inside->count(); ++i) {
        const std::string name = std::to_string(inside->first + i) + "/" + parts.protocol;
        std::string port = outside ? std::to_string(outside->first + i) : std::string();
        if (isChoice && outside->count() > 1)
            port = parts.outside;
        body["ExposedPorts"][name] = json::object();
        body["HostConfig"]["PortBindings"][name].push_back({{"HostIp", parts.address}, {"HostPort", port}});
    }
    return ok();
}

/// "./data:/data" with an absolute path.
std::string absoluteSource(const std::string& volume)
{
    const auto colon = volume.find(':');
    if (colon == std::string::npos || !volume.starts_with('.'))
        return volume;
    std::error_code error;
    const auto path = std::filesystem::absolute(volume.substr(0, colon), error).lexically_normal();
    return error ? volume : path.string() + volume.substr(colon);
}

/// "type=bind,source=/a,target=/b,readonly"
Result<json> mountOf(const std::string& text)
{
    json out{{"Type", "volume"}};
    for (const std::string_view part : container::split(text, ',')) {
        const auto equals = part.find('=');
        const std::string_view key = part.substr(0, equals);
        const std::string value(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        const auto size = container::byteCount(value);
        if (key == "type")
            out["Type"] = value;
        else if (key == "source" || key == "src")
            out["Source"] =
                value.starts_with('.') ? std::filesystem::absolute(value).lexically_normal().string() : value;
        else if (key == "target" || key == "dst" || key == "destination")
            out["Target"] = value;
        else if (key == "readonly" || key == "ro")
            out["ReadOnly"] = value != "false" && value != "0";
        else if (key == "bind-propagation")
            out["BindOptions"]["Propagation"] = value;
        else if (key == "volume-nocopy")
            out["VolumeOptions"]["NoCopy"] = value != "false" && value != "0";
        else if (key == "tmpfs-size" && size)
            out["TmpfsOptions"]["SizeBytes"] = *size;
        else
            return wrongOption("mount", text, "type=bind|volume|tmpfs,source=…,target=…[,readonly]");
    }
    return out;
}

} // namespace

Result<void> addPorts(const app::Arguments& given, json& body)
{
    for (const std::string& text : given.values("publish"))
        TRY(publish(text, body));
    for (const std::string& text : given.values("expose"))
        body["ExposedPorts"][text.find('/') == std::string::npos ? text + "/tcp" : text] = json::object();
    return ok();
}

Result<void> addMounts(const app::Arguments& given, json& body)
{
    for (const std::string& text : given.values("volume")) {
        if (text.find(':') == std::string::npos)
            body["Volumes"][text] = json::object();
        else
            body["HostConfig"]["Binds"].push_back(absoluteSource(text));
    }
    for (const std::string& text : given.values("tmpfs")) {
        const auto colon = text.find(':');
        body["HostConfig"]["Tmpfs"][text.substr(0, colon)] = colon == std::string::npos ? "" : text.substr(colon + 1);
    }
    for (const std::string& text : given.values("mount")) {
        TRY_DECLARE(json mount, mountOf(text));
        body["HostConfig"]["Mounts"].push_back(std::move(mount));
    }
    return ok();
}

void addNetworks(const app::Arguments& given, json& body)
{
    const auto networks = given.values("network");
    const std::string first = networks.empty() ? "default" : networks.front();
    if (!networks.empty())
        body["HostConfig"]["NetworkMode"] = first;
    json endpoints = json::object();
    for (const std::string& name : networks)
        endpoints[name] = json::object();
    for (const std::string& alias : given.values("network-alias"))
        endpoints[first]["Aliases"].push_back(alias);
    if (const auto address = given.value("ip"))
        endpoints[first]["IPAMConfig"]["IPv4Address"] = *address;
    if (const auto address = given.value("ip6"))
        endpoints[first]["IPAMConfig"]["IPv6Address"] = *address;
    const bool isPlain = networks.size() < 2 && (endpoints.empty() || endpoints[first].empty());
    if (!isPlain)
        body["NetworkingConfig"]["EndpointsConfig"] = std::move(endpoints);
}

} // namespace darse::ctl
