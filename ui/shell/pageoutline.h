// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace darse::ui {

/// What a page will look like from afar: its title, and surfaces where its cards or its table will be. It stands for
/// the page in the first picture of the window, which is there before the page can be.
class PageOutline : public Page {
    Q_OBJECT
public:
    PageOutline(PageContext context, Location location, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override { return m_location; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Location m_location;
};

} // namespace darse::ui
