// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/eventscard.h"

#include "core/backend/event.h"
#include "core/session/session.h"
#include "ui/pages/overview/objectline.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"

#include <QVBoxLayout>

namespace darse::ui {
namespace {

using backend::Kind;

constexpr std::size_t kMost = 6;

} // namespace

EventsCard::EventsCard(session::Session& session, QWidget* parent) :
    Card(tr("Recent events"), parent),
    m_session(session)
{
    for (std::size_t i = 0; i < kMost; ++i) {
        auto* line = new ObjectLine;
        connect(line, &ObjectLine::clicked, this, [this, line] { Q_EMIT goTo(Location::ofObject(line->ref())); });
        content()->addWidget(line);
        line->hide();
        m_lines.push_back(line);
    }
    if (!m_session.has(Kind::Event))
        return;
    connect(&m_session.store(Kind::Event), &session::ObjectStore::updated, this, &EventsCard::update);
    connect(&m_session, &session::Session::projectChanged, this, &EventsCard::update);
    update();
}

void EventsCard::update()
{
    const auto rows = m_session.store(Kind::Event).snapshot();
    std::size_t shown = 0;
    // Keys of events sort by time: the newest are at the end.
    for (auto row = rows->rbegin(); row != rows->rend() && shown < kMost; ++row) {
        const auto& event = backend::as<backend::Event>(**row);
        if (!m_session.project().isEmpty() && event.project != m_session.project())
            continue;
        m_lines[shown++]->show({.ref = event.about,
                                .icon = QLatin1StringView(event.isWarning ? "status-warning" : "info"),
                                .color = event.isWarning ? colors().warning : colors().muted,
                                .name = event.aboutName,
                                .text = event.message,
                                .figure = formatAge(event.lastSeen, QDateTime::currentDateTimeUtc())});
    }
    for (; shown < kMost; ++shown)
        m_lines[shown]->hide();
}

} // namespace darse::ui
