// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <vector>

namespace darse::runtime {

/// Which file it is, whatever its name is now.
struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// One of the files of a log, held open: a new name does not take it away.
struct LogFile {
    UniqueFd fd;
    FileIdentity identity{};
    std::int64_t offset = 0; ///< where to read on
};

/// "ctr.log" + ".1"
[[nodiscard]] std::filesystem::path rotatedLog(const std::filesystem::path& log, int number);
/// The second name of the file that is written to; see LogKeeper.
[[nodiscard]] std::filesystem::path keptLog(const std::filesystem::path& log);

/// Nothing when there is no such file.
[[nodiscard]] Result<std::optional<FileIdentity>> identityOf(const std::filesystem::path& path);

/// All files of a log, the oldest first, each once, as they were at one moment even while they are rotated. Empty when
/// the log has not been begun.
[[nodiscard]] Result<std::vector<LogFile>> openLogFiles(const std::filesystem::path& log);

/// Sets the offsets so that what is read from there is the last `lines` lines, with all their parts; files of which
/// nothing is to be read are left out. Reads from the end, and no more than that takes.
[[nodiscard]] Result<void> skipToTail(std::vector<LogFile>& files, std::uint64_t lines);

} // namespace darse::runtime
