// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/linescard.h"

#include <QVBoxLayout>

namespace darse::ui {

LinesCard::LinesCard(const QString& title, QWidget* parent) : Card(title, parent)
{
    for (std::size_t i = 0; i < kMost; ++i) {
        auto* line = new ObjectLine;
        connect(line, &ObjectLine::clicked, this, [this, line] { Q_EMIT goTo(Location::ofObject(line->ref())); });
        content()->addWidget(line);
        line->hide();
        m_lines.push_back(line);
    }
}

void LinesCard::showLines(const std::vector<ObjectLine::Shown>& lines)
{
    for (std::size_t i = 0; i < kMost; ++i) {
        if (i < lines.size())
            m_lines[i]->show(lines[i]);
        else
            m_lines[i]->hide();
    }
}

} // namespace darse::ui
