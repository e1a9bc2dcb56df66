// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/layers.h"

#include <QString>

#include <map>
#include <vector>

namespace darse::ui {

/// A file or folder with what is below it.
struct LayerNode {
    backend::FileType type = backend::FileType::Folder;
    backend::FileMark mark = backend::FileMark::None;
    qint64 size = 0; ///< of a folder: of all that is in it
    std::map<QString, LayerNode> children{};
};

/// What one layer does, with deleted files among it.
[[nodiscard]] LayerNode treeOfLayer(const backend::LayerContent& layer);
/// The files as they are with the first `count` layers; marks are those of the last of them.
[[nodiscard]] LayerNode treeUpTo(const std::vector<backend::LayerContent>& layers, std::size_t count);
/// Bytes of each layer that later layers replace or delete: they are pulled and kept, and nobody sees them.
[[nodiscard]] std::vector<qint64> wastedBytes(const std::vector<backend::LayerContent>& layers);

struct LargeFile {
    QString path;
    qint64 size = 0;
    std::size_t layer = 0;
    bool isWasted = false;
};

/// The largest files of all layers, the largest first.
[[nodiscard]] std::vector<LargeFile> largestFiles(const std::vector<backend::LayerContent>& layers, std::size_t most);

} // namespace darse::ui
