// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/checkpoints.h"

namespace darse::connect::docker {

using namespace Qt::StringLiterals;
using backend::Pending;

namespace {

/// What Podman's one is called.
QString onlyOne()
{
    return u"checkpoint"_s;
}

} // namespace

CheckpointDialect checkpointDialect(const json& version, bool isOurs)
{
    if (isOurs)
        return CheckpointDialect::None;
    const json& components = member(version, "Components");
    for (const json& component : components.is_array() ? components : json::array()) {
        if (textOf(component, "Name").startsWith("Podman"_L1))
            return CheckpointDialect::Podman;
    }
    return flagOf(version, "Experimental") ? CheckpointDialect::Docker : CheckpointDialect::DockerWithout;
}

std::optional<backend::NoCheckpoints> CheckpointVerbs::refusal() const
{
    if (m_dialect == CheckpointDialect::None)
        return backend::NoCheckpoints::Never;
    return m_dialect == CheckpointDialect::DockerWithout ? std::optional(backend::NoCheckpoints::FeatureOff)
                                                         : std::nullopt;
}

Pending<QStringList> CheckpointVerbs::list(const QString& container)
{
    const bool isPodman = m_dialect == CheckpointDialect::Podman;
    return m_hands.ask<QStringList>(
        [wire = m_wire, container, isPodman](const std::stop_token& stop) -> Result<QStringList> {
            const std::string place = "/containers/" + queryText(container);
            if (isPodman) {
                TRY_DECLARE(const json answer, wire->ask({.target = "/libpod" + place + "/json"}, stop));
                const bool isThere = flagOf(member(answer, "State"), "Checkpointed");
                return isThere ? QStringList{onlyOne()} : QStringList();
            }
            TRY_DECLARE(const json answer, wire->ask({.target = place + "/checkpoints"}, stop));
            QStringList names;
            for (const json& each : answer.is_array() ? answer : json::array())
                names << textOf(each, "Name");
            return names;
        });
}

Pending<void> CheckpointVerbs::post(std::string target, json body)
{
    return m_hands.ask<void>([wire = m_wire, target = std::move(target),
                              body = std::move(body)](const std::stop_token& stop) -> Result<void> {
        TRY(wire->ask({.method = "POST", .target = target, .body = body, .patience = Patience::Long}, stop));
        return ok();
    });
}

Pending<void> CheckpointVerbs::take(const QString& container, const QString& name, backend::Afterwards afterwards)
{
    const std::string place = "/containers/" + queryText(container);
    const bool goesOn = afterwards == backend::Afterwards::GoesOn;
    if (m_dialect == CheckpointDialect::Podman)
        return post("/libpod" + place + "/checkpoint?keep=true&leaveRunning=" + (goesOn ? "true" : "false"), nullptr);
    return post(place + "/checkpoints", {{"CheckpointID", name.toStdString()}, {"Exit", !goesOn}});
}

Pending<void> CheckpointVerbs::restore(const QString& container, const QString& name)
{
    const std::string place = "/containers/" + queryText(container);
    return m_dialect == CheckpointDialect::Podman ? post("/libpod" + place + "/restore?keep=true", nullptr)
                                                  : post(place + "/start?checkpoint=" + queryText(name), nullptr);
}

} // namespace darse::connect::docker
