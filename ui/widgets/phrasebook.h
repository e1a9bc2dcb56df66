// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace darse::ui {

/// Sentences that backends make, known by their pattern, so that they can be said in the person's language. Backends
/// know no languages, and what a remote one says has no other mark than its words.
class Phrasebook {
public:
    /// `patterns` are marked for translation in `context`; "%1", "%2" and so on in them, in this order, stand for
    /// anything, the first ones for as little as possible.
    Phrasebook(const char* context, std::span<const char* const> patterns);

    struct Match {
        const char* pattern = nullptr; ///< what was recognised
        QStringList parts;             ///< what stands for "%1", "%2" and so on
    };
    [[nodiscard]] std::optional<Match> find(const QString& sentence) const;
    /// The pattern in the person's language, filled with `parts`.
    [[nodiscard]] QString say(const char* pattern, const QStringList& parts) const;

private:
    struct Row {
        const char* pattern;
        QStringList fixed; ///< what stands around the places
    };

    const char* m_context;
    std::vector<Row> m_rows;
};

} // namespace darse::ui
