// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <ctime>
#include <map>
#include <string>
#include <sys/types.h>

namespace darse::store {

/// What a directory gets when nothing is to be written into it any more: else a mode without w would forbid that, a
/// set-group-id bit would be inherited, and the times would change.
struct DirectoryFinish {
    mode_t mode = 0;
    std::array<timespec, 2> times{}; ///< accessed, modified
};

/// The directories of a layer that still have to get theirs.
class PendingDirectories {
public:
    /// InvalidInput when there are absurdly many: this is the only thing about a layer that is kept in memory.
    [[nodiscard]] Result<void> add(const std::string& path, const DirectoryFinish& finish);
    /// The directory at `path` is gone, with all in it.
    void forget(const std::string& path);
    /// The deepest first.
    [[nodiscard]] Result<void> finish(int root) const;

private:
    std::map<std::string, DirectoryFinish> m_directories;
    std::size_t m_memory = 0;
};

} // namespace darse::store
