// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/events.h"
#include "core/store/archive.h"
#include "core/store/fsck.h"
#include "core/store/imagestore.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::api {

/// "alpine:3.19" for "docker.io/library/alpine:3.19", as Docker's clients expect it; what cannot be read stays.
[[nodiscard]] std::string familiar(const std::string& name);

enum class SharedSize { Leave, Tell };

// The values of the store as the Docker Engine API writes them.
[[nodiscard]] nlohmann::json summary(const store::ImageInfo& image, SharedSize shared);
[[nodiscard]] nlohmann::json inspection(const store::ImageStore& store, const store::Image& image);
[[nodiscard]] nlohmann::json steps(const store::Image& image, const std::vector<store::HistoryStep>& history);
[[nodiscard]] nlohmann::json removals(const store::Removal& removal);
[[nodiscard]] nlohmann::json diskUse(const store::DiskUse& use, const store::ImageList& images);
[[nodiscard]] nlohmann::json toJson(const engine::Event& event);

// And what only Darse tells.
[[nodiscard]] nlohmann::json preview(const store::Removal& removal);
[[nodiscard]] nlohmann::json toJson(const store::Finding& finding);

} // namespace darse::api
