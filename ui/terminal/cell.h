// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace darse::ui::terminal {

/// A colour that a program asked for: the default, one of 256, or its own.
class CellColor {
public:
    constexpr CellColor() = default;
    static constexpr CellColor indexed(std::uint8_t index) { return CellColor(kIndexed | index); }
    static constexpr CellColor rgb(std::uint8_t red, std::uint8_t green, std::uint8_t blue)
    {
        return CellColor(kRgb | std::uint32_t(red) << 16 | std::uint32_t(green) << 8 | blue);
    }

    [[nodiscard]] constexpr bool isDefault() const { return m_value == 0; }
    [[nodiscard]] constexpr bool isIndexed() const { return (m_value & kIndexed) != 0; }
    /// Only when indexed.
    [[nodiscard]] constexpr int index() const { return int(m_value & 0xFF); }
    /// 0xRRGGBB; only when neither default nor indexed.
    [[nodiscard]] constexpr std::uint32_t rgbValue() const { return m_value & 0xFFFFFF; }

    friend constexpr bool operator==(CellColor, CellColor) = default;

private:
    static constexpr std::uint32_t kIndexed = 1U << 24;
    static constexpr std::uint32_t kRgb = 1U << 25;
    explicit constexpr CellColor(std::uint32_t value) : m_value(value) {}

    std::uint32_t m_value = 0;
};

namespace style {
constexpr std::uint16_t kBold = 1 << 0;
constexpr std::uint16_t kItalic = 1 << 1;
constexpr std::uint16_t kUnderline = 1 << 2;
constexpr std::uint16_t kDoubleUnderline = 1 << 3;
constexpr std::uint16_t kCurlyUnderline = 1 << 4;
constexpr std::uint16_t kStrike = 1 << 5;
constexpr std::uint16_t kReverse = 1 << 6;
constexpr std::uint16_t kBlink = 1 << 7;
constexpr std::uint16_t kAnyUnderline = kUnderline | kDoubleUnderline | kCurlyUnderline;
} // namespace style

/// How a cell is painted.
struct Pen {
    CellColor front;
    CellColor back;
    std::uint16_t style = 0;

    friend constexpr bool operator==(const Pen&, const Pen&) = default;
};

/// One place of the grid. The letter is a code point, 0 for nothing, kTail for the right half of a wide one, or
/// kCluster plus a number in the surface's Clusters for a letter with marks.
struct Cell {
    static constexpr std::uint32_t kTail = 0x4000'0000;
    static constexpr std::uint32_t kCluster = 0x8000'0000;

    std::uint32_t letter = 0;
    Pen pen;

    friend constexpr bool operator==(const Cell&, const Cell&) = default;
};

/// A row as it is shown. Its cells may be fewer than the columns: the rest is empty.
struct Line {
    std::vector<Cell> cells;
    bool isWrapped = false; ///< goes on in the next line
};

} // namespace darse::ui::terminal
