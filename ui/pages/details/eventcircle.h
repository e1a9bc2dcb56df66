// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/event.h"
#include "core/session/objectstore.h"

#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// When an event was seen last.
[[nodiscard]] QDateTime momentOf(const backend::Event& event);
/// Of `all`, those about the object itself, its parts and the parts of those.
[[nodiscard]] std::vector<const backend::Event*> eventsAbout(const backend::Object& object,
                                                             const backend::ObjectList& all, session::Session& session);

} // namespace darse::ui
