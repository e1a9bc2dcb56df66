// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/layout.h"

#include "core/oci/fields.h"
#include "core/oci/wording.h"

namespace darse::oci {
namespace {

constexpr std::size_t kMaxLayoutFile = std::size_t{64} * 1024;

Result<void> readLayout(std::string_view text)
{
    TRY_DECLARE(const Json json, readJson(text, kMaxLayoutFile));
    TRY_DECLARE(const Fields fields, Fields::of(json));
    TRY_DECLARE(const auto version, fields.text("imageLayoutVersion"));
    if (version.empty())
        return refusal("it has no \"imageLayoutVersion\"");
    if (!version.starts_with("1."))
        return refusal("it is of version " + inQuotes(version) + ", only version 1 is known");
    return ok();
}

} // namespace

Result<void> checkLayout(std::string_view json)
{
    return readLayout(json).within("the oci-layout is refused");
}

std::string blobPath(const Digest& digest)
{
    return "blobs/" + std::string(toString(digest.algorithm())) + "/" + std::string(digest.hex());
}

} // namespace darse::oci
