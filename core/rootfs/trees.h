// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/roots.h"

/// What looks into file systems of containers. `root` is a descriptor of their topmost directory; every path is
/// resolved below it as after chroot, whatever runs in there does meanwhile.
namespace darse::rootfs {

[[nodiscard]] Result<PathStat> statInside(int root, const std::string& path);

/// What is in a directory, by name, no more than that; links themselves.
[[nodiscard]] Result<std::vector<PathStat>> listInside(int root, const std::string& path, std::size_t most);

/// What a directory is on.
struct Ground {
    bool isReadOnly = false;
    bool isMounted = false; ///< on something that is mounted below the top
    bool isTop = false;     ///< the topmost directory itself
};
/// NotFound when it is not there.
[[nodiscard]] Result<Ground> groundInside(int root, const std::string& path);

/// The tar of a file or directory, as `docker cp` wants it.
[[nodiscard]] Result<void> archiveInside(int root, const std::string& path, const ByteSink& sink,
                                         const std::stop_token& stop);

/// A tar, compressed or not, into a directory that must be there.
[[nodiscard]] Result<void> extractInside(int root, const std::string& path, const ByteSource& tar,
                                         const ExtractOptions& options, const std::stop_token& stop);

/// With everything below it. The top itself stays: InvalidInput.
[[nodiscard]] Result<void> removeInside(int root, const std::string& path, const std::stop_token& stop);

/// All of it as one tar.
[[nodiscard]] Result<void> exportTree(int root, const ByteSink& sink, const std::stop_token& stop);

/// A writable layer and those below it.
struct LayerView {
    std::vector<std::filesystem::path> lowers; ///< topmost first
    std::filesystem::path upper;
    store::OverlayMarks marks;
};

[[nodiscard]] Result<std::vector<Difference>> differences(const LayerView& view);

/// What the files in a folder take; names of one file count once.
[[nodiscard]] Result<Bytes> treeSize(const std::filesystem::path& folder);

/// The writable layer as the tar of an image layer, whiteouts as .wh. entries.
[[nodiscard]] Result<void> writeLayerTar(const LayerView& view, const ByteSink& sink, const std::stop_token& stop);

/// A new image: `base` with one more layer, the writable one. Its id.
[[nodiscard]] Result<oci::Digest> commitLayer(store::ImageStore& store, const store::Image& base, const LayerView& view,
                                              const CommitOptions& options, const std::stop_token& stop);

} // namespace darse::rootfs
