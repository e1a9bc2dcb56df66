// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/containertable.h"

#include "core/engine/containerrecord.h"

#include <algorithm>

namespace darse::engine {
namespace {

Error unknown(std::string_view text)
{
    return {ErrorKind::NotFound, "No such container: " + std::string(text)};
}

} // namespace

ContainerPtr Berth::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_now;
}

Berth::Tide Berth::tide() const
{
    const std::lock_guard lock(m_mutex);
    return m_tide;
}

void Berth::turn(const std::function<void(Tide& tide)>& change)
{
    {
        const std::lock_guard lock(m_mutex);
        change(m_tide);
    }
    m_changed.notify_all();
}

Result<void> Berth::waitFor(const std::function<bool(const Tide&, const Container&)>& isSo, const Wait& wait) const
{
    std::unique_lock lock(m_mutex);
    const std::string attempt = "wait for " + m_now->name;
    const auto isDone = [&] { return isSo(m_tide, *m_now); };
    if (wait.deadline.isNever())
        m_changed.wait(lock, wait.stop, isDone);
    else
        m_changed.wait_until(lock, wait.stop, wait.deadline.when(), isDone);
    return isDone() ? ok() : goOn(attempt, wait);
}

Result<BerthPtr> ContainerTable::find(std::string_view text) const
{
    if (text.starts_with('/'))
        text.remove_prefix(1);
    const std::lock_guard lock(m_mutex);
    if (const auto exact = m_byId.find(ContainerId(std::string(text))); exact != m_byId.end())
        return exact->second;
    if (const auto named = m_byName.find(text); named != m_byName.end())
        return m_byId.at(named->second);
    if (text.empty())
        return unknown(text);
    const auto first = m_byId.lower_bound(ContainerId(std::string(text)));
    if (first == m_byId.end() || !first->first.value().starts_with(text))
        return unknown(text);
    if (const auto next = std::next(first); next != m_byId.end() && next->first.value().starts_with(text))
        return Error(ErrorKind::InvalidInput, "Multiple IDs found with provided prefix: " + std::string(text));
    return first->second;
}

BerthPtr ContainerTable::at(const ContainerId& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

std::vector<ContainerPtr> ContainerTable::list() const
{
    std::vector<ContainerPtr> out;
    {
        const std::lock_guard lock(m_mutex);
        out.reserve(m_byId.size());
        for (const auto& [id, berth] : m_byId)
            out.push_back(berth->now());
    }
    std::ranges::sort(out, [](const auto& a, const auto& b) { return a->created > b->created; });
    return out;
}

std::vector<std::string> ContainerTable::usersOf(const oci::Digest& image) const
{
    std::vector<std::string> out;
    for (const ContainerPtr& container : list()) {
        if (container->image == image)
            out.push_back(container->name);
    }
    return out;
}

std::vector<std::string> ContainerTable::aliveUsersOf(const oci::Digest& image) const
{
    std::vector<std::string> out;
    for (const ContainerPtr& container : list()) {
        if (container->image == image && container->state.isAlive())
            out.push_back(container->name);
    }
    return out;
}

Result<void> ContainerTable::checkFree(const std::string& name) const
{
    if (const auto taken = m_byName.find(name); taken != m_byName.end())
        return Error(ErrorKind::Conflict, "Conflict. The container name \"/" + name +
                                              "\" is already in use by container \"" + taken->second.value() +
                                              "\". You have to remove (or rename) that container to be able to reuse "
                                              "that name.");
    return ok();
}

Result<BerthPtr> ContainerTable::add(Container container)
{
    const std::lock_guard lock(m_mutex);
    TRY(checkFree(container.name));
    TRY(keepRecord(m_records, container));
    auto berth = std::make_shared<Berth>();
    m_byName.emplace(container.name, container.id);
    m_byId.emplace(container.id, berth);
    berth->m_now = std::make_shared<const Container>(std::move(container));
    return berth;
}

BerthPtr ContainerTable::adopt(Container container)
{
    const std::lock_guard lock(m_mutex);
    auto berth = std::make_shared<Berth>();
    m_byName.emplace(container.name, container.id);
    m_byId.emplace(container.id, berth);
    berth->m_now = std::make_shared<const Container>(std::move(container));
    return berth;
}

Result<void> ContainerTable::rename(const BerthPtr& berth, const std::string& name)
{
    {
        const std::lock_guard writing(berth->m_writing);
        const std::lock_guard lock(m_mutex);
        Container container = *berth->now();
        TRY(checkFree(name));
        const std::string former = std::exchange(container.name, name);
        TRY(keepRecord(m_records, container));
        m_byName.erase(former);
        m_byName.emplace(name, container.id);
        const std::lock_guard own(berth->m_mutex);
        berth->m_now = std::make_shared<const Container>(std::move(container));
    }
    changed();
    return ok();
}

Result<void> ContainerTable::change(Berth& berth, Container container)
{
    {
        const std::lock_guard writing(berth.m_writing);
        TRY(keepRecord(m_records, container));
        settle(container.id, ok());
        const std::lock_guard lock(berth.m_mutex);
        berth.m_now = std::make_shared<const Container>(std::move(container));
    }
    berth.m_changed.notify_all();
    changed();
    return ok();
}

void ContainerTable::note(Berth& berth, Container container)
{
    {
        const std::lock_guard writing(berth.m_writing);
        settle(container.id, keepRecord(m_records, container));
        const std::lock_guard lock(berth.m_mutex);
        berth.m_now = std::make_shared<const Container>(std::move(container));
    }
    berth.m_changed.notify_all();
    changed();
}

void ContainerTable::remove(const BerthPtr& berth)
{
    const ContainerPtr container = berth->now();
    {
        const std::lock_guard writing(berth->m_writing);
        {
            const std::lock_guard lock(m_mutex);
            m_byName.erase(container->name);
            m_byId.erase(container->id);
        }
        settle(container->id, m_records.forget(std::string(kContainerRecords), container->id.value()));
    }
    berth->turn([](Berth::Tide& tide) { tide.isRemoved = true; });
    changed();
}

void ContainerTable::onChange(std::function<void()> listener)
{
    const std::lock_guard lock(m_listenerMutex);
    m_listener = std::move(listener);
}

void ContainerTable::changed() const
{
    const std::lock_guard lock(m_listenerMutex);
    if (m_listener)
        m_listener();
}

} // namespace darse::engine
