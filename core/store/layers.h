// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/layer.h"
#include "core/store/storepaths.h"

namespace darse::store {

/// The unpacked layers of a store.
class Layers {
public:
    explicit Layers(StorePaths& paths) : m_paths(paths) {}

    /// NotFound when there is no such layer; Io when its record cannot be read.
    [[nodiscard]] Result<LayerRecord> record(const oci::Digest& chainId) const;
    /// True for a layer that stands with its record.
    [[nodiscard]] bool has(const oci::Digest& chainId) const;
    /// Makes a directory, made in work with "diff" in it, the layer of this record. One that is there stays.
    [[nodiscard]] Result<void> adopt(const std::filesystem::path& made, const LayerRecord& record);
    [[nodiscard]] std::vector<oci::Digest> list() const;

private:
    StorePaths& m_paths;
};

[[nodiscard]] std::string toJson(const LayerRecord& record);
/// Io for what is no record.
[[nodiscard]] Result<LayerRecord> parseLayerRecord(std::string_view json);

} // namespace darse::store
