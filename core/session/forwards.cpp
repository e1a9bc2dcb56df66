// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/forwards.h"

#include "core/session/session.h"

#include <algorithm>

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
    Q_EMIT changed();
    return ok();
}

void Forwards::close(const QString& pod, quint16 port)
{
    const auto isIt = [&](const Port& one) { return one->asked().pod == pod && one->asked().port == port; };
    if (std::erase_if(m_all, isIt) > 0)
        Q_EMIT changed();
}

} // namespace darse::session
