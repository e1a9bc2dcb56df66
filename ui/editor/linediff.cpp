// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/linediff.h"

#include <algorithm>

namespace darse::ui {
namespace {

using Change = DiffLine::Change;

constexpr qsizetype kMostEdits = 2000; ///< beyond: everything else counts as changed

QStringList linesOf(const QString& text)
{
    QStringList lines = text.split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// Myers' way: the furthest that each number of edits reaches, on each diagonal.
std::vector<DiffLine> shortest(const QStringList& a, const QStringList& b)
{
    const auto n = a.size();
    const auto m = b.size();
    const auto most = std::min<qsizetype>(n + m, kMostEdits);
    std::vector<qsizetype> reach(static_cast<std::size_t>(2 * most + 3), 0);
    std::vector<std::vector<qsizetype>> past;
    const auto at = [most](qsizetype k) { return static_cast<std::size_t>(k + most + 1); };
    qsizetype edits = 0;
    bool isThere = false;
    for (; edits <= most && !isThere; ++edits) {
        past.push_back(reach);
        for (qsizetype k = -edits; k <= edits && !isThere; k += 2) {
            const bool isDown = k == -edits || (k != edits && reach[at(k - 1)] < reach[at(k + 1)]);
            qsizetype x = isDown ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
            while (x < n && x - k < m && x - k >= 0 && a[x] == b[x - k])
                ++x;
            reach[at(k)] = x;
            isThere = x >= n && x - k >= m;
        }
    }
    std::vector<DiffLine> out;
    qsizetype x = n;
    qsizetype y = m;
    for (auto d = static_cast<qsizetype>(past.size()) - 1; isThere && d >= 0; --d) {
        const auto& before = past[static_cast<std::size_t>(d)];
        const qsizetype k = x - y;
        const bool isDown = k == -d || (k != d && before[at(k - 1)] < before[at(k + 1)]);
        const qsizetype fromX = isDown ? before[at(k + 1)] : before[at(k - 1)];
        const qsizetype fromY = fromX - (isDown ? k + 1 : k - 1);
        while (x > std::max<qsizetype>(fromX, 0) && y > std::max<qsizetype>(fromY, 0)) {
            out.push_back({.change = Change::Same, .text = a[--x]});
            --y;
        }
        if (d > 0 && isDown)
            out.push_back({.change = Change::Added, .text = b[--y]});
        else if (d > 0)
            out.push_back({.change = Change::Removed, .text = a[--x]});
    }
    std::ranges::reverse(out);
    if (isThere)
        return out;
    for (const QString& line : a)
        out.push_back({.change = Change::Removed, .text = line});
    for (const QString& line : b)
        out.push_back({.change = Change::Added, .text = line});
    return out;
}

} // namespace

std::vector<DiffLine> lineDiff(const QString& before, const QString& after, int around)
{
    const std::vector<DiffLine> all = shortest(linesOf(before), linesOf(after));
    std::vector<bool> isShown(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].change == Change::Same)
            continue;
        const auto from = i - std::min(i, static_cast<std::size_t>(around));
        const auto to = std::min(all.size(), i + static_cast<std::size_t>(around) + 1);
        std::fill(isShown.begin() + static_cast<std::ptrdiff_t>(from),
                  isShown.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    std::vector<DiffLine> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (isShown[i])
            out.push_back(all[i]);
        else if (!out.empty() && out.back().change == Change::Skipped)
            ++out.back().count;
        else
            out.push_back({.change = Change::Skipped, .text = {}, .count = 1});
    }
    return out;
}

} // namespace darse::ui
