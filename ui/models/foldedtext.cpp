// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/foldedtext.h"

#include <QString>

#include <algorithm>

namespace darse::ui {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Appends the ASCII start of the text and returns its length.
qsizetype appendAscii(std::string& out, QStringView text)
{
    qsizetype length = 0;
    for (; length < text.size(); ++length) {
        const char16_t c = text[length].unicode();
        if (c >= 0x80)
            break;
        out.push_back(static_cast<char>(c >= u'A' && c <= u'Z' ? c + 0x20 : c));
    }
    return length;
}

/// A run of digits as its length, then its digits: longer numbers are greater, whatever they begin with.
void appendNumber(std::string& out, const char* digits, std::size_t count)
{
    for (; count > 0 && *digits == '0'; --count)
        ++digits;
    std::size_t length = count;
    for (; length >= 9; length -= 9)
        out.push_back('9');
    out.push_back(static_cast<char>('0' + length));
    out.append(digits, count);
}

} // namespace

void appendFolded(std::string& out, QStringView text)
{
    const qsizetype ascii = appendAscii(out, text);
    if (ascii == text.size())
        return;
    const QString rest = text.mid(ascii).toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(rest.size());
    for (const QChar c : rest) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain.append(c);
    }
    out += plain.toStdString();
}

std::string folded(QStringView text)
{
    std::string out;
    appendFolded(out, text);
    return out;
}

void appendNaturalKey(std::string& out, QStringView text)
{
    const std::size_t start = out.size();
    appendFolded(out, text);
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(start);
    if (std::find_if(begin, out.end(), isDigit) == out.end())
        return;
    thread_local std::string plain;
    plain.assign(out, start);
    out.resize(start);
    for (std::size_t i = 0; i < plain.size();) {
        std::size_t end = i;
        while (end < plain.size() && isDigit(plain[end]))
            ++end;
        if (end == i) {
            out.push_back(plain[i++]);
            continue;
        }
        appendNumber(out, plain.data() + i, end - i);
        i = end;
    }
}

} // namespace darse::ui
