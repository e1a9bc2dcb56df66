// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// What a backend says of an event, in the language of the person where the sentence is one of those that we know.
[[nodiscard]] QString eventText(const QString& message);
/// The short word for what happened, likewise.
[[nodiscard]] QString eventTypeText(const QString& type);

} // namespace darse::ui
