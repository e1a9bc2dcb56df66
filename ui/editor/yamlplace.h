// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTextBlock>

namespace darse::ui {

/// Where a cursor stands in a YAML text that need not be whole: found by indentation.
struct YamlPlace {
    QStringList path; ///< keys from the root of the document to what is around the cursor, without places in lists
    QString key;      ///< of the line
    QString typed;    ///< of the key or value, before the cursor
    int from = 0;     ///< column where it begins
    bool isValue = false;
    bool isComment = false;
    QString kind{};         ///< what the document says that it is
    QString apiVersion{};   ///< and in which version
    QStringList siblings{}; ///< keys beside it
};

/// Looks at no more than `farthest` lines in either direction.
[[nodiscard]] YamlPlace placeAt(const QTextBlock& block, int column, int farthest);
/// The word of the line that names a field, and where the cursor is on it: for help.
[[nodiscard]] YamlPlace keyAt(const QTextBlock& block, int farthest);

} // namespace darse::ui
