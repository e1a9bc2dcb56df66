// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layers.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

namespace darse::store {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

// A hundred notes, each with a path.
const Bytes kRecordLimit = mebibytes(4);

Result<oci::Digest> digestAt(const Json& json, const char* key)
{
    return oci::Digest::parse(json.at(key).get<std::string>());
}

Result<LayerRecord> readRecord(const Json& json)
{
    TRY_DECLARE(const oci::Digest chainId, digestAt(json, "chainId"));
    TRY_DECLARE(const oci::Digest diffId, digestAt(json, "diffId"));
    TRY_DECLARE(const oci::Digest blob, digestAt(json, "blob"));
    std::optional<oci::Digest> parent;
    if (json.contains("parent")) {
        TRY_DECLARE(parent, digestAt(json, "parent"));
    }
    return LayerRecord{.chainId = chainId,
                       .diffId = diffId,
                       .parent = parent,
                       .blob = blob,
                       .blobSize = json.at("blobSize").get<std::uint64_t>(),
                       .tarSize = json.at("tarSize").get<std::uint64_t>(),
                       .content = Bytes(json.at("content").get<std::uint64_t>()),
                       .entries = json.at("entries").get<std::uint64_t>(),
                       .hidesAllBelow = json.value("hidesAllBelow", false),
                       .notes = json.at("notes").get<std::vector<std::string>>()};
}

} // namespace

std::string toJson(const LayerRecord& record)
{
    Json json{{"chainId", record.chainId.text()}, {"diffId", record.diffId.text()}};
    if (record.parent)
        json["parent"] = record.parent->text();
    json["blob"] = record.blob.text();
    json["blobSize"] = record.blobSize;
    json["tarSize"] = record.tarSize;
    json["content"] = record.content.count();
    json["entries"] = record.entries;
    if (record.hidesAllBelow)
        json["hidesAllBelow"] = true;
    json["notes"] = record.notes;
    // Notes name files, and names of files need not be UTF-8.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<LayerRecord> parseLayerRecord(std::string_view json)
{
    try {
        auto record = readRecord(Json::parse(json));
        if (record)
            return record;
        return Error(ErrorKind::Io, "the record of the layer is damaged: " + record.error().message());
    } catch (const Json::exception& exception) {
        return Error(ErrorKind::Io, "the record of the layer is damaged").withDetail(exception.what());
    }
}

Result<LayerRecord> Layers::record(const oci::Digest& chainId) const
{
    const std::string what = "layer " + std::string(chainId.shortHex());
    TRY_DECLARE(const std::string json, sys::readFile(m_paths.record(chainId), kRecordLimit).within(what));
    TRY_DECLARE(LayerRecord record, parseLayerRecord(json).within(what));
    if (record.chainId != chainId)
        return Error(ErrorKind::Io, what + " has the record of " + record.chainId.text());
    return record;
}

bool Layers::has(const oci::Digest& chainId) const
{
    std::error_code error;
    return fs::symlink_status(m_paths.diff(chainId), error).type() == fs::file_type::directory &&
           record(chainId).isOk();
}

Result<void> Layers::adopt(const fs::path& made, const LayerRecord& record)
{
    TRY(sys::writeFileAtomically(made / "layer.json", toJson(record),
                                 {.mode = 0644, .durability = sys::Durability::Process}));
    auto moved = moveTo(made, m_paths.layer(record.chainId));
    if (!moved && has(record.chainId))
        return ok();
    return moved;
}

std::vector<oci::Digest> Layers::list() const
{
    std::vector<oci::Digest> layers;
    const auto names = sys::listDirectory(m_paths.layers());
    if (!names)
        return layers;
    for (const std::string& name : *names) {
        if (auto chainId = StorePaths::layerOfName(name))
            layers.push_back(*std::move(chainId));
    }
    return layers;
}

} // namespace darse::store
