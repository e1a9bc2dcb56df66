// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"

#include <cstdint>
#include <string_view>

namespace darse::store {

enum class Compression { None, Gzip, Zstd, Xz, Bzip2 };

[[nodiscard]] std::string_view toString(Compression compression);

/// What the first bytes (6 are enough) of a stream say about it.
[[nodiscard]] Compression recognise(std::string_view beginning);

/// The uncompressed content of `compressed`, whatever it is compressed with. Streams that follow one another are one
/// content; what is truncated or damaged, has garbage after its end or wants an absurd window is InvalidInput.
/// Memory is bounded whatever the stream says.
[[nodiscard]] ByteSource decompressed(ByteSource compressed);

} // namespace darse::store
