// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace darse::runtime {

/// A copy of a program in memory that nobody can change. crun makes such a copy of itself at every start, or mounts
/// itself read-only, and begins anew from it, so that no container reaches the program on the disk; one that is in such
/// a copy already saves that way, which is half of its start. For any thread.
class SealedProgram {
public:
    explicit SealedProgram(std::string path) : m_path(std::move(path)) {}

    /// The program as it is on the disk now, copied anew when it has changed; the last copy when it has gone. Null when
    /// there can be no copy.
    [[nodiscard]] std::shared_ptr<const UniqueFd> copy();

private:
    struct Version {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t size = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        friend bool operator==(const Version&, const Version&) = default;
    };

    std::string m_path;
    std::mutex m_mutex;
    Version m_version;
    std::shared_ptr<const UniqueFd> m_copy;
};

} // namespace darse::runtime
