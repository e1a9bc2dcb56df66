// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// One sentence that says what a setting changes; empty for what needs none.
[[nodiscard]] QString settingMeaning(const QString& setting);

} // namespace darse::ui
