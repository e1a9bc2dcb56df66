// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/roots.h"

namespace darse::rootfs {

/// What a container's file system is made of. It stays with the container: what it was made as, it is mounted as.
struct RootRecord {
    Mounting mounting = Mounting::Overlay;
    Lasting lasting = Lasting::Kept;
    oci::Digest image;
    oci::Digest manifest;              ///< of the image as it was taken
    std::vector<oci::Digest> layers{}; ///< chain ids, topmost first; none that a layer above hides as a whole

    friend bool operator==(const RootRecord&, const RootRecord&) = default;
};

[[nodiscard]] std::string toJson(const RootRecord& record);
/// Io for what is no record.
[[nodiscard]] Result<RootRecord> parseRootRecord(std::string_view json);

} // namespace darse::rootfs
