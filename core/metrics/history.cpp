// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/history.h"

#include "core/metrics/enginemeter.h"
#include "core/metrics/hostmeter.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace darse::metrics {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".ring";
constexpr std::int64_t kPause = 60; ///< seconds before a disk that was full is tried again
constexpr std::size_t kMostProblems = 100;
constexpr std::int64_t kHeldSeconds = 10;

/// It is there as long as the engine.
bool isLasting(std::string_view name)
{
    return name == kHost || name == kEngine;
}

bool isSubject(std::string_view name)
{
    constexpr std::size_t kDigits = 64;
    constexpr std::size_t kUid = 36;
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (name.starts_with(kPodPrefix) && name.size() == kPodPrefix.size() + kUid)
        return std::ranges::all_of(name.substr(kPodPrefix.size()), [&](char c) { return c == '-' || isDigit(c); });
    return isLasting(name) || (name.size() == kDigits && std::ranges::all_of(name, isDigit));
}

/// Points that fall into the same step, as one.
class Stepped {
public:
    Stepped(std::int64_t step, std::vector<RangePoint>& out) : m_step(step), m_out(out) {}

    void add(std::int64_t second, const Extent& extent)
    {
        const std::int64_t begin = second - second % m_step;
        if (m_out.empty() || m_out.back().second != begin) {
            close();
            m_out.push_back({begin, extent});
            m_sum = 0;
            m_count = 0;
        }
        Extent& whole = m_out.back().extent;
        whole.least = std::min(whole.least, extent.least);
        whole.most = std::max(whole.most, extent.most);
        m_sum += extent.mean;
        ++m_count;
    }
    void close()
    {
        if (m_count > 0)
            m_out.back().extent.mean = m_sum / static_cast<double>(m_count);
    }

private:
    std::int64_t m_step;
    std::vector<RangePoint>& m_out;
    double m_sum = 0;
    std::int64_t m_count = 0;
};

/// The finest that reaches as far back, and is not finer than what is asked for needs.
std::size_t tierFor(std::int64_t from, std::int64_t step, std::int64_t now)
{
    std::size_t tier = 0;
    while (tier + 1 < kTiers.size() && from <= now - kTiers.at(tier).step * kTiers.at(tier).slots)
        ++tier;
    // An hour a point out of seconds would be six hundred times the work for the same picture.
    while (tier + 1 < kTiers.size() && step > 0 && step % kTiers.at(tier + 1).step == 0)
        ++tier;
    return tier;
}

} // namespace

History::History(fs::path folder) : m_folder(std::move(folder))
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    // Of an engine that died while it made one.
    for (const auto& entry : fs::directory_iterator(m_folder, error)) {
        if (entry.path().extension() == ".new")
            fs::remove(entry.path(), error);
    }
    m_next = m_shelves.end();
}

History::~History()
{
    writeHeld();
}

fs::path History::pathOf(const std::string& subject) const
{
    return m_folder / (subject + std::string(kEnding));
}

Ring* History::ringOf(const std::string& subject, std::int64_t second, bool makesNew)
{
    if (!isSubject(subject))
        return nullptr;
    const fs::path path = pathOf(subject);
    std::error_code error;
    if (!makesNew && !m_shelves.contains(subject) && !fs::exists(path, error))
        return nullptr;
    Shelf& shelf = m_shelves[subject];
    if (shelf.ring)
        return &*shelf.ring;
    if (second < shelf.nextAttempt && second >= shelf.nextAttempt - kPause)
        return nullptr;
    auto ring = Ring::open(path);
    if (!ring && ring.error().kind() == ErrorKind::Protocol) {
        fs::rename(path, path.native() + ".damaged", error);
        if (m_problems.size() < kMostProblems)
            m_problems.push_back(ring.error().message() + "; it was put aside and begun again");
        ring = Ring::open(path);
    }
    if (!ring) {
        shelf.nextAttempt = second + kPause;
        if (m_problems.size() < kMostProblems)
            m_problems.push_back("the history of " + subject + " is not kept: " + ring.error().message());
        return nullptr;
    }
    shelf.ring.emplace(std::move(ring).value());
    return &*shelf.ring;
}

Ring* History::knownRing(const std::string& subject)
{
    if (m_next == m_shelves.end() || m_next->first != subject)
        m_next = m_shelves.find(subject);
    if (m_next == m_shelves.end())
        return nullptr;
    Shelf& shelf = m_next->second;
    ++m_next;
    return shelf.ring ? &*shelf.ring : nullptr;
}

void History::record(const std::string& subject, std::int64_t second, const Values& values)
{
    const std::lock_guard lock(m_mutex);
    if (!m_held.empty() && std::abs(second - m_held.front().second) >= kHeldSeconds)
        writeHeld();
    Ring* ring = knownRing(subject);
    if (ring == nullptr)
        ring = ringOf(subject, second, true);
    if (ring != nullptr)
        m_held.push_back({ring, second, rememberedOf(values)});
}

void History::writeHeld()
{
    std::ranges::stable_sort(m_held, std::less<>(), &Held::ring);
    for (const Held& held : m_held)
        held.ring->record(held.second, held.numbers);
    m_held.clear();
}

void History::writeHeldOf(Ring& ring)
{
    std::erase_if(m_held, [&](const Held& held) {
        if (held.ring == &ring)
            ring.record(held.second, held.numbers);
        return held.ring == &ring;
    });
}

Result<RangeTold> History::query(const std::string& subject, const RangeAsked& asked, std::int64_t now)
{
    constexpr std::int64_t kUsualPoints = 300;
    if (asked.from < 0 || asked.to <= asked.from || asked.step < 0)
        return Error(ErrorKind::InvalidInput, "a range ends after it begins, and has a step of at least one second");
    const std::int64_t wanted =
        asked.step > 0 ? asked.step : std::max<std::int64_t>((asked.to - asked.from) / kUsualPoints, 1);
    const std::size_t tier = tierFor(asked.from, wanted, now);
    RangeTold out;
    out.kept = kTiers.at(tier).step;
    // Whole slots, so that every step has as many.
    out.step = (wanted + out.kept - 1) / out.kept * out.kept;
    if ((asked.to - asked.from) / out.step > kMostPoints)
        return Error(ErrorKind::InvalidInput, "that would be more than " + std::to_string(kMostPoints) + " points");
    const std::lock_guard lock(m_mutex);
    Ring* ring = ringOf(subject, now, false);
    if (ring == nullptr)
        return Error(ErrorKind::NotFound, "nothing is remembered of " + subject);
    writeHeldOf(*ring);
    for (const Metric metric : asked.metrics) {
        const auto place = rememberedAt(metric);
        if (!place)
            return Error(ErrorKind::InvalidInput, std::string(rowOf(metric).name) + " is not remembered");
        Stepped stepped(out.step, out.points.emplace_back());
        ring->scan(tier, asked.from, asked.to, *place,
                   [&](std::int64_t second, const Extent& extent) { stepped.add(second, extent); });
        stepped.close();
    }
    return out;
}

void History::keepOnly(const std::set<std::string>& known, std::int64_t now, std::int64_t grace)
{
    const std::lock_guard lock(m_mutex);
    std::error_code error;
    std::vector<std::string> missed;
    for (const auto& entry : fs::directory_iterator(m_folder, error)) {
        const std::string subject = entry.path().stem();
        if (entry.path().extension() == kEnding && isSubject(subject) && !isLasting(subject) &&
            !known.contains(subject))
            missed.push_back(subject);
    }
    for (const std::string& subject : missed) {
        Ring* ring = ringOf(subject, now, false);
        if (ring == nullptr)
            continue;
        const std::int64_t since = ring->goneSince();
        if (since <= 0 || since > now) {
            ring->setGoneSince(now);
        } else if (now - since >= grace) {
            fs::remove(pathOf(subject), error);
            fs::remove(pathOf(subject).native() + ".damaged", error);
        } else {
            continue;
        }
        writeHeldOf(*ring);
        m_shelves.erase(subject); // nobody writes to it any more
        m_next = m_shelves.end();
    }
}

std::vector<std::string> History::takeProblems()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_problems, {});
}

} // namespace darse::metrics
