// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace darse::ui {

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

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] bool isTooNarrow() const;
    /// In as many columns as fit.
    void arrange(bool isNarrow);
    QWidget* makeContent();
    QWidget* makeLost();

    QVBoxLayout* m_all;
    QWidget* m_content = nullptr;
    QGridLayout* m_counts = nullptr; ///< of the content, while there is one
    QGridLayout* m_cards = nullptr;
    std::vector<QWidget*> m_countCards;
    std::vector<QWidget*> m_bigCards;
    bool m_isNarrow = false;
};

} // namespace darse::ui
