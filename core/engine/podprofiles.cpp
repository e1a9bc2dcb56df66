// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podprofiles.h"

#include "core/sys/directory.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>

namespace darse::engine {

Result<std::string> seccompProfile(const std::filesystem::path& folder, const std::string& name)
{
    constexpr Bytes kLargest(1024 * 1024);
    const std::string where = (folder / name).string();
    for (const auto& part : std::filesystem::path(name)) {
        if (part == "..")
            return Error(ErrorKind::InvalidInput, where + " has \"..\" in its path");
    }
    const auto profiles = sys::Directory::open(folder);
    if (!profiles)
        return Error(profiles.error().kind(), where + ": no such file or directory");
    auto file = profiles->openBelow(
        name, {.flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, .symlinks = sys::Symlinks::Refuse});
    if (!file)
        return std::move(file).error().within(where);
    TRY(sys::requireRegular(file->get(), where));
    TRY_DECLARE(std::string text, sys::readAll(file->get(), kLargest, where));
    // The runtime knows words beside profiles, such as "unconfined".
    if (!nlohmann::json::parse(text, nullptr, false).is_object())
        return Error(ErrorKind::InvalidInput, where + " is not a profile in JSON");
    return text;
}

} // namespace darse::engine
