// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archivespool.h"
#include "core/store/intake.h"

namespace darse::store {

/// An image as it lies in an archive.
struct PendingImage {
    NewImage image;
    oci::Digest id;
    std::vector<LayerPlan> layers{};
    std::vector<const ArchiveSpool::File*> files{}; ///< of the layers
};

/// The images of a spooled archive. With an OCI layout in it, that counts; else a docker-archive's manifest.json.
[[nodiscard]] Result<std::vector<PendingImage>> imagesOf(const ArchiveSpool& spool);

/// The two of them.
[[nodiscard]] Result<std::vector<PendingImage>> imagesOfLayout(const ArchiveSpool& spool);
[[nodiscard]] Result<std::vector<PendingImage>> imagesOfDockerArchive(const ArchiveSpool& spool);

} // namespace darse::store
