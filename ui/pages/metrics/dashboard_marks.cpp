// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, on the time axis.
#include "core/backend/event.h"
#include "core/session/session.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/logbursts.h"
#include "ui/pages/metrics/dashboard.h"
#include "ui/widgets/eventwords.h"
#include "ui/widgets/visibletext.h"

#include <algorithm>

namespace darse::ui {

using backend::Kind;

namespace {

constexpr std::size_t kMostMarks = 200;
constexpr qsizetype kMostRead = 8; ///< logs, which take a moment each

} // namespace

void Dashboard::setMarks()
{
    m_happened.clear();
    for (const backend::ObjectPtr& object : *m_context.session.store(Kind::Event).snapshot()) {
        const auto& event = backend::as<backend::Event>(*object);
        const QDateTime& moment = event.lastSeen.isValid() ? event.lastSeen : event.created;
        if (event.isWarning && m_context.session.isInScope(event))
            m_happened.push_back(
                {{.atMilliseconds = moment.toMSecsSinceEpoch(),
                  .text = visibleText(event.aboutName + QStringLiteral(": ") + eventText(event.message)),
                  .isWarning = true},
                 event.about});
    }
    for (const auto& [key, bursts] : m_bursts->all()) {
        const backend::ObjectPtr container = m_context.session.store(Kind::Container).find(key);
        for (const LogBurst& burst : bursts) {
            const QString name = container ? visibleText(container->name) : key.left(12);
            m_happened.push_back({{.atMilliseconds = burst.atMilliseconds,
                                   .text = name + QStringLiteral(": ") + burstText(burst),
                                   .isWarning = false},
                                  {Kind::Container, key}});
        }
    }
    std::ranges::sort(m_happened, std::greater<>(), [](const Happened& each) { return each.mark.atMilliseconds; });
    m_happened.resize(std::min(m_happened.size(), kMostMarks));
    std::vector<ChartMark> marks;
    std::ranges::transform(m_happened, std::back_inserter(marks), &Happened::mark);
    m_group->setMarks(marks);
}

/// Of the containers that are drawn.
void Dashboard::readBursts()
{
    QStringList keys;
    for (const ChartFeed::Line& line : m_lines) {
        if (line.ref.kind == Kind::Container && !keys.contains(line.ref.key) && keys.size() < kMostRead)
            keys.append(line.ref.key);
    }
    m_bursts->read(keys);
}

/// The log of the container that something happened to, at that second; else all events.
void Dashboard::openAt(qint64 atMilliseconds)
{
    const auto nearest = std::ranges::min_element(
        m_happened, {}, [=](const Happened& each) { return std::abs(each.mark.atMilliseconds - atMilliseconds); });
    if (nearest == m_happened.end() || nearest->about.kind != Kind::Container ||
        !m_context.session.store(Kind::Container).find(nearest->about.key))
        return Q_EMIT goTo(Location::ofList(Kind::Event));
    Q_EMIT goTo(Location::ofObject(nearest->about, QStringLiteral("logs@%1").arg(nearest->mark.atMilliseconds)));
}

} // namespace darse::ui
