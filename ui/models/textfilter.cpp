// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/textfilter.h"

#include "ui/models/foldedtext.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace darse::ui {
namespace {

constexpr std::pair<QLatin1StringView, Field> kFields[] = {
    {QLatin1StringView("name:"), Field::Name},       {QLatin1StringView("status:"), Field::Status},
    {QLatin1StringView("project:"), Field::Project}, {QLatin1StringView("image:"), Field::Image},
    {QLatin1StringView("label:"), Field::Label},
};

/// Splits at spaces outside quotes; the quotes stay in the words.
QStringList splitWords(const QString& typed)
{
    QStringList words;
    QString word;
    bool isQuoted = false;
    for (const QChar c : typed) {
        if (c == u'"')
            isQuoted = !isQuoted;
        if (c.isSpace() && !isQuoted) {
            if (!word.isEmpty())
                words.append(std::exchange(word, {}));
            continue;
        }
        word.append(c);
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

bool contains(std::string_view text, const std::string& needle)
{
    return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

} // namespace

TextFilter::TextFilter(const QString& typed)
{
    for (const QString& word : splitWords(typed)) {
        Term term = parse(word);
        if (term.needle.empty())
            continue;
        m_terms.push_back(std::move(term));
        m_words.append(word);
    }
}

TextFilter::Term TextFilter::parse(QString word)
{
    Term term;
    if (word.size() > 1 && (word.startsWith(u'-') || word.startsWith(u'!'))) {
        term.isNegated = true;
        word.remove(0, 1);
    }
    for (const auto& [prefix, field] : kFields) {
        if (word.startsWith(prefix, Qt::CaseInsensitive)) {
            term.field = field;
            word.remove(0, prefix.size());
            break;
        }
    }
    word.remove(u'"');
    appendFolded(term.needle, word);
    if (term.field == Field::Label && term.needle.find('=') != std::string::npos)
        term.needle.insert(0, 1, '\n');
    return term;
}

bool TextFilter::matches(const RowText& row) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&row](const Term& term) {
        return contains(row.field(term.field), term.needle) != term.isNegated;
    });
}

bool TextFilter::implies(const Term& term, const Term& before)
{
    if (term.field != before.field || term.isNegated != before.isNegated)
        return false;
    return term.isNegated ? contains(before.needle, term.needle) : contains(term.needle, before.needle);
}

bool TextFilter::narrows(const TextFilter& before) const
{
    return std::all_of(before.m_terms.begin(), before.m_terms.end(), [this](const Term& old) {
        return std::any_of(m_terms.begin(), m_terms.end(), [&old](const Term& term) { return implies(term, old); });
    });
}

QString TextFilter::without(qsizetype word) const
{
    QStringList words = m_words;
    words.removeAt(word);
    return words.join(u' ');
}

} // namespace darse::ui
