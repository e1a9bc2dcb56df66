// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace darse::ui {

/// Asks before something that cannot be taken back, or that is done to many. Esc cancels, and where there is danger so
/// does Enter, unless the button named by the verb has the keyboard; without a verb it only tells. Show it with open():
/// it deletes itself.
class ConfirmDialog final : public QDialog {
    Q_OBJECT
public:
    struct Question {
        QString verb;        ///< translated: "Delete"
        QString what;        ///< "web", or "3 containers"
        QStringList names;   ///< the objects; plain text, may be hostile
        QString consequence; ///< translated sentence, may be empty
        bool isDanger = true;
        QString title = {};       ///< instead of "Delete web?"
        QString agree = {};       ///< text of the button, instead of the verb with what it is about
        QStringList staying = {}; ///< sentences about those that nothing is done to, and why
    };
    static constexpr qsizetype kMostNames = 8; ///< that stand there as they are; more are a list that scrolls

    ConfirmDialog(const Question& question, QWidget* parent);

    /// Something to choose, between the words and the buttons.
    void insert(QWidget* choice);
    /// Another sentence, after another choice. Only with a consequence.
    void setConsequence(const QString& words);
    [[nodiscard]] QPushButton& agree() { return *m_agree; }

Q_SIGNALS:
    void confirmed();

private:
    void addNames(QVBoxLayout& layout, const QStringList& names);
    [[nodiscard]] QWidget* makeList(const QStringList& names);
    void addButtons(QVBoxLayout& layout, const Question& question);

    QVBoxLayout* m_choices;
    QLabel* m_consequence = nullptr;
    QPushButton* m_agree = nullptr;
};

} // namespace darse::ui
