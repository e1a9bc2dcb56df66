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
    m_next = m_nextRest = m_shelves.end();
}

History::~History()
{
    for (auto& [subject, shelf] : m_shelves)
        holdRest(shelf);
    writeHeld();
}

fs::path History::pathOf(const std::string& subject) const
{
    return m_folder / (subject + std::string(kEnding));
}

History::Shelf* History::shelfOf(const std::string& subject, std::int64_t second, bool makesNew)
{
    if (!isSubject(subject))
        return nullptr;
    const fs::path path = pathOf(subject);
    std::error_code error;
    if (!makesNew && !m_shelves.contains(subject) && !fs::exists(path, error))
        return nullptr;
    Shelf& shelf = m_shelves[subject];
    if (shelf.ring)
        return &shelf;
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
    return &shelf;
}

History::Shelf* History::knownShelf(const std::string& subject)
{
    if (m_next == m_shelves.end() || m_next->first != subject)
        m_next = m_shelves.find(subject);
    if (m_next == m_shelves.end())
        return nullptr;
    Shelf& shelf = m_next->second;
    ++m_next;
    return shelf.ring ? &shelf : nullptr;
}

void History::Held::write() const
{
    for (std::int64_t second = first; second <= last; ++second)
        ring->record(second, numbers);
}

void History::hold(const Held& held)
{
    if (held.first > held.last)
        return;
    if (!m_held.empty() && std::abs(held.last - m_held.front().last) >= kHeldSeconds)
        writeHeld();
    m_held.push_back(held);
}

/// What it has rested up to now.
void History::holdRest(Shelf& shelf)
{
    if (!shelf.rest)
        return;
    hold({&*shelf.ring, shelf.rest->since, m_passed, shelf.rest->numbers});
    shelf.rest->since = std::max(shelf.rest->since, m_passed + 1);
}

void History::record(const std::string& subject, std::int64_t second, const Values& values)
{
    const std::lock_guard lock(m_mutex);
    Shelf* shelf = knownShelf(subject);
    if (shelf == nullptr)
        shelf = shelfOf(subject, second, true);
    if (shelf == nullptr)
        return;
    holdRest(*shelf);
    shelf->rest.reset();
    hold({&*shelf->ring, second, second, rememberedOf(values)});
}

void History::rest(const std::string& subject, std::int64_t second, const Values& values)
{
    const std::lock_guard lock(m_mutex);
    if (Shelf* shelf = knownShelf(subject); shelf != nullptr)
        shelf->rest = Rest{second, rememberedOf(values)};
}

void History::pass(std::int64_t second)
{
    const std::lock_guard lock(m_mutex);
    // The machine slept, or its clock was set: nothing is known of the time between.
    if (second <= m_passed || second > m_passed + kHeldSeconds) {
        for (auto& [subject, shelf] : m_shelves) {
            holdRest(shelf);
            if (shelf.rest)
                shelf.rest->since = second;
        }
    }
    m_passed = second;
    holdSomeRests();
}

/// A few at every second: who is killed loses no more than minutes of a rest.
void History::holdSomeRests()
{
    constexpr std::size_t kRestSeconds = 300;
    const std::size_t count = m_shelves.empty() ? 0 : m_shelves.size() / kRestSeconds + 1;
    for (std::size_t i = 0; i < count; ++i) {
        if (m_nextRest == m_shelves.end())
            m_nextRest = m_shelves.begin();
        holdRest(m_nextRest->second);
        ++m_nextRest;
    }
}

void History::leave(const std::string& subject)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_shelves.find(subject);
    if (found == m_shelves.end())
        return;
    holdRest(found->second);
    found->second.rest.reset();
}

void History::writeHeld()
{
    std::ranges::stable_sort(m_held, std::less<>(), &Held::ring);
    std::ranges::for_each(m_held, &Held::write);
    m_held.clear();
}

void History::writeHeldOf(Shelf& shelf)
{
    holdRest(shelf);
    std::erase_if(m_held, [ring = &*shelf.ring](const Held& held) {
        if (held.ring == ring)
            held.write();
        return held.ring == ring;
    });
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
        Shelf* shelf = shelfOf(subject, now, false);
        if (shelf == nullptr)
            continue;
        const std::int64_t since = shelf->ring->goneSince();
        if (since <= 0 || since > now) {
            shelf->ring->setGoneSince(now);
        } else if (now - since >= grace) {
            fs::remove(pathOf(subject), error);
            fs::remove(pathOf(subject).native() + ".damaged", error);
        } else {
            continue;
        }
        writeHeldOf(*shelf);
        m_shelves.erase(subject); // nobody writes to it any more
        m_next = m_nextRest = m_shelves.end();
    }
}

std::vector<std::string> History::takeProblems()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_problems, {});
}

} // namespace darse::metrics
