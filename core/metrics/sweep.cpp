// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sweep.h"

#include <algorithm>
#include <functional>
#include <sys/resource.h>
#include <utility>

namespace darse::metrics {

namespace {

/// As many as any container has on any layout.
constexpr std::size_t kFewestDescriptors = 64;
constexpr std::size_t kMostDescriptors = 65536;
/// Before a container whose cgroup was not found is looked for again.
constexpr std::uint64_t kAttemptTicks = 10;
constexpr int kMostAttempts = 60; ///< one that has no cgroup of its own is never found

/// The cgroup of the pod that a container is in; without the hierarchies in which it has none of its own.
cgroup::Paths podAround(const cgroup::Paths& paths, const std::string& uid)
{
    const std::string ending = "/pod" + uid;
    const auto around = [&ending](const std::string& path) {
        const std::string out = path.substr(0, path.rfind('/'));
        return out.ends_with(ending) ? std::optional(out) : std::nullopt;
    };
    cgroup::Paths out;
    for (const auto& [controller, path] : paths.v1) {
        if (auto pod = around(path))
            out.v1.emplace(controller, std::move(*pod));
    }
    out.v2 = paths.v2 ? around(*paths.v2) : std::nullopt;
    return out;
}

} // namespace

std::size_t descriptorsForMetrics()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return kFewestDescriptors;
    return std::clamp<std::size_t>(limit.rlim_cur / 2, kFewestDescriptors, kMostDescriptors);
}

Sweep::Sweep(Parts parts) :
    m_parts(std::move(parts)),
    m_host(m_parts.disk),
    m_account(m_parts.hierarchy, m_parts.around)
{
}

void Sweep::expectChange(const std::string& id)
{
    const auto found = m_all.find(id);
    if (found == m_all.end())
        return;
    found->second.meter.expectChange();
    m_expected.insert(id);
}

void Sweep::setLayer(const std::string& id, std::optional<double> bytes)
{
    if (const auto found = m_all.find(id); found != m_all.end())
        found->second.meter.setLayer(bytes);
}

bool Sweep::isMemoryV1() const
{
    const cgroup::Tree* tree = m_parts.hierarchy.treeOf("memory");
    return tree != nullptr && tree->version == cgroup::Version::V1;
}

std::optional<Metered> Sweep::meteredOf(const Subject& subject) const
{
    auto paths = m_parts.hierarchy.pathsOf(subject.pid);
    if (paths && subject.isPod)
        paths = podAround(*paths, subject.id.substr(kPodPrefix.size()));
    // In the cgroup of the engine are others, too.
    if (!paths || *paths == m_parts.hierarchy.own())
        return std::nullopt;
    auto reader = cgroup::CgroupReader::open(m_parts.hierarchy, *paths);
    if (!reader)
        return std::nullopt;
    return Metered{subject, Meter(subject, std::move(reader).value()), m_account.covers(*paths)};
}

void Sweep::list()
{
    std::map<std::string, Metered> now;
    bool isMoved = false;
    for (Subject& subject : m_parts.source()) {
        const auto known = m_all.find(subject.id);
        if (known != m_all.end() && known->second.subject.pid == subject.pid) {
            if (known->second.subject != subject)
                expectChange(subject.id);
            known->second.subject = std::move(subject);
            now.insert(m_all.extract(known));
        } else if (auto metered = meteredOf(subject)) {
            now.emplace(std::move(subject.id), std::move(*metered));
        } else {
            isMoved = true;
        }
    }
    // What is left there has ended.
    std::erase_if(m_resting, [this](const Resting& each) { return m_all.contains(each.one->subject.id); });
    m_awake.clear();
    m_kept = 0;
    for (auto& [id, one] : now) {
        if (!one.isResting)
            m_awake.push_back(&one);
        m_kept += one.meter.keptDescriptors();
    }
    ++m_generation;
    m_all = std::move(now);
    // It has just ended, which will be told; or its hierarchy was mounted elsewhere meanwhile.
    m_nextAttempt = 0;
    m_attempts = isMoved ? m_attempts + 1 : 0;
    if (!isMoved || m_attempts > kMostAttempts)
        return;
    m_nextAttempt = m_ticks + (m_attempts == 1 ? 1 : kAttemptTicks);
    if (auto found = m_parts.hierarchy.findAgain()) {
        m_parts.hierarchy = std::move(found).value();
        m_account = Account(m_parts.hierarchy, m_parts.around);
    }
}

/// In the order in which they are in memory. Those that have waited longest come first when not all can.
std::vector<const Metered*> Sweep::chooseDetails(const Ids* watched) const
{
    std::vector<const Metered*> out;
    for (const Metered* one : m_awake) {
        if (one->meter.overdue() > 0 && (watched == nullptr || watched->contains(one->subject.id)))
            out.push_back(one);
    }
    if (out.size() > kMostDetails) {
        const auto end = out.begin() + kMostDetails;
        std::ranges::nth_element(out, end, std::greater<>(), [](const Metered* one) { return one->meter.overdue(); });
        out.resize(kMostDetails);
    }
    std::ranges::sort(out);
    return out;
}

/// False when it is gone.
bool Sweep::readOne(Metered& one, Depth depth)
{
    m_kept -= one.meter.keptDescriptors();
    const bool wasBusy = one.meter.grown() > std::chrono::nanoseconds::zero();
    if (!one.meter.read(m_moment, depth))
        return false;
    if (m_kept + one.meter.keptDescriptors() > m_parts.mostDescriptors)
        one.meter.releaseDetails();
    if (m_kept + one.meter.keptDescriptors() > m_parts.mostDescriptors)
        one.meter.release();
    m_kept += one.meter.keptDescriptors();
    if (one.isCovered && !one.subject.isPod) {
        m_account.add(one.meter.grown());
        m_hasStirred = m_hasStirred || (!wasBusy && one.meter.grown() > std::chrono::nanoseconds::zero());
    }
    return true;
}

/// Those from there on.
void Sweep::readAwake(std::size_t first, const std::vector<const Metered*>& details)
{
    const auto begin = m_awake.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, m_awake.end(), [](const Metered* a, const Metered* b) { return a->subject.id < b->subject.id; });
    const auto gone = std::remove_if(begin, m_awake.end(), [&](Metered* one) {
        const bool isFull = std::ranges::binary_search(details, static_cast<const Metered*>(one));
        if (readOne(*one, isFull ? Depth::Full : Depth::Idle))
            return false;
        std::erase(m_restingSince, one);
        m_all.erase(one->subject.id);
        m_isListStale = true;
        ++m_generation;
        return true;
    });
    m_awake.erase(gone, m_awake.end());
}

void Sweep::tick(WallTime at, Listing listing, Attention attention, const Ids* watched)
{
    ++m_ticks;
    const bool isNews = std::exchange(m_isListStale, false) || listing == Listing::Changed;
    if (isNews)
        m_attempts = 0;
    if (isNews || (m_nextAttempt > 0 && m_ticks == m_nextAttempt))
        list();
    m_before = m_moment;
    lieDown();
    wakeThoseDue(attention, watched);
    m_moment = m_host.read(at);
    m_engine.read();
    m_account.begin();
    m_hasStirred = false;
    readAwake(0, attention == Attention::Watched ? chooseDetails(watched) : std::vector<const Metered*>());
    const std::size_t others = m_awake.size();
    if (m_resting.empty() || !m_account.isBalanced())
        wakeIf([](const Resting&) { return true; });
    else if (m_hasStirred) // a pod is as busy as its containers are
        wakeIf([](const Resting& each) { return each.isPod; });
    readAwake(others, {});
    if (m_resting.empty())
        m_account.settle();
}

} // namespace darse::metrics
