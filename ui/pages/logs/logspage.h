// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace darse::ui {

class LogPane;

/// The log of any container, or of several together, without going to their pages first.
class LogsPage : public Page {
    Q_OBJECT
public:
    LogsPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void focusFilter() override;

private:
    void updateSources();

    LogPane* m_pane = nullptr;
};

} // namespace darse::ui
