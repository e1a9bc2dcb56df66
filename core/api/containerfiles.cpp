// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/containercommit.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/filetree.h"
#include "core/rootfs/insidepath.h"
#include "core/rootfs/trees.h"

#include <algorithm>
#include <array>

namespace darse::api {

using engine::Verbs;
using nlohmann::json;
using rootfs::Difference;
using rootfs::Roots;

namespace {

/// What was not found is the path: the container was found before.
Result<void> aboutPath(Result<void> result, const std::string& path, std::string_view container)
{
    if (result || result.error().kind() != ErrorKind::NotFound)
        return result;
    return Error(ErrorKind::NotFound, "Could not find the file " + path + " in container " + std::string(container));
}

/// What is being done, to whose files, and where.
struct AskedFiles {
    int root;
    const std::string& path;
    const engine::Container& container;
};

using AskedWork = std::function<Result<void>(const AskedFiles& asked)>;

Result<void> withTree(const Verbs& verbs, const net::Incoming& request, const AskedWork& work)
{
    TRY_DECLARE(const std::string path, pathAsked(request));
    TRY_DECLARE(const auto container, verbs.containers.find(idIn(request)));
    auto result = verbs.containers.withTree(container->id.value(), [&](int root, const engine::Container& of) {
        return work({.root = root, .path = path, .container = of});
    });
    return aboutPath(std::move(result), path, idIn(request));
}

/// In Docker's words, but for what Docker would write where nobody ever sees it.
Result<void> checkWritable(const AskedFiles& asked, const std::string& folder)
{
    const auto ground = rootfs::groundInside(asked.root, folder);
    if (!ground || !ground->isReadOnly)
        return ok(); // what is not there is told by whoever looks for it
    if (!ground->isMounted)
        return Error(ErrorKind::PermissionDenied, "container rootfs is marked read-only");
    const auto isThere = [&](const engine::MountPoint& mount) {
        return !mount.isReadOnly && (folder + "/").starts_with(mount.target + "/");
    };
    if (!asked.container.state.isAlive() && std::ranges::any_of(asked.container.mounts, isThere))
        return Error(ErrorKind::PermissionDenied, "nothing can be written to " + folder +
                                                      ": what is mounted there is there only while the container runs");
    return Error(ErrorKind::PermissionDenied, "mounted volume is marked read-only");
}

/// What the kernel shows there is not among these files, so only who knows it keeps its place.
Result<void> checkRemovable(const AskedFiles& asked, const rootfs::InsidePath& inside)
{
    constexpr std::array<std::string_view, 3> kOfKernel = {"dev", "proc", "sys"};
    if (!asked.container.state.isAlive() || std::ranges::find(kOfKernel, inside.name) == kOfKernel.end())
        return ok();
    const auto ground = rootfs::groundInside(asked.root, inside.parent);
    if (!ground || !ground->isTop)
        return ok();
    return Error(ErrorKind::InvalidInput,
                 "/" + inside.name + " cannot be removed while the container runs: the kernel shows itself there");
}

Result<void> take(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return withTree(verbs, request,
                    [&](const AskedFiles& asked) { return takeOut(asked.root, asked.path, request, responder); });
}

Result<void> tellContainerFolder(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return withTree(verbs, request,
                    [&](const AskedFiles& asked) { return tellFolder(asked.root, asked.path, responder); });
}

Result<void> put(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withTree(verbs, request, [&request](const AskedFiles& asked) -> Result<void> {
        TRY(checkWritable(asked, asked.path));
        return putIn(asked.root, asked.path, request);
    }));
    sendEmpty(responder, 200);
    return ok();
}

Result<void> removePath(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withTree(verbs, request, [&request](const AskedFiles& asked) -> Result<void> {
        const rootfs::InsidePath inside = rootfs::readInside(rootfs::cleaned(asked.path));
        TRY(checkWritable(asked, inside.parent));
        TRY(checkRemovable(asked, inside));
        return rootfs::removeInside(asked.root, asked.path, request.stop());
    }));
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
        {"GET", "/containers/{id}/archive", acts(verbs, take)},
        {"PUT", "/containers/{id}/archive", acts(verbs, put)},
        {"GET", "/darse/v1/containers/{id}/files", acts(verbs, tellContainerFolder)},
        {"DELETE", "/darse/v1/containers/{id}/files", acts(verbs, removePath)},
        {"GET", "/containers/{id}/changes", asks(verbs, changes)},
        {"GET", "/containers/{id}/export", acts(verbs, exportAll)},
        {"POST", "/commit", acts(verbs, commitContainer)},
    };
}

} // namespace darse::api
