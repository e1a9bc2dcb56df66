// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/linebytes.h"

#include "ui/logs/sgrparser.h"
#include "ui/widgets/visibletext.h"

#include <algorithm>
#include <cstring>

namespace darse::ui {
namespace {

constexpr char kEscape = 0x1B;
constexpr std::size_t kTabWidth = 8;

bool isPlain(QStringView text)
{
    char16_t strange = 0;
    for (const QChar c : text)
        strange |= char16_t(c.unicode() - 0x20U > 0x5EU ? 1U : 0U);
    return strange == 0;
}

bool isShownAsIs(QStringView text)
{
    for (qsizetype position = 0; position < text.size();) {
        if (isHiddenCharacter(nextCharacter(text, position)))
            return false;
    }
    return true;
}

void appendNarrow(QByteArray& to, QStringView text)
{
    const qsizetype before = to.size();
    to.resize(before + text.size());
    char* out = to.data() + before;
    for (qsizetype i = 0; i < text.size(); ++i)
        out[i] = char(text[i].unicode());
}

/// Of the colour sequence that `text` begins with, or 0: what parseInkedLine() takes out.
std::size_t colorSequence(std::string_view text)
{
    const std::size_t most = std::min<std::size_t>(text.size(), kLongestSgr);
    if (most < 3 || text[1] != '[')
        return 0;
    for (std::size_t i = 2; i < most; ++i) {
        if (text[i] == 'm')
            return i + 1;
        if (!((text[i] >= '0' && text[i] <= '9') || text[i] == ';' || text[i] == ':'))
            return 0;
    }
    return 0;
}

/// U+2400 and what follows: the pictures of controls.
void putPicture(std::string& to, char control)
{
    const char last = control == 0x7F ? '\xA1' : char(0x80 + control);
    to += {'\xE2', '\x90', last};
}

/// The line without 8-bit bytes.
void putShown(std::string& to, std::string_view raw)
{
    if (raw.ends_with('\r'))
        raw.remove_suffix(1);
    std::size_t column = 0;
    for (std::size_t at = 0; at < raw.size();) {
        const char c = raw[at];
        if (const std::size_t length = c == kEscape ? colorSequence(raw.substr(at)) : 0; length > 0) {
            at += length;
            continue;
        }
        ++at;
        const std::size_t width = c == '\t' ? kTabWidth - column % kTabWidth : 1;
        column += width;
        if (c == '\t')
            to.append(width, ' ');
        else if (c < 0x20 || c == 0x7F)
            putPicture(to, c);
        else
            to += c;
    }
}

} // namespace

quint16 appendLineBytes(QByteArray& to, QStringView text)
{
    if (isPlain(text)) {
        appendNarrow(to, text);
        return LineHead::Plain | LineHead::AsIs;
    }
    if (!text.isValidUtf16()) {
        to.append(reinterpret_cast<const char*>(text.utf16()), text.size() * qsizetype(sizeof(char16_t)));
        return LineHead::Wide;
    }
    to.append(text.toUtf8());
    return isShownAsIs(text) ? LineHead::AsIs : 0;
}

QString lineText(std::string_view bytes, quint16 flags)
{
    if ((flags & LineHead::Plain) != 0)
        return QString::fromLatin1(bytes.data(), qsizetype(bytes.size()));
    if ((flags & LineHead::Wide) == 0)
        return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    QString text(qsizetype(bytes.size() / sizeof(char16_t)), Qt::Uninitialized);
    std::memcpy(text.data(), bytes.data(), std::size_t(text.size()) * sizeof(char16_t));
    return text;
}

std::string_view shownBytes(std::string_view bytes, quint16 flags, std::string& buffer)
{
    if ((flags & LineHead::AsIs) != 0)
        return bytes;
    buffer.clear();
    const bool isSevenBit = std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & '\x80') != 0; });
    if (isSevenBit && (flags & LineHead::Wide) == 0)
        putShown(buffer, bytes);
    else
        buffer = parseInkedLine(lineText(bytes, flags)).text.toStdString();
    return buffer;
}

} // namespace darse::ui
