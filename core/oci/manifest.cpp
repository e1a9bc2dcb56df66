// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/manifest.h"

#include "core/oci/descriptorjson.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::oci {
namespace {

constexpr std::uint64_t kSchemaVersion = 2;

/// What servers say that know nothing better.
constexpr std::string_view kGenericTypes[] = {"application/json", "application/octet-stream", "text/plain"};

/// A media type of a header without its parameters; empty when it says nothing.
std::string essence(std::string_view mediaType)
{
    constexpr std::string_view kBlanks = " \t";
    mediaType = mediaType.substr(0, mediaType.find(';'));
    const auto first = mediaType.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    const std::string result = lowered(mediaType.substr(first, mediaType.find_last_not_of(kBlanks) - first + 1));
    return std::ranges::find(kGenericTypes, result) == std::end(kGenericTypes) ? result : std::string();
}

bool isSchema1Type(std::string_view mediaType)
{
    return mediaType.starts_with("application/vnd.docker.distribution.manifest.v1+");
}

Error schema1()
{
    return refusal("it is of schema 1, which does not say by digest what the image is made of; "
                   "whoever publishes the image has to push it anew");
}

Result<void> checkSchema(const Fields& fields)
{
    TRY_DECLARE(const Json* signedLayers, fields.find("fsLayers"));
    TRY_DECLARE(const auto version, fields.count("schemaVersion"));
    if (signedLayers != nullptr || version == 1)
        return schema1();
    if (version != kSchemaVersion)
        return refusal("it is of schema " + std::to_string(version) + ", which is not known");
    return ok();
}

Result<void> checkKnown(const std::string& mediaType)
{
    if (isSchema1Type(mediaType))
        return schema1();
    if (!mediaType.empty() && !isIndexType(mediaType) && !isManifestType(mediaType))
        return refusal(inQuotes(mediaType) + " is the type of neither a manifest nor an index");
    return ok();
}

/// The media type that sender and document agree on.
Result<std::string> agreedType(const Fields& fields, std::string_view sender)
{
    const std::string said = essence(sender);
    TRY_DECLARE(auto inside, readMediaType(fields, "mediaType"));
    TRY(checkKnown(said));
    TRY(checkKnown(inside));
    if (!said.empty() && !inside.empty() && said != inside)
        return refusal("its sender calls it " + inQuotes(said) + ", but it calls itself " + inQuotes(inside));
    if (said.empty() && inside.empty())
        return refusal("neither its sender nor it itself says whether it is a manifest or an index");
    return said.empty() ? inside : said;
}

/// What one reader takes for a manifest and another for an index would be two images under one digest.
Result<void> checkShape(const Fields& fields, std::string_view mediaType)
{
    TRY(fields.find("config"));
    TRY(fields.find("layers"));
    TRY(fields.find("manifests"));
    const bool looksLikeManifest = fields.has("config") || fields.has("layers");
    const bool looksLikeIndex = fields.has("manifests");
    if (looksLikeManifest && looksLikeIndex)
        return refusal("it could be a manifest and an index at once");
    if (looksLikeIndex && isManifestType(mediaType))
        return refusal("it is called a manifest, but lists manifests as an index does");
    if (looksLikeManifest && isIndexType(mediaType))
        return refusal("it is called an index, but has the configuration or the layers of a manifest");
    return ok();
}

/// A list that must be there; null is what Go writes for an empty one.
Result<std::vector<Descriptor>> requiredList(const Fields& fields, std::string_view name, std::size_t most)
{
    if (!fields.has(name))
        return refusal("it has no " + inQuotes(name));
    TRY_DECLARE(const Json* list, fields.array(name, most));
    if (list == nullptr)
        return std::vector<Descriptor>();
    return readDescriptors(*list, name == "layers" ? "layer" : "entry");
}

Result<Document> readManifest(const Fields& fields, std::string mediaType)
{
    TRY_DECLARE(auto config, readDescriptor(fields, "config"));
    if (!config)
        return refusal("it has no \"config\"");
    Manifest result{.mediaType = std::move(mediaType), .config = *std::move(config)};
    TRY_DECLARE(result.layers, requiredList(fields, "layers", kMaxLayers));
    TRY_DECLARE(result.annotations, fields.annotations("annotations"));
    TRY_DECLARE(result.subject, readDescriptor(fields, "subject"));
    TRY_DECLARE(result.artifactType, readMediaType(fields, "artifactType"));
    return Document(std::move(result));
}

Result<Document> readIndex(const Fields& fields, std::string mediaType)
{
    Index result{.mediaType = std::move(mediaType)};
    TRY_DECLARE(result.manifests, requiredList(fields, "manifests", kMaxIndexEntries));
    TRY_DECLARE(result.annotations, fields.annotations("annotations"));
    TRY_DECLARE(result.subject, readDescriptor(fields, "subject"));
    TRY_DECLARE(result.artifactType, readMediaType(fields, "artifactType"));
    return Document(std::move(result));
}

Result<Document> readDocument(std::string_view text, std::string_view sender)
{
    TRY_DECLARE(const Json json, readJson(text, kMaxDocument));
    TRY_DECLARE(const Fields fields, Fields::of(json));
    TRY(checkKnown(essence(sender)));
    TRY(checkSchema(fields));
    TRY_DECLARE(auto mediaType, agreedType(fields, sender));
    TRY(checkShape(fields, mediaType));
    return isIndexType(mediaType) ? readIndex(fields, std::move(mediaType))
                                  : readManifest(fields, std::move(mediaType));
}

} // namespace

Result<Document> parseDocument(std::string_view json, std::string_view mediaType)
{
    return readDocument(json, mediaType).within("the manifest is refused");
}

Result<Manifest> parseManifest(std::string_view json, std::string_view mediaType)
{
    TRY_DECLARE(auto document, parseDocument(json, mediaType));
    if (auto* manifest = std::get_if<Manifest>(&document))
        return std::move(*manifest);
    return refusal("the manifest is refused: it is an index of several manifests");
}

Result<Index> parseIndex(std::string_view json, std::string_view mediaType)
{
    TRY_DECLARE(auto document, parseDocument(json, mediaType));
    if (auto* index = std::get_if<Index>(&document))
        return std::move(*index);
    return refusal("the index is refused: it is a single manifest");
}

Result<void> checkRunnable(const Manifest& manifest)
{
    if (!isConfigType(manifest.config.mediaType)) {
        const std::string& type = manifest.artifactType.empty() ? manifest.config.mediaType : manifest.artifactType;
        return Error(ErrorKind::Unsupported, "this is no image that can be run, but of the type " + inQuotes(type));
    }
    for (const Descriptor& layer : manifest.layers) {
        if (!isLayerType(layer.mediaType))
            return Error(ErrorKind::Unsupported, "a layer of the image is of the type " + inQuotes(layer.mediaType) +
                                                     ", which is no file system from a registry");
    }
    return ok();
}

} // namespace darse::oci
