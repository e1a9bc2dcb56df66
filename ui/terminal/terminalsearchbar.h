// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/marking.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace darse::ui {

/// The search field of a terminal. Return goes up to older lines, Shift+Return down, Esc leaves.
class TerminalSearchBar final : public QWidget {
    Q_OBJECT
public:
    explicit TerminalSearchBar(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    void focusField();
    enum class Outcome { Nothing, Found, Missing };
    void tell(Outcome outcome);

Q_SIGNALS:
    void wanted(const QString& text, darse::ui::terminal::Direction direction);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
    QLabel* m_outcome;
};

} // namespace darse::ui
