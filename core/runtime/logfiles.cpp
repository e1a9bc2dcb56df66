// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/logfiles.h"

#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string>

namespace darse::runtime {
namespace {

/// As often as files are renamed under the reader's hands before it gives up and takes what it has.
constexpr int kTries = 20;

FileIdentity identityFrom(const struct stat& status)
{
    return {.device = status.st_dev, .inode = status.st_ino};
}

/// The numbers of the rotated files that are there, the highest (oldest) first.
Result<std::vector<int>> rotatedNumbers(const std::filesystem::path& log)
{
    TRY_DECLARE(const auto names, sys::listDirectory(log.parent_path()));
    const std::string prefix = log.filename().string() + ".";
    std::vector<int> result;
    for (const std::string& name : names) {
        int number = 0;
        const char* const end = name.data() + name.size();
        if (!name.starts_with(prefix))
            continue;
        const auto [stopped, error] = std::from_chars(name.data() + prefix.size(), end, number);
        if (error == std::errc() && stopped == end && number > 0)
            result.push_back(number);
    }
    std::ranges::sort(result, std::greater());
    return result;
}

Result<std::optional<LogFile>> openLogFile(const std::filesystem::path& path)
{
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!fd.isOpen() && errno == ENOENT)
        return std::optional<LogFile>();
    if (!fd.isOpen())
        return Error::fromErrno(errno, "open " + path.string());
    TRY(sys::requireRegular(fd.get(), path.string()));
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0)
        return Error::fromErrno(errno, "look at " + path.string());
    return std::optional(LogFile{.fd = std::move(fd), .identity = identityFrom(status)});
}

/// The names, the oldest first. The kept file is the current one, or the one before while the keeper has not come to
/// it.
Result<std::vector<std::filesystem::path>> logNames(const std::filesystem::path& log)
{
    std::vector<std::filesystem::path> result;
    TRY_DECLARE(const auto numbers, rotatedNumbers(log));
    result.reserve(numbers.size() + 2);
    for (const int number : numbers)
        result.push_back(rotatedLog(log, number));
    result.push_back(keptLog(log));
    result.push_back(log);
    return result;
}

Result<bool> areStillThere(const std::vector<std::filesystem::path>& names,
                           const std::vector<std::optional<FileIdentity>>& seen)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        TRY_DECLARE(const auto now, identityOf(names[i]));
        if (now != seen[i])
            return false;
    }
    return true;
}

} // namespace

std::filesystem::path rotatedLog(const std::filesystem::path& log, int number)
{
    return log.string() + "." + std::to_string(number);
}

std::filesystem::path keptLog(const std::filesystem::path& log)
{
    return log.string() + ".keep";
}

Result<std::optional<FileIdentity>> identityOf(const std::filesystem::path& path)
{
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0)
        return std::optional(identityFrom(status));
    if (errno == ENOENT)
        return std::optional<FileIdentity>();
    return Error::fromErrno(errno, "look at " + path.string());
}

Result<std::vector<LogFile>> openLogFiles(const std::filesystem::path& log)
{
    for (int tries = 1;; ++tries) {
        std::vector<LogFile> files;
        std::vector<std::optional<FileIdentity>> seen;
        TRY_DECLARE(const auto names, logNames(log));
        for (const auto& name : names) {
            TRY_DECLARE(auto file, openLogFile(name));
            seen.push_back(file ? std::optional(file->identity) : std::nullopt);
            if (file && std::ranges::find(files, file->identity, &LogFile::identity) == files.end())
                files.push_back(std::move(*file));
        }
        TRY_DECLARE(const bool isOneMoment, areStillThere(names, seen));
        TRY_DECLARE(const auto namesNow, logNames(log));
        if ((isOneMoment && namesNow == names) || tries == kTries)
            return files;
    }
}

} // namespace darse::runtime
