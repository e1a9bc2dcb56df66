// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/securityoptions.h"

#include "core/base/guard.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fnmatch.h>
#include <glob.h>

namespace darse::runtime {

namespace {

using Apply = Result<void> (*)(SecurityOptions& options, const std::string& value);

struct Option {
    std::string_view name;
    Apply apply;
};

Error unknown(const std::string& option)
{
    return {ErrorKind::InvalidInput, "there is no security option " + option};
}

std::vector<std::string> splitPaths(const std::string& text)
{
    std::vector<std::string> paths;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(':', begin), text.size());
        if (end > begin)
            paths.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return paths;
}

Result<void> addPaths(std::vector<std::string>& into, const std::string& text)
{
    for (std::string& path : splitPaths(text)) {
        if (!path.starts_with('/'))
            return Error(ErrorKind::InvalidInput, path + " is not an absolute path to mask or unmask");
        into.push_back(std::filesystem::path(path).lexically_normal().string());
    }
    return ok();
}

Result<void> applyNoNewPrivileges(SecurityOptions& options, const std::string& value)
{
    if (!value.empty() && value != "true" && value != "false")
        return unknown("no-new-privileges=" + value);
    options.hasNoNewPrivileges = value != "false";
    return ok();
}

Result<void> applySeccomp(SecurityOptions& options, const std::string& value)
{
    if (value != "builtin" && value != "default")
        options.seccomp = value;
    return ok();
}

Result<void> applyApparmor(SecurityOptions& options, const std::string& value)
{
    options.apparmor = value;
    return ok();
}

Result<void> applyLabel(SecurityOptions& options, const std::string& value)
{
    static constexpr std::array<std::string_view, 5> kParts{"user", "role", "type", "level", "filetype"};
    if (value == "disable") {
        options.isLabelDisabled = true;
        return ok();
    }
    const auto colon = value.find(':');
    const std::string part = value.substr(0, colon);
    if (colon == std::string::npos || std::ranges::find(kParts, part) == kParts.end())
        return unknown("label=" + value);
    options.label[part] = value.substr(colon + 1);
    return ok();
}

Result<void> applyMask(SecurityOptions& options, const std::string& value)
{
    return addPaths(options.masked, value);
}

Result<void> applyUnmask(SecurityOptions& options, const std::string& value)
{
    if (value == "ALL" || value == "all") {
        options.unmasked.emplace_back("ALL");
        return ok();
    }
    return addPaths(options.unmasked, value);
}

Result<void> applySystemPaths(SecurityOptions& options, const std::string& value)
{
    if (value != "unconfined")
        return unknown("systempaths=" + value);
    options.unmasked.emplace_back("ALL");
    return ok();
}

constexpr std::array kOptions{
    Option{"no-new-privileges", applyNoNewPrivileges},
    Option{"seccomp", applySeccomp},
    Option{"apparmor", applyApparmor},
    Option{"label", applyLabel},
    Option{"mask", applyMask},
    Option{"unmask", applyUnmask},
    Option{"systempaths", applySystemPaths},
};

/// One per processor, so only the machine knows their names.
void addThrottling(std::vector<std::string>& paths)
{
    glob_t found{};
    const ScopeGuard free([&found] { ::globfree(&found); });
    if (::glob("/sys/devices/system/cpu/cpu*/thermal_throttle", GLOB_NOSORT, nullptr, &found) != 0)
        return;
    for (std::size_t i = 0; i < found.gl_pathc; ++i)
        paths.emplace_back(found.gl_pathv[i]);
}

} // namespace

Result<SecurityOptions> parseSecurityOptions(const std::vector<std::string>& options)
{
    SecurityOptions parsed;
    for (const std::string& option : options) {
        const auto end = option.find_first_of("=:");
        const std::string name = option.substr(0, end);
        const std::string value = end == std::string::npos ? std::string() : option.substr(end + 1);
        const auto* known = std::ranges::find(kOptions, name, &Option::name);
        if (known == kOptions.end() || (value.empty() && name != "no-new-privileges"))
            return unknown(name);
        TRY(known->apply(parsed, value));
    }
    return parsed;
}

ProtectedPaths usualPaths()
{
    ProtectedPaths paths{
        .masked = {"/proc/acpi", "/proc/interrupts", "/proc/kcore", "/proc/keys", "/proc/latency_stats",
                   "/proc/sched_debug", "/proc/scsi", "/proc/timer_list", "/proc/timer_stats",
                   "/sys/devices/virtual/powercap", "/sys/firmware", "/sys/fs/selinux"},
        .readOnly = {"/proc/asound", "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"},
    };
    addThrottling(paths.masked);
    return paths;
}

std::vector<std::string> withoutUnmasked(std::vector<std::string> paths, const std::vector<std::string>& unmasked)
{
    std::erase_if(paths, [&unmasked](const std::string& path) {
        return std::ranges::any_of(unmasked, [&path](const std::string& pattern) {
            return pattern == "ALL" || ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME) == 0;
        });
    });
    return paths;
}

} // namespace darse::runtime
