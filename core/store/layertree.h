// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/store/unpack.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace darse::store {

/// The directory that an entry is in.
struct LayerDirectory {
    int fd = -1;
    std::string_view path; ///< from the root of the layer, without links
};

/// The tree that a layer becomes, and the only way to its directories. Everything is resolved as after chroot: links
/// lead to where they point to in the layer, ".." at the top is the top. Nobody else may change the tree meanwhile.
class LayerTree {
public:
    /// `root` is the directory that the layer goes to.
    [[nodiscard]] static Result<LayerTree> open(int root, OverlayMarks marks);

    /// The directory at `path`; what is missing is made. The answer is valid until the next call.
    [[nodiscard]] Result<LayerDirectory> makeDirectory(const std::string& path);
    /// The same for one that must be there.
    [[nodiscard]] Result<LayerDirectory> findDirectory(const std::string& path);

    /// Call it when an entry was removed: what was resolved through it does not count any more.
    void forget();

    /// Marks a directory: what layers below have in it is hidden.
    [[nodiscard]] Result<void> makeOpaque(int directory) const;

    [[nodiscard]] int root() const { return m_root.get(); }
    /// How many directories were made because they were missing.
    [[nodiscard]] std::uint64_t madeCount() const { return m_madeCount; }

private:
    /// Where the last path led, because mostly the next one is the same.
    struct Slot {
        std::optional<std::string> asked{};
        std::string path{};
        UniqueFd fd{};
    };
    struct Walk;
    enum class Missing { Make, Refuse };

    LayerTree(UniqueFd root, OverlayMarks marks) : m_root(std::move(root)), m_marks(marks) {}

    Result<LayerDirectory> resolve(Slot& slot, const std::string& path, Missing missing);
    Result<void> walk(Slot& slot, Missing missing);
    Result<void> step(Walk& walk, const std::string& name, Missing missing);
    Result<void> follow(Walk& walk, const std::string& name, Missing missing);
    Result<void> make(Walk& walk, const std::string& name);

    UniqueFd m_root;
    OverlayMarks m_marks;
    Slot m_made;
    Slot m_found;
    std::uint64_t m_madeCount = 0;
};

/// Whether `name` in `directory` is the mark for something that is gone.
[[nodiscard]] bool isWhiteout(int directory, const std::string& name);

} // namespace darse::store
