// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/containercommit.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/filetree.h"

namespace darse::api {

using engine::Verbs;
using nlohmann::json;
using rootfs::Difference;
using rootfs::Roots;

namespace {

/// The files of a container.
class ContainerTree final : public FileTree {
public:
    ContainerTree(Roots& roots, const ContainerId& id) : m_roots(roots), m_id(id) {}

    Result<rootfs::PathStat> stat(const std::string& path) override { return m_roots.stat(m_id, path); }
    Result<void> archive(const std::string& path, const ByteSink& sink, const std::stop_token& stop) override
    {
        return m_roots.archive(m_id, path, sink, stop);
    }
    Result<void> extract(const std::string& path, const ByteSource& tar, const rootfs::ExtractOptions& options,
                         const std::stop_token& stop) override
    {
        return m_roots.extract(m_id, path, tar, options, stop);
    }
    Result<void> erase(const std::string& path, const std::stop_token& stop) override
    {
        return m_roots.erase(m_id, path, stop);
    }

private:
    Roots& m_roots;
    const ContainerId& m_id;
};

/// What was not found is the path: the container was found before.
Result<void> aboutPath(Result<void> result, const std::string& path, std::string_view container)
{
    if (result || result.error().kind() != ErrorKind::NotFound)
        return result;
    return Error(ErrorKind::NotFound, "Could not find the file " + path + " in container " + std::string(container));
}

using TreeWork = std::function<Result<void>(FileTree& tree, const std::string& path)>;

Result<void> withTree(const Verbs& verbs, const net::Incoming& request, const TreeWork& work)
{
    TRY_DECLARE(const std::string path, pathAsked(request));
    TRY_DECLARE(const auto container, verbs.containers.find(idIn(request)));
    const auto inside = [&](Roots& roots, const ContainerId& id) {
        ContainerTree tree(roots, id);
        return work(tree, path);
    };
    return aboutPath(verbs.containers.withFiles(container->id.value(), inside), path, idIn(request));
}

Result<void> take(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return withTree(verbs, request,
                    [&](FileTree& tree, const std::string& path) { return takeOut(tree, path, request, responder); });
}

Result<void> put(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withTree(verbs, request,
                 [&request](FileTree& tree, const std::string& path) { return putIn(tree, path, request); }));
    sendEmpty(responder, 200);
    return ok();
}

Result<void> removePath(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY(withTree(verbs, request,
                 [&request](FileTree& tree, const std::string& path) { return tree.erase(path, request.stop()); }));
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
        {"DELETE", "/darse/v1/containers/{id}/files", acts(verbs, removePath)},
        {"GET", "/containers/{id}/changes", asks(verbs, changes)},
        {"GET", "/containers/{id}/export", acts(verbs, exportAll)},
        {"POST", "/commit", acts(verbs, commitContainer)},
    };
}

} // namespace darse::api
