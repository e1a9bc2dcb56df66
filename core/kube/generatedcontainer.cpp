// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/generatedcontainer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000; // in nanoseconds
constexpr std::int64_t kMilli = 1'000'000;
constexpr std::int64_t kMostTimes = 1'000'000'000'000; ///< that is multiplied

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

json portsOf(const json& inspected)
{
    json out = json::array();
    const json& bindings = part(part(inspected, "HostConfig"), "PortBindings");
    for (const auto& [inside, hosts] : bindings.items()) {
        int number = 0;
        const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), number);
        if (error != std::errc())
            continue;
        const std::string protocol = upper(*end == '/' ? std::string(end + 1) : "tcp");
        for (const json& host : hosts) {
            json port{{"containerPort", number}};
            if (protocol != "TCP")
                port["protocol"] = protocol;
            if (const std::int64_t outside = numberIn(host, "HostPort"); outside > 0)
                port["hostPort"] = outside;
            const std::string address = wordIn(host, "HostIp");
            if (!address.empty() && address != "0.0.0.0" && address != "::")
                port["hostIP"] = address;
            out.push_back(std::move(port));
        }
    }
    return out;
}

json variablesOf(const json& config, const json& own)
{
    json out = json::array();
    const json& known = part(own, "Env");
    for (const json& variable : part(config, "Env")) {
        if (!variable.is_string() || std::ranges::find(known, variable) != known.end())
            continue;
        const std::string text = variable.get<std::string>();
        const auto equals = text.find('=');
        if (equals != std::string::npos)
            out.push_back({{"name", text.substr(0, equals)}, {"value", text.substr(equals + 1)}});
    }
    return out;
}

std::string milli(std::int64_t thousandths)
{
    return thousandths % 1000 == 0 ? std::to_string(thousandths / 1000) : std::to_string(thousandths) + "m";
}

std::string bytes(std::int64_t count)
{
    constexpr std::array kUnits = {std::pair{30U, "Gi"}, std::pair{20U, "Mi"}, std::pair{10U, "Ki"}};
    for (const auto& [shift, unit] : kUnits) {
        if (count % (std::int64_t{1} << shift) == 0)
            return std::to_string(count >> shift) + unit;
    }
    return std::to_string(count);
}

json resourcesOf(const json& host)
{
    constexpr std::int64_t kSharesOfOne = 1024;
    json out = json::object();
    std::int64_t thousandths = numberIn(host, "NanoCpus") / kMilli;
    if (const std::int64_t period = numberIn(host, "CpuPeriod"); thousandths == 0 && period > 0)
        thousandths = std::clamp<std::int64_t>(numberIn(host, "CpuQuota"), 0, kMostTimes) * 1000 / period;
    if (thousandths > 0)
        out["limits"]["cpu"] = milli(thousandths);
    if (const std::int64_t memory = numberIn(host, "Memory"); memory > 0)
        out["limits"]["memory"] = bytes(memory);
    if (const std::int64_t shares = numberIn(host, "CpuShares"); shares > 0) {
        const std::int64_t wanted = std::max<std::int64_t>(std::min(shares, kMostTimes) * 1000 / kSharesOfOne, 1);
        out["requests"]["cpu"] = milli(thousandths > 0 ? std::min(wanted, thousandths) : wanted);
    }
    if (const std::int64_t memory = numberIn(host, "MemoryReservation"); memory > 0)
        out["requests"]["memory"] = bytes(memory);
    return out;
}

json capabilitiesIn(const json& host, const char* list)
{
    json out = json::array();
    for (const json& one : part(host, list)) {
        std::string name = one.is_string() ? upper(one.get<std::string>()) : "";
        name.erase(0, name.starts_with("CAP_") ? 4 : 0);
        if (!name.empty())
            out.push_back(std::move(name));
    }
    return out;
}

json securityOf(const json& config, const json& own, const json& host)
{
    json out = json::object();
    const std::string user = wordIn(config, "User");
    constexpr std::array kKeys = {"runAsUser", "runAsGroup"};
    if (user != wordIn(own, "User")) {
        std::string_view left = user;
        for (const char* key : kKeys) {
            std::int64_t id = 0;
            const std::string_view word = left.substr(0, left.find(':'));
            const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
            if (error == std::errc() && end == word.data() + word.size())
                out[key] = id;
            left.remove_prefix(std::min(left.size(), word.size() + 1));
        }
    }
    if (flagIn(host, "Privileged"))
        out["privileged"] = true;
    if (flagIn(host, "ReadonlyRootfs"))
        out["readOnlyRootFilesystem"] = true;
    for (const auto& [theirs, ours] : {std::pair{"CapAdd", "add"}, std::pair{"CapDrop", "drop"}}) {
        if (json names = capabilitiesIn(host, theirs); !names.empty())
            out["capabilities"][ours] = std::move(names);
    }
    if (isGuarded(host) && !flagIn(host, "Privileged"))
        out["allowPrivilegeEscalation"] = false;
    for (const json& option : part(host, "SecurityOpt")) {
        const std::string word = option.is_string() ? option.get<std::string>() : "";
        if (word == "seccomp=unconfined")
            out["seccompProfile"] = {{"type", "Unconfined"}};
        if (word == "apparmor=unconfined")
            out["appArmorProfile"] = {{"type", "Unconfined"}};
    }
    return out;
}

/// A container that is not healthy is not ready; it is not ended for that.
json probeOf(const json& check)
{
    const json& test = part(check, "Test");
    if (!test.is_array() || test.size() < 2 || test[0] == "NONE")
        return {};
    json command(test.begin() + 1, test.end());
    if (test[0] == "CMD-SHELL")
        command = {"/bin/sh", "-c", test[1]};
    json out{{"exec", {{"command", command}}}};
    constexpr std::array kTimes = {std::pair{"Interval", "periodSeconds"}, std::pair{"Timeout", "timeoutSeconds"},
                                   std::pair{"StartPeriod", "initialDelaySeconds"}};
    for (const auto& [theirs, ours] : kTimes) {
        if (const std::int64_t time = numberIn(check, theirs); time > 0)
            out[ours] = std::max<std::int64_t>(time / kSecond, 1);
    }
    if (const std::int64_t retries = numberIn(check, "Retries"); retries > 0)
        out["failureThreshold"] = retries;
    return out;
}

} // namespace

const json& part(const json& object, const char* name)
{
    static const json kNothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? kNothing : *found;
}

std::string wordIn(const json& object, const char* name)
{
    const json& value = part(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t numberIn(const json& object, const char* name)
{
    const json& value = part(object, name);
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    std::int64_t out = 0;
    const std::string word = wordIn(object, name);
    std::from_chars(word.data(), word.data() + word.size(), out);
    return out;
}

bool flagIn(const json& object, const char* name)
{
    return part(object, name) == json(true);
}

bool isSaid(const json& value)
{
    if (value.is_number())
        return value != json(0);
    return !value.is_null() && value != json(false) && value != json("") && !value.empty();
}

std::string nameOf(const Inspected& from)
{
    std::string out = wordIn(from.container, "Name");
    out.erase(0, out.starts_with('/') ? 1 : 0);
    std::ranges::transform(out, out.begin(), [](unsigned char c) {
        return std::isalnum(c) != 0 ? static_cast<char>(std::tolower(c)) : '-';
    });
    out = out.substr(0, 63);
    out.erase(0, std::min(out.find_first_not_of('-'), out.size()));
    out.erase(out.find_last_not_of('-') + 1);
    return out.empty() ? "container" : out;
}

json containerOf(const Inspected& from)
{
    const json& config = part(from.container, "Config");
    const json& own = part(from.image, "Config");
    const json& host = part(from.container, "HostConfig");
    json out{{"name", nameOf(from)}, {"image", wordIn(config, "Image")}, {"imagePullPolicy", "IfNotPresent"}};
    const auto put = [&out](const char* name, json value) {
        if (isSaid(value))
            out[name] = std::move(value);
    };
    const auto differs = [&](const char* name) { return part(config, name) != part(own, name); };
    const bool isOtherProgram = differs("Entrypoint");
    if (isOtherProgram)
        put("command", part(config, "Entrypoint"));
    if (isOtherProgram || differs("Cmd"))
        put("args", part(config, "Cmd"));
    if (differs("WorkingDir"))
        put("workingDir", part(config, "WorkingDir"));
    put("env", variablesOf(config, own));
    put("ports", portsOf(from.container));
    put("resources", resourcesOf(host));
    put("securityContext", securityOf(config, own, host));
    put("readinessProbe", probeOf(part(config, "Healthcheck")));
    put("stdin", flagIn(config, "OpenStdin"));
    put("stdinOnce", flagIn(config, "OpenStdin") && flagIn(config, "StdinOnce"));
    put("tty", flagIn(config, "Tty"));
    return out;
}

} // namespace darse::kube
