// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/container/state.h"
#include "core/state/records.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace darse::rootfs {

using container::TimePoint;

struct Volume {
    std::string name;
    std::filesystem::path path; ///< of its files
    std::map<std::string, std::string> labels{};
    std::map<std::string, std::string> options{}; ///< of the "local" driver: type, device, o
    TimePoint created{};
    bool isAnonymous = false;
};

struct VolumeAsked {
    std::string name{}; ///< empty: an anonymous one
    std::map<std::string, std::string> labels{};
    std::map<std::string, std::string> options{};
};

/// The names of the containers that use a volume. Called while that volume is locked: it must not ask for its mount,
/// and not wait for whoever does.
using VolumeUsers = std::function<std::vector<std::string>(const std::string& name)>;

/// Named folders that outlive containers. For any thread.
class Volumes {
public:
    [[nodiscard]] static Result<std::unique_ptr<Volumes>> open(std::filesystem::path folder, state::Records& records);
    virtual ~Volumes() = default;

    /// One that is there already is given as it is; Conflict when it has other options.
    [[nodiscard]] virtual Result<Volume> create(const VolumeAsked& asked) = 0;
    [[nodiscard]] virtual Result<Volume> find(const std::string& name) const = 0;
    [[nodiscard]] virtual std::vector<Volume> list() const = 0;
    /// InUse names who uses it.
    [[nodiscard]] virtual Result<void> remove(const std::string& name, const VolumeUsers& users) = 0;
    [[nodiscard]] virtual Result<Bytes> size(const std::string& name) const = 0;
    /// Where a container can bind it from: mounted first, when its options say so.
    [[nodiscard]] virtual Result<std::filesystem::path> mount(const std::string& name) = 0;
    /// Fills an empty volume that was never used with what the image has at `target` below `root` (a descriptor).
    [[nodiscard]] virtual Result<void> fillOnce(const std::string& name, int root, const std::string& target) = 0;
};

} // namespace darse::rootfs
