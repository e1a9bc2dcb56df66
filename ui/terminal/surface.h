// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/cell.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>

namespace darse::ui::terminal {

class Clusters;

enum class CursorShape { Block, Underline, Bar };
/// What a program wants to be told about the mouse.
enum class MouseReports { None, Clicks, Drags, Moves };
enum class MouseButton { Left = 1, Middle = 2, Right = 3, WheelUp = 4, WheelDown = 5 };

struct Cursor {
    int row = 0;
    int column = 0;
    bool isVisible = true;
    bool isBlinking = true;
    CursorShape shape = CursorShape::Block;
};

/// What a terminal shows after all that was fed to it: xterm's language, a screen, an alternate screen and the lines
/// that have left the first one. No widget, one thread. What arrives may be hostile: everything is bounded, and no
/// sequence reaches the clipboard, the disk, a link or the network. Lines have numbers that never change: those of the
/// history, then those of the screen.
class Surface {
public:
    static constexpr int kLongestTitle = 200;
    static constexpr int kMostColumns = 1000;
    static constexpr int kMostRows = 500;

    Surface(int rows, int columns);
    ~Surface();
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;

    /// Any bytes in any pieces.
    void feed(const char* bytes, std::size_t count);
    void feed(const QByteArray& bytes) { feed(bytes.constData(), std::size_t(bytes.size())); }
    /// What the program must be told, in order: keys, mouse, pastes and answers to its questions.
    [[nodiscard]] QByteArray takeReplies();
    /// Clears screen, modes and history, as a terminal that was switched off and on.
    void reset();
    /// Lines that no longer fit go to the history, and come back from there.
    void resize(int rows, int columns);
    void clearHistory();

    [[nodiscard]] int rows() const;
    [[nodiscard]] int columns() const;
    /// The oldest line that is kept, the first of the screen, and the one after the last.
    [[nodiscard]] qint64 firstLine() const;
    [[nodiscard]] qint64 screenLine() const;
    [[nodiscard]] qint64 endLine() const { return screenLine() + rows(); }
    /// Of any number; empty when it is not kept.
    [[nodiscard]] Line line(qint64 number) const;
    [[nodiscard]] std::span<const Cell> screenRow(int row) const;
    [[nodiscard]] const Clusters& clusters() const;
    [[nodiscard]] std::size_t historyBytes() const;

    [[nodiscard]] Cursor cursor() const;
    /// What the program calls itself; plain text, may be hostile.
    [[nodiscard]] const QString& title() const;
    [[nodiscard]] bool isAlternate() const;
    /// Front and back are exchanged everywhere.
    [[nodiscard]] bool isReversed() const;
    [[nodiscard]] MouseReports mouseReports() const;
    [[nodiscard]] bool isPasteBracketed() const;
    /// The bell rang since the last call.
    [[nodiscard]] bool takeBell();
    /// Whether a row of the screen has changed since the last clearDamage().
    [[nodiscard]] bool isDamaged(int row) const;
    void clearDamage();

    /// True when the key means something to a terminal. `text` is what it writes.
    bool pressKey(int key, Qt::KeyboardModifiers modifiers, const QString& text);
    /// Without control characters but tabs and line ends, so that no paste can leave its brackets.
    void paste(const QString& text);
    void moveMouse(int row, int column, Qt::KeyboardModifiers modifiers);
    void pressMouse(MouseButton button, Qt::KeyboardModifiers modifiers);
    void releaseMouse(MouseButton button, Qt::KeyboardModifiers modifiers);
    void focusIn();
    void focusOut();

    struct Machine; ///< for the surface's own sources

private:
    std::unique_ptr<Machine> m_machine;
};

} // namespace darse::ui::terminal
