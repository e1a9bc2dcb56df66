// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/inspectedcontainer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace darse::kube::inspected {

using nlohmann::json;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

bool flag(const json& object, const char* name)
{
    return member(object, name) == json(true);
}

} // namespace

json member(const json& object, const char* name)
{
    return object.is_object() ? object.value(name, json()) : json();
}

std::string text(const json& object, const char* name)
{
    const json value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t number(const json& object, const char* name)
{
    const json value = member(object, name);
    return value.is_number() ? value.get<std::int64_t>() : 0;
}

bool isSaid(const json& value)
{
    return !value.is_null() && !value.empty();
}

std::optional<std::int64_t> numberIn(const std::string& text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(out)
                                                                                     : std::nullopt;
}

void addCommand(const Container& from, json& to)
{
    constexpr std::array kWords = {std::pair{"Entrypoint", "command"}, std::pair{"Cmd", "args"},
                                   std::pair{"WorkingDir", "workingDir"}};
    for (const auto& [theirs, ours] : kWords) {
        const json value = member(from.config, theirs);
        if (isSaid(value) && value != json("") && value != member(from.own, theirs))
            to[ours] = value;
    }
    const json known = member(from.own, "Env");
    for (const json& variable : member(from.config, "Env")) {
        const std::string all = variable.get<std::string>();
        if (!known.is_array() || std::ranges::find(known, variable) == known.end())
            to["env"].push_back({{"name", all.substr(0, all.find('='))}, {"value", all.substr(all.find('=') + 1)}});
    }
    if (flag(from.config, "Tty"))
        to["tty"] = true;
    if (flag(from.config, "OpenStdin"))
        to["stdin"] = true;
}

void addPorts(const Container& from, json& to)
{
    const json bindings = member(from.host, "PortBindings");
    for (const auto& [inside, hosts] : bindings.items()) {
        json port{{"containerPort", numberIn(inside.substr(0, inside.find('/'))).value_or(0)}};
        std::string protocol = inside.substr(std::min(inside.find('/') + 1, inside.size()));
        std::ranges::transform(protocol, protocol.begin(),
                               [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (!protocol.empty() && protocol != "TCP")
            port["protocol"] = protocol;
        if (hosts.is_array() && !hosts.empty()) {
            if (const auto host = numberIn(text(hosts.front(), "HostPort")); host && *host > 0)
                port["hostPort"] = *host;
            if (const std::string address = text(hosts.front(), "HostIp"); !address.empty() && address != "0.0.0.0")
                port["hostIP"] = address;
        }
        to["ports"].push_back(std::move(port));
    }
}

void addSecurity(const Container& from, json& to)
{
    json out = json::object();
    const std::string user = text(from.config, "User");
    if (!user.empty() && user != text(from.own, "User")) {
        const auto colon = user.find(':');
        const auto group = colon == std::string::npos ? std::nullopt : numberIn(user.substr(colon + 1));
        if (const auto id = numberIn(user.substr(0, colon)))
            out["runAsUser"] = *id;
        else
            from.lose("its user \"" + user + "\", who has no number here");
        if (group)
            out["runAsGroup"] = *group;
    }
    if (flag(from.host, "Privileged"))
        out["privileged"] = true;
    if (flag(from.host, "ReadonlyRootfs"))
        out["readOnlyRootFilesystem"] = true;
    for (const auto& [theirs, ours] : {std::pair{"CapAdd", "add"}, std::pair{"CapDrop", "drop"}}) {
        for (const json& one : member(from.host, theirs)) {
            const std::string name = one.get<std::string>();
            out["capabilities"][ours].push_back(name.starts_with("CAP_") ? name.substr(4) : name);
        }
    }
    for (const json& one : member(from.host, "SecurityOpt")) {
        const std::string option = one.get<std::string>();
        if (option == "no-new-privileges" || option == "no-new-privileges=true" || option == "no-new-privileges:true")
            out["allowPrivilegeEscalation"] = false;
        else if (option == "seccomp=unconfined" || option == "seccomp:unconfined")
            out["seccompProfile"]["type"] = "Unconfined";
        else
            from.lose("its security option " + option.substr(0, option.find_first_of("=:")));
    }
    if (!out.empty())
        to["securityContext"] = std::move(out);
}

void addResources(const Container& from, json& to)
{
    json out = json::object();
    if (const std::int64_t memory = number(from.host, "Memory"); memory > 0)
        out["limits"]["memory"] = std::to_string(memory);
    if (const std::int64_t nanos = number(from.host, "NanoCpus"); nanos > 0)
        out["limits"]["cpu"] = std::to_string(nanos / 1'000'000) + "m";
    if (const std::int64_t memory = number(from.host, "MemoryReservation"); memory > 0)
        out["requests"]["memory"] = std::to_string(memory);
    if (const std::int64_t shares = number(from.host, "CpuShares"); shares > 0)
        out["requests"]["cpu"] = std::to_string(std::max<std::int64_t>(1, shares * 1000 / 1024)) + "m";
    if (!out.empty())
        to["resources"] = std::move(out);
}

void addHealth(const Container& from, json& to)
{
    const json health = member(from.config, "Healthcheck");
    json test = member(health, "Test");
    if (!test.is_array() || test.size() < 2 || test[0] == "NONE")
        return;
    if (test[0] == "CMD-SHELL")
        test = {"CMD", "/bin/sh", "-c", test[1]};
    test.erase(0);
    json probe{{"exec", {{"command", test}}}};
    constexpr std::array kTimes = {std::pair{"Interval", "periodSeconds"}, std::pair{"Timeout", "timeoutSeconds"},
                                   std::pair{"StartPeriod", "initialDelaySeconds"}};
    for (const auto& [theirs, ours] : kTimes) {
        if (const std::int64_t time = number(health, theirs); time > 0)
            probe[ours] = std::max<std::int64_t>(1, time / kSecond);
    }
    if (const std::int64_t retries = number(health, "Retries"); retries > 0)
        probe["failureThreshold"] = retries;
    to["livenessProbe"] = std::move(probe);
}

void noteLost(const Container& from)
{
    constexpr std::array kParts = {std::pair{"Devices", "its devices"},
                                   std::pair{"Ulimits", "its ulimits"},
                                   std::pair{"VolumesFrom", "the volumes of others"},
                                   std::pair{"Links", "its links"},
                                   std::pair{"CpusetCpus", "its processors"},
                                   std::pair{"UsernsMode", "its user namespace"},
                                   std::pair{"BlkioDeviceReadBps", "the limits of its disks"},
                                   std::pair{"DeviceRequests", "its devices"}};
    for (const auto& [name, words] : kParts) {
        if (isSaid(member(from.host, name)) && member(from.host, name) != json(""))
            from.lose(words);
    }
    if (const std::string signal = text(from.config, "StopSignal");
        !signal.empty() && signal != "SIGTERM" && signal != text(from.own, "StopSignal"))
        from.lose("its stop signal " + signal);
    const std::string network = text(from.host, "NetworkMode");
    if (!network.empty() && network != "default" && network != "bridge" && network != "host")
        from.lose("its network " + network);
}

} // namespace darse::kube::inspected
