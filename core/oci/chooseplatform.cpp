// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/manifest.h"

#include <algorithm>

namespace darse::oci {
namespace {

constexpr std::string_view kUnknown = "unknown";
/// What builders mark entries with that speak about another entry.
constexpr std::string_view kReferenceType = "vnd.docker.reference.type";

/// Attestations, signatures and other things that only lie beside images.
bool isAside(const Descriptor& entry)
{
    const bool isOfNoPlatform =
        entry.platform && entry.platform->os == kUnknown && entry.platform->architecture == kUnknown;
    const bool isArtifact = !entry.artifactType.empty() && !isConfigType(entry.artifactType);
    return isOfNoPlatform || isArtifact || entry.annotations.contains(kReferenceType) ||
           !(isManifestType(entry.mediaType) || isIndexType(entry.mediaType));
}

std::string offered(const std::vector<const Descriptor*>& entries)
{
    constexpr std::size_t kMaxNamed = 20;
    std::vector<std::string> names;
    for (const Descriptor* entry : entries) {
        const std::string name = entry->platform ? entry->platform->text() : "one without a platform";
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    if (names.empty())
        return "no image";
    std::string result;
    for (std::size_t i = 0; i < std::min(names.size(), kMaxNamed); ++i)
        result += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kMaxNamed ? result + " and others" : result;
}

} // namespace

Result<Descriptor> choosePlatform(const Index& index, const Platform& wanted)
{
    std::vector<const Descriptor*> entries;
    for (const Descriptor& entry : index.manifests) {
        if (!isAside(entry))
            entries.push_back(&entry);
    }
    const Descriptor* best = nullptr;
    int bestFitness = 0;
    for (const Descriptor* entry : entries) {
        const int value = entry->platform ? fitness(*entry->platform, wanted) : 0;
        if (value > bestFitness) {
            best = entry;
            bestFitness = value;
        }
    }
    // A single image whose platform is not told: its configuration will tell.
    if (best == nullptr && entries.size() == 1 && !entries.front()->platform)
        best = entries.front();
    if (best != nullptr)
        return *best;
    return Error(ErrorKind::NotFound,
                 "there is no image for " + wanted.text() + "; what is offered is " + offered(entries));
}

} // namespace darse::oci
