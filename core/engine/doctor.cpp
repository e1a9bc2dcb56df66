// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/doctor.h"

#include "core/cgroup/probe.h"
#include "core/engine/inparallel.h"
#include "core/sys/programprobe.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace darse::engine {

using sys::Finding;

namespace {

constexpr std::chrono::minutes kFresh{1};

enum class Essential { Never, Always, Rootless };

struct ConsequenceRow {
    std::string_view name;
    std::string_view text;
    Essential essential;
};

constexpr std::array kConsequences = {
    ConsequenceRow{"userNamespace", "an ordinary user's engine cannot unpack images or run containers",
                   Essential::Rootless},
    ConsequenceRow{"overlay", "root file systems of containers are put together in slower ways", Essential::Never},
    ConsequenceRow{"overlayUserxattr", "an ordinary user's containers need fuse-overlayfs, or a copy each",
                   Essential::Never},
    ConsequenceRow{"fuseOverlayfs", "where the kernel's overlay does not work, every container is a whole copy",
                   Essential::Never},
};

const Finding* find(const std::vector<Finding>& findings, std::string_view name)
{
    const auto found = std::ranges::find(findings, name, &Finding::name);
    return found == findings.end() ? nullptr : &*found;
}

/// Whether a program is there, holes or not.
bool isInstalled(const std::vector<Finding>& findings, std::string_view program)
{
    const Finding* finding = find(findings, program);
    return finding != nullptr && !finding->reason.ends_with("is not installed");
}

} // namespace

void explain(std::vector<Finding>& findings, bool isRootless)
{
    for (Finding& finding : findings) {
        const auto row = std::ranges::find(kConsequences, finding.name, &ConsequenceRow::name);
        if (row == kConsequences.end())
            continue;
        finding.isEssential =
            row->essential == Essential::Always || (row->essential == Essential::Rootless && isRootless);
        if (!finding.isOk && finding.consequence.empty())
            finding.consequence = row->text;
    }
}

Doctor::Doctor(sys::HostPlace place, std::vector<Finding> atStart, sys::ProcessRunner& runner, const Clock& clock) :
    m_place(std::move(place)),
    m_atStart(std::move(atStart)),
    m_runner(runner),
    m_clock(clock)
{
}

Result<std::vector<Finding>> Doctor::examine(const std::stop_token& stop)
{
    const std::scoped_lock lock(m_mutex);
    if (m_lastAt && m_clock.steadyNow() - *m_lastAt < kFresh)
        return m_last;
    TRY_DECLARE(m_last, examineNow(stop));
    m_lastAt = m_clock.steadyNow();
    return m_last;
}

Result<std::vector<Finding>> Doctor::examinePrograms(const std::stop_token& stop)
{
    std::vector<sys::ProgramRow> rows;
    std::ranges::copy_if(sys::containerPrograms(), std::back_inserter(rows),
                         [this](const sys::ProgramRow& row) { return m_place.isRootless || !row.isForRootless; });
    std::vector<sys::ProgramFound> found(rows.size());
    TRY(inParallel(
        rows.size(), rows.size(),
        [&](std::size_t i, const std::stop_token& each) {
            found[i] = sys::probeProgram(rows[i], m_place.installer, m_runner, each);
            return ok();
        },
        stop));
    sys::forgiveAlternatives(found);
    std::vector<Finding> out;
    for (sys::ProgramFound& each : found)
        out.push_back(std::move(each.finding));
    return out;
}

void Doctor::addCgroups(std::vector<Finding>& findings) const
{
    const auto hierarchy = cgroup::Hierarchy::find();
    if (!hierarchy) {
        findings.push_back({.name = "cgroupLayout", .isOk = false, .reason = hierarchy.error().message()});
        return;
    }
    const auto privilege = m_place.isRootless ? cgroup::Privilege::Rootless : cgroup::Privilege::Root;
    std::ranges::move(cgroup::probeCgroups(*hierarchy, privilege), std::back_inserter(findings));
    if (!isInstalled(findings, "crun"))
        return;
    Finding hybrid = cgroup::probeHybrid(*hierarchy);
    hybrid.isEssential = !isInstalled(findings, "runc");
    findings.push_back(std::move(hybrid));
}

Result<std::vector<Finding>> Doctor::examineNow(const std::stop_token& stop)
{
    std::vector<Finding> out = m_atStart;
    TRY_DECLARE(auto programs, examinePrograms(stop));
    std::ranges::move(programs, std::back_inserter(out));
    addCgroups(out);
    std::ranges::move(sys::probeHost(m_place), std::back_inserter(out));
    std::ranges::move(sys::probeKernel(), std::back_inserter(out));
    explain(out, m_place.isRootless);
    return out;
}

} // namespace darse::engine
