// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phrasebook.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

constexpr int kMostPlaces = 4;

/// What stands for the places between the `fixed` pieces, each of it something.
std::optional<QStringList> partsOf(QStringView text, const QStringList& fixed)
{
    if (fixed.size() == 1)
        return text == fixed.front() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(fixed.front()) || !text.endsWith(fixed.back()) ||
        text.size() <= fixed.front().size() + fixed.back().size())
        return std::nullopt;
    text = text.mid(fixed.front().size()).chopped(fixed.back().size());
    QStringList parts;
    for (qsizetype i = 1; i + 1 < fixed.size(); ++i) {
        const qsizetype at = text.indexOf(fixed.at(i), 1);
        if (at < 1 || at + fixed.at(i).size() >= text.size())
            return std::nullopt;
        parts << text.first(at).toString();
        text = text.mid(at + fixed.at(i).size());
    }
    return parts << text.toString();
}

} // namespace

Phrasebook::Phrasebook(const char* context, std::span<const char* const> patterns) : m_context(context)
{
    m_rows.reserve(patterns.size());
    for (const char* pattern : patterns) {
        const QString text = QString::fromUtf8(pattern);
        Row row{.pattern = pattern, .fixed = {}};
        qsizetype from = 0;
        for (int place = 1; place <= kMostPlaces; ++place) {
            const qsizetype at = text.indexOf(QStringLiteral("%%1").arg(place), from);
            if (at < 0)
                break;
            row.fixed << text.sliced(from, at - from);
            from = at + 2;
        }
        row.fixed << text.mid(from);
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
    QString text = QCoreApplication::translate(m_context, pattern);
    switch (parts.size()) {
    case 0:
        return text;
    case 1:
        return text.arg(parts.front());
    case 2:
        return text.arg(parts.front(), parts.at(1));
    case 3:
        return text.arg(parts.front(), parts.at(1), parts.at(2));
    default:
        return text.arg(parts.front(), parts.at(1), parts.at(2), parts.at(3));
    }
}

} // namespace darse::ui
