// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/event.h"
#include "core/session/session.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/style/words.h"
#include "ui/widgets/eventwords.h"

namespace darse::ui {
namespace {

using backend::Event;
using backend::Kind;
using backend::Object;

Column lastSeenColumn()
{
    return {.id = "lastseen",
            .title = QT_TRANSLATE_NOOP("columns", "Last seen"),
            .paint = Paint::Age,
            .width = 100,
            .text =
                [](const Object& object, session::Session&) {
                    return formatAge(backend::as<Event>(object).lastSeen, QDateTime::currentDateTimeUtc());
                },
            .sortKey = [](const Object& object, session::Session&) -> SortKey {
                return -static_cast<double>(backend::as<Event>(object).lastSeen.toMSecsSinceEpoch());
            },
            .tooltip = [](const Object& object,
                          session::Session&) { return formatMoment(backend::as<Event>(object).lastSeen); }};
}

} // namespace

KindView eventView()
{
    return {
        .kind = Kind::Event,
        .icon = QStringLiteral("event"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Events"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Event"),
        .purpose = QT_TRANSLATE_NOOP(
            "kinds", "An event is something that happened to an object. Read them from the newest back to "
                     "see why something is as it is."),
        .empty = QT_TRANSLATE_NOOP("kinds", "Nothing has happened yet"),
        .columns = {lastSeenColumn(),
                    textColumn<Event>("type", QT_TRANSLATE_NOOP("columns", "Reason"), 130,
                                      [](const Event& e) { return eventTypeText(e.type); }),
                    statusColumn(),
                    {.id = "name",
                     .title = QT_TRANSLATE_NOOP("columns", "Object"),
                     .paint = Paint::Name,
                     .width = 220,
                     .stretch = 100,
                     .text = [](const Object& object,
                                session::Session&) { return backend::as<Event>(object).aboutName; }},
                    textColumn<Event>("message", QT_TRANSLATE_NOOP("columns", "Message"), 420,
                                      [](const Event& e) { return eventText(e.message); }),
                    numberColumn<Event>(
                        "count", QT_TRANSLATE_NOOP("columns", "Count"), 70,
                        [](const Event& e) { return double(e.count); },
                        [](const Event& e) { return formatNumber(e.count); }),
                    projectColumn()},
        .sortedBy = "lastseen",
        .facts =
            {{QT_TRANSLATE_NOOP("facts", "Event"),
              {fact<Event>(QT_TRANSLATE_NOOP("facts", "Reason"), [](const Event& e) { return eventTypeText(e.type); }),
               fact<Event>(QT_TRANSLATE_NOOP("facts", "Message"), [](const Event& e) { return eventText(e.message); }),
               linkFact<Event>(QT_TRANSLATE_NOOP("facts", "About"),
                               [](const Event& e) { return refs(e.about.kind, {e.about.key}); }),
               fact<Event>(QT_TRANSLATE_NOOP("facts", "Count"), [](const Event& e) { return formatNumber(e.count); }),
               fact<Event>(QT_TRANSLATE_NOOP("facts", "Last seen"),
                           [](const Event& e) { return formatMoment(e.lastSeen); })}},
             identityFacts()},
        .tabs = {Tab::Details},
    };
}

} // namespace darse::ui
