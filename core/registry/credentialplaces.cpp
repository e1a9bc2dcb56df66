// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/standardfolders.h"
#include "core/registry/storedcredentials.h"

namespace darse::registry {

using std::filesystem::path;

namespace {

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

CredentialPlaces CredentialPlaces::standard(const net::ProxyRules::Environment& environment)
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
