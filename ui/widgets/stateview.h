// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace darse::ui {

/// What a page shows instead of its content: a drawing, what this is, and what to do next.
class StateView : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString drawing; ///< name below resources/drawings, empty for none
        QString title;
        QString text;
        QString detail;             ///< raw words, behind "Show details"; empty for none
        bool isDetailShown = false; ///< from the start
    };

    explicit StateView(const Words& words, QWidget* parent = nullptr);

    /// Other words in place of the title and the text.
    void tell(const QString& title, const QString& text);
    /// A line between the text and the actions that may change all the time.
    void setNote(const QString& note);
    /// The first is the primary one.
    QPushButton* addAction(const QString& text);

private:
    QHBoxLayout* m_actions;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_note;
};

} // namespace darse::ui
