// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/sgrparser.h"

#include "ui/widgets/visibletext.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace darse::ui {
namespace {

constexpr char16_t kEscape = 0x1B;
constexpr qsizetype kTabWidth = 8;

/// "38;5;9" and "38:5:9" alike, as numbers; an empty place is 0.
using Parameters = std::vector<int>;

int bounded(QStringView digits)
{
    int value = 0;
    for (const QChar digit : digits)
        value = std::min(9999, value * 10 + digit.digitValue());
    return value;
}

/// The length of the SGR sequence that starts at `text`, or nothing when it is something else.
std::optional<qsizetype> sgrLength(QStringView text)
{
    if (text.size() < 3 || text[1] != u'[')
        return std::nullopt;
    const qsizetype end = std::min(text.size(), kLongestSgr);
    for (qsizetype i = 2; i < end; ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'm')
            return i + 1;
        if (!((c >= u'0' && c <= u'9') || c == u';' || c == u':'))
            return std::nullopt;
    }
    return std::nullopt;
}

Parameters parametersOf(QStringView body)
{
    Parameters parameters;
    for (const QStringView field : body.split(u';')) {
        const auto parts = field.split(u':');
        // 38:2::r:g:b names a colour space that nobody uses; without it the place is simply not there.
        const bool namesSpace = parts.size() == 6 && bounded(parts[1]) == 2;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (!(namesSpace && i == 2))
                parameters.push_back(bounded(parts[i]));
        }
    }
    return parameters;
}

/// Reads what follows 38 or 48 at `at` and moves `at` to its last place.
std::optional<InkColor> extendedColor(const Parameters& parameters, std::size_t& at)
{
    const auto place = [&](std::size_t offset) {
        return at + offset < parameters.size() ? std::optional(parameters[at + offset]) : std::nullopt;
    };
    const auto isByte = [](std::optional<int> value) { return value && *value <= 255; };
    if (place(1) == 5 && isByte(place(2))) {
        InkColor color{.source = InkColor::Source::Palette, .index = *place(2), .rgb = 0};
        at += 2;
        return color;
    }
    if (place(1) == 2 && isByte(place(2)) && isByte(place(3)) && isByte(place(4))) {
        InkColor color{.source = InkColor::Source::Rgb, .index = 0, .rgb = qRgb(*place(2), *place(3), *place(4))};
        at += 4;
        return color;
    }
    at = parameters.size(); // unreadable: what follows would be misread
    return std::nullopt;
}

struct Switch {
    int code;
    bool Ink::*flag;
    bool value;
};

constexpr Switch kSwitches[] = {
    {1, &Ink::isBold, true},         {2, &Ink::isFaint, true},     {3, &Ink::isItalic, true},
    {4, &Ink::isUnderlined, true},   {7, &Ink::isInverse, true},   {9, &Ink::isStruck, true},
    {22, &Ink::isBold, false},       {22, &Ink::isFaint, false},   {23, &Ink::isItalic, false},
    {24, &Ink::isUnderlined, false}, {27, &Ink::isInverse, false}, {29, &Ink::isStruck, false},
};

void applyCode(int code, Ink& ink)
{
    const auto palette = [](int index) {
        return InkColor{.source = InkColor::Source::Palette, .index = index, .rgb = 0};
    };
    if (code == 0)
        ink = {};
    else if (code >= 30 && code <= 37)
        ink.foreground = palette(code - 30);
    else if (code >= 90 && code <= 97)
        ink.foreground = palette(code - 90 + 8);
    else if (code >= 40 && code <= 47)
        ink.background = palette(code - 40);
    else if (code >= 100 && code <= 107)
        ink.background = palette(code - 100 + 8);
    else if (code == 39)
        ink.foreground = {};
    else if (code == 49)
        ink.background = {};
    for (const Switch& row : kSwitches) {
        if (row.code == code)
            ink.*row.flag = row.value;
    }
}

void applySgr(QStringView body, Ink& ink)
{
    const Parameters parameters = parametersOf(body);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const int code = parameters[i];
        if (code != 38 && code != 48) {
            applyCode(code, ink); // hidden text (8) and blinking (5) are not obeyed
            continue;
        }
        if (const auto color = extendedColor(parameters, i))
            (code == 38 ? ink.foreground : ink.background) = *color;
    }
}

void put(InkedLine& line, QStringView text, const Ink& ink)
{
    const qsizetype first = line.text.size();
    line.text += text;
    if (ink == Ink{})
        return;
    if (!line.runs.empty() && line.runs.back().ink == ink && line.runs.back().first + line.runs.back().length == first)
        line.runs.back().length += text.size();
    else
        line.runs.push_back({first, text.size(), ink});
}

void putMark(InkedLine& line, char32_t character, Ink ink)
{
    ink.isMark = true;
    put(line, markFor(character), ink);
}

bool isPlain(QStringView raw)
{
    return std::all_of(raw.begin(), raw.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

} // namespace

InkedLine parseInkedLine(QStringView raw)
{
    InkedLine line;
    if (raw.endsWith(u'\r')) // the rest of a line end
        raw.chop(1);
    if (isPlain(raw)) {
        line.text = raw.toString();
        return line;
    }
    Ink ink;
    for (qsizetype position = 0; position < raw.size();) {
        const qsizetype start = position;
        const char32_t character = nextCharacter(raw, position);
        if (character == kEscape) {
            if (const auto length = sgrLength(raw.mid(start))) {
                applySgr(raw.mid(start + 2, *length - 3), ink);
                position = start + *length;
                continue;
            }
        }
        if (character == u'\t')
            put(line, QString(kTabWidth - line.text.size() % kTabWidth, u' '), ink);
        else if (isHiddenCharacter(character))
            putMark(line, character, ink);
        else
            put(line, raw.mid(start, position - start), ink);
    }
    return line;
}

} // namespace darse::ui
