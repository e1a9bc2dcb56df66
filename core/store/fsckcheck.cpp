// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"
#include "core/store/diagnosis.h"
#include "core/store/indexfile.h"
#include "core/store/layerstream.h"
#include "core/store/pinned.h"
#include "core/store/standin.h"
#include "core/store/workdirectory.h"
#include "core/sys/files.h"

#include <algorithm>

namespace darse::store {
namespace {

/// Goes through the index and looks at everything that it promises, each thing once.
class Checking {
public:
    Checking(ImageStore& store, Depth depth, const std::stop_token& stop) :
        m_core(store.core()),
        m_depth(depth),
        m_stop(stop)
    {
    }

    Result<std::vector<Diagnosis>> run()
    {
        if (const auto error = m_core.indexError()) {
            note(Damage::IndexUnreadable, "images/index.json", error->message());
            return std::move(m_found);
        }
        if (const auto error = differenceOnDisk(m_core))
            note(Damage::IndexUnreadable, "images/index.json", error->message());
        const ImageIndex index = m_core.index();
        for (const IndexEntry& entry : index.entries()) {
            m_entry = &entry;
            // Nothing of it goes while it is looked at.
            const Pinned pinned(m_core, entry.manifest.digest);
            TRY(goOn("check the store", {.deadline = Deadline::never(), .stop = m_stop}));
            TRY(checkManifest(entry.manifest));
        }
        m_entry = nullptr;
        for (Diagnosis& diagnosis : diagnosePlaces(m_core))
            m_found.push_back(std::move(diagnosis));
        dropWhatHasGone();
        return std::move(m_found);
    }

private:
    Diagnosis& note(Damage damage, const std::string& object, std::string what)
    {
        Diagnosis diagnosis{.finding = {.damage = damage, .object = object, .what = std::move(what)}};
        if (m_entry != nullptr)
            diagnosis.manifests.insert(m_entry->manifest.digest);
        m_found.push_back(std::move(diagnosis));
        addImage(m_found.back());
        return m_found.back();
    }

    void addImage(Diagnosis& diagnosis)
    {
        if (m_entry == nullptr)
            return;
        diagnosis.manifests.insert(m_entry->manifest.digest);
        std::string name = m_entry->name.value_or(m_entry->manifest.digest.text());
        auto& images = diagnosis.finding.images;
        if (std::ranges::find(images, name) == images.end())
            images.push_back(std::move(name));
    }

    /// True the first time; else what was found then is told of this image too.
    bool isFirst(const std::string& object)
    {
        if (m_seen.insert(object).second)
            return true;
        for (Diagnosis& diagnosis : m_found) {
            if (diagnosis.finding.object == object)
                addImage(diagnosis);
        }
        return false;
    }

    /// A document; nothing after having noted what is wrong with it.
    std::optional<std::string> readDocument(const oci::Descriptor& blob, Damage missing, Damage unreadable)
    {
        auto json = m_core.blobs.readDocument(blob.digest);
        if (json)
            return std::move(json).value();
        const Damage damage = json.error().kind() == ErrorKind::NotFound ? missing : unreadable;
        note(damage, blob.digest.text(), json.error().message()).blob = blob;
        return std::nullopt;
    }

    Result<void> checkManifest(const oci::Descriptor& descriptor)
    {
        isFirst(descriptor.digest.text());
        const auto json = readDocument(descriptor, Damage::ManifestMissing, Damage::ManifestUnreadable);
        if (!json)
            return ok();
        const auto manifest = oci::parseManifest(*json, descriptor.mediaType);
        if (!manifest) {
            note(Damage::ManifestUnreadable, descriptor.digest.text(), manifest.error().message());
            return ok();
        }
        checkStandIn(*manifest);
        // Before the configuration: when that is damaged too, both are to be told.
        for (const oci::Descriptor& blob : manifest->layers)
            TRY(checkBlob(blob));
        isFirst(manifest->config.digest.text());
        const auto configJson = readDocument(manifest->config, Damage::ConfigMissing, Damage::ConfigUnreadable);
        if (!configJson)
            return ok();
        const auto config = oci::parseImageConfig(*configJson);
        const auto plans = config ? planLayers(*manifest, *config) : Result<std::vector<LayerPlan>>(config.error());
        if (!plans) {
            note(Damage::ConfigUnreadable, manifest->config.digest.text(), plans.error().message());
            return ok();
        }
        for (const LayerPlan& plan : *plans) {
            TRY(checkLayer(plan));
        }
        return ok();
    }

    void checkStandIn(const oci::Manifest& manifest)
    {
        const auto standIn = standInFor(manifest);
        if (!standIn || !m_entry->standIn || !isFirst(standIn->descriptor.digest.text()) ||
            m_core.blobs.readDocument(standIn->descriptor.digest))
            return;
        note(Damage::ManifestMissing, standIn->descriptor.digest.text(), "what other programs read is missing")
            .content = standIn->json;
    }

    Result<void> checkBlob(const oci::Descriptor& blob)
    {
        if (!isFirst(blob.digest.text()))
            return ok();
        const auto size = m_core.blobs.size(blob.digest);
        if (!size) {
            note(Damage::BlobMissing, blob.digest.text(), "the blob is missing").blob = blob;
        } else if (*size != blob.size) {
            note(Damage::BlobSizeWrong, blob.digest.text(),
                 "the blob has " + std::to_string(*size) + " bytes instead of " + std::to_string(blob.size))
                .blob = blob;
        } else if (m_depth != Depth::Quick) {
            const auto actual = digestOf(blob.digest);
            if (!actual && actual.error().kind() == ErrorKind::Canceled)
                return actual.error();
            if (!actual)
                note(Damage::BlobCorrupt, blob.digest.text(), actual.error().message()).blob = blob;
            else if (*actual != blob.digest)
                note(Damage::BlobCorrupt, blob.digest.text(), "the content of the blob is " + actual->text()).blob =
                    blob;
        }
        return ok();
    }

    Result<oci::Digest> digestOf(const oci::Digest& blob)
    {
        TRY_DECLARE(const ByteSource source, m_core.blobs.open(blob));
        oci::Digester digester(blob.algorithm());
        std::vector<char> piece(kPiece);
        for (;;) {
            TRY_DECLARE(const std::size_t count, source(piece, m_stop));
            if (count == 0)
                return digester.finish();
            digester.add({piece.data(), count});
        }
    }

    Result<void> checkLayer(const LayerPlan& plan)
    {
        const std::string object = StorePaths::layerName(plan.chainId);
        if (!isFirst(object))
            return ok();
        std::error_code error;
        const auto type = std::filesystem::symlink_status(m_core.paths.diff(plan.chainId), error).type();
        const auto record = m_core.layers.record(plan.chainId);
        const auto damaged = [&](Damage damage, std::string what) {
            note(damage, object, std::move(what)).layer = plan;
            return ok();
        };
        if (type != std::filesystem::file_type::directory)
            return damaged(Damage::LayerMissing, "the layer is missing");
        if (!record)
            return damaged(record.error().kind() == ErrorKind::NotFound ? Damage::LayerRecordMissing
                                                                        : Damage::LayerRecordWrong,
                           record.error().message());
        if (record->diffId != plan.diffId || record->parent != plan.parent)
            return damaged(Damage::LayerRecordWrong, "the record of the layer speaks of another one");
        if (m_depth != Depth::Deep || !m_core.blobs.has(plan.blob))
            return ok();
        TRY_DECLARE(const auto difference, differenceOf(plan).within(object));
        return difference ? damaged(Damage::LayerContentWrong, *difference) : ok();
    }

    /// Between the layer and what its blob gives when it is unpacked now.
    Result<std::optional<std::string>> differenceOf(const LayerPlan& plan)
    {
        const WorkDirectory directory(m_core.paths);
        TRY(directory.make());
        TRY_DECLARE(const ByteSource blob, m_core.blobs.open(plan.blob.digest));
        LayerStream stream{.plan = plan, .compressed = blob, .directory = directory.diff()};
        stream.options = {.marks = m_core.options.marks, .limits = m_core.options.limits};
        const auto streamed = streamLayer(stream, m_stop);
        // A blob that cannot be unpacked is a finding of its own.
        if (!streamed && streamed.error().kind() == ErrorKind::Protocol)
            return std::optional<std::string>();
        if (!streamed)
            return streamed.error();
        return compareTrees(m_core.paths.diff(plan.chainId), directory.diff(), m_stop);
    }

    /// Images that were removed while they were looked at have no damage.
    void dropWhatHasGone()
    {
        const ImageIndex index = m_core.index();
        std::set<oci::Digest> present;
        for (const IndexEntry& entry : index.entries())
            present.insert(entry.manifest.digest);
        std::erase_if(m_found, [&](const Diagnosis& diagnosis) {
            return !diagnosis.manifests.empty() &&
                   std::ranges::none_of(diagnosis.manifests,
                                        [&](const oci::Digest& manifest) { return present.contains(manifest); });
        });
    }

    static constexpr std::size_t kPiece = std::size_t{256} * 1024;

    StoreCore& m_core;
    Depth m_depth;
    std::stop_token m_stop;
    const IndexEntry* m_entry = nullptr;
    std::set<std::string> m_seen;
    std::vector<Diagnosis> m_found;
};

} // namespace

Result<std::vector<Diagnosis>> diagnose(ImageStore& store, Depth depth, const std::stop_token& stop)
{
    return Checking(store, depth, stop).run();
}

} // namespace darse::store
