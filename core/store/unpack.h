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

/// What becomes of a file whose owner is an id that we may not give it to, because our user namespace lacks it.
enum class ForeignOwners {
    Refuse,   ///< PermissionDenied, which names the id and where it has to be added
    MakeOurs, ///< it stays ours, without set-user-id bits, with a note
};

/// What one layer may take. More is InvalidInput.
struct UnpackLimits {
    /// All that is read as content, of files or not. Holes of sparse files cost nothing.
    Bytes content = gibibytes(64);
    /// One file, holes included.
    Bytes file = gibibytes(16384);
    /// Including directories that are made because something is to be in them.
    std::uint64_t entries = 2'000'000;
    /// A layer that is larger than `ratioFrom` may be at most so many times as large as it was compressed.
    std::uint64_t ratio = 100;
    Bytes ratioFrom = gibibytes(1);
    Bytes xattrsOfEntry = kibibytes(256);
    /// What the file system must still have free for others; less is Io.
    Bytes freeSpaceFloor = mebibytes(256);
};

struct UnpackOptions {
    OverlayMarks marks = OverlayMarks::Trusted;
    ForeignOwners foreignOwners = ForeignOwners::Refuse;
    UnpackLimits limits{};
};

struct UnpackReport {
    Bytes content;             ///< that was written into regular files, without holes
    std::uint64_t entries = 0; ///< that were written
    /// The tar has its end mark. Without one it may have been cut between two entries: nothing but its digest tells.
    bool hasEndMark = false;
    /// The layer replaces all below it, which no mark of overlay can say: they must not be mounted.
    bool hidesAllBelow = false;
    std::vector<std::string> notes{}; ///< what could not be kept ("dev/sda is a device and was left out"), at most 100
};

/// Writes a layer, an uncompressed tar, into the empty directory `directory` as a lower directory of overlay: whiteouts
/// become character devices 0/0, opaque directories get their mark. Nothing outside `directory` is read or written,
/// whatever the tar says: names with ".." are InvalidInput, absolute ones and links on the way mean what they mean
/// after chroot, and the last component is replaced, never followed. Missing directories are made (0755, ours); the
/// mode and owner of `directory` itself are the caller's unless the tar has an entry for it. Reads `tar` to its very
/// end. Everything that fails leaves a part, which the caller removes.
[[nodiscard]] Result<UnpackReport> unpackLayer(const ByteSource& tar, int directory, const UnpackOptions& options,
                                               const std::stop_token& stop);

} // namespace darse::store
