// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// The style sheet of the colours and scale in force. Widgets choose a look by the dynamic property `look`
/// ("primary", "danger", "quiet", "link", "card", "masthead" …); the names are the selectors in stylesheet.cpp.
[[nodiscard]] QString styleSheet();

} // namespace darse::ui
