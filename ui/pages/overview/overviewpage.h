// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QVBoxLayout;

namespace darse::ui {

class StateView;

/// This connection at a glance: what runs, what needs attention and why, the machine, the busiest, what happened last.
class OverviewPage : public Page {
    Q_OBJECT
public:
    OverviewPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void refresh() override;

Q_SIGNALS:
    /// The window's command of this id, "create.pull".
    void commandAsked(const QString& id);
    void connectionAsked(const QString& id);

private:
    void rebuild();
    QWidget* makeContent();
    QWidget* makeConnecting();
    QWidget* makeLost();
    void offerDemonstration(StateView& view);

    QVBoxLayout* m_all;
    QWidget* m_content = nullptr;
};

} // namespace darse::ui
