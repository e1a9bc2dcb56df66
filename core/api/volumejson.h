// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/rootfs/volumes.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace darse::api {

/// The body of POST /volumes/create. InvalidInput names the field.
[[nodiscard]] Result<rootfs::VolumeAsked> parseVolume(const nlohmann::json& body);

[[nodiscard]] nlohmann::json volumeJson(const rootfs::Volume& volume);

/// "UsageData" of a volume; a size that is not known is -1.
[[nodiscard]] nlohmann::json volumeUseJson(const std::optional<Bytes>& size, std::size_t users);

} // namespace darse::api
