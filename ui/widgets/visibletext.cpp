// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/visibletext.h"

#include <QChar>

namespace darse::ui {
namespace {

struct CharacterRange {
    char32_t first;
    char32_t last;
};

constexpr CharacterRange kHidden[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C},   {0x115F, 0x1160},   {0x180B, 0x180E},
    {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},   {0xD800, 0xDFFF},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

constexpr char32_t kControlPictures = 0x2400;
constexpr char32_t kPictureOfDelete = 0x2421;

QString replaceHidden(const QString& text, QStringView kept)
{
    QString result;
    qsizetype copied = 0;
    for (qsizetype position = 0; position < text.size();) {
        const qsizetype start = position;
        const char32_t character = nextCharacter(text, position);
        if (!isHiddenCharacter(character) || (character < 0x80 && kept.contains(QChar(char16_t(character)))))
            continue;
        result += QStringView(text).mid(copied, start - copied);
        result += markFor(character);
        copied = position;
    }
    if (copied == 0)
        return text;
    result += QStringView(text).mid(copied);
    return result;
}

} // namespace

bool isHiddenCharacter(char32_t character)
{
    if (character >= 0x20 && character < 0x7F)
        return false;
    for (const CharacterRange& range : kHidden) {
        if (character < range.first)
            return false;
        if (character <= range.last)
            return true;
    }
    return false;
}

QString markFor(char32_t character)
{
    if (character < 0x20)
        return QString(QChar(char16_t(kControlPictures + character)));
    if (character == 0x7F)
        return QString(QChar(char16_t(kPictureOfDelete)));
    return QStringLiteral("‹U+%1›").arg(QString::number(uint(character), 16).toUpper().rightJustified(4, u'0'));
}

char32_t nextCharacter(QStringView text, qsizetype& position)
{
    const QChar first = text[position++];
    if (first.isHighSurrogate() && position < text.size() && text[position].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[position++]);
    return first.unicode();
}

QString visibleText(const QString& text)
{
    return replaceHidden(text, {});
}

QString visibleLines(const QString& text)
{
    return replaceHidden(text, u"\n\t");
}

QString plainCaption(const QString& text)
{
    return visibleText(text).replace(u'&', QLatin1StringView("&&"));
}

} // namespace darse::ui
