// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/exectable.h"

#include <list>

namespace darse::engine {

namespace {

/// Docker's clients look at an exec once more when it has ended.
constexpr std::chrono::minutes kRemembered{5};

} // namespace

void ExecTable::add(ExecState state)
{
    const auto longAgo = std::chrono::steady_clock::now() - kRemembered;
    takeOut([longAgo](const Row& row) { return row.ended && *row.ended < longAgo; });
    const std::lock_guard lock(m_mutex);
    std::string id = state.id;
    m_rows.insert_or_assign(std::move(id), Row{.state = std::move(state)});
}

Result<ExecState> ExecTable::find(std::string_view id) const
{
    const std::lock_guard lock(m_mutex);
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return Error(ErrorKind::NotFound, "No such exec instance: " + std::string(id));
    return row->second.state;
}

Result<ExecState> ExecTable::claim(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return Error(ErrorKind::NotFound, "No such exec instance: " + id);
    if (std::exchange(row->second.wasBegun, true))
        return Error(ErrorKind::Conflict, "exec " + id.substr(0, 12) + " was started before");
    return row->second.state;
}

void ExecTable::setProcess(const std::string& id, std::shared_ptr<runtime::Exec> process)
{
    const std::lock_guard lock(m_mutex);
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return;
    row->second.state.isRunning = true;
    row->second.state.pid = process->pid();
    row->second.process = std::move(process);
}

void ExecTable::setWaiter(const std::string& id, std::jthread waiter)
{
    const std::lock_guard lock(m_mutex);
    if (const auto row = m_rows.find(id); row != m_rows.end())
        row->second.waiter = std::move(waiter);
}

std::shared_ptr<runtime::Exec> ExecTable::process(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto row = m_rows.find(id);
    return row == m_rows.end() ? nullptr : row->second.process;
}

std::optional<ExecState> ExecTable::finish(const std::string& id, int exitCode)
{
    const std::lock_guard lock(m_mutex);
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return std::nullopt;
    row->second.state.isRunning = false;
    row->second.state.exitCode = exitCode;
    row->second.ended = std::chrono::steady_clock::now();
    row->second.process.reset();
    return row->second.state;
}

void ExecTable::takeOut(const std::function<bool(const Row&)>& isGone)
{
    std::list<Row> gone;
    const std::lock_guard lock(m_mutex);
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        const bool goes = isGone(row->second);
        if (goes)
            gone.push_back(std::move(row->second));
        row = goes ? m_rows.erase(row) : std::next(row);
    }
}

void ExecTable::forget(const ContainerId& container)
{
    takeOut([&](const Row& row) { return row.state.container == container && !row.state.isRunning; });
}

void ExecTable::drop(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    m_rows.erase(id);
}

std::vector<std::string> ExecTable::of(const ContainerId& container) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> out;
    for (const auto& [id, row] : m_rows) {
        if (row.state.container == container)
            out.push_back(id);
    }
    return out;
}

} // namespace darse::engine
