// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/digest.h"

#include <string>

namespace darse::oci {

/// The content of the file "oci-layout".
inline constexpr std::string_view kLayoutFile = R"({"imageLayoutVersion":"1.0.0"})";
/// The annotation that names an entry of a layout's index.
inline constexpr std::string_view kRefName = "org.opencontainers.image.ref.name";

/// Protocol unless the text is an "oci-layout" of version 1.
[[nodiscard]] Result<void> checkLayout(std::string_view json);

/// "blobs/sha256/…", relative to a layout.
[[nodiscard]] std::string blobPath(const Digest& digest);

} // namespace darse::oci
