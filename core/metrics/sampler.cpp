// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sampler.h"

#include <algorithm>
#include <random>

namespace darse::metrics {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using std::chrono::system_clock;

namespace {

constexpr auto kPace = 1s;
/// What is older is not "now" any more.
constexpr auto kFresh = 1500ms;

/// Not at the same moment as all other programs that do something every second; and not where a second of the wall
/// clock ends, so that every tick falls into one of its own.
std::chrono::milliseconds somePhase()
{
    std::random_device source;
    return std::chrono::milliseconds(250 + source() % 500);
}

/// The next moment of that phase; a tick that came a little early is not followed by another at once.
SteadyTime nextTick(SteadyTime last, std::chrono::milliseconds phase)
{
    const auto wall = system_clock::now().time_since_epoch();
    auto wait = (std::chrono::floor<std::chrono::seconds>(wall - phase) + phase + kPace) - wall;
    const SteadyTime now = steady_clock::now();
    if (now + wait < last + kPace / 2)
        wait += kPace;
    return now + std::chrono::duration_cast<steady_clock::duration>(wait);
}

} // namespace

const Frame::Row* Frame::find(std::string_view id) const
{
    const auto found = std::ranges::lower_bound(rows, id, std::less<>(),
                                                [](const Row& row) { return std::string_view(row.subject.id); });
    return found != rows.end() && found->subject.id == id ? &*found : nullptr;
}

Sampler::Sampler(Parts parts) : m_parts(std::move(parts)), m_sweep(m_parts.sweep), m_phase(somePhase())
{
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Sampler::~Sampler() = default;

/// Until there is something to do.
bool Sampler::waitForReason(std::unique_lock<std::mutex>& lock, const std::stop_token& stop)
{
    // Said before looking: whoever notices a change after that look sees that it must wake us.
    m_isAsleep = true;
    const bool isNeeded = m_hasReason.wait(lock, stop, [this] { return hasReason(); });
    m_isAsleep = false;
    return isNeeded;
}

void Sampler::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (waitForReason(lock, stop)) {
        const SteadyTime next = nextTick(m_lastTick, m_phase);
        m_hasTicked.wait_until(lock, stop, next, [&] { return steady_clock::now() >= next; });
        if (stop.stop_requested())
            return;
        tick();
        ++m_number;
        m_lastTick = steady_clock::now();
        m_frame.reset();
        if (m_parts.observe)
            m_parts.observe(m_sweep);
        m_hasTicked.notify_all();
    }
}

void Sampler::tick()
{
    const auto listing = m_isChanged.exchange(false) ? Sweep::Listing::Changed : Sweep::Listing::Same;
    const auto attention = m_watchers > 0 ? Sweep::Attention::Watched : Sweep::Attention::History;
    const Sweep::Ids some(m_watched.begin(), m_watched.end());
    m_sweep.tick(system_clock::now(), listing, attention, m_watchersOfAll > 0 ? nullptr : &some);
}

void Sampler::noticeChange()
{
    if (m_isChanged.exchange(true) || !m_isAsleep)
        return;
    {
        const std::lock_guard lock(m_mutex);
    }
    m_hasReason.notify_all();
}

FramePtr Sampler::frame()
{
    if (m_frame)
        return m_frame;
    m_sweep.catchUp();
    auto out = std::make_shared<Frame>();
    out->number = m_number;
    out->at = m_sweep.moment().at;
    out->host = m_sweep.host();
    out->engine = m_sweep.engine();
    out->hostMemory = m_sweep.moment().hostMemory.value_or(0);
    out->isMemoryV1 = m_sweep.isMemoryV1();
    out->rows.reserve(m_sweep.all().size());
    for (const auto& [id, one] : m_sweep.all())
        (one.subject.isPod ? out->pods : out->rows)
            .push_back({one.subject, one.meter.values(), one.meter.latest(), one.meter.earlier()});
    m_frame = std::move(out);
    return m_frame;
}

std::uint64_t Sampler::ticks() const
{
    const std::lock_guard lock(m_mutex);
    return m_number;
}

Sampler::Watch::Watch(Sampler& sampler, Sweep::Ids ids) : m_sampler(sampler), m_ids(std::move(ids))
{
    {
        const std::lock_guard lock(m_sampler.m_mutex);
        ++m_sampler.m_watchers;
        m_sampler.m_watchersOfAll += m_ids.empty() ? 1 : 0;
        m_sampler.m_watched.insert(m_ids.begin(), m_ids.end());
    }
    m_sampler.m_hasReason.notify_all();
}

Sampler::Watch::~Watch()
{
    const std::lock_guard lock(m_sampler.m_mutex);
    --m_sampler.m_watchers;
    m_sampler.m_watchersOfAll -= m_ids.empty() ? 1 : 0;
    for (const std::string& id : m_ids)
        m_sampler.m_watched.extract(id);
}

Result<FramePtr> Sampler::Watch::next(std::uint64_t seen, const Wait& wait)
{
    Sampler& sampler = m_sampler;
    std::unique_lock lock(sampler.m_mutex);
    const auto isThere = [&] { return sampler.m_number > seen && steady_clock::now() - sampler.m_lastTick < kFresh; };
    if (wait.deadline.isNever())
        sampler.m_hasTicked.wait(lock, wait.stop, isThere);
    else
        sampler.m_hasTicked.wait_until(lock, wait.stop, wait.deadline.when(), isThere);
    if (!isThere())
        TRY(goOn("wait for metrics", wait));
    return sampler.frame();
}

} // namespace darse::metrics
