// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/forwardrow.h"
#include "ui/pages/page.h"

class QFrame;
class QVBoxLayout;

namespace darse::ui {

class StateView;

/// The ports of this machine that lead into pods, all of them.
class ForwardsPage final : public Page {
    Q_OBJECT
public:
    ForwardsPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;

private:
    void fill();

    std::vector<ForwardRow::Subject> m_shown;
    std::vector<ForwardRow*> m_rows;
    QFrame* m_card;
    QVBoxLayout* m_list;
    StateView* m_none;
};

} // namespace darse::ui
