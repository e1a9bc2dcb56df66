// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/images.h"

#include "core/engine/searched.h"

#include <filesystem>

namespace darse::engine {
namespace {

constexpr std::string_view kBusybox = "/bin/busybox";

} // namespace

bool mayBeElsewhere(const Error& error)
{
    return error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::PermissionDenied ||
           error.kind() == ErrorKind::Unreachable;
}

Result<store::Image> Images::find(std::string_view text) const
{
    TRY_DECLARE(const store::Found found, m_store.resolve(text));
    return m_store.imageOfManifest(found.manifest);
}

Result<std::vector<store::HistoryStep>> Images::history(std::string_view text) const
{
    TRY_DECLARE(const store::Found found, m_store.resolve(text));
    return m_store.history(found.id);
}

Result<Pulled> Images::pull(const PullAsked& asked, const TransferSink& sink, const std::stop_token& stop)
{
    TRY_DECLARE(const auto names, oci::candidates(asked.name, m_search));
    TRY_DECLARE(Pulled pulled, pullFirst(names, asked, sink, stop));
    tell("pull", pulled.reference.familiar(), pulled.reference.familiar());
    return pulled;
}

Result<Pulled> Images::pullFirst(const std::vector<oci::Reference>& names, const PullAsked& asked,
                                 const TransferSink& sink, const std::stop_token& stop)
{
    return firstOf(names, asked.name, [&](const oci::Reference& name) {
        return pullImage(m_store, m_registries, {name, asked.platform, asked.credential}, sink, stop);
    });
}

Result<Pushed> Images::push(const PushAsked& asked, const TransferSink& sink, const std::stop_token& stop)
{
    TRY_DECLARE(store::Found found, m_store.resolve(asked.image));
    const std::string target = asked.target.empty() ? found.name.value_or(asked.image) : asked.target;
    TRY_DECLARE(oci::Reference reference, oci::parseReference(target));
    if (reference.digest)
        return Error(ErrorKind::InvalidInput, "an image is pushed under a tag, not under the digest in " + target);
    TRY_DECLARE(Pushed pushed, pushImage(m_store, m_registries,
                                         {std::move(found), std::move(reference), asked.credential}, sink, stop));
    tell("push", pushed.target.familiar(), pushed.target.familiar());
    return pushed;
}

Result<void> Images::tag(std::string_view image, std::string_view name)
{
    TRY_DECLARE(const store::Found found, m_store.resolve(image));
    TRY_DECLARE(const auto names, oci::candidates(name, m_search));
    if (names.front().digest)
        return Error(ErrorKind::InvalidInput, "an image is named by a tag, not by the digest in " + std::string(name));
    TRY(m_store.tag(found, names.front()));
    tell("tag", found.id.text(), names.front().familiar());
    return ok();
}

Result<std::string> Images::untag(std::string_view name)
{
    TRY_DECLARE(const store::Found found, m_store.resolve(name));
    TRY_DECLARE(const std::string full, m_store.untag(name));
    std::string told = oci::parseReference(full).valueOr({}).familiar();
    tell("untag", found.id.text(), told);
    return told;
}

Result<store::Removal> Images::remove(std::string_view image, store::Force force)
{
    TRY_DECLARE(const store::Found found, m_store.resolve(image));
    TRY_DECLARE(store::Removal removal, m_store.remove(image, force));
    for (const std::string& name : removal.untagged)
        tell("untag", found.id.text(), oci::parseReference(name).valueOr({}).familiar());
    for (const auto& gone : removal.images)
        tell("delete", gone.id.text());
    return removal;
}

Result<store::Removal> Images::prune(const store::PruneFilter& filter)
{
    TRY_DECLARE(store::Removal removal, m_store.prune(filter));
    for (const auto& gone : removal.images) {
        for (const std::string& name : gone.names)
            tell("untag", gone.id.text(), oci::parseReference(name).valueOr({}).familiar());
        tell("delete", gone.id.text());
    }
    m_events.add({.type = "image",
                  .action = "prune",
                  .object = {},
                  .attributes = {{"reclaimed", std::to_string(removal.freed.count())}}});
    return removal;
}

Result<void> Images::save(const std::vector<std::string>& images, store::ArchiveFormat format, const ByteSink& sink)
{
    TRY_DECLARE(const auto chosen, store::whatToSave(m_store, images));
    TRY(store::saveArchive(m_store, chosen, format, sink));
    for (const std::string& image : images)
        tell("save", image, image);
    return ok();
}

Result<std::vector<store::Loaded>> Images::load(const ByteSource& archive, store::LoadOptions options,
                                                const TransferSink& sink)
{
    options.progress = [&sink](const store::LayerProgress& told) { sink.layer(transferOf(told)); };
    TRY_DECLARE(auto loaded, store::loadArchive(m_store, archive, options));
    for (const store::Loaded& image : loaded)
        tell("load", image.id.text(), image.names.empty() ? std::string() : image.names.front());
    return loaded;
}

Result<oci::Digest> Images::import(const ByteSource& tar, const store::ImportOptions& options)
{
    TRY_DECLARE(oci::Digest id, store::importImage(m_store, tar, options));
    tell("import", id.text(), options.name ? options.name->familiar() : std::string());
    return id;
}

Result<oci::Digest> Images::starter(const std::stop_token& stop)
{
    sys::SystemProcessRunner runner;
    TRY_DECLARE(oci::Digest id, store::makeStarter(m_store, runner, std::filesystem::path(kBusybox), stop));
    tell("import", id.text(), std::string(store::kStarterName));
    return id;
}

Result<std::vector<registry::SearchHit>> Images::search(const std::string& registry, const registry::SearchQuery& query,
                                                        const std::stop_token& stop)
{
    const std::string& host = registry.empty() ? m_search.registries.front() : registry;
    TRY_DECLARE(const auto source, m_registries.source(host, {}));
    return source->origin().search(query, stop);
}

Result<std::vector<store::Finding>> Images::check(store::Depth depth, const std::stop_token& stop)
{
    return store::checkStore(m_store, depth, stop);
}

Result<std::vector<store::Finding>> Images::repair(store::Depth depth, const std::stop_token& stop)
{
    const auto fetch = [&](const oci::Descriptor& what, const std::vector<std::string>& names) {
        return fetchAgain(what, names, stop);
    };
    return store::repairStore(m_store, depth, fetch, stop);
}

Result<ByteSource> Images::fetchAgain(const oci::Descriptor& what, const std::vector<std::string>& names,
                                      const std::stop_token& stop)
{
    Error last(ErrorKind::NotFound, "nothing is known about where " + what.digest.text() + " came from");
    for (const std::string& name : names) {
        const auto reference = oci::parseRepository(name);
        if (!reference)
            continue;
        TRY_DECLARE(const auto source, m_registries.source(reference->registry, {}));
        if (oci::isManifestType(what.mediaType) || oci::isIndexType(what.mediaType)) {
            auto fetched = source->manifest(reference->repository, what.digest.text(), stop);
            if (fetched)
                return sourceOf(std::move(fetched->bytes));
            last = std::move(fetched).error();
            continue;
        }
        auto blob = source->blob(reference->repository, what, stop);
        if (blob)
            return blob;
        last = std::move(blob).error();
    }
    return last;
}

void Images::tell(std::string action, std::string object, std::string name)
{
    std::map<std::string, std::string> attributes;
    if (!name.empty())
        attributes.emplace("name", std::move(name));
    m_events.add({.type = "image",
                  .action = std::move(action),
                  .object = std::move(object),
                  .attributes = std::move(attributes)});
}

} // namespace darse::engine
