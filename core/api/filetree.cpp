// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/filetree.h"

#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/pathstat.h"
#include "core/container/dockerwords.h"
#include "core/rootfs/trees.h"

#include <sys/stat.h>

namespace darse::api {
namespace {

using nlohmann::json;

constexpr std::string_view kStat = "X-Docker-Container-Path-Stat";
/// No person looks through more.
constexpr std::size_t kMostTold = 50'000;

std::string_view fileWord(std::uint32_t mode)
{
    if (S_ISDIR(mode))
        return "folder";
    if (S_ISREG(mode))
        return "file";
    return S_ISLNK(mode) ? "link" : "other";
}

} // namespace

ByteSink LateAnswer::sink()
{
    return [this](std::string_view piece) -> Result<void> {
        TRY(begin());
        return m_responder.write(piece);
    };
}

Result<void> LateAnswer::end()
{
    TRY(begin());
    return m_responder.end();
}

Result<void> LateAnswer::begin()
{
    return m_responder.hasBegun() ? ok() : m_responder.begin({.status = 200, .reason = {}, .headers = m_headers});
}

Result<std::string> pathAsked(const net::Incoming& request)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    std::string path = parameters.text("path");
    if (path.empty())
        return Error(ErrorKind::InvalidInput, "bad parameter: path cannot be empty");
    return path;
}

Result<void> takeOut(int root, const std::string& path, net::Incoming& request, net::Responder& responder)
{
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    TRY_DECLARE(const rootfs::PathStat stat, rootfs::statInside(root, path));
    net::Headers headers{{std::string(kStat), pathStatHeader(stat)}};
    if (request.head().method == "HEAD")
        return responder.send({.status = 200, .reason = {}, .headers = headers}, {});
    headers.add("Content-Type", "application/x-tar");
    LateAnswer late(responder, std::move(headers));
    TRY(rootfs::archiveInside(root, path, late.sink(), watch.token()));
    return late.end();
}

Result<void> putIn(int root, const std::string& path, net::Incoming& request)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const rootfs::ExtractOptions options{.keepsOwners = parameters.flag("copyUIDGID"),
                                         .refusesTypeChange = parameters.flag("noOverwriteDirNonDir")};
    const ByteSource body = [&request](std::span<char> into, const std::stop_token&) { return request.readBody(into); };
    return rootfs::extractInside(root, path, body, options, request.stop());
}

Result<void> tellFolder(int root, const std::string& path, net::Responder& responder)
{
    constexpr std::uint32_t kPermissions = 07777;
    TRY_DECLARE(auto found, rootfs::listInside(root, path, kMostTold + 1));
    const bool isCut = found.size() > kMostTold;
    found.resize(std::min(found.size(), kMostTold));
    json entries = json::array();
    for (const rootfs::PathStat& one : found) {
        entries.push_back({{"name", one.name},
                           {"type", fileWord(one.mode)},
                           {"size", one.size},
                           {"mode", one.mode & kPermissions},
                           {"user", one.user},
                           {"group", one.group},
                           {"modified", container::timeText(one.modified)},
                           {"target", one.linkTarget}});
    }
    return sendJson(responder, 200, {{"entries", std::move(entries)}, {"isCut", isCut}});
}

} // namespace darse::api
