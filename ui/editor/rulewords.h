// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// What the tables and rules of kinds, or the reader of YAML, say of a value, in the language of the window. Values and
/// what is not known stay as they are. Any thread.
[[nodiscard]] QString ruleWords(const QString& said);

/// The same for what a server says of a whole object: "Pod "web" is invalid: spec.hostname: Invalid value: …".
[[nodiscard]] QString refusalWords(const QString& said);

} // namespace darse::ui
