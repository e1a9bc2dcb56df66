// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalshelf.h"

#include <algorithm>

namespace darse::ui {

std::vector<TerminalSession*> TerminalShelf::of(const QString& containerKey) const
{
    std::vector<TerminalSession*> found;
    for (const auto& terminal : m_terminals) {
        if (terminal->options().containerKey == containerKey)
            found.push_back(terminal.get());
    }
    return found;
}

TerminalSession* TerminalShelf::open(const TerminalSession::Options& options)
{
    if (m_terminals.size() >= kMost)
        return nullptr;
    m_terminals.push_back(std::make_unique<TerminalSession>(m_session, options));
    return m_terminals.back().get();
}

void TerminalShelf::close(TerminalSession& terminal)
{
    std::erase_if(m_terminals, [&](const auto& one) { return one.get() == &terminal; });
}

} // namespace darse::ui
