// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/journal.h"

#include "core/backend/event.h"

namespace darse::connect::demo {

using backend::Event;
using backend::Kind;

namespace {

constexpr qint64 kRepeatMilliseconds = 10 * 60 * 1000;

/// The key of the event that says the same and is young enough, else empty.
QString keyOfSame(const World& world, const backend::Object& about, const Note& note)
{
    const Table& events = world.table(Kind::Event);
    for (auto it = events.rbegin(); it != events.rend(); ++it) {
        const auto& event = backend::as<Event>(*it->second);
        if (world.now() - event.created.toMSecsSinceEpoch() > kRepeatMilliseconds)
            break;
        if (event.about.kind == about.kind && event.about.key == about.key && event.type == note.type &&
            event.message == note.message)
            return it->first;
    }
    return {};
}

} // namespace

void tell(World& world, const backend::Object& about, const Note& note)
{
    const QString same = keyOfSame(world, about, note);
    if (!same.isEmpty()) {
        world.edit<Event>(same, [&](Event& event) {
            ++event.count;
            event.lastSeen = world.date();
        });
        return;
    }
    auto event = std::make_shared<Event>();
    event->key = QStringLiteral("%1-%2").arg(world.now(), 13, 10, QLatin1Char('0')).arg(randomHex(world.random(), 6));
    event->name = about.name + QLatin1Char('.') + randomHex(seedOf(event->key), 8);
    event->project = about.project;
    event->created = world.date();
    event->lastSeen = event->created;
    event->isWarning = note.tone == Tone::Warning;
    event->status = event->isWarning ? backend::Status::Warning : backend::Status::Normal;
    event->reason = note.type;
    event->type = note.type;
    event->message = note.message;
    event->about = {about.kind, about.key};
    event->aboutName = about.name;
    event->owners = {event->about};
    world.put(std::move(event));
    while (world.table(Kind::Event).size() > kKeptEvents)
        world.erase(Kind::Event, QString(world.table(Kind::Event).begin()->first));
}

} // namespace darse::connect::demo
