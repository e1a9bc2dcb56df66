// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/places.h"

#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::app {
namespace {

/// As the XDG rules say, a relative path is as good as none.
std::optional<std::string> absolutePath(const User& user, const char* name)
{
    auto value = user.environment(name);
    return value && value->starts_with('/') ? value : std::nullopt;
}

/// Whoever is root of a user namespace alone, as in "podman unshare", has number 0 but not the machine's folders.
bool isRootOfTheSystem()
{
    struct stat top {};
    return ::geteuid() == 0 && ::stat("/", &top) == 0 && top.st_uid == 0;
}

} // namespace

User currentUser()
{
    return {.isRoot = isRootOfTheSystem(), .id = ::geteuid(), .environment = [](const char* name) {
                const char* value = std::getenv(name);
                return value ? std::optional<std::string>(value) : std::nullopt;
            }};
}

std::string defaultSocket(const User& user)
{
    if (user.isRoot)
        return "/run/darse/engine.sock";
    return absolutePath(user, "XDG_RUNTIME_DIR").value_or("/run/user/" + std::to_string(user.id)) +
           "/darse/engine.sock";
}

std::string configFolder(const User& user)
{
    if (user.isRoot)
        return "/etc/darse";
    return absolutePath(user, "XDG_CONFIG_HOME").value_or(absolutePath(user, "HOME").value_or("") + "/.config") +
           "/darse";
}

Result<std::string> defaultRoot(const User& user)
{
    if (user.isRoot)
        return std::string("/var/lib/darse");
    if (const auto data = absolutePath(user, "XDG_DATA_HOME"))
        return *data + "/darse";
    if (const auto home = absolutePath(user, "HOME"))
        return *home + "/.local/share/darse";
    return Error(ErrorKind::NotFound, "there is no home folder for the state: set HOME or pass --root");
}

} // namespace darse::app
