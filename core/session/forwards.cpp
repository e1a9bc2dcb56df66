// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/forwards.h"

#include "core/session/session.h"

#include <algorithm>
#include <utility>

namespace darse::session {

const backend::PortForward* Forwards::find(const QString& pod, quint16 port) const
{
    const auto found = std::ranges::find_if(
        m_all, [&](const Port& one) { return one->asked().pod == pod && one->asked().port == port; });
    return found == m_all.end() ? nullptr : found->get();
}

Result<void> Forwards::open(const backend::PortForwardAsked& asked)
{
    backend::PortForwards* forwards = m_session.backend().portForwards();
    if (forwards == nullptr)
        return Error(ErrorKind::Unsupported, "this connection leads to no ports of pods");
    const backend::PortForward* known = find(asked.pod, asked.port);
    if (known != nullptr && (asked.localPort == 0 || asked.localPort == known->localPort()))
        return ok();
    TRY_DECLARE(Port opened, forwards->open(asked));
    close(asked.pod, asked.port);
    connect(opened.get(), &backend::PortForward::changed, this, &Forwards::changed);
    m_all.push_back(std::move(opened));
    follow();
    Q_EMIT changed();
    return ok();
}

void Forwards::close(const QString& pod, quint16 port)
{
    const auto isIt = [&](const Port& one) { return one->asked().pod == pod && one->asked().port == port; };
    if (std::erase_if(m_all, isIt) > 0)
        Q_EMIT changed();
}

/// Pods come and go from now on.
void Forwards::follow()
{
    if (std::exchange(m_isFollowing, true))
        return;
    connect(&m_session.store(backend::Kind::Pod), &ObjectStore::updated, this, &Forwards::dropOrphans);
}

void Forwards::dropOrphans()
{
    const ObjectStore& pods = m_session.store(backend::Kind::Pod);
    if (pods.state() != ObjectStore::State::Ready)
        return;
    std::vector<Port> gone;
    for (Port& one : m_all) {
        if (!pods.find(one->asked().pod))
            gone.push_back(std::move(one));
    }
    if (gone.empty())
        return;
    std::erase(m_all, nullptr);
    for (const Port& one : gone)
        Q_EMIT ended(one->asked(), one->localPort());
    gone.clear();
    Q_EMIT changed();
}

} // namespace darse::session
