// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/stage.h"

#include "core/connect/demo/derived.h"
#include "core/connect/demo/workloads.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace std::chrono_literals;
using backend::Kind;
using backend::Watch;

Result<void> Stage::admit(Kind kind)
{
    if (lost)
        return *lost;
    auto& planned = failures[kind];
    if (planned.empty())
        return ok();
    Error error = std::move(planned.front());
    planned.pop_front();
    return error;
}

void Stage::watch(Kind kind, Watch* watch)
{
    auto& list = m_watches[kind];
    std::erase_if(list, [](const QPointer<Watch>& known) { return known.isNull(); });
    list.emplace_back(watch);
}

void Stage::endWatches(const Error& error)
{
    for (const auto& [kind, watches] : std::exchange(m_watches, {})) {
        for (const QPointer<Watch>& watch : watches) {
            if (watch)
                Q_EMIT watch->ended(error);
        }
    }
}

void Stage::publish()
{
    if (m_settled != world.revision()) {
        settle(world);
        m_settled = world.revision();
    }
    while (world.hasChanges()) {
        for (const auto& [kind, changes] : world.takeChanges()) {
            const auto watches = m_watches[kind]; // a copy: who listens may come and go meanwhile
            for (const QPointer<Watch>& watch : watches) {
                if (watch)
                    Q_EMIT watch->changed(changes);
            }
        }
    }
}

void Stage::proceed()
{
    if (m_reconciled == world.revision())
        return;
    m_reconciled = world.revision();
    reconcile(world);
}

void Stage::setPace(Pace pace)
{
    m_pace = pace;
    if (pace == Pace::Stuck)
        return;
    for (const auto& answer : std::exchange(m_stuck, {}))
        answer();
}

void Stage::delay(std::function<void()> answer)
{
    if (m_pace == Pace::Slow)
        world.after(2s, std::move(answer));
    else
        m_stuck.push_back(std::move(answer));
}

} // namespace darse::connect::demo
