// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stepwise.h"

#include <utility>

namespace darse::ui {

Stepwise::Stepwise(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &Stepwise::next);
}

void Stepwise::add(std::function<void()> step)
{
    m_steps.push_back(std::move(step));
    m_timer.start();
}

void Stepwise::clear()
{
    m_steps.clear();
    m_timer.stop();
}

void Stepwise::next()
{
    const auto step = std::move(m_steps.front());
    m_steps.pop_front();
    if (m_steps.empty())
        m_timer.stop();
    step();
}

} // namespace darse::ui
