// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace darse::ui {

/// Asks for one line of text. Show it with open(): it deletes itself when closed.
class TextDialog final : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString explanation; ///< what will happen, may be empty
        QString label;
        QString text;    ///< what is there at first, selected
        QString example; ///< shown while there is nothing
        QString verb;    ///< of the button
    };
    /// The sentence that says what is wrong with a text; empty when it will do.
    using Check = std::function<QString(const QString& text)>;

    TextDialog(const Words& words, QWidget* parent, Check check = {});

Q_SIGNALS:
    void chosen(const QString& text);

private:
    void look();

    Check m_check;
    QLineEdit* m_text;
    QLabel* m_note;
    QPushButton* m_verb;
};

/// The check of names of containers, volumes and networks.
[[nodiscard]] QString objectNameProblem(const QString& name);

} // namespace darse::ui
