// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way past libvterm for plain text, which is most of what a terminal is told: letter by letter it takes ten times
// as long. libvterm hears the last letter, so that it knows what follows, and where the cursor is.
#include "ui/terminal/machine.h"

#include <algorithm>
#include <cstdio>

namespace darse::ui::terminal {
namespace {

constexpr auto kLineEnd = "\r\n";

/// Up to the last letter, which is left over with what stands behind it.
std::string_view withoutLastLetter(std::string_view plain)
{
    const std::size_t last = plain.find_last_not_of(kLineEnd);
    return plain.substr(0, last == std::string_view::npos ? 0 : last);
}

} // namespace

void Surface::Machine::feed(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (plainness.isPlain())
            bytes.remove_prefix(writePlain(bytes));
        const std::size_t count = plainness.follow(bytes);
        write(bytes.substr(0, count));
        bytes.remove_prefix(count);
    }
}

std::size_t Surface::Machine::writePlain(std::string_view bytes)
{
    const std::string_view plain = withoutLastLetter(bytes.substr(0, Plainness::plainLength(bytes)));
    const bool isAtEdge = lastPut.col >= grid().columns(); // where libvterm waits with a line feed
    if (plain.size() < Plainness::kShortest || isAtEdge)
        return 0;
    Grid& screen = grid();
    int row = cursor.row;
    int column = cursor.column;
    damage(row, row + 1);
    for (std::size_t at = 0; at < plain.size();) {
        if (plain[at] == '\r') {
            column = 0;
            lineFeed(row);
            at += 2;
            continue;
        }
        if (column == screen.columns()) {
            screen.setWrapped(row, 1);
            column = 0;
            lineFeed(row);
        }
        const std::size_t room = std::size_t(screen.columns() - column);
        const std::size_t end = std::min(plain.find('\r', at), plain.size());
        const std::string_view letters = plain.substr(at, std::min(room, end - at));
        screen.putPlain(row, column, letters, pen);
        at += letters.size();
        column += int(letters.size());
    }
    if (column == screen.columns()) {
        screen.setWrapped(row, 1);
        column = 0;
        lineFeed(row);
    }
    std::array<char, 32> move{};
    const int count = std::snprintf(move.data(), move.size(), "\x1b[%d;%dH", row + 1, column + 1);
    write({move.data(), std::size_t(count)});
    lastPut = {-1, -1};
    return plain.size();
}

void Surface::Machine::lineFeed(int& row)
{
    if (row == grid().rows() - 1) {
        scroll({0, grid().rows(), 0, grid().columns()}, 1, 0);
        return;
    }
    ++row;
    damage(row, row + 1);
}

} // namespace darse::ui::terminal
