// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/containerrecord.h"
#include "core/engine/containertable.h"

namespace darse::engine {

void ContainerTable::settle(const ContainerId& id, const Result<void>& written)
{
    {
        const std::lock_guard lock(m_mutex);
        if (written)
            m_owed.erase(id);
        else
            m_owed.insert(id);
    }
    if (!written && m_whenOwing)
        m_whenOwing();
}

bool ContainerTable::owes(const ContainerId& id) const
{
    const std::lock_guard lock(m_mutex);
    return m_owed.contains(id);
}

bool ContainerTable::isOwing() const
{
    const std::lock_guard lock(m_mutex);
    return !m_owed.empty();
}

std::vector<ContainerId> ContainerTable::payDebts()
{
    std::set<ContainerId> owed;
    {
        const std::lock_guard lock(m_mutex);
        owed = m_owed;
    }
    std::vector<ContainerId> paid;
    for (const ContainerId& id : owed) {
        if (!pay(id))
            break; // the disk is as full for the others
        paid.push_back(id);
    }
    return paid;
}

Result<void> ContainerTable::pay(const ContainerId& id)
{
    const BerthPtr berth = at(id);
    if (!berth) {
        TRY(m_records.forget(std::string(kContainerRecords), id.value()));
    } else {
        const std::lock_guard writing(berth->m_writing);
        if (at(id) == berth)
            TRY(keepRecord(m_records, *berth->now()));
        else
            TRY(m_records.forget(std::string(kContainerRecords), id.value()));
    }
    const std::lock_guard lock(m_mutex);
    m_owed.erase(id);
    return ok();
}

} // namespace darse::engine
