// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <sys/stat.h>

namespace darse::rootfs {

/// An entry of a file system that strangers change. It is held by a descriptor that does not open it (O_PATH), so what
/// was found out about it stays true: a name may be swapped, what is held may not.
class HeldEntry {
public:
    /// `name` is one component in `directory`. Links are held themselves.
    [[nodiscard]] static Result<HeldEntry> hold(int directory, const std::string& name);
    /// Takes a descriptor that was made with O_PATH.
    [[nodiscard]] static Result<HeldEntry> of(UniqueFd held);

    [[nodiscard]] int fd() const { return m_fd.get(); }
    [[nodiscard]] const struct stat& status() const { return m_status; }
    [[nodiscard]] bool isFile() const { return S_ISREG(m_status.st_mode); }
    [[nodiscard]] bool isDirectory() const { return S_ISDIR(m_status.st_mode); }
    [[nodiscard]] bool isLink() const { return S_ISLNK(m_status.st_mode); }

    /// Opens the very thing. Files and directories only: opening a device or a FIFO does something, and is
    /// InvalidInput.
    [[nodiscard]] Result<UniqueFd> open(int flags) const;
    /// What a symbolic link says.
    [[nodiscard]] Result<std::string> target() const;
    /// Extended attributes that may leave the machine, of a file or directory.
    [[nodiscard]] Result<std::map<std::string, std::string>> attributes() const;
    /// The value of one attribute, empty when it is not there.
    [[nodiscard]] std::string attribute(const char* name) const;
    [[nodiscard]] bool hasAttribute(const char* name) const;
    /// The number of the mount that it is on, 0 where the kernel does not tell.
    [[nodiscard]] std::uint64_t mount() const;

    /// Changes that reach the held thing and no other. 0, else errno is set.
    [[nodiscard]] int giveTo(uid_t user, gid_t group) const;
    /// Not for links.
    [[nodiscard]] int setMode(mode_t mode) const;

private:
    HeldEntry(UniqueFd fd, const struct stat& status) : m_fd(std::move(fd)), m_status(status) {}

    [[nodiscard]] std::string magicPath() const;

    UniqueFd m_fd;
    struct stat m_status;
};

} // namespace darse::rootfs
