// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/lifeline.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/linereader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace darse::connect::docker {
namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeat = 15s;
constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr auto kPast = 3600s; ///< of what happened before
/// So many times a second the console hears of a storm of events; a few that follow each other are told at once.
constexpr auto kPace = 50ms;
constexpr int kAtOnce = 4;

std::chrono::milliseconds patience(int failures)
{
    constexpr int kDoublings = 5;
    return std::min<std::chrono::milliseconds>(8s, 250ms * (1 << std::min(failures, kDoublings)));
}

} // namespace

Lifeline::Lifeline(Hands& hands, std::shared_ptr<Wire> wire, Prepare prepare, backend::LinkStep first) :
    m_hands(hands),
    m_wire(std::move(wire)),
    m_prepare(std::move(prepare)),
    m_first(m_prepare ? first : backend::LinkStep::Reaching)
{
    m_heartbeat.setTimerType(Qt::VeryCoarseTimer);
    m_heartbeat.setInterval(kHeartbeat);
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &Lifeline::tell);
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
        const auto next = Clock::now() + patience(m_failures++);
        step(backend::LinkStep::Waiting, next);
        m_breather.rest(next, stop);
    }
}

void Lifeline::step(backend::LinkStep step, Clock::time_point next)
{
    m_hands.home([this, attempt = backend::Attempt{step, m_first, next}] { Q_EMIT attempted(attempt); });
}

Error Lifeline::live(const std::stop_token& stop)
{
    if (m_prepare) {
        step(m_first);
        if (const auto prepared = m_prepare(stop); !prepared)
            return prepared.error();
    }
    step(backend::LinkStep::Reaching);
    const Result<Greeting> greeting = greet(*m_wire, stop, [this] { step(backend::LinkStep::Asking); });
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
    LineReader lines;
    std::vector<char> piece(kPiece);
    for (;;) {
        const auto got = events.readPatiently(piece, stop);
        if (!got)
            return Error(got.error()).within("follow the events of " + m_wire->place());
        if (*got == 0)
            return Error(ErrorKind::Unreachable, "the engine on " + m_wire->place() + " has ended the connection");
        m_hasSpoken = true;
        std::vector<Happening> happenings;
        for (const std::string& line : lines.take({piece.data(), *got})) {
            if (auto happening = happeningOf(answerJson(line)))
                happenings.push_back(std::move(*happening));
        }
        if (!happenings.empty())
            hear(std::move(happenings));
    }
}

/// An event comes in a piece of its own, so what waits is kept here.
void Lifeline::hear(std::vector<Happening> happenings)
{
    const std::lock_guard lock(m_mutex);
    std::ranges::move(happenings, std::back_inserter(m_heard));
    if (!std::exchange(m_isTelling, true))
        m_hands.home([this] { tell(); });
}

void Lifeline::tell()
{
    const auto now = Clock::now();
    if (m_spent > now + kAtOnce * kPace) {
        m_tell.start(std::chrono::ceil<std::chrono::milliseconds>(m_spent - now) - kAtOnce * kPace);
        return;
    }
    m_spent = std::max(m_spent, now) + kPace;
    std::vector<Happening> happenings;
    {
        const std::lock_guard lock(m_mutex);
        happenings = std::exchange(m_heard, {});
        m_isTelling = false;
    }
    Q_EMIT happened(happenings);
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
