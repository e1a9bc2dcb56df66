// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/specparts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace darse::runtime {

namespace {

namespace fs = std::filesystem;
using container::Resources;
using nlohmann::json;

constexpr std::int64_t kUsualPids = 2048;
constexpr std::int64_t kPeriod = 100000;
constexpr std::int64_t kNanosPerPeriodUnit = 10000; ///< a CPU is 10⁹ of them and 100,000 µs a period

class ResourcesPart {
public:
    ResourcesPart(const Resources& asked, const SpecMachine& machine, Warnings& warnings) :
        m_asked(asked),
        m_machine(machine),
        m_warnings(warnings)
    {
    }

    json made()
    {
        addCpu();
        addMemory();
        addPids();
        addBlocks();
        return std::move(m_made);
    }

private:
    [[nodiscard]] bool hasController(std::string_view name) const
    {
        return std::ranges::find(m_machine.controllers, name) != m_machine.controllers.end();
    }

    void warn(std::string_view what, std::string_view why)
    {
        m_warnings.push_back("The limit of " + std::string(what) + " has no effect: " + std::string(why) + ".");
    }

    bool need(std::string_view controller, std::string_view what)
    {
        if (hasController(controller))
            return true;
        warn(what, "this machine has no cgroup controller " + std::string(controller) + " for us");
        return false;
    }

    void addCpu()
    {
        const bool wantsTime =
            m_asked.cpuShares != 0 || m_asked.cpuQuota != 0 || m_asked.cpuPeriod != 0 || m_asked.nanoCpus != 0;
        if (wantsTime && need("cpu", "CPU time"))
            addCpuTime();
        if (m_asked.cpusetCpus.empty() && m_asked.cpusetMems.empty())
            return;
        if (!need("cpuset", "CPUs and memory nodes"))
            return;
        if (!m_asked.cpusetCpus.empty())
            m_made["cpu"]["cpus"] = m_asked.cpusetCpus;
        if (!m_asked.cpusetMems.empty())
            m_made["cpu"]["mems"] = m_asked.cpusetMems;
    }

    void addCpuTime()
    {
        if (m_asked.cpuShares != 0)
            m_made["cpu"]["shares"] = m_asked.cpuShares;
        if (m_asked.nanoCpus > 0) {
            m_made["cpu"]["period"] = kPeriod;
            m_made["cpu"]["quota"] = m_asked.nanoCpus / kNanosPerPeriodUnit;
            return;
        }
        if (m_asked.cpuPeriod != 0)
            m_made["cpu"]["period"] = m_asked.cpuPeriod;
        if (m_asked.cpuQuota != 0)
            m_made["cpu"]["quota"] = std::max<std::int64_t>(m_asked.cpuQuota, -1);
    }

    void addMemory()
    {
        const bool wants = m_asked.memory != 0 || m_asked.memoryReservation != 0 || m_asked.memorySwap != 0 ||
                           m_asked.memorySwappiness || m_asked.isOomKillDisabled;
        if (!wants || !need("memory", "memory"))
            return;
        if (m_asked.memory != 0)
            m_made["memory"]["limit"] = m_asked.memory;
        if (m_asked.memoryReservation != 0)
            m_made["memory"]["reservation"] = m_asked.memoryReservation;
        addSwap();
        addOnlyOld();
    }

    /// As with Docker: nothing said means as much swap as memory.
    void addSwap()
    {
        const std::int64_t both = m_asked.memorySwap != 0 ? m_asked.memorySwap : m_asked.memory * 2;
        if (m_asked.memory <= 0 || both == 0)
            return;
        if (canSet("memory", "memory.swap.max", "memory.memsw.limit_in_bytes"))
            m_made["memory"]["swap"] = both;
        else if (m_asked.memorySwap > 0)
            warn("swap", "the kernel of this machine does not account for swap");
    }

    void addOnlyOld()
    {
        if (m_machine.isCgroupV2) {
            if (m_asked.memorySwappiness)
                warn("swappiness", "cgroups of version 2 have none");
            if (m_asked.isOomKillDisabled)
                warn("killing when memory is short", "cgroups of version 2 cannot turn it off");
            return;
        }
        if (m_asked.memorySwappiness)
            m_made["memory"]["swappiness"] = *m_asked.memorySwappiness;
        if (m_asked.isOomKillDisabled)
            m_made["memory"]["disableOOMKiller"] = true;
    }

    void addPids()
    {
        const std::int64_t pids = m_asked.pids.value_or(kUsualPids);
        if (hasController("pids"))
            m_made["pids"]["limit"] = pids > 0 ? pids : -1;
        else if (m_asked.pids && pids > 0)
            (void)need("pids", "processes");
    }

    void addBlocks()
    {
        using Rates = std::vector<container::BlockRate>;
        const std::array<std::pair<const char*, const Rates*>, 4> kinds{{
            {"throttleReadBpsDevice", &m_asked.readBytes},
            {"throttleWriteBpsDevice", &m_asked.writeBytes},
            {"throttleReadIOPSDevice", &m_asked.readOperations},
            {"throttleWriteIOPSDevice", &m_asked.writeOperations},
        }};
        const bool hasRates = std::ranges::any_of(kinds, [](const auto& kind) { return !kind.second->empty(); });
        if ((!hasRates && m_asked.blockWeight == 0) || !need(blockController(), "reading and writing of disks"))
            return;
        addBlockWeight();
        for (const auto& [name, rates] : kinds)
            for (const container::BlockRate& rate : *rates)
                addRate(name, rate);
    }

    [[nodiscard]] const char* blockController() const { return m_machine.isCgroupV2 ? "io" : "blkio"; }

    void addBlockWeight()
    {
        if (m_asked.blockWeight == 0)
            return;
        const bool can =
            canSet("blkio", "io.weight", "blkio.weight") || canSet("blkio", "io.bfq.weight", "blkio.bfq.weight");
        if (can)
            m_made["blockIO"]["weight"] = m_asked.blockWeight;
        else
            warn("the share of disks", "no scheduler of this machine shares them by weight");
    }

    void addRate(const char* name, const container::BlockRate& rate)
    {
        struct stat status {};
        if (::stat(rate.device.c_str(), &status) != 0 || !S_ISBLK(status.st_mode)) {
            warn("disk " + rate.device, "it is not a disk of this machine");
            return;
        }
        m_made["blockIO"][name].push_back(
            {{"major", major(status.st_rdev)}, {"minor", minor(status.st_rdev)}, {"rate", rate.rate}});
    }

    /// Whether the kernel has such a file. Some are not in the root of the hierarchy but in every group below.
    [[nodiscard]] bool canSet(const char* oldController, const char* newFile, const char* oldFile) const
    {
        const fs::path root = m_machine.isCgroupV2 ? m_machine.cgroupRoot : m_machine.cgroupRoot / oldController;
        const char* file = m_machine.isCgroupV2 ? newFile : oldFile;
        std::error_code error;
        if (fs::exists(root / file, error))
            return true;
        for (fs::directory_iterator entry(root, error); !error && entry != fs::directory_iterator();
             entry.increment(error))
            if (fs::exists(entry->path() / file, error))
                return true;
        return false;
    }

    const Resources& m_asked;
    const SpecMachine& m_machine;
    Warnings& m_warnings;
    json m_made = json::object();
};

} // namespace

json resourcesJson(const Resources& resources, const SpecMachine& machine, std::vector<std::string>& warnings)
{
    return ResourcesPart(resources, machine, warnings).made();
}

} // namespace darse::runtime
