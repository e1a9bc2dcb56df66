// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/housekeeping.h"
#include "core/connect/docker/trashverbs.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::DiskUse;
using backend::Kind;

constexpr qsizetype kShort = 12;

/// What a server has not measured is -1 or null.
qint64 bytesOf(const json& row, const char* name)
{
    return std::max<qint64>(0, numberOf(row, name));
}

const json& listIn(const json& answer, const char* name)
{
    static const json none = json::array();
    const json& list = member(answer, name);
    return list.is_array() ? list : none;
}

void readImages(const json& answer, DiskUse& use)
{
    for (const json& row : listIn(answer, "Images")) {
        const QString id = textOf(row, "Id");
        const QString tag = textsOf(row, "RepoTags").value(0);
        const qint64 shared = bytesOf(row, "SharedSize");
        use.items.push_back(
            {.ref = {Kind::Image, id},
             .name = tag.isEmpty() || tag.startsWith("<none>"_L1) ? id.section(u':', -1).left(kShort) : tag,
             .bytes = std::max<qint64>(0, bytesOf(row, "Size") - shared),
             .shared = shared,
             .isUsed = numberOf(row, "Containers") > 0});
    }
}

void readContainers(const json& answer, DiskUse& use)
{
    for (const json& row : listIn(answer, "Containers")) {
        QString name = textsOf(row, "Names").value(0);
        if (name.startsWith(u'/'))
            name.remove(0, 1);
        const QString state = textOf(row, "State");
        const auto trash = readTrashName(name); // it takes room, and has no page
        use.items.push_back({.ref = {Kind::Container, trash ? QString() : textOf(row, "Id")},
                             .name = trash ? trash->name : name,
                             .bytes = bytesOf(row, "SizeRw"),
                             .isUsed = state == "running"_L1 || state == "paused"_L1 || state == "restarting"_L1});
    }
}

void readVolumes(const json& answer, DiskUse& use)
{
    for (const json& row : listIn(answer, "Volumes")) {
        const json& usage = member(row, "UsageData");
        const QString name = textOf(row, "Name");
        use.items.push_back({.ref = {Kind::Volume, name},
                             .name = name,
                             .bytes = bytesOf(usage, "Size"),
                             .isUsed = numberOf(usage, "RefCount") > 0});
    }
}

} // namespace

DiskUse diskUseOf(const json& answer)
{
    DiskUse use;
    readImages(answer, use);
    readContainers(answer, use);
    readVolumes(answer, use);
    use.layers = bytesOf(answer, "LayersSize");
    for (const json& row : listIn(answer, "BuildCache")) {
        const qint64 bytes = bytesOf(row, "Size");
        use.cache += bytes;
        if (!flagOf(row, "InUse"))
            use.idleCache += bytes;
    }
    return use;
}

} // namespace darse::connect::docker
