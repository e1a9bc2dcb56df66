// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/heldentry.h"
#include "core/rootfs/trees.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::rootfs {

/// What an entry of the upper layer says about those below it.
enum class UpperKind {
    Entry,    ///< it is what its name is now
    Whiteout, ///< what layers below call so is gone
    Ignored,  ///< bookkeeping of fuse-overlayfs
};

/// Reads the marks of overlay, as the kernel and fuse-overlayfs set them.
class MarkReader {
public:
    explicit MarkReader(store::OverlayMarks marks) : m_marks(marks) {}

    [[nodiscard]] UpperKind kindOf(std::string_view name, const HeldEntry& entry) const;
    /// The name that a whiteout is about.
    [[nodiscard]] std::string hiddenName(std::string_view name, const HeldEntry& entry) const;
    /// Whether a directory hides what layers below have in it.
    [[nodiscard]] bool isOpaque(const HeldEntry& directory) const;

private:
    [[nodiscard]] bool isFileMark(std::string_view name, const HeldEntry& entry) const;

    store::OverlayMarks m_marks;
};

/// The layers of an image as one tree, without mounting them. Ask for a directory before you ask for what is in it.
class LowerLayers {
public:
    [[nodiscard]] static Result<LowerLayers> open(const LayerView& view);

    /// What the image has at `path` ("a/b"), whose directory was entered.
    [[nodiscard]] Result<std::optional<HeldEntry>> find(const std::string& path) const;
    /// Notes where the image has the directory `path`; nothing when it has none there.
    [[nodiscard]] Result<void> enter(const std::string& path);
    /// The names that the image has in a directory that was entered, sorted.
    [[nodiscard]] Result<std::vector<std::string>> names(const std::string& path) const;

private:
    explicit LowerLayers(MarkReader marks) : m_marks(marks) {}

    /// One layer's entry; nothing where it has none.
    [[nodiscard]] Result<std::optional<HeldEntry>> entryOf(std::size_t layer, const std::string& path) const;
    [[nodiscard]] const std::vector<std::size_t>& layersOf(const std::string& directory) const;

    MarkReader m_marks;
    std::vector<UniqueFd> m_tops;                                ///< topmost first
    std::map<std::string, std::vector<std::size_t>> m_entered{}; ///< directories, and the layers that make them
};

/// "a/b" of "a/b/c", "" of "a".
[[nodiscard]] std::string parentOf(const std::string& path);
[[nodiscard]] std::string baseOf(const std::string& path);

} // namespace darse::rootfs
