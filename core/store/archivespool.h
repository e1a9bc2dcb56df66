// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/store/blobs.h"
#include "core/store/storepaths.h"
#include "core/store/tarreader.h"

#include <map>

namespace darse::store {

/// The files of an archive, in whatever order they came, set down in the work directory of a store until it is known
/// what they are. Gone with this object, but for those that were moved away.
class ArchiveSpool {
public:
    struct File {
        std::filesystem::path path;
        std::uint64_t size = 0;
        oci::Digest digest;
    };

    explicit ArchiveSpool(StorePaths& paths);
    ArchiveSpool(const ArchiveSpool&) = delete;
    ArchiveSpool& operator=(const ArchiveSpool&) = delete;
    ~ArchiveSpool();

    /// Reads a tar, compressed or not, of which all files together have at most `limit` bytes. InvalidInput for names
    /// that lead out, names that come twice, devices and what claims to be a blob that it is not.
    [[nodiscard]] Result<void> fill(const ByteSource& archive, Bytes limit, const std::stop_token& stop);

    /// Null when it is not there. Links within the archive are followed.
    [[nodiscard]] const File* find(const std::string& name) const;
    /// As find(), but InvalidInput when it is not there.
    [[nodiscard]] Result<const File*> file(const std::string& name) const;
    /// The content of a file that must be a small one.
    [[nodiscard]] Result<std::string> document(const std::string& name) const;

private:
    struct Link {
        std::string target; ///< from the top of the archive
    };

    [[nodiscard]] Result<void> take(archive_entry* entry, TarReader& tar);
    [[nodiscard]] Result<void> takeLink(archive_entry* entry, const std::string& name);
    [[nodiscard]] Result<void> takeFile(const std::string& name, TarReader& tar);
    [[nodiscard]] Result<void> checkRoom(std::size_t more);

    StorePaths& m_paths;
    std::filesystem::path m_directory;
    std::map<std::string, File> m_files;
    std::map<std::string, Link> m_links;
    Bytes m_limit;
    Bytes m_size;
    std::uint64_t m_sinceCheck = 0;
    std::size_t m_entries = 0;
};

} // namespace darse::store
