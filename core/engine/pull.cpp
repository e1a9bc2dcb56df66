// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pull.h"

#include "core/engine/inparallel.h"

#include <algorithm>

namespace darse::engine {
namespace {

/// Layers at once: each keeps two threads busy, one that receives and one that unpacks.
constexpr std::size_t kWidth = 3;

/// A manifest on its way in, with what it was chosen from.
struct Chosen {
    registry::Fetched manifest;
    std::optional<oci::Digest> index;
};

Result<Chosen> choose(registry::PullSource& source, const PullRequest& request, const registry::RetryTold& told,
                      const std::stop_token& stop)
{
    const oci::Reference& name = request.reference;
    const std::string wanted = name.digest ? name.digest->text() : name.tag.value_or("latest");
    TRY_DECLARE(registry::Fetched fetched, source.manifest(name.repository, wanted, stop, told));
    TRY_DECLARE(const oci::Document document, oci::parseDocument(fetched.bytes, fetched.descriptor.mediaType));
    const auto* index = std::get_if<oci::Index>(&document);
    if (index == nullptr)
        return Chosen{std::move(fetched), std::nullopt};
    TRY_DECLARE(const oci::Descriptor entry,
                oci::choosePlatform(*index, request.platform.value_or(oci::hostPlatform())));
    TRY_DECLARE(registry::Fetched manifest, source.manifest(name.repository, entry.digest.text(), stop, told));
    return Chosen{std::move(manifest), fetched.descriptor.digest};
}

/// One image on its way.
struct Pull {
    registry::PullSource& source;
    const PullRequest& request;
    const TransferSink& sink;
    store::Intake& intake;
    registry::RetryTold retried;

    /// The connection is made when the store asks for the first byte: it does not when it has the layer.
    Result<void> layer(const store::LayerPlan& plan, const std::stop_token& stop) const
    {
        bool isAsked = false;
        ByteSource blob;
        const ByteSource lazily = [&](std::span<char> into, const std::stop_token& till) -> Result<std::size_t> {
            isAsked = true;
            if (!blob) {
                TRY_DECLARE(blob, source.blob(request.reference.repository, plan.blob, till, retried));
            }
            return blob(into, till);
        };
        const auto progress = [&](const store::LayerProgress& told) {
            // The end is told below, where it is known whether anything was fetched.
            if (told.step != store::LayerStep::Done)
                sink.layer(transferOf(told));
        };
        TRY(intake.addLayer(plan, lazily, progress, stop));
        const Bytes size(plan.blob.size);
        sink.layer({plan.blob.digest, isAsked ? TransferStep::Done : TransferStep::Exists, size, size});
        return ok();
    }
};

Result<std::string> fetchConfig(const Pull& pull, const oci::Descriptor& config, const std::stop_token& stop)
{
    return pull.source.document(pull.request.reference.repository, config, stop, pull.retried).within("configuration");
}

Result<void> bringLayers(const Pull& pull, const std::vector<store::LayerPlan>& plans, const std::stop_token& stop)
{
    for (const store::LayerPlan& plan : plans)
        pull.sink.layer({plan.blob.digest, TransferStep::Waiting, Bytes(), Bytes(plan.blob.size)});
    return inParallel(
        plans.size(), kWidth, [&](std::size_t i, const std::stop_token& till) { return pull.layer(plans[i], till); },
        stop);
}

/// "docker.io/library/alpine@sha256:…" beside the name that was asked for.
std::vector<oci::Reference> namesFor(const oci::Reference& asked, const oci::Digest& digest)
{
    oci::Reference byDigest{asked.registry, asked.repository, std::nullopt, digest};
    if (asked.digest)
        return {std::move(byDigest)};
    return {asked, std::move(byDigest)};
}

Result<Pulled> pullChosen(store::ImageStore& store, const Pull& pull, const Chosen& chosen, const std::stop_token& stop)
{
    const oci::Reference& name = pull.request.reference;
    const registry::Fetched& fetched = chosen.manifest;
    const oci::Digest digest = chosen.index.value_or(fetched.descriptor.digest);
    const auto before = store.resolve(name.text());
    TRY_DECLARE(const oci::Manifest manifest, oci::parseManifest(fetched.bytes, fetched.descriptor.mediaType));
    TRY_DECLARE(std::string configJson, fetchConfig(pull, manifest.config, stop));
    TRY_DECLARE(const oci::ImageConfig config, oci::parseImageConfig(configJson));
    TRY_DECLARE(const auto plans, store::planLayers(manifest, config));
    TRY(bringLayers(pull, plans, stop));
    TRY_DECLARE(oci::Digest id, pull.intake.commit({.manifestJson = fetched.bytes,
                                                    .manifestType = fetched.descriptor.mediaType,
                                                    .configJson = std::move(configJson),
                                                    .names = namesFor(name, digest)}));
    const bool isNew = !before || before->id != id || before->manifest != fetched.descriptor.digest;
    return Pulled{name, std::move(id), digest, isNew};
}

} // namespace

Result<Pulled> pullImage(store::ImageStore& store, Registries& registries, const PullRequest& request,
                         const TransferSink& sink, const std::stop_token& stop)
{
    const oci::Reference& name = request.reference;
    TRY_DECLARE(const auto source, registries.source(name.registry, request.credential));
    const registry::RetryTold told = tellRetries(sink);
    TRY_DECLARE(const Chosen chosen, about(name, choose(*source, request, told, stop)));
    sink.say(name.digest ? std::string(name.digest->shortHex()) : name.tag.value_or("latest"),
             "Pulling from " + name.repository);
    const auto intake = store.intake();
    return about(name, pullChosen(store, {*source, request, sink, *intake, told}, chosen, stop));
}

} // namespace darse::engine
