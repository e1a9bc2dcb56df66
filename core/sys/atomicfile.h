// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace darse::sys {

/// What the new content survives once commit() has succeeded.
enum class Durability {
    Process, ///< the end of this process
    Machine, ///< a power cut: the file and its directory are synced
};

/// Where the new content waits for commit().
enum class Staging {
    Unnamed, ///< under no name, so that dying in the middle leaves nothing; as Named where a file system cannot
    Named,   ///< under a name of its own beside the target ("." first), which may stay behind
};

struct AtomicOptions {
    mode_t mode = 0600; ///< exactly, whatever the umask
    Durability durability = Durability::Machine;
    Staging staging = Staging::Unnamed;
};

/// A file that takes its place whole or not at all: whoever opens the path reads the old content or the new, never a
/// part, whenever this process or the machine dies. A symbolic link at the path is replaced, not followed.
class AtomicFile {
public:
    [[nodiscard]] static Result<AtomicFile> create(const std::filesystem::path& target, const AtomicOptions& options);
    AtomicFile(AtomicFile&&) noexcept = default;
    AtomicFile& operator=(AtomicFile&&) = delete;
    /// Without commit(): nothing has happened.
    ~AtomicFile();

    [[nodiscard]] Result<void> write(std::string_view content);
    /// Puts it in its place. Once, last; after an error the old content stands.
    [[nodiscard]] Result<void> commit();

private:
    AtomicFile(UniqueFd directory, const std::filesystem::path& target, Durability durability);

    [[nodiscard]] Result<void> openUnnamed();
    [[nodiscard]] Result<void> openNamed();
    [[nodiscard]] Result<void> giveName();
    [[nodiscard]] Error error(std::string_view step) const;

    UniqueFd m_directory;
    UniqueFd m_file;
    std::string m_target;    ///< name in the directory
    std::string m_temporary; ///< name in the directory; empty: it has none (yet, or any more)
    Durability m_durability;
};

/// All of it at once.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& target, std::string_view content,
                                               const AtomicOptions& options = {});

} // namespace darse::sys
