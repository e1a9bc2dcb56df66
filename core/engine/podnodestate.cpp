// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podnodestate.h"

#include "core/base/bytes.h"
#include "core/base/version.h"
#include "core/engine/pods.h"
#include "core/kube/identity.h"
#include "core/oci/platform.h"
#include "core/sys/files.h"

#include <algorithm>
#include <charconv>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace darse::engine {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kMostPods = 1000;
/// From here on a kubelet would evict pods.
constexpr std::int64_t kLeastMemory = std::int64_t{100} << 20U;
constexpr std::uint64_t kLeastDisk = 10;  // hundredths
constexpr std::uint64_t kLeastInodes = 5; // hundredths
constexpr std::int64_t kLeastPids = 100;

std::string firstLine(const char* path)
{
    std::string text = sys::readFile(path, kibibytes(64)).valueOr({});
    return text.substr(0, text.find('\n'));
}

std::int64_t firstNumber(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

struct Disk {
    std::uint64_t size = 0;
    bool isFull = false;
};

Disk diskOf(fs::path folder)
{
    while (!folder.empty() && folder != folder.root_path() && ::access(folder.c_str(), F_OK) != 0)
        folder = folder.parent_path(); // it is made with the first pod
    struct statvfs status {};
    if (::statvfs(folder.c_str(), &status) != 0)
        return {};
    const std::uint64_t blocks = status.f_blocks;
    const bool isShort = status.f_bavail * 100 < blocks * kLeastDisk;
    const bool hasFewInodes = status.f_files != 0 && status.f_favail * 100 < status.f_files * kLeastInodes;
    return {.size = blocks * status.f_frsize, .isFull = isShort || hasFewInodes};
}

/// Processes and threads, of those that there may be: "0.10 0.20 0.30 2/345 6789"
bool isShortOfPids()
{
    const std::string load = firstLine("/proc/loadavg");
    const auto slash = load.find('/');
    const std::int64_t most = firstNumber(firstLine("/proc/sys/kernel/pid_max"));
    return most > 0 && slash != std::string::npos && most - firstNumber(load.substr(slash)) < kLeastPids;
}

struct Condition {
    const char* type;
    bool isTrue;
    const char* reason;
    const char* message;
};

} // namespace

std::int64_t meminfoValue(std::string_view meminfo, std::string_view name)
{
    const auto at = meminfo.find("\n" + std::string(name) + ":");
    return at == std::string_view::npos ? 0 : firstNumber(meminfo.substr(at)) * 1024;
}

std::string prettyName(std::string_view release)
{
    constexpr std::string_view kKey = "PRETTY_NAME=";
    const auto at = release.find(kKey);
    if (at == std::string_view::npos)
        return "Linux";
    std::string_view out = release.substr(at + kKey.size());
    out = out.substr(0, out.find('\n'));
    if (out.size() >= 2 && out.front() == '"' && out.back() == '"')
        out = out.substr(1, out.size() - 2);
    return std::string(out);
}

json nodeInfo()
{
    utsname system{};
    ::uname(&system);
    return {{"architecture", oci::hostPlatform().architecture},
            {"bootID", firstLine("/proc/sys/kernel/random/boot_id")},
            {"containerRuntimeVersion", "darse://" + std::string(kVersion)},
            {"kernelVersion", std::string(system.release)},
            {"kubeProxyVersion", ""},
            {"kubeletVersion", "v1.32.0-darse"},
            {"machineID", firstLine("/etc/machine-id")},
            {"operatingSystem", "linux"},
            {"osImage", prettyName(sys::readFile("/etc/os-release", kibibytes(64)).valueOr({}))},
            {"systemUUID", firstLine("/sys/class/dmi/id/product_uuid")}};
}

json nodeCapacity(const fs::path& folder)
{
    return {{"cpu", std::to_string(::sysconf(_SC_NPROCESSORS_ONLN))},
            {"ephemeral-storage", std::to_string(diskOf(folder).size / 1024) + "Ki"},
            {"memory", std::to_string(memoryOfNode() / 1024) + "Ki"},
            {"pods", std::to_string(kMostPods)}};
}

json nodeConditions(const fs::path& folder, const json& former)
{
    const std::int64_t memory = meminfoValue(sys::readFile("/proc/meminfo", kibibytes(64)).valueOr({}), "MemAvailable");
    const bool lacksMemory = memory > 0 && memory < kLeastMemory;
    const bool isFull = diskOf(folder).isFull;
    const bool lacksPids = isShortOfPids();
    const Condition all[] = {
        {"MemoryPressure", lacksMemory, lacksMemory ? "KubeletHasInsufficientMemory" : "KubeletHasSufficientMemory",
         lacksMemory ? "the machine has hardly any memory left" : "the machine has enough memory"},
        {"DiskPressure", isFull, isFull ? "KubeletHasDiskPressure" : "KubeletHasNoDiskPressure",
         isFull ? "the disk of the engine is almost full" : "the disk of the engine has room"},
        {"PIDPressure", lacksPids, lacksPids ? "KubeletHasInsufficientPID" : "KubeletHasSufficientPID",
         lacksPids ? "the machine has hardly any process numbers left" : "the machine has enough process numbers"},
        {"Ready", true, "KubeletReady", "the engine runs"},
    };
    const std::string now = kube::timeText(std::chrono::system_clock::now());
    json out = json::array();
    for (const Condition& one : all) {
        json condition{{"type", one.type},         {"status", one.isTrue ? "True" : "False"},
                       {"reason", one.reason},     {"message", one.message},
                       {"lastHeartbeatTime", now}, {"lastTransitionTime", now}};
        for (const json& before : former) {
            if (before.value("type", json()) == condition["type"] &&
                before.value("status", json()) == condition["status"])
                condition["lastTransitionTime"] = before.value("lastTransitionTime", json(now));
        }
        out.push_back(std::move(condition));
    }
    for (const json& before : former) { // those of others stay
        if (std::ranges::none_of(all, [&](const Condition& own) { return before.value("type", json()) == own.type; }))
            out.push_back(before);
    }
    return out;
}

} // namespace darse::engine
