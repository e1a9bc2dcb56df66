// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/spec.h"

#include "core/runtime/seccomp.h"
#include "core/runtime/specparts.h"

#include <nlohmann/json.hpp>

namespace darse::runtime {

namespace {

using nlohmann::json;

/// Where the mounts of a volume are to be seen on the other side, the mount of the root must not be private.
std::string rootPropagation(const std::vector<SpecMount>& mounts)
{
    std::string wanted;
    for (const SpecMount& mount : mounts)
        for (const std::string& option : mount.options) {
            if (option == "shared" || option == "rshared")
                return "shared";
            if (option == "slave" || option == "rslave")
                wanted = "rslave";
        }
    return wanted;
}

json idsJson(const std::vector<IdRange>& ranges)
{
    json ids = json::array();
    for (const IdRange& range : ranges)
        ids.push_back({{"containerID", range.inside}, {"hostID", range.outside}, {"size", range.count}});
    return ids;
}

Result<json> linuxJson(const SpecInput& input, const SpecDevices& devices, Warnings& warnings)
{
    json part;
    part["namespaces"] = namespacesJson(input);
    if (input.hasOwnUsers()) {
        part["uidMappings"] = idsJson(input.place.userIds);
        part["gidMappings"] = idsJson(input.place.groupIds);
    }
    TRY_DECLARE(json sysctls, sysctlsJson(input));
    if (!sysctls.empty())
        part["sysctl"] = std::move(sysctls);
    const ProtectedPaths paths = protectedPaths(input);
    part["maskedPaths"] = paths.masked;
    part["readonlyPaths"] = paths.readOnly;
    part["devices"] = devices.nodes;
    part["resources"] = resourcesJson(input.config.resources, input.machine, warnings);
    if (!devices.rules.empty())
        part["resources"]["devices"] = devices.rules;
    if (!input.place.cgroupPath.empty())
        part["cgroupsPath"] = input.place.cgroupPath;
    if (const std::string propagation = rootPropagation(input.place.mounts); !propagation.empty())
        part["rootfsPropagation"] = propagation;
    if (const Labels labels = selinuxLabels(input); !labels.files.empty())
        part["mountLabel"] = labels.files;
    return part;
}

/// The filter of system calls goes in compiled where the runtime takes it so: that saves most of its start.
Result<void> addSeccomp(const SpecInput& input, json& spec)
{
    const SeccompWish wish{.profile = input.isPrivileged() ? "unconfined" : input.options.seccomp.value_or(""),
                           .capabilities = input.capabilities};
    TRY_DECLARE(const Seccomp seccomp, settleSeccomp(wish, input.machine));
    if (!seccomp.compiled.empty())
        spec["annotations"]["run.oci.seccomp_bpf_data"] = seccomp.compiled;
    else if (!seccomp.list.is_null())
        spec["linux"]["seccomp"] = seccomp.list;
    return ok();
}

void addNames(const SpecInput& input, json& spec)
{
    // Somebody else's name is not ours to change.
    if (input.place.uts.isHost || !input.place.uts.path.empty())
        return;
    if (!input.place.hostname.empty())
        spec["hostname"] = input.place.hostname;
    if (!input.config.domainname.empty() && !input.namesBySysctl())
        spec["domainname"] = input.config.domainname;
}

} // namespace

Result<Spec> makeSpec(const container::Config& config, const SpecPlace& place, const SpecMachine& machine)
{
    TRY(checkRoot(place));
    const HostFacts host = readHostFacts();
    Spec made;
    SpecInput input{.config = config, .place = place, .machine = machine, .host = host};
    TRY_DECLARE(input.options, parseSecurityOptions(config.security.options));
    TRY_DECLARE(input.capabilities, settleCapabilities(config.security, host.capabilities, made.warnings));
    TRY_DECLARE(const SpecDevices devices, settleDevices(input, made.warnings));

    json spec;
    spec["ociVersion"] = "1.0.2";
    spec["root"] = {{"path", place.root.string()}, {"readonly", config.isRootReadOnly}};
    addNames(input, spec);
    TRY_DECLARE(spec["process"], processJson(input, made.warnings));
    spec["mounts"] = mountsJson(input, devices);
    spec["annotations"] = annotationsJson(input);
    TRY_DECLARE(spec["linux"], linuxJson(input, devices, made.warnings));
    TRY(addSeccomp(input, spec));
    TRY_DECLARE(made.json, textOf(spec));
    return made;
}

Result<std::string> textOf(const json& document)
{
    try {
        return document.dump();
    } catch (const json::exception& exception) {
        return Error(ErrorKind::InvalidInput, "a name or a value is not UTF-8").withDetail(exception.what());
    }
}

} // namespace darse::runtime
