// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/trustedprogram.h"

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::sys {
namespace {

// NixOS and Guix keep programs with privileges in the first two; the same names elsewhere have none there.
constexpr std::array<std::string_view, 8> kDirectories = {
    "/run/wrappers/bin", "/run/privileged/bin",       "/usr/bin", "/bin", "/usr/sbin", "/sbin",
    "/usr/local/bin",    "/run/current-system/sw/bin"};

bool isTrusted(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & S_IWOTH) == 0 &&
           ::faccessat(AT_FDCWD, path.c_str(), X_OK, AT_EACCESS) == 0;
}

} // namespace

std::optional<std::string> trustedProgram(std::string_view name)
{
    if (name.empty() || name.find('/') != std::string_view::npos)
        return std::nullopt;
    for (const std::string_view directory : kDirectories) {
        std::string path = std::string(directory) + "/" + std::string(name);
        if (isTrusted(path))
            return path;
    }
    return std::nullopt;
}

} // namespace darse::sys
