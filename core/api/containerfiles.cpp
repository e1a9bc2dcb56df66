// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/containercommit.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/pathstat.h"

namespace darse::api {

using engine::Verbs;
using nlohmann::json;
using rootfs::Difference;
using rootfs::Roots;

namespace {

constexpr std::string_view kStat = "X-Docker-Container-Path-Stat";

Result<std::string> pathAsked(const Parameters& parameters)
{
    std::string path = parameters.text("path");
    if (path.empty())
        return Error(ErrorKind::InvalidInput, "bad parameter: path cannot be empty");
    return path;
}

/// What was not found is the path: the container was found before.
Result<void> aboutPath(Result<void> result, const std::string& path, std::string_view container)
{
    if (result || result.error().kind() != ErrorKind::NotFound)
        return result;
    return Error(ErrorKind::NotFound, "Could not find the file " + path + " in container " + std::string(container));
}

/// Begins the answer with the first bytes, so that what fails before them has a status of its own.
class LateAnswer {
public:
    LateAnswer(net::Responder& responder, net::Headers headers) : m_responder(responder), m_headers(std::move(headers))
    {
    }

    [[nodiscard]] ByteSink sink()
    {
        return [this](std::string_view piece) -> Result<void> {
            TRY(begin());
            return m_responder.write(piece);
        };
    }
    [[nodiscard]] Result<void> end()
    {
        TRY(begin());
        return m_responder.end();
    }

private:
    Result<void> begin()
    {
        return m_responder.hasBegun() ? ok() : m_responder.begin({.status = 200, .reason = {}, .headers = m_headers});
    }

    net::Responder& m_responder;
    net::Headers m_headers;
};

/// GET and HEAD.
Result<void> takeOut(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const std::string path, pathAsked(parameters));
    TRY_DECLARE(const auto container, verbs.containers.find(idIn(request)));
    const bool isHead = request.head().method == "HEAD";
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    const auto work = [&](Roots& roots, const ContainerId& id) -> Result<void> {
        TRY_DECLARE(const rootfs::PathStat stat, roots.stat(id, path));
        net::Headers headers{{std::string(kStat), pathStatHeader(stat)}};
        if (isHead)
            return responder.send({.status = 200, .reason = {}, .headers = headers}, {});
        headers.add("Content-Type", "application/x-tar");
        LateAnswer late(responder, std::move(headers));
        TRY(roots.archive(id, path, late.sink(), watch.token()));
        return late.end();
    };
    return aboutPath(verbs.containers.withFiles(container->id.value(), work), path, idIn(request));
}

Result<void> putIn(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const std::string path, pathAsked(parameters));
    TRY_DECLARE(const auto container, verbs.containers.find(idIn(request)));
    const rootfs::ExtractOptions options{.keepsOwners = parameters.flag("copyUIDGID"),
                                         .refusesTypeChange = parameters.flag("noOverwriteDirNonDir")};
    const ByteSource body = [&request](std::span<char> into, const std::stop_token&) { return request.readBody(into); };
    const auto work = [&](Roots& roots, const ContainerId& id) {
        return roots.extract(id, path, body, options, request.stop());
    };
    TRY(aboutPath(verbs.containers.withFiles(container->id.value(), work), path, idIn(request)));
    sendEmpty(responder, 200);
    return ok();
}

Result<void> removePath(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const std::string path, pathAsked(parameters));
    TRY_DECLARE(const auto container, verbs.containers.find(idIn(request)));
    const auto work = [&](Roots& roots, const ContainerId& id) { return roots.erase(id, path, request.stop()); };
    TRY(aboutPath(verbs.containers.withFiles(container->id.value(), work), path, idIn(request)));
    sendEmpty(responder, 204);
    return ok();
}

int kindOf(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Modified:
        return 0;
    case Difference::Kind::Added:
        return 1;
    case Difference::Kind::Deleted:
        break;
    }
    return 2;
}

Result<json> changes(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    json out = json::array();
    TRY(verbs.containers.withFiles(idIn(request), [&out](Roots& roots, const ContainerId& id) -> Result<void> {
        TRY_DECLARE(const std::vector<Difference> found, roots.diff(id));
        for (const Difference& one : found)
            out.push_back({{"Path", one.path}, {"Kind", kindOf(one.kind)}});
        return ok();
    }));
    return out.empty() ? json(nullptr) : out;
}

Result<void> exportAll(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    LateAnswer late(responder, {{"Content-Type", "application/octet-stream"}});
    TRY(verbs.containers.withFiles(idIn(request), [&](Roots& roots, const ContainerId& id) {
        return roots.exportAll(id, late.sink(), watch.token());
    }));
    return late.end();
}

} // namespace

std::vector<net::Route> containerFileRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/containers/{id}/archive", acts(verbs, takeOut)},
        {"PUT", "/containers/{id}/archive", acts(verbs, putIn)},
        {"DELETE", "/darse/v1/containers/{id}/files", acts(verbs, removePath)},
        {"GET", "/containers/{id}/changes", asks(verbs, changes)},
        {"GET", "/containers/{id}/export", acts(verbs, exportAll)},
        {"POST", "/commit", acts(verbs, commitContainer)},
    };
}

} // namespace darse::api
