// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/standardfolders.h"

namespace darse::registry {

using std::filesystem::path;

path absoluteOf(const net::ProxyRules::Environment& environment, const char* name)
{
    const path value(environment(name).value_or(std::string()));
    return value.is_absolute() ? value : path();
}

path configFolder(const net::ProxyRules::Environment& environment)
{
    if (path folder = absoluteOf(environment, "XDG_CONFIG_HOME"); !folder.empty())
        return folder;
    const path home = absoluteOf(environment, "HOME");
    return home.empty() ? path() : home / ".config";
}

} // namespace darse::registry
