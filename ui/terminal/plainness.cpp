// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/plainness.h"

#include <algorithm>
#include <charconv>

namespace darse::ui::terminal {
namespace {

constexpr unsigned char kEscape = 0x1B;
constexpr unsigned char kBell = 0x07;
constexpr std::size_t kLongestSequence = 48;

bool isLetter(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

int numberOf(std::string_view text, int otherwise)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return text.empty() || error != std::errc() || number == 0 ? otherwise : number;
}

template <class Function>
void forEachPart(std::string_view text, const Function& function)
{
    for (;;) {
        const std::size_t end = text.find(';');
        function(text.substr(0, end));
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::size_t Plainness::plainLength(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (isLetter(static_cast<unsigned char>(bytes[at])))
            ++at;
        else if (bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n')
            at += 2;
        else
            break;
    }
    return at;
}

std::size_t Plainness::follow(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const Place before = m_place;
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        take(byte);
        const bool isNews = m_place == Place::Ground && (before != Place::Ground || byte < 0x20);
        if (isNews && isPlain() && plainLength(bytes.substr(at, kShortest)) == kShortest)
            break;
    }
    return at;
}

void Plainness::take(unsigned char byte)
{
    if (byte == kEscape && m_place != Place::Command) {
        if (m_place == Place::CommandEnd || m_place == Place::Sequence || m_place == Place::Intermediate)
            lose();
        m_place = Place::Escape;
        return;
    }
    switch (m_place) {
    case Place::Ground:
    case Place::Text: // beyond ASCII, where a letter may take its time
        if (byte < 0x20)
            return control(byte);
        if (byte >= 0x7F)
            m_place = Place::Text;
        return;
    case Place::Escape:
        return escape(byte);
    case Place::Intermediate:
        return endIntermediate(byte);
    case Place::Sequence:
        return takeSequence(byte);
    case Place::Command:
        return takeCommand(byte);
    case Place::CommandEnd:
        m_place = Place::Ground;
        if (byte != '\\')
            lose();
    }
}

void Plainness::control(unsigned char byte)
{
    constexpr unsigned char kShiftOut = 0x0E;
    constexpr unsigned char kShiftIn = 0x0F;
    m_place = Place::Ground;
    if (byte == kShiftOut)
        m_modes.isShifted = true;
    else if (byte == kShiftIn)
        m_modes.isShifted = false;
}

/// A title, say.
void Plainness::takeCommand(unsigned char byte)
{
    if (byte == kEscape)
        m_place = Place::CommandEnd;
    else if (byte == kBell)
        m_place = Place::Ground;
    else if (byte < 0x20)
        lose();
}

void Plainness::escape(unsigned char byte)
{
    constexpr std::string_view kHarmless = "78=>DEMHZ\\";
    m_place = Place::Ground;
    if (byte == '[') {
        m_sequence.clear();
        m_place = Place::Sequence;
    } else if (byte == ']') {
        m_place = Place::Command;
    } else if (byte >= 0x20 && byte < 0x30) {
        m_first = byte;
        m_place = Place::Intermediate;
    } else if (byte == 'c') {
        m_modes = {};
        m_isWholeByNumber = false;
    } else if (kHarmless.find(static_cast<char>(byte)) == std::string_view::npos) {
        lose();
    }
}

void Plainness::endIntermediate(unsigned char byte)
{
    m_place = Place::Ground;
    if (byte < 0x30 || byte >= 0x7F)
        lose();
    else if (m_first == '(')
        m_modes.isDrawing = byte != 'B';
    else if (m_first != ')' && m_first != '*' && m_first != '+')
        lose();
}

void Plainness::takeSequence(unsigned char byte)
{
    if (byte >= 0x40 && byte < 0x7F) {
        m_place = Place::Ground;
        return endSequence(byte);
    }
    const unsigned char last = m_sequence.empty() ? '0' : static_cast<unsigned char>(m_sequence.back());
    const bool isInOrder = byte < 0x30 || (byte < 0x3C ? last >= 0x30 : m_sequence.empty());
    if (byte < 0x20 || byte >= 0x7F || !isInOrder || m_sequence.size() >= kLongestSequence)
        return lose();
    m_sequence.push_back(static_cast<char>(byte));
}

void Plainness::endSequence(unsigned char final)
{
    // A soft reset ("!p") is not made by every libvterm, so it makes nothing plain.
    if (final == 'r' && (m_sequence.empty() || m_sequence.front() < '<')) {
        setMargins();
    } else if (final == 'h' || final == 'l') {
        const std::string_view leader = m_sequence.starts_with('?') ? "?" : "";
        forEachPart(std::string_view(m_sequence).substr(leader.size()),
                    [&](std::string_view number) { setMode(std::string(leader).append(number), final == 'h'); });
    }
}

void Plainness::setMode(std::string_view number, bool isOn)
{
    if (number == "4")
        m_modes.isInserting = isOn;
    else if (number == "20")
        m_modes.isReturning = isOn;
    else if (number == "?6")
        m_modes.isOriginMoved = isOn;
    else if (number == "?7")
        m_modes.isUnwrapped = !isOn;
    else if (number == "?69")
        m_modes.hasSideMargins = isOn;
    else if (number.find_first_not_of("?0123456789") != std::string_view::npos || number.find("0") == 0 ||
             number.find("?0") == 0)
        lose();
}

void Plainness::setMargins()
{
    const std::string_view text = m_sequence;
    if (text.find_first_not_of("0123456789;") != std::string_view::npos)
        return lose();
    const std::size_t middle = text.find(';');
    const int top = numberOf(text.substr(0, middle), 1);
    const int bottom = numberOf(middle == std::string_view::npos ? "" : text.substr(middle + 1), 0);
    m_isWholeByNumber = top == 1 && bottom == m_rows;
    m_modes.hasMargins = top != 1 || (bottom != 0 && bottom != m_rows);
}

void Plainness::resized(int rows)
{
    m_rows = rows;
    if (m_isWholeByNumber)
        m_modes.hasMargins = true;
}

void Plainness::lose()
{
    m_modes.isLost = true;
}

} // namespace darse::ui::terminal
