// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What "all tags of a repository" means there and here.
#include "core/engine/images.h"
#include "core/engine/searched.h"

#include <algorithm>

namespace darse::engine {
namespace {

/// The tags of a repository as references; the registry's text is only believed when it is a tag.
Result<std::vector<std::string>> tagged(const oci::Reference& repository, const registry::Names& tags)
{
    if (tags.isTruncated)
        return Error(ErrorKind::Unsupported, repository.name() + " has more tags than can be pulled at once");
    std::vector<std::string> out;
    for (const std::string& tag : tags.names) {
        const auto reference = oci::parseReference(repository.name() + ":" + tag);
        if (!reference || reference->tag != tag || reference->digest)
            return Error(ErrorKind::Protocol,
                         repository.registry + " lists something else than tags for " + repository.repository);
        out.push_back(reference->text());
    }
    if (out.empty())
        return Error(ErrorKind::NotFound, repository.registry + " has no tag of " + repository.repository);
    return out;
}

} // namespace

Result<std::vector<std::string>> Images::tagsElsewhere(const PullAsked& asked, const std::stop_token& stop)
{
    TRY_DECLARE(const auto names, oci::candidates(asked.name, m_search));
    return firstOf(names, asked.name, [&](const oci::Reference& name) -> Result<std::vector<std::string>> {
        if (name.digest)
            return Error(ErrorKind::InvalidInput,
                         "all tags are those of a repository, not of the digest in " + asked.name);
        TRY_DECLARE(const auto source, m_registries.source(name.registry, asked.credential));
        TRY_DECLARE(const registry::Names tags, source->tags(name.repository, stop));
        return tagged(name, tags);
    });
}

Result<std::vector<std::string>> Images::tagsHere(const std::string& repository) const
{
    TRY_DECLARE(auto names, oci::candidates(repository, m_search));
    if (auto local = oci::parseReference("localhost/" + repository))
        names.push_back(std::move(local).value());
    for (const oci::Reference& name : names) {
        std::vector<std::string> out;
        for (const store::ImageInfo& image : *m_store.images()) {
            for (const store::ImageName& own : image.names) {
                if (own.text.starts_with(name.name() + ":"))
                    out.push_back(own.text);
            }
        }
        std::ranges::sort(out);
        if (!out.empty())
            return out;
    }
    return Error(ErrorKind::NotFound, "there is no image with a tag of " + repository);
}

} // namespace darse::engine
