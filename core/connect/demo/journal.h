// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

enum class Tone { Normal, Warning };

/// What is said of an object.
struct Note {
    Tone tone = Tone::Normal;
    QString type;
    QString message;
};

/// Events that are kept.
inline constexpr std::size_t kKeptEvents = 500;

/// Writes an event about `about`. The same note again within ten minutes counts up the first one.
void tell(World& world, const backend::Object& about, const Note& note);

} // namespace darse::connect::demo
