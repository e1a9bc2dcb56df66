// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entrymeta.h"

#include "core/store/layername.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace darse::store {
namespace {

constexpr mode_t kModeBits = 07777;

/// The highest number is not an id: to chown(2) it means "as it is".
bool isId(std::int64_t id)
{
    return id >= 0 && id < std::numeric_limits<std::uint32_t>::max();
}

Result<std::vector<Attribute>> attributesOf(archive_entry* entry, std::string_view path, Bytes limit, Notes& notes)
{
    std::vector<Attribute> kept;
    Bytes size;
    const char* name = nullptr;
    const void* value = nullptr;
    std::size_t valueSize = 0;
    ::archive_entry_xattr_reset(entry);
    while (::archive_entry_xattr_next(entry, &name, &value, &valueSize) == ARCHIVE_OK) {
        const std::string_view nameView = name;
        size += Bytes(nameView.size()) + Bytes(valueSize);
        if (size > limit)
            return Error(ErrorKind::InvalidInput, "\"" + shown(path) + "\" in the layer has more than " +
                                                      formatBytes(limit) + " of extended attributes");
        if (isPortableAttribute(nameView))
            kept.push_back({.name = name, .value = {static_cast<const char*>(value), valueSize}});
        else
            notes.add(shown(path) + ": the attribute " + shown(nameView) + " was left out");
    }
    return kept;
}

} // namespace

bool isPortableAttribute(std::string_view name)
{
    constexpr std::array<std::string_view, 2> kMarks{"user.overlay", "user.fuseoverlayfs"};
    const bool isMark = std::ranges::any_of(kMarks, [&](std::string_view mark) {
        return name.starts_with(mark) && (name.size() == mark.size() || name[mark.size()] == '.');
    });
    return name == "security.capability" || (name.starts_with("user.") && !isMark);
}

Result<EntryMeta> metaOf(archive_entry* entry, std::string_view path, Bytes attributeLimit, Notes& notes)
{
    const std::int64_t user = ::archive_entry_uid(entry);
    const std::int64_t group = ::archive_entry_gid(entry);
    if (!isId(user) || !isId(group))
        return Error(ErrorKind::InvalidInput, "\"" + shown(path) + "\" in the layer belongs to " +
                                                  std::to_string(user) + ":" + std::to_string(group) +
                                                  ", which cannot be ids");
    EntryMeta meta{.user = static_cast<uid_t>(user),
                   .group = static_cast<gid_t>(group),
                   .mode = static_cast<mode_t>(::archive_entry_mode(entry)) & kModeBits};
    const timespec modified{.tv_sec = ::archive_entry_mtime(entry), .tv_nsec = ::archive_entry_mtime_nsec(entry)};
    meta.times = {modified, modified};
    if (::archive_entry_atime_is_set(entry) != 0)
        meta.times[0] = {.tv_sec = ::archive_entry_atime(entry), .tv_nsec = ::archive_entry_atime_nsec(entry)};
    if (::archive_entry_xattr_count(entry) > 0) {
        TRY_DECLARE(meta.attributes, attributesOf(entry, path, attributeLimit, notes));
    }
    return meta;
}

} // namespace darse::store
