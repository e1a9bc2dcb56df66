// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringView>

#include <optional>

namespace darse::ui {

enum class LogLevel { Debug, Info, Warning, Error };

/// A level and the word that says so.
struct LevelWord {
    LogLevel level = LogLevel::Info;
    qsizetype first = 0;
    qsizetype length = 0;

    friend bool operator==(const LevelWord&, const LevelWord&) = default;
};

/// How bad a line of a log is, by its own words: ERROR, [warn], level=info, "level":"debug", W0312 (klog). Only the
/// head of the line is read, and a word in the middle of a sentence does not count.
[[nodiscard]] std::optional<LevelWord> levelOf(QStringView shown);
/// In the theme in force.
[[nodiscard]] QColor levelColor(LogLevel level);

} // namespace darse::ui
