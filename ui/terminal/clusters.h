// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/cell.h"

#include <QString>

#include <map>
#include <span>
#include <vector>

namespace darse::ui::terminal {

/// Letters of more than one code point. Bounded: who sends ever new ones gets them without their marks.
class Clusters {
public:
    static constexpr std::size_t kMost = 20'000;

    /// What a cell holds for these code points; 0 for none.
    [[nodiscard]] std::uint32_t letterOf(std::span<const std::uint32_t> points);
    /// The text of a cell; a blank for an empty one, nothing for the tail of a wide one.
    [[nodiscard]] QString textOf(std::uint32_t letter) const;

private:
    std::map<std::vector<std::uint32_t>, std::uint32_t> m_numbers;
    std::vector<QString> m_texts;
};

} // namespace darse::ui::terminal
