// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace darse::test {

/// By the program gzip, so that somebody else's reading of the format is tested against.
[[nodiscard]] std::string gzipped(const std::string& text);
/// With a checksum.
[[nodiscard]] std::string zstdCompressed(const std::string& text);
[[nodiscard]] std::string xzCompressed(const std::string& text);
[[nodiscard]] std::string bzip2Compressed(const std::string& text);

/// A stream of xz that says that it takes a dictionary of 512 MiB to read it.
[[nodiscard]] std::string withHugeDictionary(std::string xz);

/// Text that is neither all alike nor without any pattern, always the same.
[[nodiscard]] std::string mixedText(std::size_t size);

} // namespace darse::test
