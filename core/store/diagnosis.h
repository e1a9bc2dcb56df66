// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/fsck.h"
#include "core/store/storecore.h"

namespace darse::store {

/// A finding, with what a repair has to know.
struct Diagnosis {
    Finding finding;
    std::optional<oci::Descriptor> blob{};       ///< to be fetched again
    std::optional<LayerPlan> layer{};            ///< to be unpacked again
    std::optional<std::filesystem::path> path{}; ///< to be removed, or to get its mode back
    std::string content{};                       ///< of a document that we can write again ourselves
    std::set<oci::Digest> manifests{};           ///< in the index, that need it
};

/// Looks for all damage there is.
[[nodiscard]] Result<std::vector<Diagnosis>> diagnose(ImageStore& store, Depth depth, const std::stop_token& stop);

/// What stands in the places of the store and belongs to nobody, or may be written by others.
[[nodiscard]] std::vector<Diagnosis> diagnosePlaces(const StoreCore& core);

/// Compares two trees, contents and all of their metadata that a layer has: the first difference in a sentence, nothing
/// when there is none.
[[nodiscard]] Result<std::optional<std::string>>
compareTrees(const std::filesystem::path& actual, const std::filesystem::path& expected, const std::stop_token& stop);

} // namespace darse::store
