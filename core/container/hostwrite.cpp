// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"
#include "core/container/writeparts.h"

namespace darse::container {
namespace {

std::string hostPort(const PortBinding& binding)
{
    if (binding.first == 0)
        return {};
    const std::string first = std::to_string(binding.first);
    return binding.first == binding.last ? first : first + "-" + std::to_string(binding.last);
}

Json bindingsJson(const std::vector<PortBinding>& ports)
{
    Json json = Json::object();
    for (const PortBinding& binding : ports)
        json[toString(binding.inside)].push_back({{"HostIp", binding.address}, {"HostPort", hostPort(binding)}});
    return json;
}

void writeNetworking(const Config& config, Json& host)
{
    host["NetworkMode"] = config.modes.network;
    host["PortBindings"] = bindingsJson(config.ports);
    host["PublishAllPorts"] = config.publishesAll;
    host["Dns"] = config.dns;
    host["DnsOptions"] = config.dnsOptions;
    host["DnsSearch"] = config.dnsSearch;
    host["ExtraHosts"] = listOrNull(config.extraHosts);
    host["Links"] = listOrNull(config.links);
}

void writeModes(const Config& config, Json& host)
{
    host["IpcMode"] = config.modes.ipc;
    host["PidMode"] = config.modes.pid;
    host["UTSMode"] = config.modes.uts;
    host["UsernsMode"] = config.modes.user;
    host["CgroupnsMode"] = config.modes.cgroup;
    host["Cgroup"] = "";
    host["Isolation"] = "";
}

void writeSecurity(const Security& security, Json& host)
{
    host["CapAdd"] = listOrNull(security.addedCapabilities);
    host["CapDrop"] = listOrNull(security.droppedCapabilities);
    host["Privileged"] = security.isPrivileged;
    host["SecurityOpt"] = listOrNull(security.options);
    host["MaskedPaths"] = security.maskedPaths ? Json(*security.maskedPaths) : Json();
    host["ReadonlyPaths"] = security.readOnlyPaths ? Json(*security.readOnlyPaths) : Json();
}

void writePolicies(const Config& config, Json& host)
{
    host["RestartPolicy"] = {{"Name", toString(config.restart.mode)}, {"MaximumRetryCount", config.restart.most}};
    host["LogConfig"] = {{"Type", config.log.driver}, {"Config", config.log.options}};
    host["ConsoleSize"] = {config.console.rows, config.console.columns};
    host["AutoRemove"] = config.isRemovedAtEnd;
    host["ReadonlyRootfs"] = config.isRootReadOnly;
    host["GroupAdd"] = listOrNull(config.groups);
    host["ShmSize"] = config.sharedMemory;
    host["OomScoreAdj"] = config.oomScoreAdjustment;
    host["ContainerIDFile"] = config.containerIdFile;
}

void writeRare(const Config& config, Json& host)
{
    if (!config.sysctls.empty())
        host["Sysctls"] = config.sysctls;
    if (config.hasInit)
        host["Init"] = *config.hasInit;
    if (!config.runtime.empty())
        host["Runtime"] = config.runtime;
    if (!config.annotations.empty())
        host["Annotations"] = config.annotations;
}

} // namespace

Json hostAsAsked(const Config& config)
{
    Json host = Json::object();
    writeMounts(config, host);
    writeResources(config, host);
    writeNetworking(config, host);
    writeModes(config, host);
    writeSecurity(config.security, host);
    writePolicies(config, host);
    writeRare(config, host);
    return host;
}

} // namespace darse::container
