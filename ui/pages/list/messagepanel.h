// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace darse::ui {

/// What stands in the place of a list that has nothing to show: why, and what to do.
class MessagePanel final : public QWidget {
    Q_OBJECT
public:
    struct Message {
        QString icon;
        QString title;
        QString text;   ///< what it is, or what to do
        QString detail; ///< raw, shown on demand; empty: none
        QString button; ///< empty: none
        bool isFailure = false;
    };

    explicit MessagePanel(QWidget* parent);

    void setMessage(const Message& message);

Q_SIGNALS:
    void buttonClicked();

private:
    void toggleDetail();

    QString m_shown;
    QLabel* m_drawing;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
    QPushButton* m_more;
    QPlainTextEdit* m_detail;
};

} // namespace darse::ui
