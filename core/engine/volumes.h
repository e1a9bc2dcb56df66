// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/volumes.h"

#include <functional>
#include <map>
#include <vector>

namespace darse::engine {

struct Crew;

struct VolumePruneFilter {
    bool takesNamed = false;                        ///< anonymous ones alone, or all that nobody uses
    std::map<std::string, std::string> labels{};    ///< value empty: any
    std::map<std::string, std::string> notLabels{}; ///< whoever has one of them stays
};

struct VolumesPruned {
    std::vector<std::string> names{};
    Bytes freed{};
};

/// Every verb about volumes. For any thread.
class Volumes {
public:
    explicit Volumes(Crew& crew) : m_crew(crew) {}

    [[nodiscard]] std::vector<rootfs::Volume> list() const;
    [[nodiscard]] Result<rootfs::Volume> find(const std::string& name) const;
    [[nodiscard]] Result<rootfs::Volume> create(const rootfs::VolumeAsked& asked);
    [[nodiscard]] Result<void> remove(const std::string& name);
    [[nodiscard]] Result<VolumesPruned> prune(const VolumePruneFilter& filter);
    [[nodiscard]] Result<Bytes> size(const std::string& name) const;
    /// Calls `work` with a descriptor of its topmost folder, mounted first where its options say so. Whoever resolves
    /// paths below it leaves it by no link.
    [[nodiscard]] Result<void> withFiles(const std::string& name, const std::function<Result<void>(int root)>& work);
    /// The names of the containers that use it.
    [[nodiscard]] std::vector<std::string> users(const std::string& name) const;

private:
    Crew& m_crew;
};

} // namespace darse::engine
