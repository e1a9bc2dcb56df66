// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/notes.h"
#include "core/store/unpack.h"

#include <array>
#include <ctime>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

struct archive_entry;

namespace darse::store {

/// An extended attribute that is to be kept; valid as long as its entry.
struct Attribute {
    const char* name = nullptr;
    std::string_view value{};
};

/// What a tar says about an entry besides its name and content.
struct EntryMeta {
    uid_t user = 0;
    gid_t group = 0;
    mode_t mode = 0;
    std::array<timespec, 2> times{}; ///< accessed, modified
    std::vector<Attribute> attributes{};
};

/// Whether an extended attribute means the same on every machine: capabilities and what users wrote, but no marks of
/// overlay or fuse-overlayfs, labels of this machine's security or access lists.
[[nodiscard]] bool isPortableAttribute(std::string_view name);

/// Reads it. Attributes that a layer may not bring (marks of overlay, labels of this machine's security, access lists)
/// are left out and noted; ids that do not exist and too many attributes are InvalidInput.
[[nodiscard]] Result<EntryMeta> metaOf(archive_entry* entry, std::string_view path, Bytes attributeLimit, Notes& notes);

} // namespace darse::store
