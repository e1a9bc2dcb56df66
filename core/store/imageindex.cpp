// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imageindex.h"

#include "core/oci/layout.h"

#include <algorithm>
#include <sstream>

namespace darse::store {
namespace {

std::optional<std::string> take(oci::Annotations& annotations, std::string_view key)
{
    const auto found = annotations.find(key);
    if (found == annotations.end())
        return std::nullopt;
    std::string value = std::move(found->second);
    annotations.erase(found);
    return value;
}

std::set<std::string> words(const std::string& text)
{
    std::istringstream stream(text);
    std::set<std::string> all;
    for (std::string word; stream >> word;)
        all.insert(word);
    return all;
}

std::string joined(const std::set<std::string>& all)
{
    std::string text;
    for (const std::string& word : all)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// "<media type> <digest> <size>"
Result<oci::Descriptor> parseStandsFor(const std::string& text)
{
    std::istringstream stream(text);
    std::string mediaType;
    std::string digestText;
    std::uint64_t size = 0;
    if (!(stream >> mediaType >> digestText >> size))
        return Error(ErrorKind::Protocol, "\"" + text + "\" describes no manifest");
    TRY_DECLARE(const oci::Digest digest, oci::Digest::parse(digestText));
    return oci::Descriptor{.mediaType = mediaType, .digest = digest, .size = size};
}

std::string standsFor(const oci::Descriptor& manifest)
{
    return manifest.mediaType + " " + manifest.digest.text() + " " + std::to_string(manifest.size);
}

Result<IndexEntry> readEntry(oci::Descriptor descriptor)
{
    auto name = take(descriptor.annotations, oci::kRefName);
    const auto known = take(descriptor.annotations, kKnownAs);
    const auto original = take(descriptor.annotations, kStandsFor);
    IndexEntry entry{.manifest = descriptor, .name = std::move(name), .knownAs = words(known.value_or(""))};
    if (original) {
        entry.standIn = descriptor;
        entry.standIn->platform.reset();
        TRY_DECLARE(entry.manifest, parseStandsFor(*original));
        entry.manifest.platform = descriptor.platform;
    }
    return entry;
}

/// By name, those without one last; then by digest: the file does not depend on the order of events.
bool isBefore(const IndexEntry& left, const IndexEntry& right)
{
    if (left.name.has_value() != right.name.has_value())
        return left.name.has_value();
    if (left.name != right.name)
        return left.name < right.name;
    return left.manifest.digest < right.manifest.digest;
}

} // namespace

Result<ImageIndex> ImageIndex::parse(std::string_view json)
{
    TRY_DECLARE(oci::Index index, oci::parseIndex(json, oci::mediatype::kIndex));
    ImageIndex result;
    for (oci::Descriptor& descriptor : index.manifests) {
        TRY_DECLARE(IndexEntry entry, readEntry(std::move(descriptor)));
        result.add(std::move(entry));
    }
    return result;
}

std::string ImageIndex::toJson() const
{
    oci::Index index{.mediaType = std::string(oci::mediatype::kIndex)};
    for (const IndexEntry& entry : m_entries) {
        oci::Descriptor descriptor = entry.standIn.value_or(entry.manifest);
        descriptor.platform = entry.manifest.platform;
        if (entry.standIn)
            descriptor.annotations[std::string(kStandsFor)] = standsFor(entry.manifest);
        if (entry.name)
            descriptor.annotations[std::string(oci::kRefName)] = *entry.name;
        if (!entry.knownAs.empty())
            descriptor.annotations[std::string(kKnownAs)] = joined(entry.knownAs);
        index.manifests.push_back(std::move(descriptor));
    }
    return oci::toJson(index);
}

const IndexEntry* ImageIndex::named(std::string_view name) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const IndexEntry& entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

void ImageIndex::name(IndexEntry entry, const IdOf& idOf)
{
    for (IndexEntry& other : m_entries) {
        if (other.name && other.name == entry.name)
            other.name.reset();
    }
    m_entries.push_back(std::move(entry));
    tidy(idOf);
}

void ImageIndex::unname(std::string_view name, const IdOf& idOf)
{
    for (IndexEntry& entry : m_entries) {
        if (entry.name == name)
            entry.name.reset();
    }
    tidy(idOf);
}

void ImageIndex::drop(const oci::Digest& manifest)
{
    std::erase_if(m_entries, [&](const IndexEntry& entry) { return entry.manifest.digest == manifest; });
}

/// An image has entries with names, or else one without; what is known of a manifest is on all its entries.
void ImageIndex::tidy(const IdOf& idOf)
{
    std::ranges::stable_sort(m_entries, isBefore);
    std::vector<IndexEntry> kept;
    std::map<oci::Digest, std::set<std::string>> knownAs;
    std::set<oci::Digest> images;
    for (IndexEntry& entry : m_entries) {
        knownAs[entry.manifest.digest].merge(entry.knownAs);
        const auto id = idOf(entry.manifest.digest);
        const bool isNew = images.insert(id.value_or(entry.manifest.digest)).second;
        if (entry.name || isNew)
            kept.push_back(std::move(entry));
    }
    for (IndexEntry& entry : kept)
        entry.knownAs = knownAs[entry.manifest.digest];
    m_entries = std::move(kept);
}

} // namespace darse::store
