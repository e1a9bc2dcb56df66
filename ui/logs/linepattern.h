// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/literalfinder.h"
#include "ui/logs/logblock.h"
#include "ui/logs/logquery.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace darse::ui {

/// A query made ready, for several threads at once. Whatever its case matches.
class LinePattern {
public:
    /// Null when the expression cannot be read; `problem` then says why, in English.
    [[nodiscard]] static std::shared_ptr<const LinePattern> create(const LogQuery& query, QString& problem);
    ~LinePattern();
    LinePattern(const LinePattern&) = delete;
    LinePattern& operator=(const LinePattern&) = delete;

private:
    friend class LineMatcher;
    struct Code; ///< a compiled expression

    LinePattern();

    std::unique_ptr<Code> m_plain; ///< bytes, for lines of ASCII; null when the expression is about more than those
    std::unique_ptr<Code> m_utf;
    std::optional<LiteralFinder> m_literal; ///< every line of ASCII that matches has it
    bool m_isNothingElse = false;           ///< and having it is all
};

/// Looks for a pattern, on one thread. An expression that runs wild gives up on a line.
class LineMatcher {
public:
    explicit LineMatcher(std::shared_ptr<const LinePattern> pattern);
    ~LineMatcher();
    LineMatcher(const LineMatcher&) = delete;
    LineMatcher& operator=(const LineMatcher&) = delete;

    /// The lines of `text`, from `from` on, that match as they are shown, ascending. May stop early once cancelled.
    [[nodiscard]] std::vector<quint32> linesIn(const LogText& text, std::size_t from,
                                               const std::atomic<bool>& isCancelled);

private:
    struct Memory; ///< what matching needs beside the code

    [[nodiscard]] bool matches(std::string_view line, quint16 flags);
    [[nodiscard]] bool matchesCode(const LinePattern::Code& code, std::string_view shown);
    void findLiteral(const LogText& text, std::size_t from, std::vector<quint32>& hits);

    std::shared_ptr<const LinePattern> m_pattern;
    std::unique_ptr<Memory> m_memory;
    std::string m_buffer;
};

} // namespace darse::ui
