// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registryoptions.h"

#include "core/registry/storedcredentials.h"

namespace darse::registry {
namespace {

using Environment = net::ProxyRules::Environment;
using std::filesystem::path;

/// Only absolute paths count, as the base directory specification wants it.
path absoluteOf(const Environment& environment, const char* name)
{
    const path value(environment(name).value_or(std::string()));
    return value.is_absolute() ? value : path();
}

path configFolder(const Environment& environment)
{
    if (path folder = absoluteOf(environment, "XDG_CONFIG_HOME"); !folder.empty())
        return folder;
    const path home = absoluteOf(environment, "HOME");
    return home.empty() ? path() : home / ".config";
}

std::vector<path> foldersOf(const std::string& list)
{
    std::vector<path> out;
    std::string_view rest = list;
    while (!rest.empty()) {
        const auto end = rest.find(':');
        if (path each(rest.substr(0, end)); each.is_absolute())
            out.push_back(std::move(each));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return out;
}

} // namespace

Result<RegistryOptions> RegistryOptions::standard(const Environment& environment)
{
    RegistryOptions out;
    out.certificateFolders = {"/etc/containers/certs.d", "/etc/docker/certs.d"};
    if (const path folder = configFolder(environment); !folder.empty())
        out.certificateFolders.push_back(folder / "containers/certs.d");
    TRY_DECLARE(out.proxies, net::ProxyRules::from(environment));
    return out;
}

CredentialPlaces CredentialPlaces::standard(const Environment& environment)
{
    CredentialPlaces out;
    const path config = configFolder(environment);
    const path runtime = absoluteOf(environment, "XDG_RUNTIME_DIR");
    if (path given(environment("REGISTRY_AUTH_FILE").value_or(std::string())); !given.empty()) {
        out.files.push_back(std::move(given));
    } else {
        if (!runtime.empty())
            out.files.push_back(runtime / "containers/auth.json");
        if (!config.empty())
            out.files.push_back(config / "containers/auth.json");
    }
    if (!out.files.empty())
        out.ownFile = out.files.back();
    const path docker = absoluteOf(environment, "DOCKER_CONFIG");
    const path home = absoluteOf(environment, "HOME");
    if (!docker.empty())
        out.files.push_back(docker / "config.json");
    else if (!home.empty())
        out.files.push_back(home / ".docker/config.json");
    out.programFolders = foldersOf(environment("PATH").value_or(std::string()));
    return out;
}

} // namespace darse::registry
