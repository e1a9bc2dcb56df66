// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QRect>
#include <QString>

#include <functional>

class QWidget;

namespace darse::ui {

/// What a screen reader is told of a row that is painted and no widget.
struct SpokenRow {
    QString text;
    QAccessible::Role role = QAccessible::ListItem;
    QRect rect; ///< in the widget
};

/// `widget` is a list of `count` rows to screen readers. `row` is asked whenever one of them looks, and may use the
/// widget.
void speakRows(QWidget& widget, int count, std::function<SpokenRow(int)> row);

} // namespace darse::ui
