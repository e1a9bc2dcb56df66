// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What refers to a manifest (signatures, attestations): asked for, and told to registries that do not see it
// themselves.
#include "core/registry/referrers.h"

#include "core/registry/names.h"
#include "core/registry/pages.h"

#include <algorithm>
#include <iterator>

namespace darse::registry {
namespace {

constexpr std::size_t kMaxReferrers = 10'000;

bool isWithoutIt(const Error& error)
{
    return error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::Unsupported;
}

/// What the specification has for registries without the API: an index under the digest as a tag.
std::string standInTag(const oci::Digest& subject)
{
    return std::string(toString(subject.algorithm())) + "-" + std::string(subject.hex().substr(0, 64));
}

/// That index; an empty one where there is none.
Result<oci::Index> standIn(Registry& registry, const std::string& repository, const oci::Digest& subject,
                           const std::stop_token& stop)
{
    auto fetched = registry.manifest(repository, standInTag(subject), stop);
    if (fetched)
        return oci::parseIndex(fetched->bytes, fetched->descriptor.mediaType);
    if (isWithoutIt(fetched.error()))
        return oci::Index{.mediaType = std::string(oci::mediatype::kIndex)};
    return std::move(fetched).error();
}

/// How an index of referrers tells of a document.
oci::Descriptor entryOf(const oci::Document& document, const NewManifest& manifest)
{
    oci::Descriptor entry{
        .mediaType = manifest.mediaType, .digest = oci::Digest::of(manifest.bytes), .size = manifest.bytes.size()};
    std::visit(
        [&](const auto& known) {
            entry.annotations = known.annotations;
            entry.artifactType = known.artifactType;
        },
        document);
    if (const auto* image = std::get_if<oci::Manifest>(&document); image && entry.artifactType.empty())
        entry.artifactType = image->config.mediaType;
    return entry;
}

} // namespace

Result<void> tellSubject(Registry& registry, const std::string& repository, const NewManifest& manifest,
                         const std::stop_token& stop)
{
    const auto document = oci::parseDocument(manifest.bytes, manifest.mediaType);
    if (!document)
        return ok();
    const auto subject = std::visit([](const auto& known) { return known.subject; }, *document);
    if (!subject)
        return ok();
    TRY_DECLARE(oci::Index index, standIn(registry, repository, subject->digest, stop));
    const oci::Descriptor entry = entryOf(*document, manifest);
    if (std::ranges::find(index.manifests, entry.digest, &oci::Descriptor::digest) != index.manifests.end())
        return ok();
    index.manifests.push_back(entry);
    TRY(registry.pushManifest(repository, standInTag(subject->digest), {index.mediaType, oci::toJson(index)}, stop)
            .within("what refers to " + subject->digest.text()));
    return ok();
}

Result<std::vector<oci::Descriptor>> Registry::referrers(const std::string& repository, const oci::Digest& subject,
                                                         const std::stop_token& stop)
{
    TRY(checkRepository(repository));
    Call call;
    call.target = "/v2/" + repository + "/referrers/" + subject.text();
    call.scope = Scope::of(repository, "pull");
    call.what = repository + "@" + subject.text();
    std::vector<oci::Descriptor> out;
    const auto take = [&](const oci::Json& page) -> Result<bool> {
        TRY_DECLARE(auto index, oci::parseIndex(page.dump(-1, ' ', false, oci::Json::error_handler_t::replace), {}));
        std::move(index.manifests.begin(), index.manifests.end(), std::back_inserter(out));
        return out.size() < kMaxReferrers;
    };
    auto asked = readPages(*m_session, std::move(call), take, stop);
    if (asked)
        return out;
    if (!isWithoutIt(asked.error()))
        return std::move(asked).error();
    TRY_DECLARE(oci::Index index, standIn(*this, repository, subject, stop));
    return std::move(index.manifests);
}

} // namespace darse::registry
