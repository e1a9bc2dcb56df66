// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace darse::store {

/// A name in a layer, taken apart: relative to its root, without ".", ".." and empty components.
struct LayerName {
    std::string parent; ///< "usr/lib", empty for the root
    std::string base;   ///< empty when the name is the root itself

    [[nodiscard]] bool isRoot() const { return base.empty(); }
    [[nodiscard]] std::string path() const;
};

/// The longest path in a layer, and the longest component, that the kernel could open.
inline constexpr std::size_t kMaxLayerPath = 4095;
inline constexpr std::size_t kMaxComponent = 255;

/// Reads what a tar calls an entry. InvalidInput for ".." and for what is too long; a leading "/" is the root.
[[nodiscard]] Result<LayerName> parseLayerName(std::string_view name);

/// "a/b" for "a" and "b", "b" for "" and "b".
[[nodiscard]] std::string joined(std::string_view parent, std::string_view base);

/// A name as a message may show it: printable, valid UTF-8 and not endless.
[[nodiscard]] std::string shown(std::string_view name);

/// Whether it is nothing but ASCII.
[[nodiscard]] bool isPlain(std::string_view name);

enum class WhiteoutKind {
    None,    ///< an ordinary name
    Entry,   ///< ".wh.name": what layers below call `name` is gone
    Opaque,  ///< ".wh..wh..opq": all that layers below have in this directory is gone
    Ignored, ///< a mark that aufs keeps for itself
};

/// What a component means in a layer. InvalidInput for a whiteout of nothing, "." or "..".
[[nodiscard]] Result<WhiteoutKind> whiteoutKind(std::string_view component);
/// The name that a WhiteoutKind::Entry is about.
[[nodiscard]] std::string_view hiddenName(std::string_view component);
/// Ignored when some directory of `parent` is such a mark; InvalidInput when one is any other whiteout.
[[nodiscard]] Result<WhiteoutKind> whiteoutAbove(std::string_view parent);

} // namespace darse::store
