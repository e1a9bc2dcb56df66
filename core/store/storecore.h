// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/catalogue.h"
#include "core/store/imagestore.h"
#include "core/store/inflight.h"
#include "core/store/pins.h"
#include "core/store/settling.h"
#include "core/sys/atomicfile.h"

#include <mutex>

namespace darse::store {

/// What the parts of the store share: the places, and the one way to change the index. Private to this room.
class StoreCore {
public:
    /// The index as it shall be, and what the present one stands for.
    struct Draft {
        ImageIndex index;
        const Catalogue& catalogue;
    };
    /// Edits the draft; after an error nothing has happened. Runs with the store locked.
    using Edit = std::function<Result<void>(Draft& draft)>;

    StoreCore(const std::filesystem::path& root, StoreOptions options);

    /// Makes what is missing, reads the index and removes what nobody needs.
    [[nodiscard]] Result<void> open();

    [[nodiscard]] std::shared_ptr<const Catalogue> catalogue() const;
    [[nodiscard]] ImageIndex index() const;
    /// Why the index cannot be used, if it cannot.
    [[nodiscard]] std::optional<Error> indexError() const;

    /// Changes the index and removes what nobody needs any more. Durable unless content is settling: then the index is
    /// as safe as that.
    [[nodiscard]] Result<void> change(const Edit& edit, sys::Durability durability = sys::Durability::Machine);
    /// Looks at things with the store locked.
    [[nodiscard]] Result<void> look(const std::function<void(const Catalogue& catalogue)>& at) const;
    /// Reads everything anew, after a repair.
    [[nodiscard]] Result<void> reload();
    /// Puts another index in the place of one that is damaged or not.
    [[nodiscard]] Result<void> replaceIndex(const ImageIndex& index);

    /// Who uses an image: containers, and operations that hold it. Only while the store is locked: in change() and
    /// look().
    [[nodiscard]] std::vector<std::string> usersOf(const oci::Digest& id) const;
    /// Those of them that run.
    [[nodiscard]] std::vector<std::string> runningIn(const oci::Digest& id) const;

    void pin(const Needs& needs);
    /// Pins an image and what it needs, as told in `needs`. NotFound.
    [[nodiscard]] Result<void> pinImage(const oci::Digest& id, Needs& needs);
    /// What was pinned and is not needed otherwise is removed.
    void unpin(const Needs& needs, const std::optional<oci::Digest>& image = {});

    /// Blobs and layers that stand in the store although nobody needs them. Empty while nobody can know.
    [[nodiscard]] Needs unneeded() const;
    /// Removes blobs and layers out of `candidates` that nobody needs.
    void collect(const Needs& candidates);

    /// Removes what was moved into work.
    void discard(const std::filesystem::path& aside) { removeAll({aside}); }

    // NOLINTBEGIN(misc-non-private-member-variables-in-classes)
    const StoreOptions options;
    StorePaths paths;
    Blobs blobs;
    Layers layers;
    InFlight inFlight;
    Settling settling;
    // NOLINTEND(misc-non-private-member-variables-in-classes)

private:
    [[nodiscard]] Result<void> makePlaces();
    [[nodiscard]] Result<void> readIndex();
    [[nodiscard]] Result<void> writeIndex(const ImageIndex& index, sys::Durability durability);
    void takeIndex(ImageIndex index);
    /// With the store locked: moves what nobody needs into work, and says where.
    std::vector<std::filesystem::path> setAside(const Needs& candidates);
    void removeAll(const std::vector<std::filesystem::path>& aside);
    void sweep();

    mutable std::mutex m_mutex;
    ImageIndex m_index;
    std::shared_ptr<const Catalogue> m_catalogue = std::make_shared<Catalogue>();
    std::optional<Error> m_indexError;
    Pins m_pins;
};

} // namespace darse::store
