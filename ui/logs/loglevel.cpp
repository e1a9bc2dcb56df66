// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglevel.h"

#include "ui/style/tokens.h"

#include <QLatin1StringView>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qsizetype kHead = 160; ///< a level stands near the beginning

struct Row {
    QLatin1StringView word;
    LogLevel level;
};

constexpr Row kWords[] = {
    {QLatin1StringView("trace"), LogLevel::Debug},  {QLatin1StringView("debug"), LogLevel::Debug},
    {QLatin1StringView("info"), LogLevel::Info},    {QLatin1StringView("notice"), LogLevel::Info},
    {QLatin1StringView("warn"), LogLevel::Warning}, {QLatin1StringView("warning"), LogLevel::Warning},
    {QLatin1StringView("err"), LogLevel::Error},    {QLatin1StringView("error"), LogLevel::Error},
    {QLatin1StringView("crit"), LogLevel::Error},   {QLatin1StringView("critical"), LogLevel::Error},
    {QLatin1StringView("alert"), LogLevel::Error},  {QLatin1StringView("emerg"), LogLevel::Error},
    {QLatin1StringView("severe"), LogLevel::Error}, {QLatin1StringView("fatal"), LogLevel::Error},
    {QLatin1StringView("panic"), LogLevel::Error},
};

constexpr QLatin1StringView kNames[] = {QLatin1StringView("level"), QLatin1StringView("lvl"),
                                        QLatin1StringView("severity"), QLatin1StringView("loglevel")};

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

std::optional<LogLevel> levelNamed(QStringView word)
{
    const auto* found = std::ranges::find_if(
        kWords, [word](const Row& row) { return word.compare(row.word, Qt::CaseInsensitive) == 0; });
    return found == std::end(kWords) ? std::nullopt : std::optional(found->level);
}

/// `level=`, `"level":"` and the like stand before it.
bool isNamed(QStringView before)
{
    while (!before.isEmpty() && QStringView(u"\"'=: ").contains(before.back()))
        before.chop(1);
    return std::ranges::any_of(kNames,
                               [before](QLatin1StringView name) { return before.endsWith(name, Qt::CaseInsensitive); });
}

/// The word is a mark of its own: shouted, in brackets, before a colon, or the value of a level.
bool isMark(QStringView head, qsizetype first, qsizetype length)
{
    const QStringView word = head.mid(first, length);
    const QChar before = first > 0 ? head[first - 1] : u' ';
    const QChar after = first + length < head.size() ? head[first + length] : u' ';
    if (before == u'-' || before == u'_' || before == u'/' || before == u'.' || after == u'-' || after == u'_' ||
        after == u'/' || after == u'.')
        return false;
    const bool isShouted = std::ranges::all_of(word, [](QChar c) { return c.isUpper(); });
    const bool isBracketed =
        (before == u'[' && after == u']') || (before == u'<' && after == u'>') || (before == u'(' && after == u')');
    const bool isHeading = after == u':' && (first == 0 || before == u' ');
    return isShouted || isBracketed || isHeading || isNamed(head.first(first));
}

/// "E0312 12:00:00.000000 …", as Kubernetes' programs write.
std::optional<LevelWord> klogLevel(QStringView head)
{
    const bool isKlog = head.size() > 5 && head[5] == u' ' &&
                        std::all_of(head.begin() + 1, head.begin() + 5, [](QChar c) { return c.isDigit(); });
    if (!isKlog)
        return std::nullopt;
    switch (head.front().unicode()) {
    case u'I':
        return LevelWord{LogLevel::Info, 0, 1};
    case u'W':
        return LevelWord{LogLevel::Warning, 0, 1};
    case u'E':
    case u'F':
        return LevelWord{LogLevel::Error, 0, 1};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<LevelWord> levelOf(QStringView shown)
{
    const QStringView head = shown.first(std::min(kHead, shown.size()));
    if (const auto level = klogLevel(head))
        return level;
    for (qsizetype first = 0; first < head.size();) {
        qsizetype last = first;
        while (last < head.size() && isLetter(head[last]))
            ++last;
        if (last > first) {
            const auto level = levelNamed(head.mid(first, last - first));
            if (level && isMark(head, first, last - first))
                return LevelWord{*level, first, last - first};
        }
        first = std::max(last, first + 1);
    }
    return std::nullopt;
}

QColor levelColor(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return colors().muted;
    case LogLevel::Info:
        return colors().pending;
    case LogLevel::Warning:
        return colors().warning;
    case LogLevel::Error:
        return colors().failed;
    }
    return colors().text;
}

} // namespace darse::ui
