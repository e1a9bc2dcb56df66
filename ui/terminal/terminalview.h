// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/cellpainter.h"
#include "ui/terminal/marking.h"
#include "ui/terminal/surface.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace darse::ui {

class TerminalSession;

/// Shows one terminal and gives it keys and mouse. Paints only rows that have changed. All keys go to the program but
/// those with Ctrl+Shift, Shift with Page Up, Page Down, Home and End, Ctrl with Page Up and Page Down, and Ctrl+F6.
class TerminalView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Theme { Window, Dark };

    /// The terminal outlives the view.
    TerminalView(TerminalSession& terminal, Theme theme, QWidget* parent = nullptr);
    ~TerminalView() override;

    [[nodiscard]] TerminalSession& terminal() { return m_terminal; }
    void setTheme(Theme theme);

    [[nodiscard]] QString selectedText() const;
    void copySelection() const;
    void selectAll();
    /// Asks first when several lines would be run at once.
    void paste();
    void pasteText(const QString& text);
    /// Marks every place of the text and goes to the next one in that direction; empty ends the search.
    void search(const QString& text, terminal::Direction direction);
    [[nodiscard]] bool hasFound() const { return m_found.has_value(); }

    /// Line of the upper edge.
    [[nodiscard]] qint64 topLine() const { return m_top; }
    [[nodiscard]] QSize cell() const { return m_painter.cell(); }

    /// What a key asks of the pane around.
    enum class Wish { Search, NewTerminal, Close, NextTerminal, PreviousTerminal, Leave };

Q_SIGNALS:
    void wished(darse::ui::TerminalView::Wish wish);
    /// Several lines that would be run at once are to be pasted: paste them with pasteText(), or do not.
    void pasteQuestion(const QString& text);

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Unit { Letters, Words, Lines };

    void takeOver();
    void refresh();
    void fit();
    void scrollTo(qint64 line);
    void blink();
    void runOwnKey(const QKeyEvent& event);
    [[nodiscard]] bool isMouseWanted(Qt::KeyboardModifiers modifiers) const;
    void tellMouse(const QMouseEvent& event);
    void mark(terminal::Place cursor);
    void clearMarking();
    [[nodiscard]] terminal::Place placeAt(QPointF point) const;
    [[nodiscard]] QPoint cellAt(QPointF point) const;
    [[nodiscard]] QRect rowRect(int row) const;
    void paintRow(QPainter& painter, int row);
    void paintMarks(QPainter& painter, qint64 line, int row) const;
    void paintCursor(QPainter& painter);

    TerminalSession& m_terminal;
    terminal::CellPainter m_painter;
    QTimer m_frameTimer;
    QElapsedTimer m_sinceFrame;
    QTimer m_blinkTimer;
    bool m_isBlinkHidden = false;
    qint64 m_top = 0;
    bool m_isFollowing = true;
    bool m_isFitting = false;
    Unit m_unit = Unit::Letters;
    QElapsedTimer m_sinceDoubleClick;
    std::optional<terminal::Place> m_anchor;
    std::optional<terminal::Marking> m_marking;
    std::optional<terminal::Marking> m_found;
    QString m_sought;
    int m_wheel = 0; ///< turned, but less than a line
};

} // namespace darse::ui
