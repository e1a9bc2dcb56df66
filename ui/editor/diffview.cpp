// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diffview.h"

#include "ui/editor/linediff.h"
#include "ui/style/tokens.h"
#include "ui/widgets/visibletext.h"

namespace darse::ui {
namespace {

constexpr double kFill = 0.14;

} // namespace

DiffView::DiffView(QWidget* parent) : CodeEdit(parent)
{
    setAccessibleName(tr("Differences"));
}

void DiffView::setTexts(const QString& before, const QString& after)
{
    QStringList lines;
    std::vector<QColor> fills;
    for (const DiffLine& line : lineDiff(before, after)) {
        switch (line.change) {
        case DiffLine::Change::Same:
            lines.push_back(QStringLiteral("  ") + visibleText(line.text));
            fills.emplace_back();
            break;
        case DiffLine::Change::Added:
            lines.push_back(QStringLiteral("+ ") + visibleText(line.text));
            fills.push_back(faded(colors().running, kFill));
            break;
        case DiffLine::Change::Removed:
            lines.push_back(QStringLiteral("− ") + visibleText(line.text));
            fills.push_back(faded(colors().failed, kFill));
            break;
        case DiffLine::Change::Skipped:
            lines.push_back(tr("  … %n unchanged line(s)", "", line.count));
            fills.push_back(colors().sunken);
            break;
        }
    }
    setPlainText(lines.join(u'\n'));
    setLineColors(fills);
}

} // namespace darse::ui
