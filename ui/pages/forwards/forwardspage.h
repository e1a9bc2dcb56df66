// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/forwardlist.h"
#include "ui/pages/page.h"

class QFrame;

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

    QFrame* m_card;
    ForwardList* m_list;
    StateView* m_none;
};

} // namespace darse::ui
