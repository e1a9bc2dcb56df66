// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/list/actionrunner.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace darse::ui {

/// What can be done with the selected rows: takes the toolbar's place while there are some.
class BulkBar final : public QFrame {
    Q_OBJECT
public:
    /// The runner outlives the bar.
    BulkBar(ActionRunner& runner, QWidget* parent);

    void setObjects(const Objects& objects);

Q_SIGNALS:
    void actionWanted(const darse::ui::Action* action);
    void clearWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    [[nodiscard]] bool isTooWide();
    void fit();
    QPushButton* makeButton(const Action& action);

    struct Offer {
        const Action* action;
        QPushButton* button;
    };
    ActionRunner& m_runner;
    Objects m_objects;
    QLabel* m_count;
    QHBoxLayout* m_buttons;
    std::vector<Offer> m_offers;
};

} // namespace darse::ui
