// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGridLayout>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace darse::ui {

/// Fields of a form, two in a row: above each its name, which teaches, below it what is to be said of its value.
class FieldGrid final : public QGridLayout {
    Q_OBJECT
public:
    static constexpr int kLongestText = 4096;

    struct Field {
        QString label;
        QString meaning;
        QWidget* editor;
        QWidget* around = nullptr; ///< holds the editor, if it is not alone
        QWidget* beside = nullptr; ///< at the end of the line of its name
    };

    FieldGrid();

    /// The note below it, empty.
    QLabel* add(const Field& field);

    [[nodiscard]] static QLineEdit* makeLine(const QString& example);
    [[nodiscard]] static QPlainTextEdit* makeLines(const QString& example);

private:
    int m_cell = 0;
};

} // namespace darse::ui
