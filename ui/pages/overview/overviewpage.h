// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <functional>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace darse::ui {

class Stepwise;

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
    /// Replaces what is shown.
    void bring(QWidget* content);
    [[nodiscard]] bool isTooNarrow() const;
    /// In as many columns as fit.
    void arrange(bool isNarrow);
    /// A card a step; what was shown stays until all are there.
    void makeContent();
    void step(std::function<void()> make);
    void makeCards(QWidget* inside);
    template <typename C>
    QWidget* leading(C* card);
    void addDoctor(QWidget* inside, QVBoxLayout* column, int top);
    QWidget* makeLost();

    QVBoxLayout* m_all;
    Stepwise* m_making; ///< cards, which take a while
    QWidget* m_content = nullptr;
    QWidget* m_coming = nullptr;     ///< not shown yet
    QGridLayout* m_counts = nullptr; ///< of the content, while there is one
    QGridLayout* m_cards = nullptr;
    std::vector<QWidget*> m_countCards;
    std::vector<QWidget*> m_bigCards;
    bool m_isNarrow = false;
};

} // namespace darse::ui
