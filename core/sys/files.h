// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace darse::sys {

/// The content of a regular file of at most `limit`; anything larger, and anything that is not a regular file, is
/// InvalidInput and is neither read nor waited for. Its size is not believed: files in /proc have none.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, Bytes limit);

/// The names in a directory, without "." and "..", sorted.
[[nodiscard]] Result<std::vector<std::string>> listDirectory(const std::filesystem::path& path);

/// A file system: how large it is, and what an ordinary user can still write to it.
struct Space {
    Bytes total;
    Bytes free;
};
[[nodiscard]] Result<Space> spaceOf(const std::filesystem::path& path);

/// What an ordinary user can still write to the file system of `path`.
[[nodiscard]] Result<Bytes> freeSpace(const std::filesystem::path& path);

/// InvalidInput unless `fd` is a regular file. `name` is for the message.
[[nodiscard]] Result<void> requireRegular(int fd, std::string_view name);

/// Everything from the current position to the end; InvalidInput when that is more than `limit`.
[[nodiscard]] Result<std::string> readAll(int fd, Bytes limit, std::string_view name);

/// The next bytes, as many as there are at once; 0 at the end.
[[nodiscard]] Result<std::size_t> readSome(int fd, std::span<char> into);

/// All of it, or an error. For regular files: a pipe would raise SIGPIPE.
[[nodiscard]] Result<void> writeAll(int fd, std::string_view content);

/// Everything that was written to the file system of `path` survives a power cut once this returns.
[[nodiscard]] Result<void> syncFileSystem(const std::filesystem::path& path);

} // namespace darse::sys
