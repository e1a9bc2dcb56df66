// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/pathstat.h"

#include "core/api/answer.h"
#include "core/container/dockerwords.h"

#include <nlohmann/json.hpp>

#include <QByteArray>

#include <array>
#include <sys/stat.h>

namespace darse::api {
namespace {

struct Bit {
    std::uint32_t ours;
    std::uint32_t go;
};
/// By the bits of the kind of file …
constexpr std::array kKinds{Bit{S_IFDIR, 1U << 31U}, Bit{S_IFLNK, 1U << 27U},
                            Bit{S_IFBLK, 1U << 26U}, Bit{S_IFCHR, (1U << 26U) | (1U << 21U)},
                            Bit{S_IFIFO, 1U << 25U}, Bit{S_IFSOCK, 1U << 24U}};
/// … and one by one.
constexpr std::array kFlags{Bit{S_ISUID, 1U << 23U}, Bit{S_ISGID, 1U << 22U}, Bit{S_ISVTX, 1U << 20U}};
constexpr std::uint32_t kPermissions = 0777;

} // namespace

std::uint32_t goFileMode(std::uint32_t mode)
{
    std::uint32_t out = mode & kPermissions;
    for (const Bit& kind : kKinds)
        out |= (mode & S_IFMT) == kind.ours ? kind.go : 0;
    for (const Bit& flag : kFlags)
        out |= (mode & flag.ours) != 0 ? flag.go : 0;
    return out;
}

std::string pathStatHeader(const rootfs::PathStat& stat)
{
    const nlohmann::json out{{"name", stat.name},
                             {"size", stat.size},
                             {"mode", goFileMode(stat.mode)},
                             {"mtime", container::timeText(stat.modified)},
                             {"linkTarget", stat.linkTarget}};
    return QByteArray::fromStdString(dumped(out)).trimmed().toBase64().toStdString();
}

} // namespace darse::api
