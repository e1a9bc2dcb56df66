// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

#include <algorithm>
#include <limits>

namespace darse::container {
namespace {

Result<void> readDuration(Reader& reader, std::string_view name, std::chrono::nanoseconds& into)
{
    std::int64_t count = 0;
    TRY(reader.read(name, count));
    if (count != 0 && count < 1'000'000)
        return reader.wrong(name, "is in nanoseconds and cannot be less than 1 ms");
    into = std::chrono::nanoseconds(count);
    return ok();
}

bool isTest(const Texts& test)
{
    if (test.empty() || (test.size() == 1 && test[0].empty()))
        return true;
    return (test[0] == "NONE" && test.size() == 1) || (test[0] == "CMD" && test.size() > 1) ||
           (test[0] == "CMD-SHELL" && test.size() > 1);
}

Result<void> readLog(Reader& host, LogSettings& into)
{
    TRY_DECLARE(auto reader, host.object("LogConfig"));
    if (!reader)
        return ok();
    std::string driver;
    TRY(reader->read("Type", driver));
    if (!driver.empty())
        into.driver = driver;
    constexpr std::string_view kDrivers[] = {"json-file", "local", "k8s-file", "none"};
    if (std::ranges::find(kDrivers, into.driver) == std::end(kDrivers))
        return reader->wrong("Type", "cannot be " + oci::inQuotes(driver) + "; json-file, local and none are known");
    TRY(reader->read("Config", into.options));
    const auto limits = logLimits(into);
    if (!limits)
        return limits.error().within(reader->path() + "Config");
    reader->finish();
    return ok();
}

bool isSecurityOption(std::string_view option)
{
    constexpr std::string_view kNames[] = {"seccomp",     "apparmor", "label",  "no-new-privileges",
                                           "systempaths", "mask",     "unmask", "proc-opts"};
    return std::ranges::find(kNames, option.substr(0, option.find_first_of("=:"))) != std::end(kNames);
}

Result<void> readSecurity(Reader& host, Security& into)
{
    TRY(host.read("CapAdd", into.addedCapabilities));
    TRY(host.read("CapDrop", into.droppedCapabilities));
    TRY(host.read("Privileged", into.isPrivileged));
    TRY(host.read("SecurityOpt", into.options));
    for (const std::string& option : into.options) {
        if (!isSecurityOption(option))
            return host.wrong("SecurityOpt", "has " + oci::inQuotes(option) + ", which is not known");
    }
    TRY(host.read("MaskedPaths", into.maskedPaths));
    TRY(host.read("ReadonlyPaths", into.readOnlyPaths));
    for (const auto* paths : {&into.maskedPaths, &into.readOnlyPaths}) {
        if (*paths && !std::ranges::all_of(**paths, [](const auto& path) { return cleanPath(path).has_value(); }))
            return host.wrong(paths == &into.maskedPaths ? "MaskedPaths" : "ReadonlyPaths",
                              "has a path that is not absolute");
    }
    return ok();
}

Result<void> readConsole(Reader& host, Size& into)
{
    const Json* size = host.find("ConsoleSize");
    if (size == nullptr)
        return ok();
    const auto isSide = [](const Json& side) {
        return side.is_number_integer() && side >= 0 && side <= std::numeric_limits<std::uint16_t>::max();
    };
    if (!size->is_array() || size->size() != 2 || !std::ranges::all_of(*size, isSide))
        return host.wrong("ConsoleSize", "is not two numbers, rows and columns");
    into = {.rows = size->at(0).get<std::uint16_t>(), .columns = size->at(1).get<std::uint16_t>()};
    return ok();
}

} // namespace

Result<LogLimits> logLimits(const LogSettings& settings)
{
    LogLimits limits;
    if (const auto size = settings.options.find("max-size"); size != settings.options.end() && size->second != "-1") {
        const auto bytes = byteCount(size->second);
        if (!bytes || *bytes == 0)
            return invalid("max-size is not a size: " + oci::inQuotes(size->second));
        limits.bytes = static_cast<std::uint64_t>(*bytes);
    } else if (size != settings.options.end()) {
        limits.bytes = 0;
    }
    if (const auto number = settings.options.find("max-file"); number != settings.options.end()) {
        const auto files = wholeNumber(number->second, 1000);
        if (!files || *files == 0)
            return invalid("max-file is not a number from 1 to 1000: " + oci::inQuotes(number->second));
        limits.files = static_cast<int>(*files);
    }
    return limits;
}

const Texts& usualMaskedPaths()
{
    static const Texts paths{"/proc/asound",     "/proc/acpi",        "/proc/interrupts",
                             "/proc/kcore",      "/proc/keys",        "/proc/latency_stats",
                             "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug",
                             "/proc/scsi",       "/sys/firmware",     "/sys/devices/virtual/powercap"};
    return paths;
}

const Texts& usualReadOnlyPaths()
{
    static const Texts paths{"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"};
    return paths;
}

Result<HealthCheck> readHealthCheck(Reader reader)
{
    HealthCheck health;
    TRY(reader.read("Test", health.test));
    if (!isTest(health.test))
        return reader.wrong("Test", "is neither [\"NONE\"] nor \"CMD\" or \"CMD-SHELL\" and what to run");
    if (health.test.size() == 1 && health.test[0].empty())
        health.test.clear();
    TRY(readDuration(reader, "Interval", health.interval));
    TRY(readDuration(reader, "Timeout", health.timeout));
    TRY(readDuration(reader, "StartPeriod", health.startPeriod));
    TRY(reader.read("Retries", health.retries));
    if (health.retries < 0)
        return reader.wrong("Retries", "is below 0");
    reader.finish();
    return health;
}

Result<void> readRestartPolicy(Reader& host, RestartPolicy& into)
{
    TRY_DECLARE(auto reader, host.object("RestartPolicy"));
    if (!reader)
        return ok();
    std::string name;
    int most = 0;
    TRY(reader->read("Name", name));
    TRY(reader->read("MaximumRetryCount", most));
    const auto mode = parseRestartMode(name);
    if (!mode && !name.empty())
        return reader->wrong("Name", "cannot be " + oci::inQuotes(name));
    if (most < 0 || (most > 0 && mode != RestartMode::OnFailure))
        return reader->wrong("MaximumRetryCount", "goes with on-failure and is 0 or more");
    if (mode)
        into = {.mode = *mode, .most = most};
    reader->finish();
    return ok();
}

Result<void> readPolicies(Reader& host, Config& config)
{
    TRY(readRestartPolicy(host, config.restart));
    TRY(readLog(host, config.log));
    TRY(readSecurity(host, config.security));
    return readConsole(host, config.console);
}

} // namespace darse::container
