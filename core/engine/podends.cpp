// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podends.h"

#include "core/base/guard.h"
#include "core/runtime/logs.h"
#include "core/sys/files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kMost = 4096; ///< bytes of a file, as the kubelet reads
constexpr std::size_t kMostOfLog = 2048;
constexpr std::uint64_t kMostLines = 80;
constexpr mode_t kForAll = 0666;

std::string fileText(const fs::path& file)
{
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    std::string out(kMost, '\0');
    const ssize_t size = fd.isOpen() ? ::pread(fd.get(), out.data(), out.size(), 0) : 0;
    out.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return out;
}

} // namespace

Result<void> makeEndFile(const fs::path& file)
{
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    ::unlink(file.c_str());
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kForAll));
    if (!fd.isOpen() || ::fchmod(fd.get(), kForAll) != 0)
        return Error::fromErrno(errno, file.native());
    return ok();
}

std::string lastWords(const fs::path& file, const Container& run, const json& container)
{
    std::string out = fileText(file);
    const bool asksLog = container.value("terminationMessagePolicy", "") == "FallbackToLogsOnError";
    if (!out.empty() || !asksLog || run.state.exitCode == 0)
        return out;
    const auto sink = [&out](const runtime::LogLine& line) -> Result<void> {
        out.append(line.text);
        if (out.size() > kMostOfLog)
            out.erase(0, out.size() - kMostOfLog);
        return ok();
    };
    static_cast<void>(runtime::readLog(run.log, {.tail = kMostLines}, sink, [] { return true; }, {}));
    return out;
}

} // namespace darse::engine
