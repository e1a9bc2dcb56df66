// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/jsonline.h"

#include "ui/logs/sgrparser.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kIndent = 2;
constexpr int kDeepest = 20;  ///< indented: a line that nests on and on must not become a thousand times as long
constexpr int kMostTries = 8; ///< brackets before it may be no JSON: "[info] {…}"

/// Where the text in quotation marks that begins at `from` ends.
qsizetype pastString(QStringView json, qsizetype from)
{
    qsizetype at = from + 1;
    while (at < json.size() && json[at] != u'"')
        at += json[at] == u'\\' ? 2 : 1;
    return std::min(at + 1, json.size());
}

/// Of JSON that is known to be well formed.
QString indented(QStringView json)
{
    QString text;
    int depth = 0;
    const auto newRow = [&] { text += u'\n' + QString(qsizetype(std::min(depth, kDeepest)) * kIndent, u' '); };
    for (qsizetype at = 0; at < json.size(); ++at) {
        const QChar c = json[at];
        if (c == u'"') {
            const qsizetype end = pastString(json, at);
            text += json.mid(at, end - at);
            at = end - 1;
        } else if (c == u'{' || c == u'[') {
            const QStringView rest = json.mid(at + 1).trimmed();
            text += c;
            ++depth;
            if (!rest.startsWith(u'}') && !rest.startsWith(u']'))
                newRow();
        } else if (c == u'}' || c == u']') {
            --depth;
            if (!text.endsWith(u'{') && !text.endsWith(u'['))
                newRow();
            text += c;
        } else if (c == u',') {
            text += c;
            newRow();
        } else if (c == u':') {
            text += QLatin1StringView(": ");
        } else if (!c.isSpace()) {
            text += c;
        }
    }
    return text;
}

} // namespace

std::optional<QString> expandedJson(const QString& line)
{
    const QString text = line.trimmed();
    if (!text.endsWith(u'}') && !text.endsWith(u']'))
        return std::nullopt;
    qsizetype from = -1;
    for (int tries = 0; tries < kMostTries; ++tries) {
        const auto next =
            std::find_if(text.begin() + from + 1, text.end(), [](QChar c) { return c == u'{' || c == u'['; });
        if (next == text.end())
            return std::nullopt;
        from = next - text.begin();
        const QStringView json = QStringView(text).mid(from);
        if (QJsonDocument::fromJson(json.toUtf8()).isNull())
            continue;
        const QString before = text.left(from).trimmed();
        return before.isEmpty() ? indented(json) : before + u'\n' + indented(json);
    }
    return std::nullopt;
}

QString shownRows(const QString& text)
{
    QStringList rows;
    for (const QStringView row : QStringView(text).split(u'\n'))
        rows.append(parseInkedLine(row).text);
    return rows.join(u'\n');
}

} // namespace darse::ui
