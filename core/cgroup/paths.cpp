// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/paths.h"

#include "core/cgroup/fields.h"

namespace darse::cgroup {

Paths parsePaths(std::string_view text)
{
    constexpr std::string_view kDeleted = " (deleted)";
    Paths out;
    forEachLine(text, [&](std::string_view line) {
        const auto first = line.find(':');
        const auto second = first == std::string_view::npos ? first : line.find(':', first + 1);
        if (second == std::string_view::npos)
            return;
        std::string_view path = line.substr(second + 1);
        if (path.ends_with(kDeleted))
            path.remove_suffix(kDeleted.size());
        if (!path.starts_with('/'))
            return;
        const std::string_view controllers = line.substr(first + 1, second - first - 1);
        if (controllers.empty())
            out.v2 = path;
        else
            forEachWord(controllers, ',',
                        [&](std::string_view controller) { out.v1.insert_or_assign(std::string(controller), path); });
    });
    return out;
}

bool isCgroupPath(std::string_view path)
{
    if (!path.starts_with('/') || path.size() < 2)
        return false;
    bool isSound = true;
    forEachWord(path.substr(1), '/', [&isSound](std::string_view part) {
        isSound = isSound && !part.empty() && part != "." && part != ".." && part.find('\0') == std::string_view::npos;
    });
    return isSound && !path.ends_with('/');
}

} // namespace darse::cgroup
