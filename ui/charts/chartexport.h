// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace darse::ui {

class ChartGroup;

/// What is shown as comma-separated values: one row for each moment, one column for each line, empty where nothing was
/// measured. Numbers are in the base unit, with a point.
[[nodiscard]] QString chartTable(const ChartGroup& group);

enum class ChartForm { Picture, Table };
/// Asks where to, and saves: the table of the group, or `picture` as it is seen. Failures are told in a box; `saved` is
/// told the path, unless the window is gone by then.
void askWhereToSaveCharts(const ChartGroup& group, QWidget& picture, ChartForm form, QWidget* window,
                          const std::function<void(const QString& path)>& saved);

} // namespace darse::ui
