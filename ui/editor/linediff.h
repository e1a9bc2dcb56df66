// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace darse::ui {

struct DiffLine {
    enum class Change { Same, Added, Removed, Skipped };
    Change change = Change::Same;
    QString text{}; ///< of Skipped: nothing
    int count = 1;  ///< of Skipped: how many lines
};

/// What leads from one text to the other, the shortest way; of what is the same, `around` lines beside each change.
[[nodiscard]] std::vector<DiffLine> lineDiff(const QString& before, const QString& after, int around = 3);

} // namespace darse::ui
