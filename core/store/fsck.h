// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/imagestore.h"

namespace darse::store {

enum class Damage {
    IndexUnreadable,
    ManifestMissing,
    ManifestUnreadable,
    ConfigMissing,
    ConfigUnreadable,
    BlobMissing,
    BlobSizeWrong,
    BlobCorrupt,
    LayerMissing,
    LayerRecordMissing,
    LayerRecordWrong,
    LayerContentWrong,
    WrongMode,
    Stray,
};

/// The stable name: "BlobCorrupt".
[[nodiscard]] std::string_view toString(Damage damage);

enum class Remedy { None, Removed, Rewritten, UnpackedAgain, FetchedAgain, Quarantined };
[[nodiscard]] std::string_view toString(Remedy remedy);

struct Finding {
    Damage damage;
    std::string object;                ///< a digest or a path below the root
    std::string what;                  ///< one sentence
    std::vector<std::string> images{}; ///< names or ids of those that suffer
    Remedy remedy = Remedy::None;      ///< what a repair does, or has done
    bool isRepaired = false;
};

enum class Depth {
    Quick,   ///< what is there, and its sizes
    Content, ///< and every blob is read and its digest compared
    Deep,    ///< and every layer is unpacked again and its tree compared
};

/// Gets a blob or a manifest once more; `names` is what it is known by.
using Fetch = std::function<Result<ByteSource>(const oci::Descriptor& what, const std::vector<std::string>& names)>;

/// Looks for damage. Changes nothing. Images that come and go meanwhile are not taken for damage.
[[nodiscard]] Result<std::vector<Finding>> checkStore(ImageStore& store, Depth depth, const std::stop_token& stop);

/// Repairs what can be: unpacks again, fetches again (`fetch` may be empty), and moves what cannot be repaired to
/// `root`/quarantine, with the names of its images taken out of the index. What containers use stays where it is.
[[nodiscard]] Result<std::vector<Finding>> repairStore(ImageStore& store, Depth depth, const Fetch& fetch,
                                                       const std::stop_token& stop);

} // namespace darse::store
