// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/bytestream.h"

#include <cstdint>
#include <string>
#include <vector>

namespace darse::store {

/// Where overlay looks for its marks: in trusted.overlay.* when root of the machine mounts, else in user.overlay.*.
enum class OverlayMarks { Trusted, User };

/// What one layer may take.
struct UnpackLimits {
    Bytes content = gibibytes(64);
    std::uint64_t entries = 2'000'000;
    Bytes xattrsOfEntry = kibibytes(256);
    /// What the file system must still have free for others.
    Bytes freeSpaceFloor = mebibytes(256);
};

struct UnpackOptions {
    OverlayMarks marks = OverlayMarks::Trusted;
    UnpackLimits limits{};
};

struct UnpackReport {
    Bytes content;                    ///< of the regular files
    std::uint64_t entries = 0;        ///< that were written
    std::vector<std::string> notes{}; ///< what could not be kept ("dev/sda is a device and was left out"), at most 100
};

/// Writes a layer, an uncompressed tar, into the empty directory `directory` as a lower directory of overlay: whiteouts
/// become character devices 0/0, opaque directories get their mark. Nothing outside `directory` is read or written,
/// whatever the tar says: names with ".." or through links that lead out are InvalidInput. Reads `tar` to its very end.
/// Everything that fails leaves a part, which the caller removes.
[[nodiscard]] Result<UnpackReport> unpackLayer(const ByteSource& tar, int directory, const UnpackOptions& options,
                                               const std::stop_token& stop);

} // namespace darse::store
