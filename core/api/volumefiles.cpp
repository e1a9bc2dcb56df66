// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/filetree.h"
#include "core/rootfs/trees.h"

namespace darse::api {

using engine::Verbs;

namespace {

/// A volume's files. A link that leads out of it leads to what has that name below its top.
class VolumeTree final : public FileTree {
public:
    explicit VolumeTree(int root) : m_root(root) {}

    Result<rootfs::PathStat> stat(const std::string& path) override { return rootfs::statInside(m_root, path); }
    Result<void> archive(const std::string& path, const ByteSink& sink, const std::stop_token& stop) override
    {
        return rootfs::archiveInside(m_root, path, sink, stop);
    }
    Result<void> extract(const std::string& path, const ByteSource& tar, const rootfs::ExtractOptions& options,
                         const std::stop_token& stop) override
    {
        return rootfs::extractInside(m_root, path, tar, options, stop);
    }
    Result<void> erase(const std::string& path, const std::stop_token& stop) override
    {
        return rootfs::removeInside(m_root, path, stop);
    }

private:
    int m_root;
};

using TreeWork = std::function<Result<void>(FileTree& tree, const std::string& path)>;

Result<void> withVolume(const Verbs& verbs, const net::Incoming& request, const TreeWork& work)
{
    TRY_DECLARE(const std::string path, pathAsked(request));
    const std::string name(request.parameter("name"));
    if (const auto volume = verbs.volumes.find(name); !volume)
        return volume.error().kind() == ErrorKind::NotFound
                   ? Error(ErrorKind::NotFound, "get " + name + ": no such volume")
                   : volume.error();
    auto result = verbs.volumes.withFiles(name, [&](int root) -> Result<void> {
        VolumeTree tree(root);
        return work(tree, path);
    });
    if (result || result.error().kind() != ErrorKind::NotFound)
        return result;
    return Error(ErrorKind::NotFound, "Could not find the file " + path + " in volume " + name);
}

Result<void> take(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return withVolume(verbs, request,
                      [&](FileTree& tree, const std::string& path) { return takeOut(tree, path, request, responder); });
}

Result<void> put(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withVolume(verbs, request,
                   [&request](FileTree& tree, const std::string& path) { return putIn(tree, path, request); }));
    sendEmpty(responder, 200);
    return ok();
}

Result<void> erase(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withVolume(verbs, request,
                   [&request](FileTree& tree, const std::string& path) { return tree.erase(path, request.stop()); }));
    sendEmpty(responder, 204);
    return ok();
}

} // namespace

std::vector<net::Route> volumeFileRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/darse/v1/volumes/{name}/archive", acts(verbs, take)},
        {"PUT", "/darse/v1/volumes/{name}/archive", acts(verbs, put)},
        {"DELETE", "/darse/v1/volumes/{name}/files", acts(verbs, erase)},
    };
}

} // namespace darse::api
