// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace darse::ui {

/// Asks for one line of text. Show it with open(): it deletes itself when closed.
class TextDialog final : public QDialog {
    Q_OBJECT
public:
    struct Question {
        QString title; ///< "Rename web"
        QString label; ///< "New name"
        QString text;  ///< to begin with
        QString verb;  ///< "Rename"
    };

    TextDialog(const Question& question, QWidget* parent);

Q_SIGNALS:
    /// Not empty, without blanks around it, and not what it was at first.
    void given(const QString& text);
};

} // namespace darse::ui
