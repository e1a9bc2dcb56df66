// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/undo.h"

#include "core/session/session.h"

#include <algorithm>
#include <utility>

namespace darse::session {

void UndoStack::push(Step step)
{
    if (m_steps.size() == kKept)
        m_steps.erase(m_steps.begin());
    step.id = ++m_last;
    m_steps.push_back(step);
    Q_EMIT pushed(step);
}

bool UndoStack::canUndo()
{
    forgetOld();
    return !m_steps.empty();
}

void UndoStack::undo()
{
    if (canUndo())
        undo(m_steps.back().id);
}

void UndoStack::undo(quint64 id)
{
    forgetOld();
    const auto found = std::ranges::find(m_steps, id, &Step::id);
    if (found == m_steps.end())
        return;
    const Step step = std::move(*found);
    m_steps.erase(found);
    m_session.operations().add(std::make_unique<Operation>(step.description, step.takeBack()));
    Q_EMIT tookBack(id);
}

void UndoStack::forgetOld()
{
    std::erase_if(m_steps, [now = QDateTime::currentDateTime()](const Step& step) { return step.until <= now; });
}

} // namespace darse::session
