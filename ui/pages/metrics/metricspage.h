// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QTimer>

class QStackedWidget;
class QTabBar;

namespace darse::ui {

class AllContainers;
class Dashboard;
class MessagePanel;
class Skeleton;

/// Dashboards of the machine and its containers, and the table of all their live numbers.
class MetricsPage : public Page {
    Q_OBJECT
public:
    MetricsPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void refresh() override;
    void focusFilter() override;

private:
    void openTab(int index);
    void followState();

    QTabBar* m_tabs;
    QStackedWidget* m_body; ///< the tabs' content, or why there is none
    QStackedWidget* m_stack;
    Skeleton* m_skeleton;
    MessagePanel* m_message;
    QTimer m_patience; ///< what comes at once needs no outline
    Dashboard* m_dashboard = nullptr;
    AllContainers* m_all = nullptr;
};

} // namespace darse::ui
