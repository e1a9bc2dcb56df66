// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/ending.h"

#include "core/sys/files.h"

#include <charconv>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::runtime {

std::optional<Ending> readEnding(const Folder& folder, const ContainerId& id)
{
    // It takes its place whole, by a rename.
    const UniqueFd file(::open(folder.exitFile(id).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat meta {};
    if (!file.isOpen() || ::fstat(file.get(), &meta) != 0 || !S_ISREG(meta.st_mode))
        return std::nullopt;
    const auto text = sys::readAll(file.get(), kibibytes(1), "the exit file");
    int code = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), code).ec != std::errc())
        return std::nullopt;
    const auto at = std::chrono::seconds(meta.st_mtim.tv_sec) + std::chrono::nanoseconds(meta.st_mtim.tv_nsec);
    return Ending{.exitCode = code,
                  .isOomKilled = ::access((folder.run(id) / "oom").c_str(), F_OK) == 0,
                  .at = std::chrono::sys_time<std::chrono::nanoseconds>(at)};
}

} // namespace darse::runtime
