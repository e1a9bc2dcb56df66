// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/exectable.h"

#include <list>

namespace darse::engine {

void ExecTable::add(ExecState state)
{
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
    row->second.process.reset();
    return row->second.state;
}

void ExecTable::forget(const ContainerId& container)
{
    // What is taken out ends after the lock is free: a waiter may be about to note an end.
    std::list<Row> gone;
    const std::lock_guard lock(m_mutex);
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        const bool isGone = row->second.state.container == container && !row->second.state.isRunning;
        if (isGone)
            gone.push_back(std::move(row->second));
        row = isGone ? m_rows.erase(row) : std::next(row);
    }
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
