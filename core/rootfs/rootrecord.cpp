// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/rootrecord.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace darse::rootfs {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::array<std::pair<Mounting, const char*>, 4> kMountings{{{Mounting::Overlay, "overlay"},
                                                                      {Mounting::OverlayUserxattr, "overlayUserxattr"},
                                                                      {Mounting::FuseOverlayfs, "fuseOverlayfs"},
                                                                      {Mounting::Copy, "copy"}}};

Error damaged(std::string_view why)
{
    return Error(ErrorKind::Io, "the record of the container's file system is damaged").withDetail(std::string(why));
}

Result<Mounting> mountingOf(const std::string& name)
{
    for (const auto& [mounting, known] : kMountings) {
        if (name == known)
            return mounting;
    }
    return damaged("mounting is " + name);
}

Result<RootRecord> readRecord(const Json& json)
{
    TRY_DECLARE(const Mounting mounting, mountingOf(json.at("mounting").get<std::string>()));
    TRY_DECLARE(const oci::Digest image, oci::Digest::parse(json.at("image").get<std::string>()));
    TRY_DECLARE(const oci::Digest manifest, oci::Digest::parse(json.at("manifest").get<std::string>()));
    RootRecord record{.mounting = mounting, .image = image, .manifest = manifest};
    record.lasting = json.value("untilRemoved", false) ? Lasting::UntilRemoved : Lasting::Kept;
    for (const Json& layer : json.at("layers")) {
        TRY_DECLARE(oci::Digest chainId, oci::Digest::parse(layer.get<std::string>()));
        record.layers.push_back(std::move(chainId));
    }
    return record;
}

} // namespace

std::string toJson(const RootRecord& record)
{
    Json json;
    for (const auto& [mounting, name] : kMountings) {
        if (mounting == record.mounting)
            json["mounting"] = name;
    }
    if (record.lasting == Lasting::UntilRemoved)
        json["untilRemoved"] = true;
    json["image"] = record.image.text();
    json["manifest"] = record.manifest.text();
    json["layers"] = Json::array();
    for (const oci::Digest& layer : record.layers)
        json["layers"].push_back(layer.text());
    return json.dump();
}

Result<RootRecord> parseRootRecord(std::string_view json)
{
    try {
        return readRecord(Json::parse(json));
    } catch (const Json::exception& exception) {
        return damaged(exception.what());
    }
}

} // namespace darse::rootfs
