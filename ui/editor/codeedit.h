// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTextBlock>

#include <vector>

namespace darse::ui {

/// Plain text with line numbers, folding, guides for blocks and brackets, and marks beside lines. Read-only at first.
class CodeEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    /// Something to be said about a place of the text.
    struct Note {
        int line = 0; ///< from 0
        int column = 0;
        bool isError = true;
        QString text{}; ///< plain text
    };

    explicit CodeEdit(QWidget* parent = nullptr);

    void setWritable(bool isWritable);
    /// Replaces all that were there.
    void setNotes(const std::vector<Note>& notes);
    [[nodiscard]] const std::vector<Note>& notes() const { return m_notes; }
    /// Backgrounds of whole lines, for differences. By line from 0; invalid: none.
    void setLineColors(const std::vector<QColor>& lineColors);
    void goToLine(int line, int column = 0);
    /// Folds what is indented below the line, or shows it again.
    void toggleFold(int line);
    void unfoldAll();
    void foldAll();
    enum class Way { Next, Previous };
    /// To the next line that something is said about, after the last one from the beginning on. Which note it is; -1:
    /// nothing is said.
    int goToNote(Way way);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] const Note* noteAt(int line) const;

private:
    class Gutter;

    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] int foldWidth() const;
    void placeGutter();
    void paintGutter(QPainter& painter, const QRect& area) const;
    void paintGuides(QPainter& painter) const;
    void clickGutter(const QPoint& at);
    void markCurrentLine();
    /// Shows the lines around this one that are folded away.
    void reveal(const QTextBlock& block);
    /// What was folded away must not stay behind a line that folds nothing any more.
    void revealChanged(int position, int added);
    void underline(QList<QTextEdit::ExtraSelection>& selections) const;

    Gutter* m_gutter;
    std::vector<Note> m_notes; ///< by line
    std::vector<QColor> m_lineColors;
    int m_knownBlocks = 1;
};

} // namespace darse::ui
