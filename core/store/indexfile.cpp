// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/indexfile.h"

#include "core/oci/layout.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

namespace darse::store {
namespace {

// A name of a few hundred bytes for each of many thousand images.
const Bytes kIndexLimit = mebibytes(64);
const Bytes kLayoutLimit = kibibytes(64);

} // namespace

Result<ImageIndex> readIndexFile(const StorePaths& paths)
{
    TRY_DECLARE(const std::string layout, sys::readFile(paths.images() / "oci-layout", kLayoutLimit));
    TRY(oci::checkLayout(layout));
    TRY_DECLARE(const std::string json, sys::readFile(paths.index(), kIndexLimit));
    return ImageIndex::parse(json);
}

std::optional<Error> differenceOnDisk(StoreCore& core)
{
    // An edit that changes nothing: while it runs nobody writes.
    const auto same = core.change([&core](StoreCore::Draft& draft) -> Result<void> {
        TRY_DECLARE(const ImageIndex read, readIndexFile(core.paths));
        if (read != draft.index)
            return Error(ErrorKind::InvalidState, "it is not the one that the store goes by");
        return ok();
    });
    if (same)
        return std::nullopt;
    return Error(ErrorKind::InvalidState, "the index of the images in " + core.paths.images().native() +
                                              " is damaged: " + same.error().message());
}

Result<void> writeIndexAgain(StoreCore& core)
{
    return core.change([&core](StoreCore::Draft& draft) -> Result<void> {
        TRY(sys::writeFileAtomically(core.paths.images() / "oci-layout", oci::kLayoutFile, {.mode = 0644}));
        return sys::writeFileAtomically(core.paths.index(), draft.index.toJson(), {.mode = 0644});
    });
}

} // namespace darse::store
