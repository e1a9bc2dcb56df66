// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"
#include "core/store/diagnosis.h"
#include "core/store/indexfile.h"
#include "core/store/layerintake.h"
#include "core/store/quarantine.h"

#include <algorithm>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

/// Every repair brings to light what could not be seen before: an index its manifests, a manifest its layers.
constexpr int kPasses = 3;

class Repairing {
public:
    Repairing(ImageStore& store, const Fetch& fetch, const std::stop_token& stop) :
        m_core(store.core()),
        m_fetch(fetch),
        m_stop(stop)
    {
    }

    /// Does what can be done about it.
    Result<void> repair(Diagnosis& diagnosis)
    {
        TRY(goOn("repair the store", {.deadline = Deadline::never(), .stop = m_stop}));
        Finding& finding = diagnosis.finding;
        const auto remedy = apply(diagnosis);
        if (!remedy && remedy.error().kind() == ErrorKind::Canceled)
            return remedy.error();
        if (remedy) {
            finding.remedy = *remedy;
            finding.isRepaired = *remedy != Remedy::None;
        } else {
            finding.what += "; " + remedy.error().message();
        }
        return ok();
    }

    /// What could not be repaired is taken out of the way.
    void quarantine(std::vector<Diagnosis>& diagnoses)
    {
        std::map<oci::Digest, std::vector<oci::Digest>> damaged;
        for (const Diagnosis& diagnosis : diagnoses) {
            for (const oci::Digest& manifest : diagnosis.manifests) {
                std::vector<oci::Digest>& blobs = damaged[manifest];
                if (diagnosis.blob)
                    blobs.push_back(diagnosis.blob->digest);
            }
        }
        std::map<oci::Digest, Result<void>> outcomes;
        for (const auto& [manifest, blobs] : damaged)
            outcomes.emplace(manifest, quarantineImage(m_core, manifest, blobs));
        for (Diagnosis& diagnosis : diagnoses) {
            for (const oci::Digest& manifest : diagnosis.manifests)
                settle(diagnosis.finding, outcomes.at(manifest));
        }
    }

private:
    static void settle(Finding& finding, const Result<void>& outcome)
    {
        if (outcome) {
            finding.remedy = Remedy::Quarantined;
            finding.isRepaired = true;
        } else {
            finding.what += "; it cannot be taken out of the way: " + outcome.error().message();
        }
    }

    Result<Remedy> apply(const Diagnosis& diagnosis)
    {
        if (diagnosis.finding.damage == Damage::IndexUnreadable) {
            TRY(m_core.indexError() ? rebuildIndex(m_core) : writeIndexAgain(m_core));
            return Remedy::Rewritten;
        }
        if (diagnosis.finding.damage == Damage::WrongMode)
            return restoreMode(*diagnosis.path);
        if (diagnosis.finding.damage == Damage::Stray)
            return clearAway(*diagnosis.path);
        if (!diagnosis.content.empty()) {
            TRY(m_core.blobs.put(diagnosis.content));
            return Remedy::Rewritten;
        }
        if (diagnosis.layer)
            return unpackAgain(diagnosis);
        if (diagnosis.blob && m_fetch)
            return fetchAgain(diagnosis);
        return Remedy::None;
    }

    static Result<Remedy> restoreMode(const fs::path& path)
    {
        std::error_code error;
        fs::permissions(path, fs::perms::group_write | fs::perms::others_write,
                        fs::perm_options::remove | fs::perm_options::nofollow, error);
        if (error)
            return Error::fromErrno(error.value(), path.native());
        return Remedy::Rewritten;
    }

    Result<Remedy> clearAway(const fs::path& path)
    {
        m_core.collect(m_core.unneeded());
        if (!isThere(path))
            return Remedy::Removed;
        TRY(quarantinePath(m_core, path));
        return Remedy::Quarantined;
    }

    Result<ByteSource> fetch(const Diagnosis& diagnosis, const oci::Descriptor& blob)
    {
        std::set<std::string> names;
        const ImageIndex index = m_core.index();
        for (const IndexEntry& entry : index.entries()) {
            if (!diagnosis.manifests.contains(entry.manifest.digest))
                continue;
            if (entry.name)
                names.insert(*entry.name);
            names.insert(entry.knownAs.begin(), entry.knownAs.end());
        }
        return m_fetch(blob, {names.begin(), names.end()});
    }

    Result<Remedy> fetchAgain(const Diagnosis& diagnosis)
    {
        TRY_DECLARE(const ByteSource source, fetch(diagnosis, *diagnosis.blob));
        TRY(m_core.blobs.put(*diagnosis.blob, source, m_stop));
        return Remedy::FetchedAgain;
    }

    Result<Remedy> unpackAgain(const Diagnosis& diagnosis)
    {
        const LayerPlan& plan = *diagnosis.layer;
        TRY(takeAway(diagnosis));
        const ByteSource source =
            [&, opened = std::optional<ByteSource>()](std::span<char> into,
                                                      const std::stop_token& stop) mutable -> Result<std::size_t> {
            if (!opened && !m_fetch)
                return Error(ErrorKind::NotFound, "its blob is damaged too");
            if (!opened) {
                TRY_DECLARE(opened, fetch(diagnosis, plan.blob));
            }
            return (*opened)(into, stop);
        };
        LayerIntake intake(m_core);
        TRY(intake.addLayer(plan, source, {}, m_stop));
        return Remedy::UnpackedAgain;
    }

    /// A layer that a running container has mounted must not change under it.
    Result<void> takeAway(const Diagnosis& diagnosis)
    {
        const fs::path aside = m_core.paths.newWork("damaged-layer");
        Result<void> moved;
        TRY(m_core.look([&](const Catalogue& catalogue) {
            for (const ImageInfo& info : *catalogue.images()) {
                const bool isMeant = std::ranges::find(info.layers, diagnosis.layer->chainId) != info.layers.end();
                const auto users = isMeant ? m_core.usersOf(info.id) : std::vector<std::string>();
                if (!users.empty() && isThere(m_core.paths.diff(diagnosis.layer->chainId)))
                    moved = Error(ErrorKind::InUse, "it is used by " + users.front());
            }
            const fs::path layer = m_core.paths.layer(diagnosis.layer->chainId);
            if (moved && isThere(layer))
                moved = moveTo(layer, aside);
        }));
        m_core.discard(aside);
        return moved;
    }

    StoreCore& m_core;
    const Fetch& m_fetch;
    std::stop_token m_stop;
};

bool revealsMore(const Diagnosis& diagnosis)
{
    switch (diagnosis.finding.damage) {
    case Damage::IndexUnreadable:
    case Damage::ManifestMissing:
    case Damage::ManifestUnreadable:
    case Damage::ConfigMissing:
    case Damage::ConfigUnreadable:
        return diagnosis.finding.isRepaired;
    default:
        return false;
    }
}

} // namespace

Result<std::vector<Finding>> repairStore(ImageStore& store, Depth depth, const Fetch& fetch,
                                         const std::stop_token& stop)
{
    Repairing repairing(store, fetch, stop);
    std::vector<Finding> findings;
    std::vector<Diagnosis> left;
    for (int pass = 0; pass < kPasses; ++pass) {
        TRY_DECLARE(auto diagnoses, diagnose(store, depth, stop));
        for (Diagnosis& diagnosis : diagnoses)
            TRY(repairing.repair(diagnosis));
        TRY(store.core().reload());
        left.clear();
        for (const Diagnosis& diagnosis : diagnoses) {
            if (diagnosis.finding.isRepaired)
                findings.push_back(diagnosis.finding);
            else
                left.push_back(diagnosis);
        }
        if (std::ranges::none_of(diagnoses, revealsMore))
            break;
    }
    repairing.quarantine(left);
    for (const Diagnosis& diagnosis : left)
        findings.push_back(diagnosis.finding);
    TRY(store.core().reload());
    store.core().collect(store.core().unneeded());
    if (depth == Depth::Deep)
        store.core().settling.trust();
    return findings;
}

} // namespace darse::store
