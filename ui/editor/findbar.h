// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace darse::ui {

/// Search and replace in a text; hidden until it is opened.
class FindBar final : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QPlainTextEdit& edit, QWidget* parent = nullptr);

    enum class Purpose { Find, Replace };
    /// With what is selected.
    void open(Purpose purpose);
    enum class Direction { Next, Previous };
    /// Opens the bar when nothing is looked for yet.
    void again(Direction direction);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void look();
    bool find(Direction direction);
    void replace();
    void replaceAll();
    void count();

    QPlainTextEdit& m_edit;
    QLineEdit* m_wanted;
    QLineEdit* m_other;
    QLabel* m_count;
};

} // namespace darse::ui
