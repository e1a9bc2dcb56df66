// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <string>

namespace darse::ctl {

/// One side of "cp".
struct CopyPlace {
    std::string container{}; ///< empty: here
    std::string path{};      ///< "-" here: the standard input or output
};

/// "CONTAINER:PATH", or a path here when it begins with "/" or "." or has no colon.
[[nodiscard]] CopyPlace parseCopyPlace(const std::string& text);

/// The last component, and what is above it.
struct SplitPath {
    std::string folder; ///< "." for a plain name
    std::string name;   ///< "." for what ends in "/."
};
[[nodiscard]] SplitPath splitPath(std::string path);

/// The tar of a file or folder here. Its topmost entry is called `name`.
[[nodiscard]] Result<void> writeTar(const std::string& path, const std::string& name, const ByteSink& sink);

/// A tar into a folder here that is there. Nothing gets out of it, whatever the tar says.
[[nodiscard]] Result<void> extractInto(const std::string& folder, const ByteSource& tar);

/// The one topmost entry of a tar, called `name`, to a path here, where a file is replaced.
[[nodiscard]] Result<void> extractAs(const std::string& path, const std::string& name, const ByteSource& tar);

} // namespace darse::ctl
