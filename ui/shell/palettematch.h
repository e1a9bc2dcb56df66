// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace darse::ui {

/// How well `query` fits `text`: every letter in order, ignoring case and accents; beginnings of words, runs and early
/// hits weigh more. Absent when it does not fit; an empty query fits everything with 0.
[[nodiscard]] std::optional<int> paletteScore(QStringView query, QStringView text);

/// Lower case without accents, as compared by paletteScore().
[[nodiscard]] QString folded(QStringView text);

} // namespace darse::ui
