// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phrasebook.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

/// What stands for the places between the `fixed` pieces, each of it something.
std::optional<QStringList> partsOf(QStringView text, const QStringList& fixed)
{
    if (fixed.size() == 1)
        return text == fixed.front() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(fixed.front()) || !text.endsWith(fixed.back()) ||
        text.size() <= fixed.front().size() + fixed.back().size())
        return std::nullopt;
    text = text.mid(fixed.front().size()).chopped(fixed.back().size());
    if (fixed.size() == 2)
        return QStringList{text.toString()};
    const qsizetype at = text.lastIndexOf(fixed.at(1));
    if (at < 1 || at + fixed.at(1).size() >= text.size())
        return std::nullopt;
    return QStringList{text.first(at).toString(), text.mid(at + fixed.at(1).size()).toString()};
}

} // namespace

Phrasebook::Phrasebook(const char* context, std::span<const char* const> patterns) : m_context(context)
{
    m_rows.reserve(patterns.size());
    for (const char* pattern : patterns) {
        const QString text = QString::fromUtf8(pattern);
        const qsizetype first = text.indexOf(QLatin1StringView("%1"));
        const qsizetype second = text.indexOf(QLatin1StringView("%2"));
        Row row{.pattern = pattern, .fixed = {}};
        if (first < 0)
            row.fixed = {text};
        else if (second < 0)
            row.fixed = {text.first(first), text.mid(first + 2)};
        else
            row.fixed = {text.first(first), text.sliced(first + 2, second - first - 2), text.mid(second + 2)};
        m_rows.push_back(std::move(row));
    }
}

std::optional<Phrasebook::Match> Phrasebook::find(const QString& sentence) const
{
    for (const Row& row : m_rows) {
        if (auto parts = partsOf(sentence, row.fixed))
            return Match{row.pattern, std::move(*parts)};
    }
    return std::nullopt;
}

QString Phrasebook::say(const char* pattern, const QStringList& parts) const
{
    const QString text = QCoreApplication::translate(m_context, pattern);
    switch (parts.size()) {
    case 0:
        return text;
    case 1:
        return text.arg(parts.front());
    default:
        return text.arg(parts.front(), parts.at(1));
    }
}

} // namespace darse::ui
