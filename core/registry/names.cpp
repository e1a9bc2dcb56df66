// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/names.h"

#include "core/oci/reference.h"

namespace darse::registry {

Result<void> checkRepository(const std::string& repository)
{
    TRY_DECLARE(const auto reference, oci::parseRepository("registry.invalid/" + repository));
    if (reference.repository != repository)
        return Error(ErrorKind::InvalidInput, "the name of a repository has neither a tag nor a digest");
    return ok();
}

Result<ManifestName> manifestName(const std::string& repository, const std::string& reference)
{
    TRY(checkRepository(repository));
    if (reference.find(':') != std::string::npos) {
        TRY_DECLARE(const auto digest, oci::Digest::parse(reference));
        return ManifestName{repository, digest.text(), digest};
    }
    if (!oci::isTag(reference))
        return Error(ErrorKind::InvalidInput, "the tag of " + repository + " cannot be a tag");
    return ManifestName{repository, reference, std::nullopt};
}

} // namespace darse::registry
