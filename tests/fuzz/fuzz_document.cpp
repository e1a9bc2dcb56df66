// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/manifest.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

namespace {

void check(const oci::Manifest& manifest)
{
    require(oci::isManifestType(manifest.mediaType), "a manifest is of a manifest's type");
    require(manifest.layers.size() <= oci::kMaxLayers, "the number of layers");
    const auto again = oci::parseManifest(oci::toJson(manifest), manifest.mediaType);
    require(again.isOk() && *again == manifest, "a manifest that is written reads the same");
    if (const auto runnable = oci::checkRunnable(manifest); !runnable)
        requireGood(runnable.error(), ErrorKind::Unsupported);
}

void check(const oci::Index& index)
{
    require(oci::isIndexType(index.mediaType), "an index is of an index's type");
    const auto again = oci::parseIndex(oci::toJson(index), "");
    require(again.isOk() && *again == index, "an index that is written reads the same");
    for (const char* architecture : {"amd64", "arm64", "arm"}) {
        const auto chosen = oci::choosePlatform(index, {.os = "linux", .architecture = architecture});
        if (!chosen)
            requireGood(chosen.error(), ErrorKind::NotFound);
    }
}

} // namespace

/// The first line of an input is what the sender calls it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input = text(data, size);
    const auto end = input.find('\n');
    const std::string_view sender = input.substr(0, end);
    const auto document =
        oci::parseDocument(end == std::string_view::npos ? std::string_view() : input.substr(end + 1), sender);
    if (document)
        std::visit([](const auto& it) { check(it); }, *document);
    else
        requireGood(document.error(), ErrorKind::Protocol);
    return 0;
}
