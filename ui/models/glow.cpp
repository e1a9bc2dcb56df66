// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/glow.h"

#include "ui/models/objectrow.h"
#include "ui/style/tokens.h"

#include <algorithm>

namespace darse::ui {

Glow::Glow(QObject* parent) : QObject(parent)
{
    m_clock.start();
    m_timer.setInterval(50);
    connect(&m_timer, &QTimer::timeout, this, &Glow::step);
}

void Glow::begin(const ObjectRow* row, int column)
{
    if (motionMilliseconds() == 0 || m_cells.size() >= kMost)
        return;
    const auto same = [row, column](const Cell& cell) { return cell.row == row && cell.column == column; };
    const auto known = std::find_if(m_cells.begin(), m_cells.end(), same);
    if (known != m_cells.end())
        known->since = m_clock.elapsed();
    else
        m_cells.push_back({row, column, m_clock.elapsed()});
    if (!m_timer.isActive())
        m_timer.start();
}

double Glow::strength(const ObjectRow* row, int column) const
{
    for (const Cell& cell : m_cells) {
        if (cell.row != row || cell.column != column)
            continue;
        const double age = static_cast<double>(m_clock.elapsed() - cell.since) / kFadeMilliseconds;
        return std::clamp(1.0 - age, 0.0, 1.0);
    }
    return 0;
}

void Glow::forgetLoose()
{
    std::erase_if(m_cells, [](const Cell& cell) { return cell.row->isLoose; });
}

void Glow::clear()
{
    m_cells.clear();
    m_timer.stop();
}

void Glow::step()
{
    const qint64 oldest = m_clock.elapsed() - kFadeMilliseconds;
    const std::vector<Cell> faded = m_cells;
    std::erase_if(m_cells, [oldest](const Cell& cell) { return cell.since <= oldest; });
    if (m_cells.empty())
        m_timer.stop();
    for (const Cell& cell : faded)
        Q_EMIT stepped(cell.row, cell.column);
}

} // namespace darse::ui
