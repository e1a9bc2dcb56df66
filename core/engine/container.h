// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/container/config.h"
#include "core/container/state.h"
#include "core/network/networks.h"
#include "core/oci/digest.h"

#include <filesystem>
#include <memory>

namespace darse::engine {

using container::TimePoint;

/// A mount as it came to be.
struct MountPoint {
    container::MountType type = container::MountType::Volume;
    std::string name{}; ///< of the volume
    std::filesystem::path source{};
    std::string target;
    std::string mode{}; ///< options as they were asked for
    bool isReadOnly = false;
    container::Propagation propagation = container::Propagation::Default;
    bool isAnonymous = false; ///< a volume that goes with the container, when that is asked for
    bool isFilled = true;     ///< a volume that takes what the image has there at first use
};

/// What is known of one container at one moment. Never changes once handed out.
struct Container {
    ContainerId id;
    std::string name;
    TimePoint created{};
    oci::Digest image;
    std::string imageName;                           ///< as it was asked for
    std::shared_ptr<const container::Config> config; ///< with the image's share
    container::State state{};
    std::vector<MountPoint> mounts{};
    network::Connected network{};     ///< while it lives
    std::filesystem::path folder;     ///< where its files lie
    std::filesystem::path log;        ///< empty: none is kept
    std::vector<std::string> execs{}; ///< ids of those that are known
};

using ContainerPtr = std::shared_ptr<const Container>;

} // namespace darse::engine
