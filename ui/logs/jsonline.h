// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace darse::ui {

/// The JSON of a line, one value a row and indented, its keys in their order and its numbers as they are written; what
/// stands before it stays in front. Nothing when the line does not end with a JSON object or array.
[[nodiscard]] std::optional<QString> expandedJson(const QString& line);
/// The same text without what would act: as a log line is shown.
[[nodiscard]] QString shownRows(const QString& text);

} // namespace darse::ui
