// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/podfields.h"

namespace darse::ui {

/// A member as it is shown: texts and numbers, else nothing.
[[nodiscard]] QString shownMember(const nlohmann::json& object, const char* name);
/// A port; nothing for what is none.
[[nodiscard]] std::optional<nlohmann::json> portNumber(const QString& text);
/// The line that shows an element of a list.
[[nodiscard]] QString lineOf(PodList kind, const nlohmann::json& element);
/// An element as a line says it; null for a member that it does not have. Nothing: the line is not understood.
[[nodiscard]] std::optional<nlohmann::json> elementOf(PodList kind, const QString& line);

} // namespace darse::ui
