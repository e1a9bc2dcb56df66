// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/filetree.h"
#include "core/rootfs/trees.h"

namespace darse::api {

using engine::Verbs;

namespace {

// A link that leads out of a volume leads to what has that name below its top.

using TreeWork = std::function<Result<void>(int root, const std::string& path)>;

Result<void> withVolume(const Verbs& verbs, const net::Incoming& request, const TreeWork& work)
{
    TRY_DECLARE(const std::string path, pathAsked(request));
    const std::string name(request.parameter("name"));
    if (const auto volume = verbs.volumes.find(name); !volume)
        return volume.error().kind() == ErrorKind::NotFound
                   ? Error(ErrorKind::NotFound, "get " + name + ": no such volume")
                   : volume.error();
    auto result = verbs.volumes.withFiles(name, [&](int root) { return work(root, path); });
    if (result || result.error().kind() != ErrorKind::NotFound)
        return result;
    return Error(ErrorKind::NotFound, "Could not find the file " + path + " in volume " + name);
}

Result<void> take(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return withVolume(verbs, request,
                      [&](int root, const std::string& path) { return takeOut(root, path, request, responder); });
}

Result<void> tellVolumeFolder(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return withVolume(verbs, request,
                      [&](int root, const std::string& path) { return tellFolder(root, path, responder); });
}

Result<void> put(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withVolume(verbs, request,
                   [&request](int root, const std::string& path) { return putIn(root, path, request); }));
    sendEmpty(responder, 200);
    return ok();
}

Result<void> erase(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withVolume(verbs, request, [&request](int root, const std::string& path) {
        return rootfs::removeInside(root, path, request.stop());
    }));
    sendEmpty(responder, 204);
    return ok();
}

} // namespace

std::vector<net::Route> volumeFileRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/darse/v1/volumes/{name}/archive", acts(verbs, take)},
        {"PUT", "/darse/v1/volumes/{name}/archive", acts(verbs, put)},
        {"GET", "/darse/v1/volumes/{name}/files", acts(verbs, tellVolumeFolder)},
        {"DELETE", "/darse/v1/volumes/{name}/files", acts(verbs, erase)},
    };
}

} // namespace darse::api
