// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
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
        QString detail; ///< raw words, behind "Show details"; empty for none
    };

    explicit StateView(const Words& words, QWidget* parent = nullptr);

    /// The first is the primary one.
    QPushButton* addAction(const QString& text);

private:
    QHBoxLayout* m_actions;
};

} // namespace darse::ui
