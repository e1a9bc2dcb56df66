// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/filetree.h"

#include "core/api/clientwatch.h"
#include "core/api/pathstat.h"

namespace darse::api {
namespace {

constexpr std::string_view kStat = "X-Docker-Container-Path-Stat";

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

Result<void> takeOut(FileTree& tree, const std::string& path, net::Incoming& request, net::Responder& responder)
{
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    TRY_DECLARE(const rootfs::PathStat stat, tree.stat(path));
    net::Headers headers{{std::string(kStat), pathStatHeader(stat)}};
    if (request.head().method == "HEAD")
        return responder.send({.status = 200, .reason = {}, .headers = headers}, {});
    headers.add("Content-Type", "application/x-tar");
    LateAnswer late(responder, std::move(headers));
    TRY(tree.archive(path, late.sink(), watch.token()));
    return late.end();
}

Result<void> putIn(FileTree& tree, const std::string& path, net::Incoming& request)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const rootfs::ExtractOptions options{.keepsOwners = parameters.flag("copyUIDGID"),
                                         .refusesTypeChange = parameters.flag("noOverwriteDirNonDir")};
    const ByteSource body = [&request](std::span<char> into, const std::stop_token&) { return request.readBody(into); };
    return tree.extract(path, body, options, request.stop());
}

} // namespace darse::api
