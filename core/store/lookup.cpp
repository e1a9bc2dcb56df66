// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/lookup.h"

#include <algorithm>

namespace darse::store {
namespace {

constexpr std::size_t kShortestPrefix = 4;

bool isHex(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Found foundImage(const ImageInfo& info)
{
    return {.id = info.id, .manifest = info.manifest};
}

std::optional<Found> byTag(const Catalogue& catalogue, const std::string& name)
{
    for (const ImageInfo& info : *catalogue.images()) {
        for (const ImageName& candidate : info.names) {
            if (candidate.text == name)
                return Found{.id = info.id, .manifest = candidate.manifest, .name = name};
        }
    }
    return std::nullopt;
}

/// "name@digest": what an image is known by, or a manifest that goes by a name of this repository.
std::optional<Found> byDigest(const Catalogue& catalogue, const oci::Reference& reference)
{
    const std::string known = reference.name() + "@" + reference.digest->text();
    for (const ImageInfo& info : *catalogue.images()) {
        for (const ImageName& candidate : info.names) {
            if (candidate.manifest == *reference.digest && candidate.text.starts_with(reference.name() + ":"))
                return Found{.id = info.id, .manifest = candidate.manifest};
        }
        if (std::ranges::binary_search(info.digests, known)) {
            const bool isOwn = catalogue.idOf(*reference.digest) == info.id;
            return Found{.id = info.id, .manifest = isOwn ? *reference.digest : info.manifest};
        }
    }
    return std::nullopt;
}

std::optional<Found> byReference(const Catalogue& catalogue, const oci::Reference& reference)
{
    if (reference.digest)
        return byDigest(catalogue, reference);
    return byTag(catalogue, reference.name() + ":" + reference.tag.value_or("latest"));
}

std::optional<Found> byName(const Catalogue& catalogue, std::string_view text, const oci::SearchOrder& order)
{
    std::vector<oci::Reference> names;
    if (auto candidates = oci::candidates(text, order))
        names = std::move(candidates).value();
    // What was made here and pushed nowhere.
    if (auto local = oci::parseReference("localhost/" + std::string(text)))
        names.push_back(std::move(local).value());
    for (const oci::Reference& name : names) {
        if (auto found = byReference(catalogue, name))
            return found;
    }
    return std::nullopt;
}

/// A whole digest: of an image, or of a manifest.
std::optional<Found> byId(const Catalogue& catalogue, const oci::Digest& digest)
{
    if (const ImageInfo* info = catalogue.image(digest))
        return foundImage(*info);
    if (const ManifestFacts* facts = catalogue.manifest(digest))
        return Found{.id = facts->config.digest, .manifest = digest};
    return std::nullopt;
}

Result<Found> byPrefix(const Catalogue& catalogue, std::string_view text, std::string_view prefix)
{
    std::vector<const ImageInfo*> fitting;
    for (const ImageInfo& info : *catalogue.images()) {
        if (info.id.algorithm() == oci::Algorithm::Sha256 && info.id.hex().starts_with(prefix))
            fitting.push_back(&info);
    }
    if (fitting.empty())
        return noSuchImage(text);
    if (fitting.size() == 1)
        return foundImage(*fitting.front());
    std::string message = "\"" + std::string(text) + "\" fits several images:";
    for (const ImageInfo* info : fitting)
        message += " " + std::string(info->id.hex());
    return Error(ErrorKind::Conflict, std::move(message));
}

} // namespace

Error noSuchImage(std::string_view text)
{
    return Error(ErrorKind::NotFound, "there is no image \"" + std::string(text) + "\"");
}

Result<Found> lookUp(const Catalogue& catalogue, std::string_view text, const oci::SearchOrder& order)
{
    constexpr std::string_view kAlgorithm = "sha256:";
    const bool isDigest = text.starts_with(kAlgorithm) || text.starts_with("sha512:");
    const auto whole = oci::Digest::parse(isDigest ? std::string(text) : std::string(kAlgorithm) + std::string(text));
    if (whole) {
        if (auto found = byId(catalogue, *whole))
            return *std::move(found);
    }
    if (!isDigest) {
        if (auto found = byName(catalogue, text, order))
            return *std::move(found);
    }
    const std::string_view prefix = text.starts_with(kAlgorithm) ? text.substr(kAlgorithm.size()) : text;
    if (isHex(prefix) && prefix.size() >= kShortestPrefix)
        return byPrefix(catalogue, text, prefix);
    return noSuchImage(text);
}

} // namespace darse::store
