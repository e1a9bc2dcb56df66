// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowtext.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace darse::ui {

/// What a person typed to find rows. Words are joined by "and"; `name:`, `status:`, `project:`, `image:` and `label:`
/// look into one field, `label:app=web` at one label from its beginning; a leading `-` or `!` turns a word round;
/// quotes keep spaces. A field nobody knows is plain text.
class TextFilter {
public:
    TextFilter() = default;
    explicit TextFilter(const QString& typed);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    [[nodiscard]] bool matches(const RowText& row) const;
    /// Whether every row that this one finds is found by `before` too: only those need to be looked at.
    [[nodiscard]] bool narrows(const TextFilter& before) const;

    /// The words as typed, one each, for chips.
    [[nodiscard]] const QStringList& words() const { return m_words; }
    /// What to type instead when one word is taken away.
    [[nodiscard]] QString without(qsizetype word) const;

private:
    struct Term {
        Field field = Field::Any;
        bool isNegated = false;
        std::string needle;
    };
    [[nodiscard]] static Term parse(QString word);
    [[nodiscard]] static bool implies(const Term& term, const Term& before);

    std::vector<Term> m_terms;
    QStringList m_words;
};

} // namespace darse::ui
