// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/celltexts.h"
#include "ui/models/column.h"

#include <QRect>

class QPainter;

namespace darse::ui {

/// One cell to be painted. `rect` is without margins.
struct Cell {
    const backend::Object& object;
    const Column& column;
    session::Session& session;
    CellTexts& texts;
    QRect rect;
    bool isHovered = false;
    double devicePixelRatio = 1;
};

/// Paints what the column says, without any background.
void paintCell(QPainter& painter, const Cell& cell);
/// Whether the text of the cell does not fit.
[[nodiscard]] bool isCut(const Cell& cell);

} // namespace darse::ui
