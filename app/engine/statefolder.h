// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <string>

namespace darse::engine {

/// The folder with everything that the engine knows, held for this process alone. The hold ends with the process,
/// however that ends.
class StateFolder {
public:
    /// Makes the folder (mode 0700) if need be. InUse when another engine holds it.
    [[nodiscard]] static Result<StateFolder> open(const std::string& path);

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    StateFolder(std::string path, UniqueFd lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}

    std::string m_path;
    UniqueFd m_lock;
};

/// Makes the folders above a file, for this user alone where they do not exist yet.
[[nodiscard]] Result<void> makeFoldersFor(const std::string& file);

} // namespace darse::engine
