// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <cstdint>
#include <optional>
#include <string>

namespace darse::rootfs {

/// The directories that entries of a tar go to, below a directory in a living file system. Links on the way lead to
/// where they point to inside of the container, never out of it.
class TreeParents {
public:
    /// `root` is the top of the container; `place`, an absolute path in it, is what `directory` was opened by.
    TreeParents(int root, int directory, std::string place) :
        m_root(root),
        m_directory(directory),
        m_place(std::move(place))
    {
    }

    /// The directory at `path` from our place, "" is that place; what is missing is made (0755, ours). Valid until the
    /// next call of make().
    [[nodiscard]] Result<int> make(const std::string& path);
    /// The same for one that must be there.
    [[nodiscard]] Result<UniqueFd> find(const std::string& path) const;
    /// Call it when something was removed.
    void forget() { m_asked.reset(); }

    [[nodiscard]] std::uint64_t madeCount() const { return m_madeCount; }

private:
    [[nodiscard]] Result<UniqueFd> openPlain(const std::string& path) const;
    [[nodiscard]] Result<UniqueFd> openInRoot(const std::string& path) const;
    [[nodiscard]] Result<UniqueFd> walk(const std::string& path);
    [[nodiscard]] Result<UniqueFd> step(int from, const std::string& name, const std::string& path);

    int m_root;
    int m_directory;
    std::string m_place;
    std::optional<std::string> m_asked{}; ///< the last one, because mostly the next one is the same
    UniqueFd m_last{};
    std::uint64_t m_madeCount = 0;
};

} // namespace darse::rootfs
