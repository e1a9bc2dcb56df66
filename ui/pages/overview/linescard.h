// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"
#include "ui/pages/overview/card.h"
#include "ui/pages/overview/objectline.h"

namespace darse::ui {

/// A card with a few lines, one object each.
class LinesCard : public Card {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 6;

    explicit LinesCard(const QString& title, QWidget* parent = nullptr);

    /// At most kMost of them; the other lines are hidden.
    void showLines(const std::vector<ObjectLine::Shown>& lines);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    std::vector<ObjectLine*> m_lines;
};

} // namespace darse::ui
