// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/volumejson.h"

#include "core/container/dockerwords.h"
#include "core/container/reader.h"

namespace darse::api {

using nlohmann::json;

namespace {

/// Docker has no map for what nobody has asked for by itself.
json mapJson(const std::map<std::string, std::string>& map, const rootfs::Volume& volume)
{
    return map.empty() && volume.isAnonymous ? json(nullptr) : json(map);
}

} // namespace

Result<rootfs::VolumeAsked> parseVolume(const json& body)
{
    std::vector<std::string> ignored;
    rootfs::VolumeAsked out;
    if (body.is_null())
        return out;
    TRY_DECLARE(container::Reader reader, container::Reader::of(body, {}, ignored));
    std::string driver;
    TRY(reader.read("Name", out.name));
    TRY(reader.read("Driver", driver));
    TRY(reader.read("DriverOpts", out.options));
    TRY(reader.read("Labels", out.labels));
    if (!driver.empty() && driver != "local")
        return Error(ErrorKind::NotFound, "error looking up volume plugin " + driver + ": plugin \"" + driver +
                                              "\" not found; volumes here are of the driver \"local\"");
    return out;
}

json volumeJson(const rootfs::Volume& volume)
{
    return {{"CreatedAt", container::timeText(std::chrono::floor<std::chrono::seconds>(volume.created))},
            {"Driver", "local"},
            {"Labels", mapJson(volume.labels, volume)},
            {"Mountpoint", volume.path.string()},
            {"Name", volume.name},
            {"Options", mapJson(volume.options, volume)},
            {"Scope", "local"}};
}

json volumeUseJson(const std::optional<Bytes>& size, std::size_t users)
{
    return {{"Size", size ? json(size->count()) : json(-1)}, {"RefCount", users}};
}

} // namespace darse::api
