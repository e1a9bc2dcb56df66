// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/clusters.h"

namespace darse::ui::terminal {

std::uint32_t Clusters::letterOf(std::span<const std::uint32_t> points)
{
    if (points.empty())
        return 0;
    if (points.size() == 1)
        return points.front();
    std::vector<std::uint32_t> key(points.begin(), points.end());
    if (const auto known = m_numbers.find(key); known != m_numbers.end())
        return known->second;
    if (m_texts.size() >= kMost)
        return points.front();
    const std::uint32_t letter = Cell::kCluster | std::uint32_t(m_texts.size());
    QString text;
    for (const std::uint32_t point : points)
        text += QString::fromUcs4(reinterpret_cast<const char32_t*>(&point), 1);
    m_texts.push_back(text);
    m_numbers.emplace(std::move(key), letter);
    return letter;
}

QString Clusters::textOf(std::uint32_t letter) const
{
    if (letter == 0)
        return QStringLiteral(" ");
    if (letter == Cell::kTail)
        return {};
    if ((letter & Cell::kCluster) != 0)
        return m_texts.at(letter & ~Cell::kCluster);
    const char32_t point = letter;
    return QString::fromUcs4(&point, 1);
}

} // namespace darse::ui::terminal
