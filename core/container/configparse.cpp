// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/container/merge.h"
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

/// A command line: a list or a single text.
Result<void> readWords(Reader& body, std::string_view name, std::optional<Texts>& into)
{
    const Json* found = body.find(name);
    if (found == nullptr || !found->is_string())
        return body.read(name, into);
    std::string word;
    TRY(body.read(name, word));
    into = Texts{std::move(word)};
    return ok();
}

Result<void> readEnvironment(Reader& body, Config& config)
{
    TRY(body.read("Env", config.environment));
    for (const std::string& variable : config.environment) {
        if (variable.empty() || variable.front() == '=')
            return body.wrong("Env", "has " + oci::inQuotes(variable) + ", which names no variable");
    }
    return ok();
}

Result<void> readAnonymousVolumes(Reader& body, Config& config)
{
    TRY_DECLARE(const Texts paths, body.names("Volumes"));
    for (const std::string& path : paths) {
        auto cleaned = cleanPath(path);
        if (!cleaned || *cleaned == "/")
            return body.wrong("Volumes", "has " + oci::inQuotes(path) + ", which is not an absolute path below /");
        config.anonymousVolumes.insert(std::move(*cleaned));
    }
    return ok();
}

Result<void> readNames(Reader& body, Config& config)
{
    TRY(body.read("Hostname", config.hostname));
    TRY(body.read("Domainname", config.domainname));
    const auto isHostName = [](const std::string& text) {
        return text.empty() || (isWord(text) && text.find('/') == std::string::npos);
    };
    if (!isHostName(config.hostname))
        return body.wrong("Hostname", "is not the name of a host");
    if (!isHostName(config.domainname))
        return body.wrong("Domainname", "is not the name of a domain");
    if (config.hostname.size() > 64)
        return body.wrong("Hostname", "is longer than 64 bytes");
    return ok();
}

Result<void> readStop(Reader& body, Config& config)
{
    TRY(body.read("StopSignal", config.stopSignal));
    TRY(body.read("StopTimeout", config.stopTimeout));
    if (config.stopTimeout)
        config.stopTimeout = std::max(*config.stopTimeout, -1);
    if (!config.stopSignal.empty() && !signalNumber(config.stopSignal))
        return body.wrong("StopSignal", "is not a signal: " + oci::inQuotes(config.stopSignal));
    return ok();
}

Result<void> readWhatRuns(Reader& body, Config& config)
{
    TRY(body.read("Image", config.image));
    TRY(readWords(body, "Entrypoint", config.entrypoint));
    TRY(readWords(body, "Cmd", config.command));
    TRY(readEnvironment(body, config));
    TRY(body.read("User", config.user));
    TRY(body.read("WorkingDir", config.workingDirectory));
    if (!config.workingDirectory.empty() && !cleanPath(config.workingDirectory))
        return body.wrong("WorkingDir", "is not an absolute path: " + oci::inQuotes(config.workingDirectory));
    TRY(body.read("Tty", config.hasTerminal));
    TRY(body.read("OpenStdin", config.keepsInputOpen));
    TRY(body.read("StdinOnce", config.closesInputAfterFirst));
    TRY(body.read("AttachStdin", config.attachesInput));
    TRY(body.read("AttachStdout", config.attachesOutput));
    TRY(body.read("AttachStderr", config.attachesErrors));
    return ok();
}

Result<void> readBody(Reader& body, Config& config)
{
    TRY(readWhatRuns(body, config));
    TRY(readNames(body, config));
    TRY(readStop(body, config));
    TRY(body.read("Labels", config.labels));
    if (config.labels.contains(""))
        return body.wrong("Labels", "has a label without a name");
    TRY(readExposedPorts(body, config.exposed));
    TRY(readAnonymousVolumes(body, config));
    TRY_DECLARE(auto health, body.object("Healthcheck"));
    if (health) {
        TRY_DECLARE(config.health, readHealthCheck(std::move(*health)));
    }
    return ok();
}

Result<void> readNamespaces(Reader& host, Modes& modes)
{
    struct Row {
        std::string_view name;
        std::string& mode;
        std::string_view words; ///< besides "" and "container:ID"
    };
    const Row rows[] = {
        {"IpcMode", modes.ipc, " none private shareable host "},
        {"PidMode", modes.pid, " private host "},
        {"UTSMode", modes.uts, " private host "},
        {"UsernsMode", modes.user, " private host keep-id auto nomap "},
        {"CgroupnsMode", modes.cgroup, " private host "},
    };
    for (const Row& row : rows) {
        TRY(host.read(row.name, row.mode));
        const std::string_view mode = row.mode;
        const bool takesOptions =
            row.name == "UsernsMode" && (mode.starts_with("keep-id:") || mode.starts_with("auto:"));
        const bool isOther = mode.starts_with("container:") && isWord(mode.substr(10));
        const bool isKnown = isWord(mode) && row.words.find(" " + std::string(mode) + " ") != std::string_view::npos;
        if (!mode.empty() && !takesOptions && !isOther && !isKnown)
            return host.wrong(row.name, "cannot be " + oci::inQuotes(mode));
    }
    return ok();
}

Result<void> readHost(Reader& host, Config& config)
{
    TRY(readNamespaces(host, config.modes));
    TRY(readMounts(host, config));
    TRY(readResources(host, config));
    TRY(readNetworking(host, config));
    TRY(readPolicies(host, config));
    TRY(host.read("AutoRemove", config.isRemovedAtEnd));
    TRY(host.read("ReadonlyRootfs", config.isRootReadOnly));
    TRY(host.read("Sysctls", config.sysctls));
    TRY(host.read("GroupAdd", config.groups));
    TRY(host.read("ShmSize", config.sharedMemory));
    if (config.sharedMemory < 0)
        return host.wrong("ShmSize", "is below 0");
    TRY(host.read("Init", config.hasInit));
    TRY(host.read("Runtime", config.runtime));
    std::string isolation; // of Windows; there is one kind here
    TRY(host.read("Isolation", isolation));
    if (!isolation.empty() && isolation != "default")
        return host.wrong("Isolation", "cannot be " + oci::inQuotes(isolation) + " on Linux");
    TRY(host.read("OomScoreAdj", config.oomScoreAdjustment));
    if (config.oomScoreAdjustment < -1000 || config.oomScoreAdjustment > 1000)
        return host.wrong("OomScoreAdj", "is not from -1000 to 1000");
    TRY(host.read("Annotations", config.annotations));
    TRY(host.read("ContainerIDFile", config.containerIdFile));
    return ok();
}

Result<void> readEndpoints(Reader& body, EndpointsAsked& into)
{
    TRY_DECLARE(auto networking, body.object("NetworkingConfig"));
    if (!networking)
        return ok();
    TRY_DECLARE(auto endpoints, networking->members("EndpointsConfig"));
    for (auto& [network, reader] : endpoints) {
        if (!isWord(network))
            return networking->wrong("EndpointsConfig", "has " + oci::inQuotes(network) + ", which names no network");
        TRY_DECLARE(into[network], readEndpoint(std::move(reader)));
    }
    networking->finish();
    return ok();
}

/// Before networks had one each, there was one address for the container: it is meant for its first network.
Result<void> readMac(Reader& body, Config& config)
{
    std::string mac;
    TRY(body.read("MacAddress", mac));
    if (mac.empty())
        return ok();
    if (!isMac(mac))
        return body.wrong("MacAddress", "is not an address: " + oci::inQuotes(mac));
    const std::string& network = config.modes.network;
    if (network == "host" || network == "none" || network.starts_with("container:"))
        return body.wrong("MacAddress", "makes no sense with the network " + oci::inQuotes(network));
    EndpointAsked& endpoint = config.endpoints[network];
    if (!endpoint.mac.empty() && endpoint.mac != mac)
        return body.wrong("MacAddress", "contradicts the one in NetworkingConfig");
    endpoint.mac = std::move(mac);
    return ok();
}

Result<Config> readConfig(const nlohmann::json& body, std::vector<std::string>& warnings)
{
    TRY_DECLARE(auto reader, Reader::of(body, "", warnings));
    Config config;
    TRY(readBody(reader, config));
    TRY_DECLARE(auto host, reader.object("HostConfig"));
    if (host) {
        TRY(readHost(*host, config));
    }
    TRY(readEndpoints(reader, config.endpoints));
    TRY(readMac(reader, config));
    if (host)
        host->finish();
    reader.finish();
    return config;
}

} // namespace

Result<Config> parseConfig(const nlohmann::json& body, std::vector<std::string>& warnings)
{
    TRY_DECLARE(Config config, readConfig(body, warnings));
    TRY(checkTogether(config, warnings));
    return config;
}

Result<Config> parseKeptConfig(const nlohmann::json& body)
{
    std::vector<std::string> warnings;
    return readConfig(body, warnings);
}

Result<EndpointAsked> parseEndpoint(const nlohmann::json& body)
{
    std::vector<std::string> warnings;
    TRY_DECLARE(auto reader, Reader::of(body, "", warnings));
    return readEndpoint(std::move(reader));
}

} // namespace darse::container
