// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/housekeeping.h"

#include "core/connect/docker/newbodies.h"
#include "core/connect/docker/trashverbs.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::DiskUse;
using backend::Kind;
using backend::PrunePreview;

/// What a server may be asked for: of containers those that have ended, of the others those that nothing uses.
std::string targetOf(Kind kind)
{
    const std::string dangling = "filters=" + queryText(std::string(R"({"dangling":["true"]})"));
    switch (kind) {
    case Kind::Container:
        return "/containers/json?all=1&size=1&filters=" +
               queryText(std::string(R"({"status":["exited","created","dead"]})"));
    case Kind::Image:
        return "/images/json?shared-size=1&" + dangling;
    case Kind::Volume:
        return "/volumes?" + dangling;
    case Kind::Network:
        return "/networks?" + dangling;
    default:
        return {};
    }
}

std::string deletionOf(Kind kind, const QString& key)
{
    switch (kind) {
    case Kind::Container:
        return "/containers/" + queryText(key);
    case Kind::Image:
        return "/images/" + pathText(key);
    case Kind::Volume:
        return "/volumes/" + queryText(key);
    case Kind::Network:
        return "/networks/" + queryText(key);
    default:
        return {};
    }
}

bool isBuiltIn(const QString& network)
{
    return network == "bridge"_L1 || network == "host"_L1 || network == "none"_L1 || network == "podman"_L1;
}

void addContainer(const json& row, PrunePreview& preview)
{
    QString name = textsOf(row, "Names").value(0);
    if (name.startsWith(u'/'))
        name.remove(0, 1);
    if (isTrashName(name))
        return; // it has a time of its own
    preview.keys << textOf(row, "Id");
    preview.names << name;
    preview.sizes.push_back(std::max<qint64>(0, numberOf(row, "SizeRw")));
}

void addImage(const json& row, PrunePreview& preview)
{
    const QString id = textOf(row, "Id");
    preview.keys << id;
    preview.names << id.section(u':', -1).left(12);
    // What other images share stays; -1 says that the server did not count it.
    preview.sizes.push_back(
        std::max<qint64>(0, numberOf(row, "Size") - std::max<qint64>(0, numberOf(row, "SharedSize"))));
}

void addVolume(const json& row, PrunePreview& preview)
{
    preview.keys << textOf(row, "Name");
    preview.names << textOf(row, "Name");
    preview.sizes.push_back(std::max<qint64>(0, numberOf(member(row, "UsageData"), "Size")));
}

void addNetwork(const json& row, PrunePreview& preview)
{
    const QString name = textOf(row, "Name");
    const json& members = member(row, "Containers");
    if (isBuiltIn(name) || (members.is_object() && !members.empty()))
        return;
    preview.keys << textOf(row, "Id");
    preview.names << name;
    preview.sizes.push_back(0);
}

/// Servers tell how large volumes are only with what everything takes.
void measureVolumes(const DiskUse& use, PrunePreview& preview)
{
    for (qsizetype i = 0; i < preview.keys.size(); ++i) {
        const backend::ObjectRef volume{Kind::Volume, preview.keys[i]};
        const auto found = std::ranges::find(use.items, volume, &backend::DiskItem::ref);
        if (found != use.items.end())
            preview.sizes[std::size_t(i)] = found->bytes;
    }
}

} // namespace

PrunePreview unusedOf(Kind kind, const json& rows, const DiskUse& use)
{
    PrunePreview preview;
    if (!rows.is_array())
        return preview;
    for (const json& row : rows) {
        if (kind == Kind::Container)
            addContainer(row, preview);
        else if (kind == Kind::Image)
            addImage(row, preview);
        else if (kind == Kind::Volume)
            addVolume(row, preview);
        else if (kind == Kind::Network)
            addNetwork(row, preview);
    }
    if (kind == Kind::Volume)
        measureVolumes(use, preview);
    return preview;
}

backend::Pending<backend::DiskUse> HousekeepingVerbs::diskUse()
{
    return m_hands.ask<backend::DiskUse>([wire = m_wire](const std::stop_token& stop) -> Result<backend::DiskUse> {
        TRY_DECLARE(const json answer, wire->ask({.target = "/system/df", .patience = Patience::Long}, stop));
        return diskUseOf(answer);
    });
}

backend::Pending<PrunePreview> HousekeepingVerbs::preview(Kind kind)
{
    return m_hands.ask<PrunePreview>([wire = m_wire, kind](const std::stop_token& stop) -> Result<PrunePreview> {
        TRY_DECLARE(const json answer, wire->ask({.target = targetOf(kind), .patience = Patience::Long}, stop));
        if (kind != Kind::Volume)
            return unusedOf(kind, answer);
        const auto use = wire->ask({.target = "/system/df", .patience = Patience::Long}, stop);
        return unusedOf(kind, member(answer, "Volumes"), use ? diskUseOf(*use) : DiskUse());
    });
}

backend::Pending<void> HousekeepingVerbs::prune(Kind kind, const QStringList& keys)
{
    return m_hands.ask<void>([wire = m_wire, kind, keys](const std::stop_token& stop) -> Result<void> {
        for (const QString& key : keys) {
            const auto answer =
                wire->ask({.method = "DELETE", .target = deletionOf(kind, key), .patience = Patience::Long}, stop);
            const bool isPassed =
                !answer && (answer.error().kind() == ErrorKind::NotFound || answer.error().kind() == ErrorKind::InUse ||
                            answer.error().kind() == ErrorKind::InvalidState);
            if (!answer && !isPassed)
                return answer.error();
        }
        return ok();
    });
}

backend::Pending<void> HousekeepingVerbs::makeVolume(const backend::NewVolume& asked)
{
    return m_hands.ask<void>([wire = m_wire, body = newVolumeBody(asked)](const std::stop_token& stop) -> Result<void> {
        const auto answer = wire->ask({.method = "POST", .target = "/volumes/create", .body = body}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

backend::Pending<void> HousekeepingVerbs::makeNetwork(const backend::NewNetwork& asked)
{
    return m_hands.ask<void>(
        [wire = m_wire, body = newNetworkBody(asked)](const std::stop_token& stop) -> Result<void> {
            const auto answer = wire->ask({.method = "POST", .target = "/networks/create", .body = body}, stop);
            return answer ? ok() : Result<void>(answer.error());
        });
}

} // namespace darse::connect::docker
