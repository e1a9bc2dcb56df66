// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse::ui::terminal {

/// Follows what a terminal is told just so far as to know when letters and line ends mean nothing but themselves: no
/// sequence is open, and no mode changes where a letter goes. Whatever it does not know for certain is not plain, until
/// the program resets its terminal ("\ec").
class Plainness {
public:
    /// Shorter stretches are not worth it.
    static constexpr std::size_t kShortest = 16;

    /// How many of these bytes are letters of ASCII, and "\r\n".
    [[nodiscard]] static std::size_t plainLength(std::string_view bytes);

    explicit Plainness(int rows) : m_rows(rows) {}

    [[nodiscard]] bool isPlain() const { return m_place == Place::Ground && m_modes == Modes{}; }
    /// Takes these bytes up to where a plain stretch begins, at least one; tells how many.
    std::size_t follow(std::string_view bytes);
    void resized(int rows);

private:
    enum class Place { Ground, Text, Escape, Intermediate, Sequence, Command, CommandEnd };
    /// All false is plain.
    struct Modes {
        bool isLost = false; ///< something was said that is not known here
        bool isInserting = false;
        bool isReturning = false; ///< a line feed goes to the first column
        bool isUnwrapped = false;
        bool isOriginMoved = false;
        bool hasMargins = false;
        bool hasSideMargins = false;
        bool isShifted = false;
        bool isDrawing = false; ///< letters are pieces of lines

        friend bool operator==(const Modes&, const Modes&) = default;
    };

    void take(unsigned char byte);
    void control(unsigned char byte);
    void takeCommand(unsigned char byte);
    void escape(unsigned char byte);
    void endIntermediate(unsigned char byte);
    void takeSequence(unsigned char byte);
    void endSequence(unsigned char final);
    void setMode(std::string_view number, bool isOn);
    void setMargins();
    void lose();

    Place m_place = Place::Ground;
    Modes m_modes;
    bool m_isWholeByNumber = false; ///< the margins are the whole screen, but were written as numbers
    unsigned char m_first = 0;      ///< of an escape sequence: what stands before its end
    std::string m_sequence;         ///< between "\e[" and the end
    int m_rows;
};

} // namespace darse::ui::terminal
