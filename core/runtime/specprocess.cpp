// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/merge.h"
#include "core/runtime/specparts.h"

#include <algorithm>
#include <filesystem>

namespace darse::runtime {

namespace {

using nlohmann::json;

constexpr std::string_view kPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
constexpr unsigned kUmask = 0022;

/// As execve would leave them: root has them all, anybody else none until a program with file capabilities runs.
/// Nothing is inheritable or ambient, ever (CVE-2022-27649).
json capabilitiesJson(const Identity& identity, CapabilitySet set)
{
    const auto names = capabilityNames(set);
    const auto now = identity.user == 0 ? names : std::vector<std::string>();
    return {{"bounding", names},
            {"effective", now},
            {"permitted", now},
            {"inheritable", json::array()},
            {"ambient", json::array()}};
}

Error unmapped(std::string_view what, std::uint32_t id)
{
    return {ErrorKind::InvalidInput,
            std::string(what) + " " + std::to_string(id) + " does not exist in the user namespace of the container"};
}

Result<json> userJson(const SpecInput& input, Warnings& warnings)
{
    const Identity& who = input.place.identity;
    if (!isMapped(who.user, input.userIds()))
        return unmapped("user", who.user);
    if (!isMapped(who.group, input.groupIds()))
        return unmapped("group", who.group);
    json groups = json::array();
    for (const gid_t group : who.groups)
        if (isMapped(group, input.groupIds()))
            groups.push_back(group);
        else
            warnings.push_back("Group " + std::to_string(group) +
                               " does not exist in the user namespace of the container and is left out.");
    return json{{"uid", who.user}, {"gid", who.group}, {"additionalGids", groups}, {"umask", kUmask}};
}

/// /proc/self/fd/7 would be a directory of the host that somebody forgot to close (CVE-2024-21626).
Result<std::string> workingDirectory(const std::string& asked)
{
    const std::string path = std::filesystem::path(asked.empty() ? "/" : asked).lexically_normal().string();
    if (!path.starts_with('/'))
        return Error(ErrorKind::InvalidInput, "the working directory " + asked + " is not an absolute path");
    if (path == "/proc" || path.starts_with("/proc/") || path.starts_with("//"))
        return Error(ErrorKind::InvalidInput, "the working directory " + asked + " leads into /proc");
    return path;
}

void addProfiles(const SpecInput& input, json& process)
{
    const std::string profile = input.options.apparmor.value_or(input.machine.apparmorProfile);
    if (input.machine.hasApparmor && !input.isPrivileged() && !profile.empty())
        process["apparmorProfile"] = profile;
    if (const Labels labels = selinuxLabels(input); !labels.process.empty())
        process["selinuxLabel"] = labels.process;
}

void addConsole(container::Size size, json& process)
{
    process["terminal"] = true;
    if (size.rows != 0 && size.columns != 0)
        process["consoleSize"] = {{"height", size.rows}, {"width", size.columns}};
}

/// What a container's first process and an exec have in common.
Result<json> commonJson(const SpecInput& input, const std::string& directory, Warnings& warnings)
{
    json process;
    TRY_DECLARE(process["user"], userJson(input, warnings));
    TRY_DECLARE(process["cwd"], workingDirectory(directory));
    process["capabilities"] = capabilitiesJson(input.place.identity, input.capabilities);
    process["noNewPrivileges"] = input.options.hasNoNewPrivileges;
    TRY_DECLARE(process["rlimits"], limitsJson(input.config.ulimits, input.host, warnings));
    addProfiles(input, process);
    return process;
}

/// Only who may raise hard limits may also go below the score that we have.
void addOomScore(const SpecInput& input, json& process, Warnings& warnings)
{
    int score = std::clamp(input.config.oomScoreAdjustment, -1000, 1000);
    if (score < input.host.oomScoreAdjustment && !input.host.mayRaiseLimits) {
        if (input.config.oomScoreAdjustment != 0)
            warnings.push_back("The score for the killer of processes cannot go below the engine's own, which is " +
                               std::to_string(input.host.oomScoreAdjustment) + ".");
        score = input.host.oomScoreAdjustment;
    }
    if (score != input.host.oomScoreAdjustment)
        process["oomScoreAdj"] = score;
}

std::vector<std::string> allArguments(const SpecInput& input)
{
    std::vector<std::string> arguments = container::arguments(input.config);
    if (!input.place.initProgram.empty() && !arguments.empty())
        arguments.insert(arguments.begin(), {"/dev/init", "--"});
    return arguments;
}

void setVariable(std::vector<std::string>& list, const std::string& variable)
{
    const auto equals = variable.find('=');
    if (equals == std::string::npos || equals == 0)
        return;
    const std::string_view name = std::string_view(variable).substr(0, equals + 1);
    const auto found = std::ranges::find_if(list, [name](const std::string& other) { return other.starts_with(name); });
    if (found == list.end())
        list.push_back(variable);
    else
        *found = variable;
}

} // namespace

std::vector<std::string> environment(const SpecInput& input, const std::vector<std::string>& more)
{
    std::vector<std::string> list{std::string(kPath), "container=oci", "HOME=" + input.place.identity.home};
    if (!input.place.hostname.empty())
        list.push_back("HOSTNAME=" + input.place.hostname);
    if (input.config.hasTerminal)
        list.emplace_back("TERM=xterm");
    for (const std::string& variable : input.config.environment)
        setVariable(list, variable);
    for (const std::string& variable : more)
        setVariable(list, variable);
    return list;
}

Result<json> processJson(const SpecInput& input, Warnings& warnings)
{
    const std::vector<std::string> arguments = allArguments(input);
    if (arguments.empty())
        return Error(ErrorKind::InvalidInput, "there is nothing to run: neither a command nor an entry point");
    TRY_DECLARE(json process, commonJson(input, input.config.workingDirectory, warnings));
    process["args"] = arguments;
    process["env"] = environment(input, {});
    process["terminal"] = false;
    if (input.config.hasTerminal)
        addConsole(input.config.console, process);
    addOomScore(input, process, warnings);
    return process;
}

Result<std::string> makeProcess(const container::Config& config, const ExecConfig& exec, const Identity& identity,
                                const SpecMachine& machine)
{
    if (exec.arguments.empty())
        return Error(ErrorKind::InvalidInput, "there is nothing to run");
    const HostFacts host = readHostFacts();
    container::Config like = config;
    like.hasTerminal = exec.hasTerminal;
    like.security.isPrivileged = config.security.isPrivileged || exec.isPrivileged;
    const SpecPlace place{.id = {}, .root = {}, .identity = identity, .hostname = config.hostname};
    SpecInput input{.config = like, .place = place, .machine = machine, .host = host};
    Warnings unheard; // They were told when the container was made.
    TRY_DECLARE(input.options, parseSecurityOptions(like.security.options));
    TRY_DECLARE(input.capabilities, settleCapabilities(like.security, host.capabilities, unheard));
    const std::string& directory = exec.workingDirectory.empty() ? config.workingDirectory : exec.workingDirectory;
    TRY_DECLARE(json process, commonJson(input, directory, unheard));
    process["args"] = exec.arguments;
    process["env"] = environment(input, exec.environment);
    process["terminal"] = false;
    if (exec.hasTerminal)
        addConsole(exec.console, process);
    addOomScore(input, process, unheard);
    return textOf(process);
}

} // namespace darse::runtime
