// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

namespace darse::ui {

class TerminalPane;

/// Terminals in the containers that the object is made of.
class TerminalTab final : public DetailsTab {
    Q_OBJECT
public:
    TerminalTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void takeKeyboard() override;

private:
    void fill();

    backend::ObjectPtr m_object;
    TerminalPane* m_pane;
};

} // namespace darse::ui
