// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace darse::ui {

/// A line below a terminal: what has happened, and what can be done about it.
class TerminalNotice final : public QFrame {
    Q_OBJECT
public:
    struct Words {
        QString text;
        QString detail = {};     ///< raw words, for the tooltip
        QString action = {};     ///< empty: no button
        QString second = {};     ///< empty: no second button
        bool hasCommand = false; ///< a field for a command, whose text goes to the action
    };

    explicit TerminalNotice(QWidget* parent = nullptr);

    /// Shows itself.
    void tell(const Words& words, std::function<void(const QString& command)> action,
              std::function<void()> second = {});
    void focusAction();

private:
    void run();

    QLabel* m_text;
    QLineEdit* m_command;
    QPushButton* m_action;
    QPushButton* m_second;
    std::function<void(const QString&)> m_run;
    std::function<void()> m_runSecond;
};

} // namespace darse::ui
