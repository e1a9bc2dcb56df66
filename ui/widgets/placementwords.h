// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// Why a scheduler finds no machine for a pod, in the language of the person; empty: it is no such sentence.
[[nodiscard]] QString placementText(const QString& message);

} // namespace darse::ui
