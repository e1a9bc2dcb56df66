// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/push.h"

#include "core/engine/inparallel.h"

#include <algorithm>
#include <array>
#include <set>

namespace darse::engine {
namespace {

constexpr std::size_t kWidth = 3;

/// One image on its way out.
struct Push {
    store::ImageStore& store;
    registry::Registry& registry;
    const PushRequest& request;
    const TransferSink& sink;
    std::vector<std::string> siblings; ///< repositories of this registry that had the image
    registry::RetryTold told;

    /// Forgets the first `offset` bytes.
    Result<ByteSource> openAt(const oci::Digest& digest, std::uint64_t offset, const std::stop_token& stop) const
    {
        TRY_DECLARE(ByteSource source, store.openBlob(digest));
        std::array<char, 65536> scrap; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
        while (offset > 0) {
            const auto piece =
                std::span(scrap).first(static_cast<std::size_t>(std::min<std::uint64_t>(offset, scrap.size())));
            TRY_DECLARE(const std::size_t count, source(piece, stop));
            if (count == 0)
                return Error(ErrorKind::Io, "the blob " + digest.text() + " is shorter than it was");
            offset -= count;
        }
        return source;
    }

    Result<void> send(const oci::Descriptor& blob, const std::stop_token& stop) const
    {
        const Bytes total(blob.size);
        const auto sourceAt = [&](std::uint64_t offset) -> Result<ByteSource> {
            TRY_DECLARE(ByteSource source, openAt(blob.digest, offset, stop));
            return ByteSource([this, &blob, total, done = offset, source = std::move(source)](
                                  std::span<char> into, const std::stop_token& till) mutable -> Result<std::size_t> {
                TRY_DECLARE(const std::size_t count, source(into, till));
                done += count;
                sink.layer({blob.digest, TransferStep::Sending, Bytes(done), total});
                return count;
            });
        };
        TRY(registry.pushBlob({request.target.repository, blob, sourceAt, told}, stop));
        sink.layer({blob.digest, TransferStep::Done, total, total});
        return ok();
    }

    Result<void> blob(const oci::Descriptor& blob, const std::stop_token& stop) const
    {
        const Bytes total(blob.size);
        const std::string& repository = request.target.repository;
        TRY_DECLARE(const bool isThere, registry.hasBlob(repository, blob.digest, stop, told));
        if (isThere) {
            sink.layer({blob.digest, TransferStep::Exists, total, total});
            return ok();
        }
        for (const std::string& sibling : siblings) {
            TRY_DECLARE(const bool isMounted, registry.mountBlob(repository, blob.digest, sibling, stop));
            if (!isMounted)
                continue;
            sink.layer({blob.digest, TransferStep::Mounted, total, total});
            return ok();
        }
        return send(blob, stop);
    }
};

/// Other repositories of the same registry that the image is known from.
std::vector<std::string> siblingsOf(const store::ImageInfo& info, const oci::Reference& target)
{
    std::set<std::string> out;
    for (const std::string& text : info.digests) {
        const auto known = oci::parseRepository(text);
        if (known && known->registry == target.registry && known->repository != target.repository)
            out.insert(known->repository);
    }
    return {out.begin(), out.end()};
}

Result<void> sendBlobs(const Push& push, const oci::Manifest& manifest, const std::stop_token& stop)
{
    // A layer may be in an image twice, the empty one often is.
    std::vector<oci::Descriptor> blobs;
    for (const oci::Descriptor& layer : manifest.layers) {
        if (std::ranges::find(blobs, layer.digest, &oci::Descriptor::digest) == blobs.end())
            blobs.push_back(layer);
    }
    for (const oci::Descriptor& blob : blobs)
        push.sink.layer({blob.digest, TransferStep::Waiting, Bytes(), Bytes(blob.size)});
    TRY(inParallel(
        blobs.size(), kWidth, [&](std::size_t i, const std::stop_token& till) { return push.blob(blobs[i], till); },
        stop));
    const Push quietly{push.store, push.registry, push.request, {}, push.siblings, push.told};
    return quietly.blob(manifest.config, stop);
}

} // namespace

Result<Pushed> pushImage(store::ImageStore& store, Registries& registries, const PushRequest& request,
                         const TransferSink& sink, const std::stop_token& stop)
{
    const oci::Reference& target = request.target;
    TRY_DECLARE(const auto hold, store.hold(request.image.id));
    TRY_DECLARE(const store::Image image, store.imageOfManifest(request.image.manifest));
    TRY_DECLARE(const auto source, registries.source(target.registry, request.credential));
    registry::Registry& registry = source->origin();
    sink.say("", "The push refers to repository [" + target.name() + "]");
    TRY(about(target, sendBlobs({store, registry, request, sink, siblingsOf(image.info, target), tellRetries(sink)},
                                image.manifest, stop)));
    const std::string tag = target.tag.value_or("latest");
    TRY_DECLARE(oci::Digest digest,
                about(target, registry.pushManifest(target.repository, tag,
                                                    {image.manifest.mediaType, image.manifestJson}, stop)));
    Pushed pushed{target, std::move(digest), image.manifestJson.size()};
    // What the registry now knows it by.
    TRY(store.tag(request.image, {target.registry, target.repository, std::nullopt, pushed.digest}));
    return pushed;
}

} // namespace darse::engine
