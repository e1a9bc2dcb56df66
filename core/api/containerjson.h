// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>

namespace darse::api {

/// Bytes of a container's own layer, and of it with the image below.
struct ContainerSizes {
    std::uint64_t written = 0;
    std::uint64_t total = 0;
};

/// What is told of a container beside what it knows itself.
struct ContainerTelling {
    engine::TimePoint now{};
    std::string imageName{};                                         ///< what the image is called now
    std::string runtime{};                                           ///< what runs those that ask for nothing else
    std::function<std::string(const std::string& name)> networkId{}; ///< what a network is known by; may be empty
    bool hasOwnCgroups = false; ///< those that do not say where they see cgroups from
    std::optional<ContainerSizes> sizes{};
    std::vector<std::filesystem::path> layers{}; ///< of the image, the topmost first
};

/// A row of a list.
[[nodiscard]] nlohmann::json summary(const engine::Container& container, const ContainerTelling& telling);
/// All of it.
[[nodiscard]] nlohmann::json inspection(const engine::Container& container, const ContainerTelling& telling);

} // namespace darse::api
