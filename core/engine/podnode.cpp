// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// This machine, as pods know it.
#include "core/engine/pods.h"
#include "core/kube/identity.h"
#include "core/network/hostaddress.h"

#include <algorithm>
#include <cctype>
#include <sys/utsname.h>
#include <unistd.h>

namespace darse::engine {

using nlohmann::json;

std::string nodeName()
{
    utsname system{};
    ::uname(&system);
    std::string name(system.nodename);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return kube::isName(name, kube::NameForm::Subdomain) ? name : "localhost";
}

std::int64_t memoryOfNode()
{
    return static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
}

json nodeObject(const std::string& name)
{
    utsname system{};
    ::uname(&system);
    const std::string now = kube::timeText(std::chrono::system_clock::now());
    const std::string memory = std::to_string(memoryOfNode() / 1024) + "Ki";
    const json capacity{{"cpu", std::to_string(::sysconf(_SC_NPROCESSORS_ONLN))}, {"memory", memory}, {"pods", "1000"}};
    return {
        {"metadata", {{"name", name}, {"labels", {{"kubernetes.io/hostname", name}, {"kubernetes.io/os", "linux"}}}}},
        {"spec", json::object()},
        {"status",
         {{"capacity", capacity},
          {"allocatable", capacity},
          {"conditions", json::array({{{"type", "Ready"},
                                       {"status", "True"},
                                       {"reason", "EngineRuns"},
                                       {"message", "the engine runs"},
                                       {"lastHeartbeatTime", now},
                                       {"lastTransitionTime", now}}})},
          {"addresses", json::array({{{"type", "InternalIP"}, {"address", network::hostAddress()}},
                                     {{"type", "Hostname"}, {"address", name}}})},
          {"nodeInfo",
           {{"architecture", std::string(system.machine)},
            {"kernelVersion", std::string(system.release)},
            {"operatingSystem", "linux"},
            {"osImage", "Linux"},
            {"containerRuntimeVersion", "darse"},
            {"kubeletVersion", "v1.32.0-darse"},
            {"kubeProxyVersion", "v1.32.0-darse"},
            {"bootID", ""},
            {"machineID", ""},
            {"systemUUID", ""}}}}}};
}

} // namespace darse::engine
