// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/machine.h"

#include <algorithm>
#include <cstdlib>

namespace darse::ui::terminal {
namespace {

/// Memory that the resize callback of newer versions may exchange.
VTerm* makeTerminal(int rows, int columns)
{
    static VTermAllocatorFunctions functions = {[](std::size_t size, void*) { return std::calloc(1, size); },
                                                [](void* memory, void*) { std::free(memory); }};
    return vterm_new_with_allocator(rows, columns, &functions, nullptr);
}

Area areaOf(const VTermRect& rect)
{
    return {rect.start_row, rect.end_row, rect.start_col, rect.end_col};
}

CellColor colorOf(const VTermColor& color, int defaultFlag)
{
    if ((color.type & defaultFlag) != 0)
        return {};
    if (VTERM_COLOR_IS_INDEXED(&color))
        return CellColor::indexed(color.indexed.idx);
    return CellColor::rgb(color.rgb.red, color.rgb.green, color.rgb.blue);
}

void setStyle(Pen& pen, std::uint16_t mask, int isOn, std::uint16_t value)
{
    pen.style = std::uint16_t(pen.style & ~mask);
    if (isOn != 0)
        pen.style = std::uint16_t(pen.style | value);
}

std::uint16_t underlineOf(int number)
{
    if (number == VTERM_UNDERLINE_DOUBLE)
        return style::kDoubleUnderline;
    return number == VTERM_UNDERLINE_CURLY ? style::kCurlyUnderline : style::kUnderline;
}

/// libvterm before 0.2 has the whole title, later ones pieces.
template <class Value>
bool addTitle(QString& pieces, const Value& value)
{
    if constexpr (requires { value.string.str; }) {
        if (value.string.initial)
            pieces.clear();
        if (pieces.size() < Surface::kLongestTitle)
            pieces += QString::fromUtf8(value.string.str, qsizetype(value.string.len));
        return value.string.final;
    } else {
        pieces = QString::fromUtf8(value.string == nullptr ? "" : value.string);
        return true;
    }
}

} // namespace

Surface::Machine::Machine(int rows, int columns) :
    terminal(makeTerminal(rows, columns), vterm_free),
    grids{Grid(rows, columns), Grid(rows, columns)},
    plainness(rows),
    dirty(std::size_t(rows), 1)
{
    vterm_set_utf8(terminal.get(), 1);
    state = vterm_obtain_state(terminal.get());
    connect();
    reset();
}

Surface::Machine::~Machine() = default;

/// libvterm repeats a letter that has no width ("\e[3b" before any letter) for ever, and asks us to show it each time:
/// out of that leads only a jump, over its frames, which are C, and one of ours, which has nothing to end.
void Surface::Machine::write(std::string_view bytes)
{
    constexpr char kCancel = 0x18;
    repeats = 0;
    if (setjmp(wayOut) == 0) { // NOLINT(cert-err52-cpp): C has no other
        vterm_input_write(terminal.get(), bytes.data(), bytes.size());
        return;
    }
    vterm_input_write(terminal.get(), &kCancel, 1);
    reset();
}

void Surface::Machine::reset()
{
    isReversed = false;
    mouse = MouseReports::None;
    vterm_state_reset(state, 1);
    title.clear();
    damage(0, grid().rows());
}

void Surface::Machine::damage(int top, int bottom)
{
    const auto size = int(dirty.size());
    top = std::clamp(top, 0, size);
    bottom = std::clamp(bottom, top, size);
    std::fill(dirty.begin() + top, dirty.begin() + bottom, char(1));
}

void Surface::Machine::put(const VTermGlyphInfo& glyph, VTermPos place)
{
    Grid& screen = grid();
    const bool isWrap = place.col == 0 && lastPut.col >= screen.columns() && place.row > 0;
    if (isWrap)
        screen.setWrapped(place.row - 1, 1);
    std::size_t points = 0;
    while (points < VTERM_MAX_CHARS_PER_CELL && glyph.chars[points] != 0)
        ++points;
    const std::uint32_t letter = points == 1 ? glyph.chars[0] : clusters.letterOf({glyph.chars, points});
    screen.put(place.row, place.col, letter, glyph.width, pen);
    lastPut = {place.row, place.col + glyph.width};
    if (std::size_t(place.row) < dirty.size())
        dirty[std::size_t(place.row)] = 1;
}

void Surface::Machine::moveCursor(VTermPos place, int isVisible)
{
    damage(cursor.row, cursor.row + 1);
    damage(place.row, place.row + 1);
    cursor.row = place.row;
    cursor.column = place.col;
    cursor.isVisible = isVisible != 0;
    // A cursor that waits at the edge for the next letter has not been moved: it stands on the last one, which may be
    // wide.
    if (place.row != lastPut.row || place.col < grid().columns() - 2)
        lastPut = {-1, -1};
}

bool Surface::Machine::scroll(const VTermRect& rect, int down, int right)
{
    Grid& screen = grid();
    if (right != 0 || rect.start_col != 0 || rect.end_col < screen.columns())
        return false;
    if (down > 0 && rect.start_row == 0 && !isAlternate) {
        for (int row = 0; row < std::min(down, rect.end_row); ++row)
            history.push(screen.row(row), screen.isWrapped(row) ? 1 : 0);
    }
    screen.scroll(rect.start_row, rect.end_row, down, Pen{{}, pen.back, 0});
    damage(rect.start_row, rect.end_row);
    return true;
}

void Surface::Machine::erase(const VTermRect& rect)
{
    grid().erase(areaOf(rect), Pen{{}, pen.back, 0});
    damage(rect.start_row, rect.end_row);
}

void Surface::Machine::setPen(VTermAttr attribute, const VTermValue& value)
{
    switch (attribute) {
    case VTERM_ATTR_BOLD:
        return setStyle(pen, style::kBold, value.boolean, style::kBold);
    case VTERM_ATTR_UNDERLINE:
        return setStyle(pen, style::kAnyUnderline, value.number, underlineOf(value.number));
    case VTERM_ATTR_ITALIC:
        return setStyle(pen, style::kItalic, value.boolean, style::kItalic);
    case VTERM_ATTR_BLINK:
        return setStyle(pen, style::kBlink, value.boolean, style::kBlink);
    case VTERM_ATTR_REVERSE:
        return setStyle(pen, style::kReverse, value.boolean, style::kReverse);
    case VTERM_ATTR_STRIKE:
        return setStyle(pen, style::kStrike, value.boolean, style::kStrike);
    case VTERM_ATTR_FOREGROUND:
        pen.front = colorOf(value.color, VTERM_COLOR_DEFAULT_FG);
        return;
    case VTERM_ATTR_BACKGROUND:
        pen.back = colorOf(value.color, VTERM_COLOR_DEFAULT_BG);
        return;
    default:
        return;
    }
}

bool Surface::Machine::setProperty(VTermProp property, const VTermValue& value)
{
    switch (property) {
    case VTERM_PROP_CURSORVISIBLE:
        cursor.isVisible = value.boolean != 0;
        damage(cursor.row, cursor.row + 1);
        return true;
    case VTERM_PROP_CURSORBLINK:
        cursor.isBlinking = value.boolean != 0;
        return true;
    case VTERM_PROP_CURSORSHAPE:
        cursor.shape = value.number == VTERM_PROP_CURSORSHAPE_UNDERLINE  ? CursorShape::Underline
                       : value.number == VTERM_PROP_CURSORSHAPE_BAR_LEFT ? CursorShape::Bar
                                                                         : CursorShape::Block;
        damage(cursor.row, cursor.row + 1);
        return true;
    case VTERM_PROP_ALTSCREEN:
        isAlternate = value.boolean != 0;
        damage(0, grid().rows());
        return true;
    case VTERM_PROP_REVERSE:
        isReversed = value.boolean != 0;
        damage(0, grid().rows());
        return true;
    case VTERM_PROP_MOUSE:
        mouse = MouseReports(std::clamp(value.number, 0, 3));
        return true;
    case VTERM_PROP_TITLE:
        if (addTitle(titlePieces, value))
            title = titlePieces.left(kLongestTitle);
        return true;
    default:
        return true;
    }
}

int Surface::Machine::resized(int rows, int columns)
{
    Grid& shell = grids[0];
    const int before = shell.rows();
    const int edge = isAlternate ? before - 1 : cursor.row;
    int moved = 0;
    if (const int lost = std::min(edge - rows + 1, before); lost > 0) {
        for (int row = 0; row < lost; ++row)
            history.push(shell.row(row), shell.isWrapped(row) ? 1 : 0);
        shell.scroll(0, before, lost, {});
        moved = -lost;
    }
    grids[0].resize(rows, columns);
    grids[1].resize(rows, columns);
    if (!isAlternate && rows > before) {
        for (; moved < rows - before && history.size() > 0; ++moved) {
            shell.scroll(0, rows, -1, {});
            const Line line = history.pop();
            const std::size_t count = std::min(line.cells.size(), std::size_t(shell.columns()));
            std::ranges::copy(std::span(line.cells).first(count), shell.row(0).begin());
            shell.setWrapped(0, line.isWrapped ? 1 : 0);
        }
    }
    dirty.assign(std::size_t(rows), 1);
    plainness.resized(rows);
    lastPut = {-1, -1};
    return isAlternate ? 0 : moved;
}

} // namespace darse::ui::terminal
