// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/logchoice.h"

#include <QToolButton>

class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace darse::ui {

/// Says whose lines are shown; opens a list in which containers are ticked, each with the colour of its lines.
class LogSourcePicker : public QToolButton {
    Q_OBJECT
public:
    /// `choice` outlives it.
    explicit LogSourcePicker(LogChoice& choice, QWidget* parent);

    /// Tells the choice anew.
    void follow();
    [[nodiscard]] QListWidget& list() { return *m_list; }
    /// For files: "web", "web and 2 more".
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    /// The choice is another one now.
    void chosen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void openList();
    [[nodiscard]] bool isListed() const; ///< the containers that there are
    void fill();
    void mark();
    void filter(const QString& text);
    void tick(QListWidgetItem* item);
    void only(QListWidgetItem* item);

    LogChoice& m_choice;
    QFrame* m_popup;
    QLineEdit* m_filter;
    QListWidget* m_list;
    QPushButton* m_all;
    QLabel* m_note;
    bool m_isFilling = false;
    bool m_wasTicked = false; ///< by the click that is under way
};

} // namespace darse::ui
