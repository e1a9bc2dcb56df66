// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/referrers.h"

#include "core/engine/searched.h"

namespace darse::engine {

Result<Referrers> referrersOf(Images& images, const PullAsked& asked, const std::stop_token& stop)
{
    TRY_DECLARE(const auto names, oci::candidates(asked.name, images.search()));
    return firstOf(names, asked.name, [&](const oci::Reference& name) -> Result<Referrers> {
        TRY_DECLARE(const auto source, images.registries().source(name.registry, asked.credential));
        Referrers out{.subject = name};
        if (!name.digest) {
            TRY_DECLARE(const oci::Descriptor manifest,
                        source->headManifest(name.repository, name.tag.value_or("latest"), stop));
            out.subject.digest = manifest.digest;
        }
        TRY_DECLARE(out.found, source->origin().referrers(name.repository, *out.subject.digest, stop));
        return out;
    });
}

} // namespace darse::engine
