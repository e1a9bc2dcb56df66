// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/eventscard.h"

#include "core/backend/event.h"
#include "core/session/session.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/eventwords.h"
#include "ui/widgets/whileshown.h"

#include <QVBoxLayout>

namespace darse::ui {
namespace {

using backend::Kind;

constexpr int kFresh = 60; ///< seconds
constexpr int kSecond = 1000;
constexpr int kMinute = 60 * kSecond;

} // namespace

EventsCard::EventsCard(session::Session& session, QWidget* parent) :
    LinesCard(tr("Recent events"), parent),
    m_session(session)
{
    if (!m_session.has(Kind::Event))
        return;
    WhileShown::connection(*this, [this] {
        update();
        return connect(&m_session.store(Kind::Event), &session::ObjectStore::updated, this, &EventsCard::update);
    });
    connect(&m_session, &session::Session::projectChanged, this, &EventsCard::update);
    m_aging.setSingleShot(true);
    connect(&m_aging, &QTimer::timeout, this, [this] {
        if (isVisible())
            update();
    });
    update();
}

void EventsCard::update()
{
    const auto rows = m_session.store(Kind::Event).snapshot();
    std::vector<ObjectLine::Shown> lines;
    // Keys of events sort by time: the newest are at the end.
    for (auto row = rows->rbegin(); row != rows->rend() && lines.size() < kMost; ++row) {
        const auto& event = backend::as<backend::Event>(**row);
        if (!m_session.isInScope(event))
            continue;
        lines.push_back({.ref = event.about,
                         .icon = QLatin1StringView(event.isWarning ? "status-warning" : "info"),
                         .color = event.isWarning ? colors().warning : colors().muted,
                         .name = event.aboutName,
                         .text = eventText(event.message),
                         .figure = formatAge(event.lastSeen, QDateTime::currentDateTimeUtc())});
    }
    showLines(lines);
    // Seconds go by in the first minute, minutes after it.
    const bool isFresh =
        !rows->empty() &&
        backend::as<backend::Event>(*rows->back()).lastSeen.secsTo(QDateTime::currentDateTimeUtc()) < kFresh;
    m_aging.start(isFresh ? kSecond : kMinute / 2);
}

} // namespace darse::ui
