// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace darse::ui {

class CodeEdit;

/// YAML to read: coloured, numbered, searched (Ctrl+F) and copied. Hidden characters of the text are shown as marks;
/// what is copied with the button is the text itself.
class YamlView : public QWidget {
    Q_OBJECT
public:
    explicit YamlView(QWidget* parent = nullptr);

    /// Keeps the place that is looked at.
    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] CodeEdit& edit() { return *m_edit; }
    void focusSearch();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Direction { Next, Previous };

    [[nodiscard]] QWidget* makeBar();
    void find(Direction direction);
    void countMatches();

    QString m_text;
    CodeEdit* m_edit;
    QLineEdit* m_search = nullptr;
    QLabel* m_matches = nullptr;
    QLabel* m_lines = nullptr;
};

} // namespace darse::ui
