// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/machine.h"

#include "core/api/doctor.h"

#include <nlohmann/json.hpp>

#include <QString>
#include <QSysInfo>

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <thread>

namespace darse::api {
namespace {

constexpr std::array<std::string_view, 4> kLayoutNames = {"none", "v1", "v2", "hybrid"};
constexpr std::uint64_t kKiB = 1024;

std::string readText(const char* path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string_view nextLine(std::string_view& text)
{
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

/// The n-th word of a line that is separated by single blanks.
std::string_view word(std::string_view line, int n)
{
    for (; n > 0; --n) {
        const auto blank = line.find(' ');
        if (blank == std::string_view::npos)
            return {};
        line.remove_prefix(blank + 1);
    }
    return line.substr(0, line.find(' '));
}

} // namespace

std::string_view toString(CgroupLayout layout)
{
    return kLayoutNames.at(static_cast<std::size_t>(layout));
}

CgroupLayout cgroupLayout(std::string_view mounts)
{
    bool hasV1 = false;
    bool hasV2 = false;
    while (!mounts.empty()) {
        const std::string_view line = nextLine(mounts);
        if (!word(line, 1).starts_with("/sys/fs/cgroup"))
            continue;
        hasV1 = hasV1 || word(line, 2) == "cgroup";
        hasV2 = hasV2 || word(line, 2) == "cgroup2";
    }
    if (hasV1)
        return hasV2 ? CgroupLayout::Hybrid : CgroupLayout::V1;
    return hasV2 ? CgroupLayout::V2 : CgroupLayout::None;
}

std::uint64_t memoryTotal(std::string_view meminfo)
{
    while (!meminfo.empty()) {
        std::string_view line = nextLine(meminfo);
        if (!line.starts_with("MemTotal:"))
            continue;
        const auto digit = line.find_first_of("0123456789");
        if (digit == std::string_view::npos)
            return 0;
        line.remove_prefix(digit);
        std::uint64_t kib = 0;
        std::from_chars(line.data(), line.data() + line.size(), kib);
        return kib * kKiB;
    }
    return 0;
}

Machine probeMachine()
{
    Machine machine;
    machine.os = QSysInfo::prettyProductName().toStdString();
    machine.kernel = QSysInfo::kernelVersion().toStdString();
    machine.architecture = QSysInfo::currentCpuArchitecture().toStdString();
    machine.name = QSysInfo::machineHostName().toStdString();
    machine.cpus = std::thread::hardware_concurrency();
    machine.memoryBytes = memoryTotal(readText("/proc/meminfo"));
    machine.cgroup = cgroupLayout(readText("/proc/mounts"));
    return machine;
}

std::string toJson(const Machine& machine)
{
    const nlohmann::json json{
        {"os", machine.os},
        {"kernel", machine.kernel},
        {"architecture", machine.architecture},
        {"cpus", machine.cpus},
        {"memoryBytes", machine.memoryBytes},
        {"cgroup", toString(machine.cgroup)},
        {"rootless", machine.isRootless},
        {"engineVersion", machine.engineVersion},
        {"probe", toJson(machine.probe)},
    };
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace darse::api
