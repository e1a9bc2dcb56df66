// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/logsearch.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace darse::ui {

/// The search field of a log: text or expression, count, next and previous, only matching lines.
class LogSearchBar : public QWidget {
    Q_OBJECT
public:
    explicit LogSearchBar(QWidget* parent = nullptr);

    [[nodiscard]] LogQuery query() const;
    void setRegularExpression(bool isOn);
    /// Puts the keyboard into the field.
    void focusField();
    /// Shows "3 of 120", or why the expression cannot be used.
    void tell(const LogSearch& search, qsizetype current);

Q_SIGNALS:
    void queryChanged();
    void onlyMatchingToggled(bool isOn);
    void nextWanted();
    void previousWanted();
    /// Esc was pressed in the empty field.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
    QToolButton* m_expression;
    QToolButton* m_inverted;
    QComboBox* m_around;
    QToolButton* m_previous;
    QToolButton* m_next;
    QCheckBox* m_onlyMatching;
    QLabel* m_count;
};

} // namespace darse::ui
