// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/doctor.h"

#include "core/cgroup/probe.h"
#include "core/engine/inparallel.h"

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

bool isInstalled(const std::vector<sys::ProgramFound>& programs, std::string_view name)
{
    return std::ranges::any_of(programs, [name](const sys::ProgramFound& program) {
        return program.finding.name == name && !program.path.empty();
    });
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

Result<std::vector<Finding>> Doctor::examine(Look look, const std::stop_token& stop)
{
    const std::scoped_lock lock(m_mutex);
    if (look == Look::Recent && m_lastAt && m_clock.steadyNow() - *m_lastAt < kFresh)
        return m_last;
    TRY_DECLARE(m_last, examineNow(stop));
    m_lastAt = m_clock.steadyNow();
    return m_last;
}

Result<std::vector<sys::ProgramFound>> Doctor::examinePrograms(const std::stop_token& stop)
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
    return found;
}

std::vector<Finding> Doctor::examineCgroups(const std::vector<sys::ProgramFound>& programs) const
{
    const auto hierarchy = cgroup::Hierarchy::find(m_place.root);
    if (!hierarchy)
        return {{.name = "cgroupLayout", .isOk = false, .reason = hierarchy.error().message()}};
    const auto privilege = m_place.isRootless ? cgroup::Privilege::Rootless : cgroup::Privilege::Root;
    std::vector<Finding> out = cgroup::probeCgroups(*hierarchy, privilege, m_place.installer);
    if (isInstalled(programs, "crun")) {
        out.push_back(cgroup::probeHybrid(*hierarchy));
        out.back().isEssential = !isInstalled(programs, "runc");
    }
    return out;
}

Result<std::vector<Finding>> Doctor::examineNow(const std::stop_token& stop)
{
    std::vector<Finding> out = m_atStart;
    TRY_DECLARE(const std::vector<sys::ProgramFound> programs, examinePrograms(stop));
    std::ranges::transform(programs, std::back_inserter(out), &sys::ProgramFound::finding);
    std::ranges::move(examineCgroups(programs), std::back_inserter(out));
    std::ranges::move(sys::probeHost(m_place), std::back_inserter(out));
    std::ranges::move(sys::probeKernel(), std::back_inserter(out));
    explain(out, m_place.isRootless);
    return out;
}

} // namespace darse::engine
