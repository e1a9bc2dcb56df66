// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <QString>

#include <functional>
#include <variant>
#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// How a cell is painted.
enum class Paint {
    Text,
    Name,      ///< link-like, opens the details
    Mono,      ///< ids, digests, paths: short, the whole in the tooltip
    Status,    ///< icon, word and colour of Object::status
    Number,    ///< right-aligned, tabular figures
    Sparkline, ///< number and the last minutes
    Age,       ///< a QDateTime, shown as "3 min", exact time in the tooltip
    Kind,      ///< badge of the kind that an ObjectRef points at
};

/// What a column sorts by; numbers before texts, an empty value last.
using SortKey = std::variant<std::monostate, double, QString>;

/// One column of a list, as a table row: no class per column.
struct Column {
    const char* id;    ///< stable, for saved layouts
    const char* title; ///< QT_TRANSLATE_NOOP("columns", …)
    Paint paint = Paint::Text;
    int width = 120; ///< in tokens' pixels
    int stretch = 0; ///< its share of what the window has too much or too little
    bool isShownAtFirst = true;
    bool isLive = false; ///< reads the metrics store: repainted every tick, outside the diff
    std::function<QString(const backend::Object&, session::Session&)> text;
    std::function<SortKey(const backend::Object&, session::Session&)> sortKey = {}; ///< empty: by text
    std::function<QString(const backend::Object&, session::Session&)> tooltip = {}; ///< empty: the text when it is cut
    std::function<QStringList(const backend::Object&)> pages = {}; ///< of the web, to which the text leads
};

} // namespace darse::ui
