// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/lifeline.h"

#include "core/connect/docker/linereader.h"

#include <algorithm>
#include <array>
#include <condition_variable>

namespace darse::connect::docker {
namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeat = 15s;
constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr auto kPast = 3600s; ///< of what happened before
/// So many times a second the console hears of a storm of events; a few that follow each other are told at once.
constexpr auto kPace = 50ms;
constexpr int kAtOnce = 4;

/// Returns early when stopped.
void rest(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

std::chrono::milliseconds patience(int failures)
{
    constexpr int kDoublings = 5;
    return std::min<std::chrono::milliseconds>(8s, 250ms * (1 << std::min(failures, kDoublings)));
}

} // namespace

Lifeline::Lifeline(Hands& hands, std::shared_ptr<Wire> wire, Prepare prepare) :
    m_hands(hands),
    m_wire(std::move(wire)),
    m_prepare(std::move(prepare))
{
    m_heartbeat.setTimerType(Qt::VeryCoarseTimer);
    m_heartbeat.setInterval(kHeartbeat);
    connect(&m_heartbeat, &QTimer::timeout, this, &Lifeline::ping);
}

void Lifeline::begin()
{
    m_heartbeat.start();
    m_hands.start([this](const std::stop_token& stop) { run(stop); });
}

void Lifeline::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        Error why = live(stop);
        if (stop.stop_requested())
            return;
        m_hands.home([this, why = std::move(why)] { Q_EMIT lost(why); });
        rest(patience(m_failures++), stop);
    }
}

Error Lifeline::live(const std::stop_token& stop)
{
    if (m_prepare) {
        if (const auto prepared = m_prepare(stop); !prepared)
            return prepared.error();
    }
    const Result<Greeting> greeting = greet(*m_wire, stop);
    if (!greeting)
        return greeting.error();
    std::stop_source session;
    {
        const std::lock_guard lock(m_mutex);
        m_session = session;
        m_whyEnded.reset();
    }
    const std::stop_callback both(stop, [&session] { session.request_stop(); });
    const auto since =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch() - kPast);
    const auto events = m_wire->open({.target = "/events?since=" + std::to_string(since.count())}, session.get_token());
    if (!events)
        return events.error();
    m_failures = 0;
    m_hands.home([this, greeting = *greeting] { Q_EMIT connected(greeting); });
    Error ended = follow(**events, session.get_token());
    const std::lock_guard lock(m_mutex);
    return m_whyEnded.value_or(std::move(ended));
}

Error Lifeline::follow(net::Exchange& events, const std::stop_token& stop)
{
    using Clock = std::chrono::steady_clock;
    LineReader lines;
    std::vector<char> piece(kPiece);
    Clock::time_point spent; // what was told has used up the time until then
    for (;;) {
        const auto got = events.readPatiently(piece, stop);
        if (!got)
            return Error(got.error()).within("follow the events of " + m_wire->place());
        if (*got == 0)
            return Error(ErrorKind::Unreachable, "the engine on " + m_wire->place() + " has ended the connection");
        m_hasSpoken = true;
        std::vector<Happening> happenings;
        for (const std::string& line : lines.take({piece.data(), *got})) {
            if (auto happening = happeningOf(json::parse(line, nullptr, false)))
                happenings.push_back(std::move(*happening));
        }
        if (happenings.empty())
            continue;
        m_hands.home([this, happenings = std::move(happenings)] { Q_EMIT happened(happenings); });
        const auto now = Clock::now();
        spent = std::max(spent, now) + kPace;
        if (spent > now + kAtOnce * kPace)
            rest(std::chrono::duration_cast<std::chrono::milliseconds>(spent - now) - kAtOnce * kPace, stop);
    }
}

/// One that has said something need not be asked.
void Lifeline::ping()
{
    if (m_hasSpoken.exchange(false))
        return;
    m_hands.start([this](const std::stop_token& stop) {
        const auto answer = m_wire->open({.target = "/_ping"}, stop);
        if (answer || stop.stop_requested())
            return;
        const std::lock_guard lock(m_mutex);
        m_whyEnded = answer.error();
        m_session.request_stop();
    });
}

} // namespace darse::connect::docker
