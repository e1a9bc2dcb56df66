// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettematch.h"

namespace darse::ui {
namespace {

constexpr int kLetter = 1;
constexpr int kRun = 4;
constexpr int kWordStart = 6;
constexpr int kWholePrefix = 20;

} // namespace

QString folded(QStringView text)
{
    QString result;
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD);
    result.reserve(decomposed.size());
    for (const QChar letter : decomposed) {
        if (letter.category() != QChar::Mark_NonSpacing)
            result.append(letter.toCaseFolded());
    }
    return result;
}

std::optional<int> paletteScore(QStringView query, QStringView text)
{
    const QString wanted = folded(query);
    const QString given = folded(text);
    int score = given.startsWith(wanted) && !wanted.isEmpty() ? kWholePrefix : 0;
    qsizetype at = 0;
    qsizetype previous = -2;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        qsizetype hit = given.indexOf(letter, at);
        if (hit < 0)
            return std::nullopt;
        // A beginning of a word further on is worth more than the first letter that happens to fit.
        for (qsizetype next = hit; next >= 0 && hit != previous + 1; next = given.indexOf(letter, next + 1)) {
            if (next == 0 || !given.at(next - 1).isLetterOrNumber()) {
                hit = next;
                break;
            }
        }
        const bool startsWord = hit == 0 || !given.at(hit - 1).isLetterOrNumber();
        score += kLetter + (hit == previous + 1 ? kRun : 0) + (startsWord ? kWordStart : 0);
        previous = hit;
        at = hit + 1;
    }
    return score;
}

} // namespace darse::ui
