// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/eventcircle.h"

#include "core/session/session.h"
#include "ui/pages/details/parts.h"

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;

std::vector<backend::ObjectRef> circleOf(const backend::Object& object, session::Session& session)
{
    std::vector<backend::ObjectRef> circle = {refOf(object)};
    for (const Kind kind : {Kind::Pod, Kind::Container}) {
        if (object.kind == kind)
            continue;
        for (const backend::ObjectPtr& part : partsOf(object, kind, session))
            circle.push_back(refOf(*part));
    }
    return circle;
}

} // namespace

QDateTime momentOf(const backend::Event& event)
{
    return event.lastSeen.isValid() ? event.lastSeen : event.created;
}

std::vector<const backend::Event*> eventsAbout(const backend::Object& object, const backend::ObjectList& all,
                                               session::Session& session)
{
    const std::vector<backend::ObjectRef> circle = circleOf(object, session);
    std::vector<const backend::Event*> events;
    for (const backend::ObjectPtr& each : all) {
        const auto& event = backend::as<backend::Event>(*each);
        if (std::ranges::find(circle, event.about) != circle.end())
            events.push_back(&event);
    }
    return events;
}

} // namespace darse::ui
