// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/createbody.h"
#include "core/container/textchecks.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace darse::ctl {

using nlohmann::json;
using Pointer = json::json_pointer;

namespace {

enum class Kind {
    Flag,
    Text,
    List,    ///< may be given several times
    Map,     ///< KEY=VALUE, several times
    Number,  ///< may be below 0
    Bytes,   ///< 512m
    Fraction ///< in billionths
};

struct Row {
    const char* option;
    const char* place;
    Kind kind;
};

constexpr Row kPlain[] = {
    {"hostname", "/Hostname", Kind::Text},
    {"domainname", "/Domainname", Kind::Text},
    {"user", "/User", Kind::Text},
    {"workdir", "/WorkingDir", Kind::Text},
    {"tty", "/Tty", Kind::Flag},
    {"interactive", "/OpenStdin", Kind::Flag},
    {"label", "/Labels", Kind::Map},
    {"stop-signal", "/StopSignal", Kind::Text},
    {"stop-timeout", "/StopTimeout", Kind::Number},
    {"rm", "/HostConfig/AutoRemove", Kind::Flag},
    {"read-only", "/HostConfig/ReadonlyRootfs", Kind::Flag},
    {"privileged", "/HostConfig/Privileged", Kind::Flag},
    {"init", "/HostConfig/Init", Kind::Flag},
    {"publish-all", "/HostConfig/PublishAllPorts", Kind::Flag},
    {"cap-add", "/HostConfig/CapAdd", Kind::List},
    {"cap-drop", "/HostConfig/CapDrop", Kind::List},
    {"security-opt", "/HostConfig/SecurityOpt", Kind::List},
    {"group-add", "/HostConfig/GroupAdd", Kind::List},
    {"volumes-from", "/HostConfig/VolumesFrom", Kind::List},
    {"dns", "/HostConfig/Dns", Kind::List},
    {"dns-search", "/HostConfig/DnsSearch", Kind::List},
    {"add-host", "/HostConfig/ExtraHosts", Kind::List},
    {"sysctl", "/HostConfig/Sysctls", Kind::Map},
    {"annotation", "/HostConfig/Annotations", Kind::Map},
    {"shm-size", "/HostConfig/ShmSize", Kind::Bytes},
    {"log-driver", "/HostConfig/LogConfig/Type", Kind::Text},
    {"log-opt", "/HostConfig/LogConfig/Config", Kind::Map},
    {"mac-address", "/MacAddress", Kind::Text},
    {"dns-option", "/HostConfig/DnsOptions", Kind::List},
    {"cgroup-parent", "/HostConfig/CgroupParent", Kind::Text},
    {"oom-score-adj", "/HostConfig/OomScoreAdj", Kind::Number},
    {"oom-kill-disable", "/HostConfig/OomKillDisable", Kind::Flag},
    {"runtime", "/HostConfig/Runtime", Kind::Text},
    {"cidfile", "/HostConfig/ContainerIDFile", Kind::Text},
    {"ipc", "/HostConfig/IpcMode", Kind::Text},
    {"pid", "/HostConfig/PidMode", Kind::Text},
    {"uts", "/HostConfig/UTSMode", Kind::Text},
    {"userns", "/HostConfig/UsernsMode", Kind::Text},
    {"cgroupns", "/HostConfig/CgroupnsMode", Kind::Text},
};

constexpr Row kLimits[] = {
    {"memory", "/Memory", Kind::Bytes},
    {"memory-swap", "/MemorySwap", Kind::Bytes},
    {"memory-reservation", "/MemoryReservation", Kind::Bytes},
    {"cpus", "/NanoCpus", Kind::Fraction},
    {"cpu-shares", "/CpuShares", Kind::Number},
    {"cpu-period", "/CpuPeriod", Kind::Number},
    {"cpu-quota", "/CpuQuota", Kind::Number},
    {"cpuset-cpus", "/CpusetCpus", Kind::Text},
    {"cpuset-mems", "/CpusetMems", Kind::Text},
    {"blkio-weight", "/BlkioWeight", Kind::Number},
    {"memory-swappiness", "/MemorySwappiness", Kind::Number},
    {"pids-limit", "/PidsLimit", Kind::Number},
};

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

/// "1.5" as 1'500'000'000, exactly.
std::optional<std::int64_t> billionthsIn(std::string_view text)
{
    constexpr std::size_t kDigits = 9;
    const auto dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    std::string fraction(dot == std::string_view::npos ? "" : text.substr(dot + 1));
    if (fraction.size() > kDigits || whole.size() > kDigits || (whole.empty() && fraction.empty()))
        return std::nullopt;
    fraction.resize(kDigits, '0');
    const auto digits = std::string(whole) + fraction;
    return digits.find_first_not_of("0123456789") == std::string::npos ? numberIn(digits) : std::nullopt;
}

std::optional<std::int64_t> bytesIn(std::string_view text)
{
    return text == "-1" ? std::optional<std::int64_t>(-1) : container::byteCount(text);
}

Result<json> valueOf(const Row& row, const std::string& text)
{
    std::optional<std::int64_t> number;
    switch (row.kind) {
    case Kind::Flag:
        return json(true);
    case Kind::Text:
        return json(text);
    case Kind::Number:
        number = numberIn(text);
        break;
    case Kind::Bytes:
        number = bytesIn(text);
        break;
    case Kind::Fraction:
        number = billionthsIn(text);
        break;
    case Kind::List:
    case Kind::Map:
        break;
    }
    if (number)
        return json(*number);
    return wrongOption(row.option, text, row.kind == Kind::Bytes ? "a size like 512m" : "a number");
}

json mapOf(const std::vector<std::string>& texts)
{
    json out = json::object();
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        out[text.substr(0, equals)] = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    }
    return out;
}

Result<void> add(std::span<const Row> rows, const app::Arguments& given, const std::string& prefix, json& body)
{
    for (const Row& row : rows) {
        const auto texts = given.values(row.option);
        if (texts.empty())
            continue;
        json& place = body[Pointer(prefix + row.place)];
        if (row.kind == Kind::List) {
            place = texts;
        } else if (row.kind == Kind::Map) {
            place = mapOf(texts);
        } else {
            TRY_DECLARE(place, valueOf(row, texts.back()));
        }
    }
    return ok();
}

/// "on-failure:3"
Result<void> addRestart(const app::Arguments& given, const std::string& prefix, json& body)
{
    const auto text = given.value("restart");
    if (!text)
        return ok();
    const auto colon = text->find(':');
    json policy{{"Name", text->substr(0, colon)}};
    if (colon != std::string::npos) {
        const auto most = numberIn(std::string_view(*text).substr(colon + 1));
        if (!most)
            return wrongOption("restart", *text, "no, always, unless-stopped or on-failure:NUMBER");
        policy["MaximumRetryCount"] = *most;
    }
    body[Pointer(prefix + "/RestartPolicy")] = std::move(policy);
    return ok();
}

} // namespace

Error wrongOption(std::string_view option, std::string_view value, std::string_view expected)
{
    return {ErrorKind::InvalidInput,
            "--" + std::string(option) + " is " + std::string(expected) + ", not \"" + std::string(value) + "\""};
}

Result<void> addPlain(const app::Arguments& given, json& body)
{
    return add(kPlain, given, "", body);
}

Result<void> addLimits(const app::Arguments& given, const std::string& prefix, json& body)
{
    TRY(add(kLimits, given, prefix, body));
    return addRestart(given, prefix, body);
}

} // namespace darse::ctl
