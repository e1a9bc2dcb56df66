// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Removal by name or id, and prune.
#include "core/base/stop.h"
#include "core/store/lookup.h"
#include "core/store/prunerule.h"
#include "core/store/storecore.h"

#include <algorithm>

namespace darse::store {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::vector<std::string> namesOf(const ImageInfo& info)
{
    std::vector<std::string> names;
    for (const ImageName& name : info.names)
        names.push_back(name.text);
    return names;
}

/// For messages: its first name, else its id.
std::string callOf(const ImageInfo& info)
{
    return info.names.empty() ? std::string(info.id.shortHex()) : info.names.front().text;
}

std::string usedSentence(const ImageInfo& info, const std::vector<std::string>& users)
{
    return "image " + callOf(info) + " is used by " + joined(users);
}

/// What layers and blobs take that stand in `larger` alone.
Bytes difference(const StoreCore& core, const Needs& larger, const Needs& smaller)
{
    Bytes freed;
    for (const oci::Digest& layer : larger.layers) {
        if (smaller.layers.contains(layer))
            continue;
        if (const auto record = core.layers.record(layer))
            freed += record->content;
    }
    for (const oci::Digest& blob : larger.blobs) {
        if (!smaller.blobs.contains(blob))
            freed += Bytes(core.blobs.size(blob).value_or(0));
    }
    return freed;
}

/// Collects what goes, in the order in which it goes.
class Removing {
public:
    Removing(const StoreCore& core, const Catalogue& catalogue) :
        m_core(core),
        m_catalogue(catalogue),
        m_needs(catalogue.needs())
    {
    }

    void image(const ImageInfo& info)
    {
        m_gone.insert(info.id);
        const Needs rest = m_catalogue.needs(m_gone);
        const Bytes freed = difference(m_core, m_needs, rest);
        m_needs = rest;
        m_removal.freed += freed;
        m_removal.images.push_back({.id = info.id, .names = namesOf(info), .freed = freed});
    }
    void name(std::string name) { m_removal.untagged.push_back(std::move(name)); }
    void keep(std::string why) { m_removal.kept.push_back(std::move(why)); }

    /// Makes the index say so.
    void apply(ImageIndex& index) const
    {
        for (const std::string& name : m_removal.untagged)
            index.unname(name, [this](const oci::Digest& manifest) { return m_catalogue.idOf(manifest); });
        for (const oci::Digest& id : m_gone) {
            for (const ManifestFacts* manifest : m_catalogue.manifestsOf(id))
                index.drop(manifest->descriptor.digest);
        }
    }

    [[nodiscard]] const Removal& removal() const { return m_removal; }

private:
    const StoreCore& m_core;
    const Catalogue& m_catalogue;
    Needs m_needs;
    std::set<oci::Digest> m_gone;
    Removal m_removal;
};

Result<void> planRemove(const StoreCore& core, const ImageInfo& info, const Found& found, Force force,
                        Removing& removing)
{
    const bool isLastName = info.names.size() <= 1;
    if (found.name && !isLastName) {
        removing.name(*found.name);
        return ok();
    }
    if (!isLastName && force == Force::No)
        return Error(ErrorKind::Conflict, "image " + std::string(info.id.shortHex()) + " has several names: " +
                                              joined(namesOf(info)) + "; remove them one by one, or use force");
    const std::vector<std::string> users = core.usersOf(info.id);
    if (!users.empty() && force == Force::No)
        return Error(ErrorKind::InUse, usedSentence(info, users));
    // By its id the image itself is meant, not just a name of it.
    if (const auto running = core.runningIn(info.id); !running.empty() && !found.name)
        return Error(ErrorKind::InUse, usedSentence(info, running) + ", which runs: force does not help against that");
    for (const ImageName& name : info.names)
        removing.name(name.text);
    if (users.empty())
        removing.image(info);
    else
        removing.keep(usedSentence(info, users) + " and stays without a name");
    return ok();
}

void planPrune(const StoreCore& core, const Catalogue& catalogue, const PruneFilter& filter, Removing& removing)
{
    for (const ImageInfo& info : *catalogue.images()) {
        if (!isMeant(filter, info))
            continue;
        const std::vector<std::string> users = core.usersOf(info.id);
        if (!users.empty()) {
            removing.keep(usedSentence(info, users));
            continue;
        }
        for (const ImageName& name : info.names)
            removing.name(name.text);
        removing.image(info);
    }
}

} // namespace

Result<std::string> ImageStore::untag(std::string_view name)
{
    std::string full;
    TRY(m_core->change([&](StoreCore::Draft& draft) -> Result<void> {
        TRY_DECLARE(const Found found, lookUp(draft.catalogue, name, m_core->options.search));
        if (!found.name)
            return Error(ErrorKind::InvalidInput, "\"" + std::string(name) + "\" is an id, not a name");
        full = *found.name;
        draft.index.unname(full, [&draft](const oci::Digest& manifest) { return draft.catalogue.idOf(manifest); });
        return ok();
    }));
    return full;
}

Result<Removal> ImageStore::remove(std::string_view text, Force force)
{
    Removal removal;
    TRY(m_core->change([&](StoreCore::Draft& draft) -> Result<void> {
        TRY_DECLARE(const Found found, lookUp(draft.catalogue, text, m_core->options.search));
        Removing removing(*m_core, draft.catalogue);
        TRY(planRemove(*m_core, *draft.catalogue.image(found.id), found, force, removing));
        removing.apply(draft.index);
        removal = removing.removal();
        return ok();
    }));
    return removal;
}

Result<Removal> ImageStore::prunePreview(const PruneFilter& filter) const
{
    Removal removal;
    TRY(m_core->look([&](const Catalogue& catalogue) {
        Removing removing(*m_core, catalogue);
        planPrune(*m_core, catalogue, filter, removing);
        removal = removing.removal();
    }));
    return removal;
}

Result<Removal> ImageStore::prune(const PruneFilter& filter)
{
    Removal removal;
    TRY(m_core->change([&](StoreCore::Draft& draft) -> Result<void> {
        Removing removing(*m_core, draft.catalogue);
        planPrune(*m_core, draft.catalogue, filter, removing);
        removing.apply(draft.index);
        removal = removing.removal();
        return ok();
    }));
    return removal;
}

} // namespace darse::store
