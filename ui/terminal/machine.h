// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/clusters.h"
#include "ui/terminal/grid.h"
#include "ui/terminal/history.h"
#include "ui/terminal/plainness.h"
#include "ui/terminal/surface.h"

#include <array>
#include <csetjmp>
#include <vterm.h>

namespace darse::ui::terminal {

/// libvterm's state machine and the screens that it writes on. Only the surface's sources know it.
struct Surface::Machine {
    static constexpr qsizetype kMostReplies = 64 * 1024;

    Machine(int rows, int columns);
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    /// Enters the callbacks into the state.
    void connect();
    void feed(std::string_view bytes);
    /// To libvterm.
    void write(std::string_view bytes);
    void reset();
    [[nodiscard]] Grid& grid() { return grids[isAlternate ? 1 : 0]; }
    [[nodiscard]] const Grid& grid() const { return grids[isAlternate ? 1 : 0]; }
    void damage(int top, int bottom);

    /// Letters and line ends that libvterm need not see; tells how many bytes were taken.
    std::size_t writePlain(std::string_view bytes);
    void lineFeed(int& row);

    // What libvterm tells.
    void put(const VTermGlyphInfo& glyph, VTermPos place);
    void moveCursor(VTermPos place, int isVisible);
    bool scroll(const VTermRect& rect, int down, int right);
    void erase(const VTermRect& rect);
    void setPen(VTermAttr attribute, const VTermValue& value);
    bool setProperty(VTermProp property, const VTermValue& value);
    /// How far the cursor goes down with the lines that come back from the history (up when negative).
    int resized(int rows, int columns);

    std::unique_ptr<VTerm, void (*)(VTerm*)> terminal;
    VTermState* state = nullptr;
    std::array<Grid, 2> grids;
    History history;
    Clusters clusters;
    Plainness plainness;
    Pen pen;
    Cursor cursor;
    QString title;
    QString titlePieces;
    QByteArray replies;
    std::vector<char> dirty;
    VTermPos lastPut{-1, -1}; ///< the end of the last letter, while nothing else has moved the cursor
    bool isAlternate = false;
    bool isReversed = false;
    bool hasRung = false;
    int repeats = 0; ///< of a letter without a width, at once
    std::jmp_buf wayOut{};
    MouseReports mouse = MouseReports::None;
};

} // namespace darse::ui::terminal
