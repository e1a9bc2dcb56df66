// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/sys/beneath.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace darse::sys {

/// A directory that is held open, and the only door to what is below it. Paths are relative, not trusted, and never
/// lead out (`Resolve::Beneath`).
class Directory {
public:
    /// The directory itself is trusted: links on the way to it are followed.
    [[nodiscard]] static Result<Directory> open(const std::filesystem::path& path,
                                                Resolver resolver = Resolver::Kernel);

    [[nodiscard]] int fd() const { return m_fd.get(); }

    /// As openBelow(), with the resolver of this directory.
    [[nodiscard]] Result<UniqueFd> openBelow(const std::string& path, OpenHow how) const;

    /// The directory at `path`, with all that is missing on the way made with `mode` (less the umask). ".." is
    /// InvalidInput.
    [[nodiscard]] Result<Directory> makeDirectories(const std::string& path, mode_t mode) const;

    /// The content of a regular file of at most `limit`; FIFOs, devices and larger files are InvalidInput and are
    /// neither opened for reading nor waited for.
    [[nodiscard]] Result<std::string> readFile(const std::string& path, Bytes limit) const;

    /// Removes what is at `path` with everything below it, read-only directories included. Links are removed, never
    /// followed; a mount point is InUse. Nothing there is a success. Works at any depth with a constant number of
    /// descriptors. Canceled leaves a part.
    [[nodiscard]] Result<void> removeTree(const std::string& path, const std::stop_token& stop) const;

private:
    Directory(UniqueFd fd, Resolver resolver) : m_fd(std::move(fd)), m_resolver(resolver) {}

    UniqueFd m_fd;
    Resolver m_resolver;
};

} // namespace darse::sys
