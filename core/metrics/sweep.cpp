// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sweep.h"

#include <algorithm>
#include <sys/resource.h>
#include <utility>

namespace darse::metrics {

namespace {

/// As many as any container has on any layout.
constexpr std::size_t kFewestDescriptors = 64;
constexpr std::size_t kMostDescriptors = 65536;
/// Before a container whose cgroup was not found is looked for again.
constexpr std::uint64_t kAttemptTicks = 10;

} // namespace

std::size_t descriptorsForMetrics()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return kFewestDescriptors;
    return std::clamp<std::size_t>(limit.rlim_cur / 2, kFewestDescriptors, kMostDescriptors);
}

Sweep::Sweep(Parts parts) : m_parts(std::move(parts)), m_host(m_parts.disk) {}

bool Sweep::isMemoryV1() const
{
    const cgroup::Tree* tree = m_parts.hierarchy.treeOf("memory");
    return tree != nullptr && tree->version == cgroup::Version::V1;
}

std::optional<Meter> Sweep::meterFor(const Subject& subject) const
{
    const auto paths = m_parts.hierarchy.pathsOf(subject.pid);
    // In the cgroup of the engine are others, too.
    if (!paths || *paths == m_parts.hierarchy.own())
        return std::nullopt;
    auto reader = cgroup::CgroupReader::open(m_parts.hierarchy, *paths);
    return reader ? std::optional<Meter>(std::in_place, subject, std::move(reader).value()) : std::nullopt;
}

void Sweep::list()
{
    std::map<std::string, Metered> now;
    bool isMoved = false;
    for (Subject& subject : m_parts.source()) {
        const auto known = m_all.find(subject.id);
        if (known != m_all.end() && known->second.subject.pid == subject.pid) {
            known->second.subject = subject;
            known->second.meter.expectChange();
            now.insert(m_all.extract(known));
        } else if (auto meter = meterFor(subject)) {
            std::string id = subject.id;
            now.emplace(std::move(id), Metered{std::move(subject), std::move(*meter)});
        } else {
            isMoved = true;
        }
    }
    m_all = std::move(now);
    // It has just ended, which will be told; or its hierarchy was mounted elsewhere meanwhile.
    if (!isMoved)
        return;
    m_nextAttempt = m_ticks + kAttemptTicks;
    if (auto found = cgroup::Hierarchy::find())
        m_parts.hierarchy = std::move(found).value();
}

void Sweep::tick(WallTime at, Listing listing, Attention attention)
{
    if (std::exchange(m_isListStale, false) || listing == Listing::Changed || m_ticks == m_nextAttempt)
        list();
    m_moment = m_host.read(at);
    m_kept = 0;
    for (auto each = m_all.begin(); each != m_all.end();) {
        Metered& one = each->second;
        const bool isTurn = (m_ticks + std::hash<std::string>()(each->first)) % 2 == 0;
        const bool isFull = attention == Attention::Watched && isTurn;
        if (!one.meter.read(m_moment, isFull ? Depth::Full : Depth::Idle)) {
            each = m_all.erase(each);
            m_isListStale = true;
            continue;
        }
        if (m_kept + one.meter.keptDescriptors() > m_parts.mostDescriptors)
            one.meter.releaseDetails();
        if (m_kept + one.meter.keptDescriptors() > m_parts.mostDescriptors)
            one.meter.release();
        m_kept += one.meter.keptDescriptors();
        ++each;
    }
    ++m_ticks;
}

} // namespace darse::metrics
