// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/verbs.h"

#include "core/connect/docker/creating.h"
#include "core/connect/docker/jobtransfer.h"
#include "core/connect/docker/listening.h"

namespace darse::connect::docker {

backend::Pending<void> Verbs::post(const QString& key, const std::string& verb)
{
    return send("POST", "/containers/" + queryText(key) + "/" + verb);
}

backend::Pending<void> Verbs::send(const std::string& method, const std::string& target)
{
    return m_hands.ask<void>([method, target, wire = m_wire](const std::stop_token& stop) -> Result<void> {
        const auto answer = wire->ask({.method = method, .target = target, .patience = Patience::Long}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

backend::Pending<std::vector<backend::PublishedPort>> Verbs::portsInUse()
{
    using Ports = std::vector<backend::PublishedPort>;
    return m_hands.ask<Ports>([wire = m_wire](const std::stop_token&) -> Result<Ports> {
        return wire->isLocal() ? listeningPorts() : Ports();
    });
}

backend::Pending<void> Verbs::rename(const QString& key, const QString& name)
{
    return post(key, "rename?name=" + queryText(name));
}

backend::Pending<void> Verbs::removeWithVolumes(const QString& key)
{
    return send("DELETE", "/containers/" + queryText(key) + "?force=1&v=1");
}

std::unique_ptr<backend::Transfer> Verbs::create(const backend::ContainerPlan& plan)
{
    return beginTransfer(m_hands,
                         [wire = m_wire, plan](Report& report) { return createContainer(*wire, plan, report); });
}

} // namespace darse::connect::docker
